import type { Api } from '../../shared/api.ts'
import type { FileEntry, FileState } from '../../shared/types.ts'
import { problemOf, type Problem } from './problem.ts'

/** Files listed at once: as many as the contract hands out. */
export const LIMIT = 10_000
const byPath = new Intl.Collator(undefined, { numeric: true })

/** What a list is narrowed to; `undefined` is everything. */
export type StateFilter = FileState | undefined

/** The files of one folder, with the state of each. */
export class FolderFiles {
  readonly #api: Api
  /** Empty while no list is open. */
  folder = $state('')
  state = $state<StateFilter>()
  files = $state.raw<readonly FileEntry[]>([])
  problem = $state.raw<Problem>()
  loading = $state(false)
  /** Letters that the path must hold. */
  query = $state('')
  readonly found = $derived(this.#matching())
  #asked = 0

  constructor(api: Api) {
    this.#api = api
  }

  /** Lists a folder's files, those in a state alone, or those whose path holds `query`. */
  open(folder: string, state?: FileState, query = ''): void {
    this.folder = folder
    this.state = state
    this.files = []
    this.query = query
  }

  /** Reads the list; whoever shows it calls this for a new folder, a new state and new counts. The last request wins. */
  async load(): Promise<void> {
    const { folder, state } = this
    if (folder === '') return
    const asked = ++this.#asked
    this.loading = true
    try {
      const files = await this.#api.listFiles({ folder, ...(state ? { states: [state] } : {}), limit: LIMIT })
      if (asked !== this.#asked) return
      this.files = files.toSorted((a, b) => byPath.compare(a.path, b.path))
      this.problem = undefined
    } catch (thrown) {
      if (asked === this.#asked) this.problem = problemOf(thrown)
    } finally {
      if (asked === this.#asked) this.loading = false
    }
  }

  /** Shows a file in the system's file manager, where its reason asks to do something with it. */
  async showInFolder(path: string): Promise<void> {
    try {
      await this.#api.showInFolder({ path })
    } catch (thrown) {
      this.problem = problemOf(thrown)
    }
  }

  #matching(): readonly FileEntry[] {
    const words = this.query.toLowerCase().split(/\s+/).filter(Boolean)
    if (words.length === 0) return this.files
    return this.files.filter(({ path }) => {
      const inside = path.slice(this.folder.length).toLowerCase()
      return words.every((word) => inside.includes(word))
    })
  }

  close(): void {
    this.#asked++
    this.folder = ''
    this.files = []
    this.problem = undefined
  }
}
