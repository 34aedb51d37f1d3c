import type { AccountId } from '../../model/account.ts'
import type { AssetId } from '../../model/asset.ts'
import type { Transfer } from '../../model/transfer.ts'
import type { TransferRow } from '../flow/trace-result.ts'

/** A tainted transfer between two known accounts. */
export interface Edge {
  /** Its index into the view's `transfers`. */
  readonly id: number
  readonly from: AccountId
  readonly to: AccountId
  readonly payer: Place
  readonly payee: Place
  readonly at: number
  readonly asset: AssetId
  readonly amount: bigint
  /** The whole row. */
  readonly row: TransferRow
}

/** What one account paid, or was paid, of one asset: in the ledger's order. */
export interface Group {
  readonly place: Place
  readonly account: AccountId
  readonly asset: AssetId
  readonly edges: Edge[]
  total: bigint
}

/** An account of the tainted graph. Finders go from place to place by reference, so each account is looked up once. */
export class Place {
  readonly account: AccountId
  /** A known service: never the subject of a pattern. */
  readonly service: boolean
  /** The whole history, where the account was followed. */
  readonly history: readonly Transfer[] | undefined
  /** One group an asset. */
  readonly out: Group[] = []
  readonly into: Group[] = []
  /** Its first tainted transfer, in either direction. */
  first: Edge | null = null

  constructor(account: AccountId, service: boolean, history: readonly Transfer[] | undefined) {
    this.account = account
    this.service = service
    this.history = history
  }

  /** All that it paid of an asset, services included. */
  paid(asset: AssetId): Group | undefined {
    return groupOf(this.out, asset)
  }

  /** All that it was paid of an asset, services included. */
  got(asset: AssetId): Group | undefined {
    return groupOf(this.into, asset)
  }

  /** Takes a transfer that it pays (`out`) or is paid (`into`); transfers come in the ledger's order. */
  add(side: 'out' | 'into', e: Edge): void {
    if (!this.first) this.first = e
    const group = groupOf(this[side], e.asset)
    if (group) {
      group.edges.push(e)
      group.total += e.amount
    } else this[side].push({ place: this, account: this.account, asset: e.asset, edges: [e], total: e.amount })
  }
}

/** Places hold few tainted assets, so a walk beats a table. */
function groupOf(groups: readonly Group[], asset: AssetId): Group | undefined {
  for (const g of groups) if (g.asset === asset) return g
  return undefined
}
