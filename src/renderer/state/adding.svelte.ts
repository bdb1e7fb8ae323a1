import { SvelteMap } from 'svelte/reactivity'
import type { Api } from '../../shared/api.ts'
import { DEFAULT_RULES, type FileTotals, type FolderAccess, type FolderPreview, type FolderRules } from '../../shared/folder-rules.ts'
import type { DocumentFormat } from '../../shared/types.ts'
import { problemOf, type Problem } from './problem.ts'

/** Pause after a change of the rules before the folder is counted anew: patterns are typed letter by letter. */
const CHANGE_MS = 300

export type FormatTotals = FileTotals & { readonly format: DocumentFormat }

/** A folder that may be added, or whose rules may change: what its rules would mean, before they count. */
export class Adding {
  readonly #api: Api
  /** Empty while nothing is asked. */
  path = $state('')
  /** `change`: the folder is watched already; `unread`: it is a file that no rule would have read. */
  intent = $state<'add' | 'change' | 'unread'>('add')
  /** What was offered, where it lies in the watched folder that is shown in its place. */
  part = $state('')
  rules = $state.raw<FolderRules>(DEFAULT_RULES)
  preview = $state.raw<FolderPreview>()
  problem = $state.raw<Problem>()
  /** While the answer to Add is awaited. */
  saving = $state(false)
  /** Folders that were dropped together and come next. */
  waiting = $state.raw<readonly string[]>([])
  readonly isOpen = $derived(this.path !== '')
  /** Formats to switch: those that are there, and those that are switched off. */
  readonly types = $derived(this.#allTypes())
  /** The figures of formats before they were switched off. */
  #known = new SvelteMap<DocumentFormat, FormatTotals>()
  #counting: AbortController | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(api: Api) {
    this.#api = api
  }

  /** Shows what adding these would mean, one after the other; of what is in the library already, its folder's rules. */
  offer(paths: readonly string[]): void {
    const [path, ...rest] = paths
    if (path === undefined) return
    if (this.isOpen) this.waiting = [...this.waiting, ...paths]
    else {
      this.waiting = rest
      void this.#offer(path)
    }
  }

  /** Shows the rules of a watched folder. */
  async change(path: string, part = ''): Promise<void> {
    try {
      this.#open(path, 'change', await this.#api.folderRules({ path }), part)
      void this.#count()
    } catch (thrown) {
      this.#open(path, 'change', DEFAULT_RULES, part)
      this.problem = problemOf(thrown)
    }
  }

  setRules(change: Partial<FolderRules>): void {
    this.rules = { ...this.rules, ...change }
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#count(), CHANGE_MS)
  }

  /** Who may see it; everyone without a rule. */
  setAccess(access: FolderAccess | undefined): void {
    const { access: _, ...others } = this.rules
    this.rules = others
    this.setRules(access ? { access } : {})
  }

  switchType(format: DocumentFormat, on: boolean): void {
    const others = (this.rules.types?.off ?? []).filter((off) => off !== format)
    this.setRules({ types: { off: on ? others : [...others, format] } })
  }

  async confirm(): Promise<void> {
    const { path, rules } = this
    if (path === '' || this.saving || this.intent === 'unread') return
    this.saving = true
    try {
      await (this.intent === 'add'
        ? this.#api.addFolder({ path, rules: sent(rules) })
        : this.#api.setFolderRules({ path, rules: sent(rules) }))
      this.cancel()
    } catch (thrown) {
      this.problem = problemOf(thrown)
    } finally {
      this.saving = false
    }
  }

  /** Closes without doing anything, and goes on with what else was dropped. */
  cancel(): void {
    clearTimeout(this.#timer)
    this.#counting?.abort()
    this.path = ''
    this.preview = undefined
    this.problem = undefined
    this.offer(this.waiting)
  }

  /** The core tells what is watched, because it knows where links lead. */
  async #offer(path: string): Promise<void> {
    this.#open(path, 'add', DEFAULT_RULES)
    try {
      const [known, unread] = await Promise.all([this.#api.folderOf({ path }), this.#api.unreadKind({ path })])
      if (this.path !== path) return // closed meanwhile
      if (unread) {
        this.intent = 'unread'
        this.problem = { message: unread.reason, remedy: unread.remedy }
      } else if (known) await this.change(known.folder, known.path === known.folder ? '' : known.path)
      else void this.#count()
    } catch (thrown) {
      this.problem = problemOf(thrown)
    }
  }

  #open(path: string, intent: Adding['intent'], rules: FolderRules, part = ''): void {
    this.#known = new SvelteMap()
    this.path = path
    this.intent = intent
    this.part = part
    this.rules = rules
    this.preview = undefined
    this.problem = undefined
  }

  /** Counts; newer rules end an older count. */
  async #count(): Promise<void> {
    this.#counting?.abort()
    const controller = (this.#counting = new AbortController())
    this.problem = undefined
    try {
      for await (const preview of this.#api.previewFolder({ path: this.path, rules: sent(this.rules) }, { signal: controller.signal })) {
        if (controller.signal.aborted) return
        for (const type of preview.types) this.#known.set(type.format, type)
        this.preview = preview
      }
    } catch (thrown) {
      if (!controller.signal.aborted) this.problem = problemOf(thrown)
    }
  }

  #allTypes(): readonly (FormatTotals & { readonly on: boolean })[] {
    const off = this.rules.types?.off ?? []
    const here = (this.preview?.types ?? []).filter(({ format }) => !off.includes(format))
    const others = off.map((format) => this.#known.get(format) ?? { format, files: 0, bytes: 0 })
    return [...here.map((type) => ({ ...type, on: true })), ...others.map((type) => ({ ...type, on: false }))]
  }
}

/** What goes over the wire: plain lists of our own. */
function sent({ exclude, include, types, ...rules }: FolderRules) {
  return {
    ...rules,
    exclude: [...exclude],
    ...(include ? { include: [...include] } : {}),
    ...(types ? { types: { off: [...types.off] } } : {})
  }
}
