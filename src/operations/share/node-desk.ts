import type { Fact } from '../../model/fact.ts'
import type { Organisation } from '../../model/organisation.ts'
import type { World } from '../world.ts'
import type { StoredObject } from './intel-store.ts'
import { RECIPIENT_KINDS, sourcesOf } from './recipients.ts'
import { ReleaseDesk } from './release-desk.ts'

/** † How long a change of peers and users may wait to be seen, in milliseconds. */
const LOOK_MS = 500

/** The release desk of a running node: it follows who the node's peers and users are. */
export class NodeDesk {
  readonly #world: Pick<World, 'sharing' | 'facts' | 'clock'>
  #facts: readonly Fact[] = []
  #sources: (from: string) => Organisation | null = () => null
  #desk: ReleaseDesk | null = null
  #readAt = Number.NEGATIVE_INFINITY
  #reading: Promise<void> | null = null

  constructor(world: Pick<World, 'sharing' | 'facts' | 'clock'>) {
    this.#world = world
  }

  /** What each of some objects is for a recipient: its JSON as stored, the JSON of a redacted one, or null where it is withheld. */
  async released(objects: readonly StoredObject[], to: Organisation): Promise<readonly (string | null)[]> {
    if (objects.length === 0) return []
    await this.#look()
    // Without a node there is nobody who could release anything.
    return this.#desk === null ? objects.map(() => null) : this.#desk.released(objects, to)
  }

  #look(): Promise<void> {
    if (this.#reading !== null) return this.#reading
    const now = this.#world.clock.monotonic()
    if (now - this.#readAt < LOOK_MS) return DONE
    this.#reading = this.#read()
      .then(() => {
        this.#readAt = now
      })
      .finally(() => {
        this.#reading = null
      })
    return this.#reading
  }

  async #read(): Promise<void> {
    const { sharing, facts } = this.#world
    const fresh = await facts.read({ kinds: RECIPIENT_KINDS, after: this.#facts.at(-1)?.seq ?? 0 })
    if (fresh.length > 0) {
      this.#facts = [...this.#facts, ...fresh]
      this.#sources = sourcesOf(this.#facts)
      this.#desk?.forget()
    }
    if (this.#desk !== null) return
    const self = await sharing.self()
    if (self !== null) this.#desk = new ReleaseDesk(sharing.store, self, from => this.#sources(from))
  }
}

const DONE = Promise.resolve()
