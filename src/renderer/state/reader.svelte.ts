import type { Api } from '../../shared/api.ts'
import type { DocumentState, DocumentView, Span } from '../../shared/types.ts'
import { bestSentences, type Sought } from '../reading/best-sentences.ts'
import type { Marks } from '../reading/marks.ts'
import { fileName } from '../format.ts'
import { messages } from '../messages.ts'
import { looksOf, type Look } from '../reading/looks.ts'
import { outlineOf } from '../reading/outline.ts'
import { Find } from './find.svelte.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { problemOf, type Problem } from './problem.ts'

/** Anything that points into a document: a citation or a passage. */
export interface Place extends Span {
  readonly path: string
  readonly document: string
  readonly title: string
  readonly page?: number
  /** The chunk's id, where a passage is opened. */
  readonly id?: string
}

/** What the reader scrolls to; a new object scrolls again. */
export interface Goal extends Span {
  readonly kind: 'cited' | 'passage' | 'current' | 'jump'
  /** Where the document has pages, and this one may have no text. */
  readonly page?: number
}

/** What a link led away from. */
interface Left {
  readonly place: Place
  readonly places: readonly Place[]
  readonly sought: Sought | undefined
  readonly ofAnswer: boolean
}

/** The open document and the place in it, with its neighbours for previous and next. */
export class Reader {
  readonly #api: Api
  readonly find = new Find()
  place = $state.raw<Place>()
  /** The places one can step through: the sources of an answer, or the results of a search. */
  places = $state.raw<readonly Place[]>([])
  view = $state.raw<DocumentView>()
  goal = $state.raw<Goal>()
  /** A link of the document that was clicked, until the reader says what to do with it. */
  link = $state<string>()
  problem = $state.raw<Problem>()
  loading = $state(false)
  /** What is shown of a file that has changed since it was cited. */
  versions = $state<'cited' | 'both'>('both')
  readonly index = $derived(this.place ? this.places.indexOf(this.place) : -1)
  readonly hasPrevious = $derived(this.index > 0)
  readonly hasNext = $derived(this.index >= 0 && this.index < this.places.length - 1)
  #sought = $state.raw<Sought>()
  /** Of a passage that was searched for, what speaks of it; undefined for a citation, all of which does. */
  readonly #best = $derived(this.view && this.place && this.#sought && bestSentences(this.view, this.place, this.#sought))
  readonly marks: Marks = $derived([
    { kind: 'passage', spans: this.place && this.#best ? [this.place] : [] },
    { kind: 'cited', spans: this.#best ?? (this.place ? [this.place] : []) },
    { kind: 'found', spans: this.find.hits },
    { kind: 'current', spans: this.find.current ? [this.find.current] : [] },
    { kind: 'jump', spans: this.goal?.kind === 'jump' ? [this.goal] : [] }
  ])
  readonly outline = $derived(this.view ? outlineOf(this.view) : [])
  readonly looks = $derived(looksOf(this.view))
  #plain = $state(false)
  readonly look: Look = $derived((this.#plain ? this.looks.at(-1) : this.looks[0]) ?? 'text')
  #opening = 0
  /** Whether an answer gave what is open; else the person opened it, from the library, a search or a link. */
  #ofAnswer = false
  /** What was open when a link was followed, oldest first. */
  #trail = $state.raw<readonly Left[]>([])
  readonly hasBack = $derived(this.#trail.length > 0)
  /** Whether there still is a file to open. */
  readonly hasFile = $derived(this.view?.freshness !== 'deleted')
  /** Looks what became of the open document's file; asked for whenever the library has changed. */
  readonly lookAgain = oneAtATime(() => this.#lookAgain())

  constructor(api: Api) {
    this.#api = api
  }

  /**
   * Opens the passage; of a document that is already open, only what became of its file is asked. `sought`: what it was found for,
   * where it was searched for.
   */
  open(place: Place, places: readonly Place[] = [place], sought?: Sought): Promise<void> {
    this.#trail = []
    this.#ofAnswer = false
    return this.#show(place, places, sought)
  }

  /** Opens what an answer gave: one of its sources, or a passage that a refusal came near to. */
  openSource(place: Place, places: readonly Place[], sought?: Sought): Promise<void> {
    const opened = this.open(place, places, sought)
    this.#ofAnswer = true
    return opened
  }

  /**
   * Closes what a former answer gave: beside the sources of the next one it would look like one of them. What the person opened stays,
   * they may be asking about it.
   */
  makeRoom(): void {
    if (this.#ofAnswer) this.close()
  }

  /** Opens again what a link led away from. */
  async back(): Promise<void> {
    const last = this.#trail.at(-1)
    if (!last) return
    this.#trail = this.#trail.slice(0, -1)
    this.#ofAnswer = last.ofAnswer
    await this.#show(last.place, last.places, last.sought)
  }

  async #show(place: Place, places: readonly Place[], sought?: Sought): Promise<void> {
    const opening = ++this.#opening
    const isOpen = this.view?.path === place.path && this.view.document === place.document
    this.place = place
    this.places = places
    this.#sought = sought
    if (!isOpen) this.view = undefined
    this.backToPlace()
    this.problem = undefined
    this.loading = !isOpen
    if (isOpen) return this.lookAgain()
    this.versions = 'both'
    try {
      const view = await this.#api.openDocument({
        path: place.path,
        document: place.document,
        ...(place.id === undefined ? {} : { chunk: place.id })
      })
      if (opening !== this.#opening) return
      this.view = view
      this.backToPlace()
    } catch (thrown) {
      if (opening === this.#opening) this.problem = problemOf(thrown)
    } finally {
      if (opening === this.#opening) this.loading = false
    }
  }

  /** The text stays that of the cited version: only what is said of its file changes. */
  async #lookAgain(): Promise<void> {
    const { place, view } = this
    if (!place || !view) return
    try {
      const [state] = await this.#api.documentStates({ versions: [{ path: place.path, document: view.document }] })
      if (!state || this.view !== view || isSameState(state, view)) return
      // A file that is gone has no date any more; the cited version keeps its own.
      this.view = { ...view, ...state, modifiedMs: state.modifiedMs || view.modifiedMs }
    } catch {
      // What is shown stays right as the cited version; a core that is gone is told by the library.
    }
  }

  /** Whether this is the open place. Compared by value: the finished answer brings its citations anew. */
  isAt(other: Place): boolean {
    const { place } = this
    return place?.path === other.path && place.document === other.document && place.start === other.start && place.end === other.end
  }

  /** Leaves what is open as it is, as one of `places`, or alone where it is none of them. */
  amid(places: readonly Place[]): void {
    const { place } = this
    if (!place) return
    const same = places.find((other) => this.isAt(other))
    this.place = same ?? place
    this.places = same ? places : [place]
  }

  async step(by: 1 | -1): Promise<void> {
    const next = this.places[this.index + by]
    if (!next) return
    this.#trail = []
    await this.#show(next, this.places, this.#sought)
  }

  /** Scrolls to a heading or a page. */
  jump(to: Span & { readonly page?: number }): void {
    const { start, end, page } = to
    this.goal = { start, end, kind: 'jump', ...(page === undefined ? {} : { page }) }
  }

  /** Scrolls to the top of a page. */
  jumpToPage(page: number): void {
    const start = this.view?.pages.find((candidate) => candidate.page === page)?.start ?? 0
    this.jump({ start, end: start, page })
  }

  switchLook(): void {
    this.#plain = !this.#plain
  }

  /** Opens another file of the library, as a link of a note names it. */
  async openFileAt(path: string): Promise<void> {
    const { place, places, view } = this
    const sought = this.#sought
    try {
      const { document, title } = await this.today(path)
      if (place) this.#trail = [...this.#trail, { place, places, sought, ofAnswer: this.#ofAnswer }]
      this.#ofAnswer = false
      const beginning = { path, document, title, start: 0, end: 0 }
      await this.#show(beginning, [beginning])
    } catch {
      // Whatever the reason, the note stays open and says what to do.
      if (this.place === place && this.view === view)
        this.problem = { message: messages.reader.notIndexed(fileName(path)), remedy: messages.reader.notIndexedRemedy }
    }
  }

  /** Scrolls back to what was cited or found. */
  backToPlace(): void {
    if (!this.place) return
    const best = this.#best?.[0]
    const { start, end } = best ?? this.place
    this.goal = { start, end, kind: this.#best && !best ? 'passage' : 'cited' }
  }

  /** Ends "find in document" where it was. */
  endFind(): void {
    this.find.close()
  }

  findText(query: string): void {
    this.find.type(query, this.goal?.start ?? 0)
    this.#goToHit()
  }

  stepHit(by: 1 | -1): void {
    this.find.step(by)
    this.#goToHit()
  }

  close(): void {
    this.#opening++
    this.#trail = []
    this.place = undefined
    this.places = []
    this.view = undefined
    this.goal = undefined
    this.problem = undefined
    this.loading = false
    this.find.close()
  }

  /** The bytes of the open PDF. */
  bytes(path: string): Promise<Uint8Array> {
    return this.#api.readBytes({ path })
  }

  /** The file as it is indexed now. */
  today(path: string): Promise<DocumentView> {
    return this.#api.openDocument({ path })
  }

  openFile(): Promise<void> {
    return this.#system((path) => this.#api.openFile({ path }))
  }

  showInFolder(): Promise<void> {
    return this.#system((path) => this.#api.showInFolder({ path }))
  }

  /** Opens the clicked link in the system's browser. */
  openLink(): Promise<void> {
    const url = this.link
    this.link = undefined
    return this.#system(async () => {
      if (url !== undefined) await this.#api.openLink({ url })
    })
  }

  #goToHit(): void {
    const hit = this.find.current
    if (hit) this.goal = { ...hit, kind: 'current' }
  }

  async #system(action: (path: string) => Promise<void>): Promise<void> {
    if (!this.place) return
    try {
      // Where the file lies now: it may have been moved since it was cited.
      await action(this.view?.path ?? this.place.path)
    } catch (thrown) {
      this.problem = problemOf(thrown)
    }
  }
}

/** The date of a file that still says the same is no news: the view would only lose its place. */
const isSameState = (one: DocumentState, other: DocumentState): boolean =>
  one.path === other.path && one.freshness === other.freshness && (one.freshness !== 'changed' || one.modifiedMs === other.modifiedMs)
