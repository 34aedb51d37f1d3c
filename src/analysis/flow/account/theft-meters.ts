import { type AccountId, accountId } from '../../../model/account.ts'
import type { AssetId } from '../../../model/asset.ts'
import type { Instant } from '../../../model/instant.ts'
import { compareTransfers, payee, payer, type Transfer } from '../../../model/transfer.ts'
import type { StolenRow } from '../trace-result.ts'
import type { AccountTraceRequest } from './trace-request.ts'

/** How much of what leaves one source account is still to count as stolen. */
export interface SourceMeter {
  wants(t: Transfer): boolean
  /** The stolen part of a transfer that {@link wants} accepted. */
  take(t: Transfer): bigint
}

/** Says what is stolen, and sums it up. */
export class TheftMeters {
  private readonly meters = new Map<AccountId, SourceMeter>()
  private readonly inTransactions = new Map<string, Transfer>()
  private readonly rows = new Map<
    string,
    { source: AccountId; tx: string | null; asset: AssetId; amount: bigint; firstAt: Instant }
  >()

  constructor(request: AccountTraceRequest) {
    for (const s of request.sources) {
      if (s.kind === 'account') {
        let left = s.amount
        const since = request.since
        this.meters.set(s.account, {
          wants: t =>
            t.amount > 0n &&
            t.from !== t.to &&
            (s.asset === null || t.asset === s.asset) &&
            (since === null || t.at >= since) &&
            left !== 0n,
          take: t => {
            if (left === null) return t.amount
            const part = t.amount < left ? t.amount : left
            left -= part
            return part
          },
        })
      } else for (const t of netLegs(s.transfers)) this.inTransactions.set(key(t), t)
    }
  }

  accounts(): AccountId[] {
    return [...this.meters.keys()]
  }

  isSource(account: AccountId): boolean {
    return this.meters.has(account)
  }

  meter(account: AccountId): SourceMeter | undefined {
    return this.meters.get(account)
  }

  stolenIn(t: Transfer): boolean {
    return this.inTransactions.size > 0 && this.inTransactions.has(key(t))
  }

  stolenInTransactions(): Iterable<Transfer> {
    return this.inTransactions.values()
  }

  /** Counts newly stolen value; a row is kept even when all of it had been stolen before. */
  record(t: Transfer, source: AccountId, amount: bigint): void {
    const tx = this.stolenIn(t) ? t.tx : null
    const id = `${source} ${tx ?? ''} ${t.asset}`
    const row = this.rows.get(id)
    if (row) row.amount += amount
    else this.rows.set(id, { source, tx, asset: t.asset, amount, firstAt: t.at })
  }

  stolen(): readonly StolenRow[] {
    return [...this.rows.values()]
  }
}

function key(t: Transfer): string {
  return `${t.ledger} ${t.tx}:${t.index}`
}

/**
 * A transaction's net movement: for each asset, from the account that lost most of it to each that gained. Value that only
 * passes through inside the transaction is not counted twice.
 */
export function netLegs(transfers: readonly Transfer[]): Transfer[] {
  const ordered = transfers.filter(t => t.amount > 0n && t.from !== t.to).sort(compareTransfers)
  const net = new Map<AssetId, Map<AccountId, bigint>>()
  for (const t of ordered) {
    const sums = net.get(t.asset) ?? new Map<AccountId, bigint>()
    net.set(t.asset, sums)
    sums.set(payer(t), (sums.get(payer(t)) ?? 0n) - t.amount)
    sums.set(payee(t), (sums.get(payee(t)) ?? 0n) + t.amount)
  }
  const out: Transfer[] = []
  for (const [asset, sums] of net) {
    const loser = [...sums].sort((a, b) => (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : a[0] < b[0] ? -1 : 1))[0]?.[0]
    for (const [account, gain] of sums) {
      if (gain <= 0n) continue
      const last = ordered.findLast(t => t.asset === asset && payee(t) === account) as Transfer
      const from =
        loser && accountId(last.ledger, last.from) !== loser ? ordered.find(t => payer(t) === loser)?.from : last.from
      out.push({ ...last, from: from ?? last.from, amount: gain })
    }
  }
  return out
}
