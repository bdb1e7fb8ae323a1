import type { Api } from '../../shared/api.ts'
import type { DocumentView, Span } from '../../shared/types.ts'
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

/** The open document and the place in it, with its neighbours for previous and next. */
export class Reader {
  readonly #api: Api
  place = $state.raw<Place>()
  /** The places one can step through: the sources of an answer, or the results of a search. */
  places = $state.raw<readonly Place[]>([])
  view = $state.raw<DocumentView>()
  problem = $state.raw<Problem>()
  loading = $state(false)
  readonly index = $derived(this.place ? this.places.indexOf(this.place) : -1)
  readonly hasPrevious = $derived(this.index > 0)
  readonly hasNext = $derived(this.index >= 0 && this.index < this.places.length - 1)
  #opening = 0

  constructor(api: Api) {
    this.#api = api
  }

  /** Opens the passage; a document that is already open is not fetched again. */
  async open(place: Place, places: readonly Place[] = [place]): Promise<void> {
    const opening = ++this.#opening
    const isOpen = this.view?.path === place.path && this.view.document === place.document
    this.place = place
    this.places = places
    this.problem = undefined
    this.loading = !isOpen
    if (isOpen) return
    this.view = undefined
    try {
      const view = await this.#api.openDocument({
        path: place.path,
        document: place.document,
        ...(place.id === undefined ? {} : { chunk: place.id })
      })
      if (opening === this.#opening) this.view = view
    } catch (thrown) {
      if (opening === this.#opening) this.problem = problemOf(thrown)
    } finally {
      if (opening === this.#opening) this.loading = false
    }
  }

  /** Whether this is the open place. Compared by value: the finished answer brings its citations anew. */
  isAt(other: Place): boolean {
    const { place } = this
    return place?.path === other.path && place.document === other.document && place.start === other.start && place.end === other.end
  }

  async step(by: 1 | -1): Promise<void> {
    const next = this.places[this.index + by]
    if (next) await this.open(next, this.places)
  }

  close(): void {
    this.#opening++
    this.place = undefined
    this.places = []
    this.view = undefined
    this.problem = undefined
    this.loading = false
  }

  /** The bytes of the open PDF. */
  bytes(path: string): Promise<Uint8Array> {
    return this.#api.readBytes({ path })
  }

  openFile(): Promise<void> {
    return this.#system((path) => this.#api.openFile({ path }))
  }

  showInFolder(): Promise<void> {
    return this.#system((path) => this.#api.showInFolder({ path }))
  }

  async #system(action: (path: string) => Promise<void>): Promise<void> {
    if (!this.place) return
    try {
      await action(this.place.path)
    } catch (thrown) {
      this.problem = problemOf(thrown)
    }
  }
}
