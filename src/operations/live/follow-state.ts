import type { Instant } from '../../model/instant.ts'
import type { LedgerId } from '../../model/ledger.ts'

/**
 * How it stands with the following of a ledger. `catching-up`: blocks that were there already are read; `following`: all that the source
 * has is kept; `behind`: the source has less than what is kept; `failing`: it does not answer, or lies, and is asked again; `stopped`: for good.
 */
export type FollowPhase = 'starting' | 'catching-up' | 'following' | 'behind' | 'failing' | 'stopped'

/** The same with its figures. */
export interface FollowState {
  readonly ledger: LedgerId
  /** The source without keys. */
  readonly source: string
  readonly phase: FollowPhase
  /** Of the last block kept; null: none. */
  readonly height: number | null
  /** Of the last block that the source told of; null: it told of none yet. */
  readonly head: number | null
  /** Up to here nothing is undone; null: not told yet. */
  readonly final: number | null
  /** Since when it fails; null: it does not. */
  readonly failingSince: Instant | null
  readonly fault: { readonly code: string; readonly message: string } | null
}
