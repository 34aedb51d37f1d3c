import type { Json } from '../../../model/fact.ts'
import type { World } from '../../../operations/world.ts'

/**
 * Writes down who signed in, and who was refused, as facts. What came from the outside without a right is written behind the answer, so that
 * the time of a refusal tells nothing; it is waited for before the server ends.
 */
export class SignInRecord {
  readonly #world: Pick<World, 'facts' | 'clock'>
  readonly #told: (fault: unknown) => void
  readonly #open = new Set<Promise<void>>()

  /** @param told hears of facts that could not be written behind an answer */
  constructor(world: Pick<World, 'facts' | 'clock'>, told: (fault: unknown) => void) {
    this.#world = world
    this.#told = told
  }

  /** Writes one down; then what it tells of may be done. */
  async write(kind: string, by: string, body: Readonly<Record<string, Json>>): Promise<void> {
    await this.#world.facts.append([{ at: this.#world.clock.now(), by, kind, body }])
  }

  /** A way of signing in that was refused to somebody who is there. */
  refused(name: string, way: string): void {
    const work = this.write('sign-in-refused', name, { name, way })
      .catch(this.#told)
      .finally(() => this.#open.delete(work))
    this.#open.add(work)
  }

  /** Fulfilled when all is written. */
  async end(): Promise<void> {
    await Promise.all(this.#open)
  }
}
