import type { AnswerEvent, AnswerSentence, Trace } from '../../shared/types.ts'

type IsForgotten = (path: string) => boolean

/**
 * A turn's events without what came from forgotten files: passages, quotes, and the sentences that rest on them, whole. The same
 * list where nothing did. How the answer came about goes too: it names the files and repeats their text.
 */
export function forgetIn(events: readonly AnswerEvent[], isForgotten: IsForgotten): readonly AnswerEvent[] {
  if (!events.some((event) => names(event, isForgotten))) return events
  const gone = new Set(events.flatMap((event) => (event.type === 'citation' && isForgotten(event.citation.path) ? event.sentence : [])))
  return events.flatMap((event): AnswerEvent[] => {
    switch (event.type) {
      case 'retrieved':
        return [{ ...event, passages: event.passages.filter(({ path }) => !isForgotten(path)), trace: bare(event.trace) }]
      case 'sentence':
        return gone.has(event.index) ? [{ ...event, text: '' }] : [event]
      case 'citation':
        return gone.has(event.sentence) ? [] : [event]
      case 'done': {
        const sentences = event.answer.sentences.filter((sentence) => !restsOn(sentence, isForgotten))
        const same = sentences.length === event.answer.sentences.length
        return [
          {
            ...event,
            answer: {
              ...event.answer,
              text: same ? event.answer.text : sentences.map(({ text }) => text).join(' '),
              sentences,
              reason: '',
              limits: { ...event.answer.limits, conflicts: [], unreadable: [] },
              nearest: event.answer.nearest.filter(({ path }) => !isForgotten(path)),
              trace: bare(event.answer.trace)
            }
          }
        ]
      }
      case 'error':
        return [event]
      // Unchecked text, sentences that were taken back and what was looked for because of them have no file that could be asked for.
      case 'token':
      case 'dropped':
      case 'looked-again':
        return []
    }
  })
}

/** How long it took, and nothing of how. */
const bare = ({ totalMs }: Trace): Trace => ({ stages: [], totalMs })

function restsOn({ citations }: AnswerSentence, isForgotten: IsForgotten): boolean {
  return citations.some(({ path }) => isForgotten(path))
}

function names(event: AnswerEvent, isForgotten: IsForgotten): boolean {
  if (event.type === 'retrieved') return event.passages.some(({ path }) => isForgotten(path))
  if (event.type === 'citation') return isForgotten(event.citation.path)
  if (event.type === 'looked-again') return event.paths.some(isForgotten)
  if (event.type !== 'done') return false
  const { sentences, nearest, limits, trace } = event.answer
  return (
    sentences.some((sentence) => restsOn(sentence, isForgotten)) ||
    nearest.some(({ path }) => isForgotten(path)) ||
    limits.conflicts.some(({ path }) => isForgotten(path)) ||
    (limits.unreadable ?? []).some(isForgotten) ||
    (trace.rounds ?? []).some(({ cameIn }) => cameIn.some(({ path }) => isForgotten(path)))
  )
}
