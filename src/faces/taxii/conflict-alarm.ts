import type { NewObject } from '../../operations/share/intel-store.ts'
import type { User } from '../../operations/users/user.ts'
import type { World } from '../../operations/world.ts'

/** † Seconds in which a user is told of once: a hostile one must not fill the log of facts. */
const QUIET = 10
/** Objects that one alarm names. */
const MOST_NAMED = 10

/** Tells by a fact `intel-conflict` that a user sent other contents under ids and versions that are known. */
export class ConflictAlarm {
  readonly #world: Pick<World, 'facts' | 'clock'>
  readonly #told = new Map<string, number>()

  constructor(world: Pick<World, 'facts' | 'clock'>) {
    this.#world = world
  }

  /** The contents lie in quarantine already. */
  async tell(objects: readonly NewObject[], user: User): Promise<void> {
    if (objects.length === 0) return
    const at = this.#world.clock.now()
    const last = this.#told.get(user.name)
    if (last !== undefined && at - last < QUIET) return
    this.#told.set(user.name, at)
    const from = `user:${user.name}`
    const named = objects.slice(0, MOST_NAMED).map(({ id, version, digest }) => ({ id, version, digest }))
    const body = { from, count: objects.length, objects: named }
    await this.#world.facts.append([{ at, by: from, kind: 'intel-conflict', body }])
  }
}
