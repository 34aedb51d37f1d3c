import type { AccountId } from './account.ts'
import type { Amount } from './amount.ts'
import type { AssetId } from './asset.ts'
import type { Instant } from './instant.ts'

/** Where a request to freeze stands. */
export type FreezeState =
  | 'drafted'
  | 'sent'
  | 'acknowledged'
  | 'frozen'
  | 'frozen-in-part'
  | 'refused'
  | 'released'
  | 'expired'
  | 'withdrawn'

/** What an addressee can answer. */
export const FREEZE_ANSWERS = ['acknowledged', 'frozen', 'frozen-in-part', 'refused', 'released'] as const

/** One answer of the addressee. */
export type FreezeAnswerState = (typeof FREEZE_ANSWERS)[number]

/** Who brings about a change. Nobody sends an expiry: the time does it. */
export type FreezeMover = 'requester' | 'addressee' | 'time'

/** A change that is allowed, and who may make it. */
export interface FreezeMove {
  readonly from: FreezeState
  readonly to: FreezeState
  readonly by: FreezeMover
}

const HELD = ['frozen', 'frozen-in-part'] as const

/**
 * Every change that is allowed; what is not here is refused. A withdrawn request of which something is frozen still waits for its
 * release. Refused, released and expired are ends: who wants more sends a new request. A message counts by its own time: one that was
 * written before the end and arrives after it still tells what happened.
 */
export const FREEZE_MOVES: readonly FreezeMove[] = [
  { from: 'drafted', to: 'sent', by: 'requester' },
  { from: 'drafted', to: 'withdrawn', by: 'requester' },
  ...(['sent', 'acknowledged', ...HELD] as const).map(from => ({ from, to: 'withdrawn', by: 'requester' }) as const),
  { from: 'sent', to: 'acknowledged', by: 'addressee' },
  ...(['sent', 'acknowledged'] as const).flatMap(from =>
    ([...HELD, 'refused'] as const).map(to => ({ from, to, by: 'addressee' }) as const),
  ),
  ...HELD.flatMap(from => ([...HELD, 'released'] as const).map(to => ({ from, to, by: 'addressee' }) as const)),
  { from: 'withdrawn', to: 'released', by: 'addressee' },
  // A refusal that crossed the withdrawal on its way.
  { from: 'withdrawn', to: 'refused', by: 'addressee' },
  ...(['sent', 'acknowledged', ...HELD] as const).map(from => ({ from, to: 'expired', by: 'time' }) as const),
]

/** Whether somebody may bring a request from one state to another. */
export function mayMove(from: FreezeState, to: FreezeState, by: FreezeMover): boolean {
  return FREEZE_MOVES.some(move => move.from === from && move.to === to && move.by === by)
}

/** Under which law something is asked for. */
export interface LegalBasis {
  /** ISO 3166-1 alpha-2 of the state whose law it is. */
  readonly jurisdiction: string
  /** The statute, or the number of the order. */
  readonly reference: string
  readonly text: string
}

/** Who is asked. */
export interface FreezeAddressee {
  /** Its STIX identity; null: it has no node or user here, so the letter goes another way and its answer is written down by the requester. */
  readonly id: string | null
  readonly name: string
}

/** What is asked for. It never changes: a request for something else is a new one. */
export interface FreezeRequest {
  /** `freeze-request--UUID`. */
  readonly id: string
  /** STIX identity of who asks. */
  readonly from: string
  readonly fromName: string
  readonly to: FreezeAddressee
  readonly accounts: readonly AccountId[]
  readonly asset: AssetId
  /** Of all accounts together; null: all that they hold of the asset. */
  readonly amount: Amount | null
  /** What the figure counts and how to write it, so that a letter needs nothing else; null where the asset is not known by name. */
  readonly unit: { readonly symbol: string; readonly decimals: number } | null
  /** Name of the theft or case; null: not told. */
  readonly case: string | null
  readonly basis: LegalBasis
  /** SHA-256 of the evidence, a kept trace: 64 hex digits; null: none is kept. */
  readonly evidence: string | null
  /** An answer is asked for until then; after it the request is overdue. */
  readonly answerBy: Instant
  /** Unanswered, it ends then; null: never by itself. */
  readonly validUntil: Instant | null
  /** Whom to ask back. */
  readonly contact: string
  readonly marking: 'red' | 'amber+strict'
  readonly at: Instant
}

/** An answer to a request. */
export interface FreezeAnswer {
  /** `freeze-response--UUID`. */
  readonly id: string
  /** 1 and up: each answer of an addressee to a request has a higher one. */
  readonly step: number
  readonly state: FreezeAnswerState
  /** How much is frozen after this answer; 0 for all but frozen and frozen-in-part. */
  readonly amount: Amount
  /** Until when it stays frozen without a new answer; null: until it is released. */
  readonly holdUntil: Instant | null
  /** Why it was refused, frozen only in part, or released; '' where nothing is said. */
  readonly reason: string
  /** The addressee's own number of the matter; '' where none is told. */
  readonly reference: string
  readonly at: Instant
}

/** That the requester takes it back. What is frozen is asked to be released. */
export interface FreezeWithdrawal {
  readonly at: Instant
  readonly reason: string
}

/** A request with all that came of it. */
export interface Freeze {
  readonly request: FreezeRequest
  /** Which side this node is on; `both`: the addressee has no node, and its answers are written down by the requester. */
  readonly side: 'requester' | 'addressee' | 'both'
  /** What this node calls who asks: a request may give itself any name. */
  readonly knownAs: string
  /** Null: still a draft. */
  readonly sentAt: Instant | null
  /** In the order of their steps. */
  readonly answers: readonly FreezeAnswer[]
  readonly withdrawal: FreezeWithdrawal | null
}
