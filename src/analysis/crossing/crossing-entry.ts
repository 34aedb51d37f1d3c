import type { Address } from '../../model/address.ts'
import type { AssetId } from '../../model/asset.ts'
import type { CrossingLeg } from '../../model/crossing.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { LedgerCall, LedgerEvent, LedgerMemo } from '../../model/ledger-event.ts'
import type { Transaction } from '../../model/transaction.ts'
import type { Transfer } from '../../model/transfer.ts'

/** A contract or account of a service. Only what these say counts: anybody can write an event that looks like theirs. */
export interface CrossingPlace {
  readonly ledger: LedgerId
  readonly address: Address
  /** What the entry takes it for: `router`, `vault`, `bridge`, `pool`, `hot` … */
  readonly role: string
  /** The asset that it moves, where its events name none. */
  readonly asset?: AssetId | undefined
  /** Who says that it is the service's. */
  readonly source: string
}

/** What an entry has to see of a ledger. */
export interface CrossingNeeds {
  /** First topics of events, lower case with 0x. */
  readonly topics: readonly string[]
  /** The contracts whose events count; null: those of everybody (and the entry sorts them out). */
  readonly contracts: readonly Address[] | null
  /** Accounts all of whose transfers are wanted. */
  readonly accounts: readonly Address[]
  /** Data written beside payments: OP_RETURN outputs. */
  readonly memos: boolean
}

/** A part of one ledger: what it said and the transfers that belong to it, each at most once, in no order that matters. */
export interface CrossingSlice {
  readonly ledger: LedgerId
  readonly transfers: readonly Transfer[]
  readonly transactions: readonly Transaction[]
  readonly events: readonly LedgerEvent[]
  readonly calls: readonly LedgerCall[]
  readonly memos: readonly LedgerMemo[]
}

/** Something of a service that was seen and could not be made a leg, or a claim that was not believed. */
export interface CrossingGap {
  /** `event-unread`, `payer-unseen`, `asset-unknown`, `out-before-in`, `claim-contested`, `place-missing` … */
  readonly kind: string
  readonly crossing: string
  readonly ledger: LedgerId
  readonly tx: string
  readonly because: string
}

/** What an entry found in a slice. */
export interface Captured {
  readonly legs: readonly CrossingLeg[]
  readonly gaps: readonly CrossingGap[]
}

/** How the legs of a service find each other. */
export interface CrossingPairing {
  /** `reference`: equal ids; `address`: paid to the account that was asked for; `amount-time`: by odds over all legs. */
  readonly by: 'reference' | 'address' | 'amount-time'
  /** An out later than this after its in is not held to be its. */
  readonly windowSeconds: number
  /** One in is paid by one out, or may be paid by several (streams, partial fills). */
  readonly outs: 'one' | 'many'
  /**
   * Who may claim a reference. `contract`: the contract itself says so only when it is true. `use`: anybody can make the contract say
   * it, so that the paying account must be declared, or be one that others use too.
   */
  readonly claims: 'contract' | 'use'
  /** Of what was paid in, the least and the most that the service keeps; for `amount-time`. */
  readonly feeBand: readonly [least: number, most: number]
}

/** A slice with what must come of it, so that an entry shows in a few lines what it catches and what it lets pass. */
export interface CrossingExample {
  readonly title: string
  readonly slices: readonly CrossingSlice[]
  /** Pairs of transactions that must be found; none: the entry must stay silent. */
  readonly pairs: readonly (readonly [inTx: string, outTx: string])[]
  /** Places that the example needs beside the entry's own. */
  readonly places?: readonly CrossingPlace[] | undefined
}

/** A bridge or swap service: one file of the catalog. */
export interface CrossingEntry {
  /** The name that legs carry. */
  readonly name: string
  readonly title: string
  readonly kind: 'lock-mint' | 'message' | 'swap-network' | 'stable-swap' | 'instant-exchanger'
  /** What it is and what its legs rest on, in two or three sentences. */
  readonly about: string
  /** Public documents in which the layout stands. */
  readonly sources: readonly string[]
  readonly places: readonly CrossingPlace[]
  readonly pairs: CrossingPairing
  needs(ledger: LedgerId): CrossingNeeds
  capture(slice: CrossingSlice): Captured
  /** The same entry that counts these places too. */
  at(more: readonly CrossingPlace[]): CrossingEntry
  examples(): readonly CrossingExample[]
}
