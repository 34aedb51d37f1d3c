import type { AccountId } from '../../model/account.ts'
import { type AssetId, isNative } from '../../model/asset.ts'
import type { Transfer } from '../../model/transfer.ts'
import type { TransferRow } from '../flow/trace-result.ts'
import { type Edge, type Group, Place } from './place.ts'
import type { TraceView } from './view.ts'

/** † Earlier income below this share (1/n) of the amount is dust and does not make an account used. */
export const FRESH_DUST_SHARE = 100n

const before = (a: Edge, b: Edge): number =>
  a.at - b.at ||
  a.row.block - b.row.block ||
  a.row.index - b.row.index ||
  (a.row.tx < b.row.tx ? -1 : a.row.tx > b.row.tx ? 1 : 0)

/** The tainted transfers of a view, ordered by the ledger and grouped by account and asset; independent of row order. */
export class FlowGraph {
  readonly view: TraceView
  readonly edges: readonly Edge[]
  private readonly places = new Map<AccountId, Place>()
  private readonly holdings = new Map<string, bigint>()
  private readonly entered = new Map<AssetId, bigint>()
  private readonly lists: { readonly out: readonly Group[]; readonly into: readonly Group[] }

  constructor(view: TraceView) {
    this.view = view
    for (const a of view.accounts) if (a.held > 0n) this.holdings.set(`${a.account} ${a.asset}`, a.held)
    const edges: Edge[] = []
    let sorted = true
    for (let id = 0; id < view.transfers.length; id++) {
      const row = view.transfers[id] as TransferRow
      if (row.from === null || row.to === null || row.amount <= 0n) continue
      const payer = this.meet(row.from)
      const payee = this.meet(row.to)
      if (payer === payee) continue
      const { at, asset, amount } = row
      const e: Edge = { id, from: payer.account, to: payee.account, payer, payee, at, asset, amount, row }
      const last = edges[edges.length - 1]
      if (last && before(last, e) > 0) sorted = false
      edges.push(e)
    }
    this.edges = sorted ? edges : edges.sort(before)
    for (const e of edges) {
      e.payer.add('out', e)
      e.payee.add('into', e)
    }
    const out: Group[] = []
    const into: Group[] = []
    for (const place of this.places.values()) {
      for (const g of place.out) {
        const excess = g.total - (place.got(g.asset)?.total ?? 0n)
        if (excess > 0n) this.entered.set(g.asset, (this.entered.get(g.asset) ?? 0n) + excess)
      }
      if (place.service) continue
      out.push(...place.out)
      into.push(...place.into)
    }
    this.lists = { out, into }
  }

  /** The taint that an account still holds of an asset. */
  held(account: AccountId, asset: AssetId): bigint {
    return this.holdings.size === 0 ? 0n : (this.holdings.get(`${account} ${asset}`) ?? 0n)
  }

  /** The value of an asset that was traced: what accounts paid beyond what they were paid, summed. */
  traced(asset: AssetId): bigint {
    return this.entered.get(asset) ?? 0n
  }

  /** One group an account that is no known service and an asset. Finders must not depend on their order. */
  groups(side: 'out' | 'into'): readonly Group[] {
    return this.lists[side]
  }

  /** An account of the graph. */
  place(account: AccountId): Place | undefined {
    return this.places.get(account)
  }

  /**
   * True when the payee was new to value: its first tainted transfer is `e` or an earlier payment by the same payer (a test
   * payment), and its known history holds nothing before that but zero-value transfers, incoming native value for fees, and dust.
   * Without a history only the tainted transfers can tell.
   */
  fresh(e: Edge): boolean {
    const { first, service, history } = e.payee
    if (!first || service || first.payee !== e.payee || first.payer !== e.payer) return false
    if (!history) return true
    for (const t of history) {
      if (t.at >= first.at) break
      if (!harmless(t, e)) return false
    }
    return true
  }

  private meet(account: AccountId): Place {
    let place = this.places.get(account)
    if (!place) {
      place = new Place(account, this.view.services.has(account), this.view.histories.get(account))
      this.places.set(account, place)
    }
    return place
  }
}

function harmless(t: Transfer, e: Edge): boolean {
  if (t.amount === 0n) return true
  if (!e.to.endsWith(t.to)) return false
  return t.asset === e.asset ? t.amount * FRESH_DUST_SHARE < e.amount : isNative(t.asset)
}
