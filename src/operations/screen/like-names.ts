import { buildNameTable } from '../../analysis/screen/names/build-name-table.ts'
import { NameIndex, type NameRow } from '../../analysis/screen/names/name-index.ts'
import { readName, type WordOf } from '../../analysis/screen/names/name-reading.ts'
import { NameSearch } from '../../analysis/screen/names/name-search.ts'
import { WordMeter } from '../../analysis/screen/names/word-meter.ts'
import type { ListedThing } from './list-turns.ts'
import { NAME_SLACK, rememberedWords } from './past-names.ts'

/** Names of which it is remembered that they are like none. */
const MOST_COMPARED = 200_000

/** Compares very many past names with some listed ones: each name once, and each of their words read once. */
export class LikeNames {
  readonly #things: readonly ListedThing[]
  readonly #index: NameIndex
  /** The first step of the index's own search. It is asked with words that are remembered, which is most of what a comparison takes. */
  readonly #finder: NameSearch
  readonly #wordOf: WordOf = rememberedWords()
  readonly #compared = new Map<string, readonly ListedThing[]>()

  constructor(things: readonly ListedThing[]) {
    this.#things = things
    const rows = things.flatMap(({ name, entry: { kind, births, countries } }, ref): NameRow[] =>
      name === null ? [] : [{ ref, names: [name], kind, births, countries }],
    )
    this.#index = NameIndex.build(rows)
    this.#finder = new NameSearch(buildNameTable(rows), new WordMeter())
  }

  /** The listed things whose names the screener may take a past name for. */
  of(name: string): readonly ListedThing[] {
    const known = this.#compared.get(name)
    if (known) return known
    const found = this.#mayBeLike(name)
      ? this.#index
          .search({ text: name }, { threshold: NAME_SLACK, most: this.#things.length })
          .map(hit => this.#things[hit.ref] as ListedThing)
      : []
    if (found.length > 0 || this.#compared.size < MOST_COMPARED) this.#compared.set(name, found)
    return found
  }

  #mayBeLike(name: string): boolean {
    return readName(name, true, this.#wordOf).some(reading => this.#finder.candidates(reading, NAME_SLACK).length > 0)
  }
}
