import type { AccountId } from '../../model/account.ts'
import type { AssetId } from '../../model/asset.ts'
import type { Instant } from '../../model/instant.ts'

/** A contract that takes one fixed amount and lets whoever knows a secret take the same out again. */
export interface MixerPool {
  /** Lower-case words joined by hyphens; unique in the catalog. */
  readonly name: string
  /** As people say it: `100 ETH`. */
  readonly title: string
  readonly account: AccountId
  readonly asset: AssetId
  /** Base units of every deposit and withdrawal, fee included. */
  readonly denomination: bigint
  readonly source: string
}

/** A mixer: its pools, and contracts through which people call them. */
export interface MixerEntry {
  readonly name: string
  readonly title: string
  readonly pools: readonly MixerPool[]
  /** Value passes through these on its way into a pool, so that whoever pays them is the depositor. */
  readonly routers: readonly AccountId[]
  readonly source: string
  /** The day on which the addresses were checked. */
  readonly checked: string
}

/** One deposit into, or one withdrawal from, a pool. */
export interface PoolAction {
  readonly side: 'deposit' | 'withdrawal'
  /** The pool's account. */
  readonly pool: AccountId
  readonly tx: string
  readonly block: number
  readonly at: Instant
  /** Who paid in, or who was paid. */
  readonly account: AccountId
  /** Who was paid for sending the withdrawal; null where the fee is 0 or it is a deposit. */
  readonly relayer: AccountId | null
  /** Wei for a unit of gas; null where not known. */
  readonly gasPrice: bigint | null
}

/** The order of actions: time, block, deposits first, transaction. */
export function compareActions(a: PoolAction, b: PoolAction): number {
  return (
    a.at - b.at ||
    a.block - b.block ||
    (a.side === b.side ? 0 : a.side === 'deposit' ? -1 : 1) ||
    text(a.tx, b.tx) ||
    text(a.account, b.account)
  )
}

function text(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
