import { setImmediate } from 'node:timers/promises'
import { chooseVersions } from '../../formats/taxii/choose-versions.ts'
import type { VersionChoice } from '../../formats/taxii/taxii-query.ts'
import { UNVERSIONED } from '../../model/intel-object.ts'
import type { InCollection, IntelStore } from '../../operations/share/intel-store.ts'
import type { User } from '../../operations/users/user.ts'
import { type PageRow, SeenRows } from './seen-rows.ts'
import { SingleVersions } from './single-versions.ts'
import type { TaxiiSetting } from './taxii-setting.ts'

/** † Most rows of a page. */
export const MOST_ROWS = 1_000
/** † Most text of a page, and rows that are looked through for it: a page may be short, or empty, and say that more follows. */
const MOST_CHARACTERS = 8 << 20
const LOOK_THROUGH = 50_000
/** Rows read from the store at once: few as long as nobody knows how large they are. */
const FIRST_BATCH = 64
const MOST_BATCH = 1_024
/** Versions of the objects of one batch. */
const MOST_VERSIONS = 1_000_000

/** What is read. */
export interface PageQuestion {
  readonly collection: string
  readonly user: User
  /** Only what was added later, Unix microseconds. */
  readonly afterUs: number
  readonly limit: number
  readonly ids?: readonly string[] | undefined
  readonly types?: readonly string[] | undefined
  readonly specVersions?: readonly string[] | undefined
  readonly versions: VersionChoice
}

/** A part of a collection, in the order of adding. */
export interface Page {
  readonly rows: readonly PageRow[]
  /** Where the next part begins: after this time, Unix microseconds. Null: this was the last. */
  readonly more: number | null
}

/** Reads collections as a user may see them. */
export class PageReader {
  readonly #store: IntelStore
  readonly #seen: SeenRows
  readonly #singles: SingleVersions
  readonly #lookThrough: number

  constructor({ store, released, lookThrough }: Pick<TaxiiSetting, 'store' | 'released' | 'lookThrough'>) {
    this.#store = store
    this.#seen = new SeenRows(released)
    this.#singles = new SingleVersions(store)
    this.#lookThrough = lookThrough ?? LOOK_THROUGH
  }

  /** The first rows after a time that meet all of what is asked. */
  async page(question: PageQuestion): Promise<Page> {
    const { collection, types, specVersions, limit } = question
    const ids = question.ids && this.#seen.held(question.ids)
    const rows: PageRow[] = []
    let { afterUs } = question
    let lookedThrough = 0
    let characters = 0
    let batch = Math.min(FIRST_BATCH, limit + 1)
    // Most polls find nothing new, and this is known without looking for it.
    const lastUs = await this.#store.lastAdded(collection)
    if (lastUs <= afterUs) return { rows, more: null }
    await this.#singles.follow(collection, lastUs)
    for (;;) {
      const found = await this.#store.inCollection({ collection, afterUs, ids, types, specVersions, limit: batch })
      for (const made of await this.#chosen(found, question)) {
        const last = rows.at(-1)
        if (last !== undefined && (rows.length === limit || characters + made.json.length > MOST_CHARACTERS))
          return { rows, more: last.row.addedUs }
        rows.push(made)
        characters += made.json.length
      }
      const last = found.at(-1)
      if (found.length < batch || last === undefined) return { rows, more: null }
      afterUs = last.addedUs
      lookedThrough += found.length
      if (lookedThrough >= this.#lookThrough) return { rows, more: afterUs }
      const read = found.reduce((sum, { object }) => sum + object.json.length, 1)
      const fitting = Math.ceil((MOST_CHARACTERS * found.length) / read)
      batch = Math.min(MOST_BATCH, fitting, Math.max(FIRST_BATCH, limit - rows.length + 1))
      // Others come in between.
      await setImmediate()
    }
  }

  /** Every version of an object in a collection that the user may see. */
  async visible(collection: string, id: string, user: User): Promise<readonly PageRow[]> {
    const ids = this.#seen.held([id])
    const found = await this.#store.inCollection({ collection, ids, limit: MOST_VERSIONS })
    return (await this.#seen.of(found, user)).filter(({ shown }) => shown.id === id)
  }

  async #chosen(found: readonly InCollection[], question: PageQuestion): Promise<readonly PageRow[]> {
    const { collection, user, versions, specVersions, ids } = question
    const all = await this.#seen.of(found, user)
    // An id that is not shown answers to nothing: a guess must not find what was redacted.
    const seen = ids === undefined ? all : all.filter(({ shown }) => ids.includes(shown.id))
    if (versions.all && specVersions !== undefined) return seen
    const several = (s: PageRow): boolean =>
      s.row.object.version !== UNVERSIONED && !this.#singles.has(collection, s.row.object.id)
    const versioned = new Set(seen.filter(several).map(s => s.row.object.id))
    const single = (s: PageRow): boolean =>
      versions.all || versions.first || versions.last || versions.exact.includes(s.shown.versionNs)
    if (versioned.size === 0) return seen.filter(single)
    const throughUs = this.#singles.through(collection)
    const others = await this.#store.inCollection({
      collection,
      ids: [...versioned],
      specVersions,
      limit: MOST_VERSIONS,
    })
    const byId = Map.groupBy(others, row => row.object.id)
    const alone = [...byId].filter(([, rows]) => rows.length === 1).map(([id]) => id)
    if (specVersions === undefined) this.#singles.note(collection, alone, throughUs)
    const chosen = await this.#chosenOf(others, question)
    return seen.filter(s => (versioned.has(s.row.object.id) ? chosen.has(s.row.object.seq) : single(s)))
  }

  /** The places in the log of those versions that are meant, of objects with all their versions. */
  async #chosenOf(rows: readonly InCollection[], question: PageQuestion): Promise<ReadonlySet<number>> {
    const { versions, specVersions, user } = question
    const chosen = new Set<number>()
    const seen = (await this.#seen.of(rows, user)).map(({ row, shown: { id, versionNs, specVersion } }) => ({
      id,
      versionNs,
      specVersion,
      addedUs: row.addedUs,
      seq: row.object.seq,
    }))
    for (const all of Map.groupBy(seen, row => row.id).values())
      for (const { seq } of chooseVersions(all, versions, specVersions)) chosen.add(seq)
    return chosen
  }
}
