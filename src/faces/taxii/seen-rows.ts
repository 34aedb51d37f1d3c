import { timestampNs } from '../../formats/taxii/taxii-time.ts'
import { IntegrityError } from '../../model/errors.ts'
import { versionOf } from '../../model/intel-object.ts'
import type { InCollection } from '../../operations/share/intel-store.ts'
import type { User } from '../../operations/users/user.ts'
import type { TaxiiSetting } from './taxii-setting.ts'

/** What an answer says of an object beside its JSON. */
export interface ShownObject {
  readonly id: string
  readonly version: string
  readonly versionNs: bigint
  readonly specVersion: string
}

/** An object as the user may see it. */
export interface PageRow {
  readonly row: InCollection
  /** Its JSON, whole or redacted. */
  readonly json: string
  /** A redacted object has an id and a version of its own; those of what it was made of are told to nobody. */
  readonly shown: ShownObject
}

/** † Redacted objects whose origin is remembered, so that they can be asked for by the ids under which they were shown. */
const MOST_REMEMBERED = 10_000

/** What of the rows of a collection a user may see. */
export class SeenRows {
  readonly #released: TaxiiSetting['released']
  readonly #origins = new Map<string, string>()

  constructor(released: TaxiiSetting['released']) {
    this.#released = released
  }

  /** The ids under which the store may hold what was shown under some ids. */
  held(ids: readonly string[]): readonly string[] {
    return [...new Set(ids.flatMap(id => [id, this.#origins.get(id) ?? id]))]
  }

  /** Those rows that the user may see, in their order. */
  async of(rows: readonly InCollection[], user: User): Promise<readonly PageRow[]> {
    const own = `user:${user.name}`
    const others = rows.filter(({ object }) => object.from !== own)
    const released = await this.#released(
      others.map(({ object }) => object),
      user.organisation,
    )
    const seen: PageRow[] = []
    let at = 0
    for (const row of rows) {
      const { object } = row
      // What somebody brought is no secret to them.
      const json = object.from === own ? object.json : (released[at++] ?? null)
      if (json === null) continue
      const shown = json === object.json ? object : this.#redacted(json, object.id)
      seen.push({ row, json, shown })
    }
    return seen
  }

  #redacted(json: string, origin: string): ShownObject {
    const object = JSON.parse(json)
    const version = versionOf(object)
    const versionNs = timestampNs(version)
    const { id, spec_version: specVersion = '2.1' } = object
    if (typeof id !== 'string' || versionNs === null || typeof specVersion !== 'string')
      throw new IntegrityError('release-malformed', `what is released of ${origin} has no id and version`)
    if (id !== origin) {
      if (this.#origins.size >= MOST_REMEMBERED) this.#origins.clear()
      this.#origins.set(id, origin)
    }
    return { id, version, versionNs, specVersion }
  }
}
