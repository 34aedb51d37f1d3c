import type { FactLog } from '../fact-log.ts'
import type { Clock } from '../ports.ts'
import type { SecretShelf } from '../taxii-sync/secret-shelf.ts'
import type { LiveShelf } from './live-shelf.ts'
import type { OpenFollower } from './open-follower.ts'

/** What the following of ledgers reaches. */
export interface LedgerWorld {
  readonly facts: Pick<FactLog, 'read' | 'append'>
  readonly clock: Pick<Clock, 'now'>
  readonly by: string
  /** Where the addresses of sources lie, keys and all. */
  readonly secrets: SecretShelf
  readonly shelf: LiveShelf
  readonly open: OpenFollower
}
