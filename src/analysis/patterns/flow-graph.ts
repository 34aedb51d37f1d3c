import type { AccountId } from '../../model/account.ts'
import { isNative } from '../../model/asset.ts'
import { payee, type Transfer } from '../../model/transfer.ts'
import type { TransferRow } from '../flow/trace-result.ts'
import type { TraceView } from './view.ts'

/** A tainted transfer between two known accounts, with its index into the view's `transfers`. */
export interface Edge extends TransferRow {
  readonly from: AccountId
  readonly to: AccountId
  readonly at: number
  readonly id: number
}

/** † Earlier income below this share (1/n) of the amount is dust and does not make an account used. */
export const FRESH_DUST_SHARE = 100n

const before = (a: Edge, b: Edge): number =>
  a.at - b.at || a.block - b.block || a.index - b.index || (a.tx < b.tx ? -1 : a.tx > b.tx ? 1 : 0)

/** The tainted transfers of a view, ordered by the ledger and listed by payer and payee; independent of row order. */
export class FlowGraph {
  readonly view: TraceView
  readonly edges: readonly Edge[]
  readonly out = new Map<AccountId, Edge[]>()
  readonly into = new Map<AccountId, Edge[]>()
  private readonly holdings = new Map<string, bigint>()
  private readonly first = new Map<AccountId, Edge>()

  constructor(view: TraceView) {
    this.view = view
    for (const a of view.accounts) this.holdings.set(`${a.account} ${a.asset}`, a.held)
    const edges: Edge[] = []
    for (const [id, t] of view.transfers.entries())
      if (t.from !== null && t.to !== null && t.from !== t.to && t.amount > 0n)
        edges.push({ ...t, from: t.from, to: t.to, id })
    this.edges = edges.sort(before)
    for (const e of edges) {
      push(this.out, e.from, e)
      push(this.into, e.to, e)
      for (const a of [e.from, e.to]) if (!this.first.has(a)) this.first.set(a, e)
    }
  }

  /** The taint that an account still holds of an asset. */
  held(account: AccountId, asset: string): bigint {
    return this.holdings.get(`${account} ${asset}`) ?? 0n
  }

  /** Payments of each followed account that is no service, one group an asset, in order of account and asset. */
  groups(side: 'out' | 'into'): { readonly account: AccountId; readonly edges: readonly Edge[] }[] {
    const rows: { account: AccountId; edges: Edge[] }[] = []
    for (const account of [...this[side].keys()].sort()) {
      if (this.view.services.has(account)) continue
      const byAsset = new Map<string, Edge[]>()
      for (const e of this[side].get(account) ?? []) push(byAsset, e.asset, e)
      for (const asset of [...byAsset.keys()].sort()) rows.push({ account, edges: byAsset.get(asset) ?? [] })
    }
    return rows
  }

  /**
   * True when `e` is the payee's first tainted transfer and its known history holds nothing earlier but zero-value
   * transfers, incoming native value for fees, and dust. Without a history only the tainted transfers can tell.
   */
  fresh(e: Edge): boolean {
    if (this.first.get(e.to) !== e || this.view.services.has(e.to)) return false
    for (const t of this.view.histories.get(e.to) ?? []) {
      if (t.at >= e.at) break
      if (!harmless(t, e)) return false
    }
    return true
  }
}

function harmless(t: Transfer, e: Edge): boolean {
  if (t.amount === 0n) return true
  if (payee(t) !== e.to) return false
  return t.asset === e.asset ? t.amount * FRESH_DUST_SHARE < e.amount : isNative(t.asset)
}

function push<K>(map: Map<K, Edge[]>, key: K, e: Edge): void {
  const list = map.get(key)
  if (list) list.push(e)
  else map.set(key, [e])
}
