import type { Clock } from '../../operations/ports.ts'
import type { Exchange } from '../crew.ts'
import type { FailedKeys } from './failed-keys.ts'
import type { KeyRing } from './key-ring.ts'

/** How often members of a crew tell each other what they let through, in milliseconds: so long one does not know of the others'. */
const EVERY_MS = 100
const TOPIC = 'spent'

/** What one member let through, by id of the key, and the wrong keys it saw, by address. */
interface Spent {
  readonly keys: readonly (readonly [id: string, count: number])[]
  readonly failed: readonly (readonly [from: string, count: number])[]
}

/**
 * Makes the rates of keys and of guesses hold for all members of a crew together.
 * @returns ends it
 */
export function joinRates(exchange: Exchange, ring: KeyRing, failed: FailedKeys, clock: Clock): () => void {
  exchange.hear(TOPIC, body => {
    const spent = body as Spent
    for (const [id, count] of spent.keys) ring.spend(id, count)
    for (const [from, count] of spent.failed) failed.note(from, count, clock.monotonic())
  })
  const timer = setInterval(() => {
    const spent: Spent = { keys: ring.spent(), failed: failed.failed() }
    if (spent.keys.length + spent.failed.length > 0) exchange.tell(TOPIC, spent)
  }, EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
