/** What a reader sees of the open document at one moment. */
export interface Look {
  readonly heading: string
  /** Path of the open file. */
  readonly title: string
  /** All that is marked as cited. */
  readonly shown: string
  /** Whether the beginning of the mark can be seen. */
  readonly inView: boolean
  readonly notices: readonly string[]
  /** On a page: the page's own text below marks that were laid over it; undefined where the text itself is marked. */
  readonly under: string | undefined
}

/** Runs in the page: everything it needs stands inside. */
export function look(): Look {
  const reader = document.querySelector('[data-testid=reader]')
  const heading = reader?.querySelector('h3')
  const marks = [...(reader?.querySelectorAll<HTMLElement>('[role=document] [data-testid=highlight]') ?? [])]
  const first = marks[0]
  const scroller = first?.closest('[role=document]')
  return {
    heading: heading?.textContent?.trim() ?? '',
    title: heading?.getAttribute('title') ?? '',
    shown: marks.map((mark) => mark.textContent).join(' '),
    inView: first !== undefined && scroller !== undefined && scroller !== null && isSeen(first, scroller),
    notices: [...(reader?.querySelectorAll('[role=status] strong, [role=alert] strong, .notice strong') ?? [])].map(
      (notice) => notice.textContent ?? ''
    ),
    under: textUnder(marks.filter((mark) => mark.classList.contains('box')))
  }

  function isSeen(mark: HTMLElement, scroller: Element): boolean {
    const [line] = mark.getClientRects() // its first line: the box around several may hold other text
    if (!line || line.width === 0 || line.height === 0) return false
    const view = scroller.getBoundingClientRect()
    if (line.bottom <= view.top || line.top >= view.bottom || line.right <= view.left || line.left >= view.right) return false
    const x = Math.min(view.right - 1, Math.max(view.left + 1, line.x + Math.min(line.width, 8) / 2))
    const top = document.elementFromPoint(x, Math.min(view.bottom - 1, Math.max(view.top + 1, line.y + line.height / 2)))
    // A mark on a PDF page lies under the page's text and takes no pointer.
    return top !== null && (mark.closest('.textLayer') ?? mark).contains(top)
  }

  /** The text of a page that lies under boxes: whole runs of text, so it may hold more than is marked. */
  function textUnder(boxes: readonly HTMLElement[]): string | undefined {
    if (boxes.length === 0) return undefined
    const places = boxes.map((box) => box.getBoundingClientRect())
    const runs = [...(boxes[0]?.closest('.textLayer')?.querySelectorAll<HTMLElement>('span') ?? [])].filter(
      (run) => run.childElementCount === 0
    )
    if (runs.length === 0) return undefined // a scan: nothing but the picture
    return runs
      .filter((run) => {
        const { top, bottom, left, right } = run.getBoundingClientRect()
        return places.some(
          (box) => left < box.right && right > box.left && Math.min(bottom, box.bottom) - Math.max(top, box.top) > (bottom - top) / 3
        )
      })
      .map((run) => run.textContent)
      .join('')
  }
}
