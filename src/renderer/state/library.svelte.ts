import type { Api } from '../../shared/api.ts'
import type { FileEntry, FileState, IndexPace, LibraryStatus } from '../../shared/types.ts'
import { follow } from './follow.ts'
import { problemOf, type Problem } from './problem.ts'

/** States that a file's owner may want to do something about. */
const PROBLEM_STATES: FileState[] = ['failed', 'needs-ocr', 'skipped']
/** Files shown in the list of problems; more than this is not read but fixed at its cause. */
const PROBLEM_LIMIT = 500

/** The watched folders, the work going on in them, and the files that could not be read. */
export class Library {
  readonly #api: Api
  readonly #onChange: () => void
  status = $state.raw<LibraryStatus>()
  /** Files that are not searchable, worst first. */
  files = $state.raw<readonly FileEntry[]>([])
  problem = $state.raw<Problem>()
  /** Paths of pinned files. */
  pins = $state.raw<readonly string[]>([])
  readonly work = $derived(this.status?.work)
  /** Files that are still to be read. */
  readonly waiting = $derived((this.status?.counts.queued ?? 0) + (this.status?.counts.reading ?? 0))
  /** Files that are not searchable, and stay so until their owner does something. */
  readonly unsearchable = $derived(PROBLEM_STATES.reduce((sum, state) => sum + (this.status?.counts[state] ?? 0), 0))
  readonly isEmpty = $derived(this.status !== undefined && this.status.folders.length === 0)
  /** How many files are not searchable, by state: when it changes, the list is read again. */
  readonly #problemKey = $derived(PROBLEM_STATES.map((state) => this.status?.counts[state] ?? 0).join())
  #listedKey = '0,0,0'

  /** `onChange` is called with each change of the library, its files' included. */
  constructor(api: Api, onChange: () => void = () => undefined) {
    this.#api = api
    this.#onChange = onChange
  }

  watch(signal: AbortSignal): Promise<void> {
    return follow({
      signal,
      open: (until) => this.#api.watchLibrary({}, { signal: until }),
      onItem: (status) => {
        this.status = status
        void this.#listProblems()
        this.#onChange()
      },
      onProblem: (problem) => (this.problem = problem)
    })
  }

  /** The folder that the user chose in the system's dialog; undefined when it was cancelled. */
  async pick(): Promise<string | undefined> {
    let path: string | undefined
    await this.#try(async () => {
      path = await this.#api.pickFolder({})
    })
    return path
  }

  addSample(): Promise<void> {
    return this.#try(() => this.#api.addSampleLibrary({}))
  }

  removeFolder(path: string): Promise<void> {
    return this.#try(() => this.#api.removeFolder({ path }))
  }

  /** The watched folder that a file lies in, or is. */
  folderOf(path: string): string | undefined {
    const isIn = (folder: string): boolean => path.startsWith(folder) && /^$|^[/\\]/.test(path.slice(folder.replace(/[/\\]$/, '').length))
    return this.status?.folders.find((folder) => isIn(folder.path))?.path
  }

  /** Reads one file again, or every failed one. */
  retry(path?: string): Promise<void> {
    return this.#try(() => this.#api.retry(path === undefined ? {} : { path }))
  }

  loadPins(): Promise<void> {
    return this.#try(async () => {
      this.pins = await this.#api.listPins({})
    })
  }

  /** A pinned file stands in the library and comes a little earlier wherever it is found. */
  async pin(path: string, pinned: boolean): Promise<void> {
    await this.#try(() => this.#api.pin({ path, pinned }))
    await this.loadPins()
  }

  /** How hard indexing works; `paused` stops at once. */
  setPace(pace: IndexPace): Promise<void> {
    return this.#try(() => (pace === 'paused' ? this.#api.pauseIndexing({}) : this.#api.resumeIndexing({ pace })))
  }

  dismiss(): void {
    this.problem = undefined
  }

  async #listProblems(): Promise<void> {
    if (this.#problemKey === this.#listedKey) return
    const key = (this.#listedKey = this.#problemKey)
    await this.#try(async () => {
      const files = await this.#api.listFiles({ states: PROBLEM_STATES, limit: PROBLEM_LIMIT })
      // A newer count asks again by itself; its answer must not be overwritten by this older one.
      if (key === this.#listedKey) this.files = files.toSorted((a, b) => severity(a) - severity(b) || a.path.localeCompare(b.path))
    })
  }

  async #try(action: () => Promise<void>): Promise<void> {
    try {
      await action()
    } catch (thrown) {
      this.problem = problemOf(thrown)
    }
  }
}

const severity = (file: FileEntry): number => PROBLEM_STATES.indexOf(file.state)
