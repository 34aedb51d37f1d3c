import type { AccountId } from '../../../model/account.ts'
import { payee, payer, type Transfer } from '../../../model/transfer.ts'
import type { TransferRow } from '../trace-result.ts'

/**
 * The tainted transfers of a pass in the order of time, and for each account the widest way to it: the chain of tainted
 * transfers whose smallest tainted amount is greatest. Built as the pass goes, so that every chain respects time.
 */
export class FlowRows {
  readonly rows: TransferRow[] = []
  /** The row that came before in the widest chain; -1 at a source. */
  private readonly before: number[] = []
  private readonly width: bigint[] = []
  private readonly widestInto = new Map<AccountId, number>()
  private readonly hops = new Map<AccountId, number>()

  /** Declares a source: hop 0, and every chain may begin there. */
  source(account: AccountId): void {
    this.hops.set(account, 0)
  }

  /** Least number of tainted transfers from a source so far; undefined for an account not reached. */
  hop(account: AccountId): number | undefined {
    return this.hops.get(account)
  }

  /**
   * Records a tainted transfer and returns its row number, the `via` of the lots that it carries.
   * @param elsewhere for what came by a crossing: the number of tainted transfers before it
   */
  add(t: Transfer, tainted: bigint, fromSource: boolean, elsewhere = 0): number {
    const from = payer(t)
    const to = payee(t)
    const row = this.rows.length
    this.rows.push({
      tx: t.tx,
      index: t.index,
      block: t.block,
      at: t.at,
      from,
      to,
      asset: t.asset,
      amount: t.amount,
      tainted,
    })
    const into = fromSource ? -1 : (this.widestInto.get(from) ?? -1)
    const soFar = into < 0 ? tainted : (this.width[into] as bigint)
    const width = soFar < tainted ? soFar : tainted
    this.before.push(into)
    this.width.push(width)
    const known = this.widestInto.get(to)
    if (known === undefined || width > (this.width[known] as bigint)) this.widestInto.set(to, row)
    const hop = (fromSource ? elsewhere : (this.hops.get(from) ?? 0)) + 1
    const had = this.hops.get(to)
    if (had === undefined || hop < had) this.hops.set(to, hop)
    return row
  }

  /** True for a row with which a widest chain begins, at a source. */
  begins(row: number): boolean {
    return (this.before[row] ?? -1) < 0
  }

  /**
   * The widest chain into an account, as row numbers from the source on; empty when no row leads there.
   * @param most the longest chain wanted; of a longer one only the last steps are given, at least one
   */
  pathTo(account: AccountId, most: number): number[] {
    const path: number[] = []
    const seen = new Set<number>()
    for (let row = this.widestInto.get(account) ?? -1; row >= 0 && !seen.has(row); row = this.before[row] as number) {
      if (path.length > 0 && path.length >= most) break
      seen.add(row)
      path.push(row)
    }
    return path.reverse()
  }
}
