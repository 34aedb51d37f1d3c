import type { CaseworkWorld } from '../casework/casework-world.ts'
import type { SafeQueue } from './guard-sources.ts'

/** The Safe transaction services that whoever runs the server named. It asks these and no others, so that nobody sends it elsewhere. */
export interface SafeQueues {
  /** By the short name of the chain (EIP-3770), such as `eth`; `source` is scheme and host, without keys. */
  readonly named: readonly { readonly name: string; readonly source: string }[]
  /** The one of this name; null: none. */
  queue(name: string): Promise<SafeQueue | null>
}

/** What of the world following a Safe needs. */
export interface GuardWorld extends CaseworkWorld {
  /** Undefined: none was named. */
  readonly safes?: SafeQueues | undefined
}
