import { chainTo, widestChains } from '../../analysis/flow/widest-path.ts'
import { oddsByAccount } from '../../formats/by-odds.ts'
import type { TraceJson } from '../../formats/trace-json.ts'
import type { AssetId } from '../../model/asset.ts'
import type { Instant } from '../../model/instant.ts'

/** What a kept trace says of an account that stolen value reached. */
export interface TraceTouch {
  readonly asset: AssetId
  /** Base units that ever arrived. */
  readonly tainted: bigint
  readonly firstAt: Instant
  /** Least joint confidence with which it came; null: by facts alone. */
  readonly odds: number | null
  /** Accounts from the theft to it, both included: the way of most value. */
  readonly path: readonly string[]
}

/** A case's latest trace, made ready to be asked about one account at a time. */
export class KnownTrace {
  readonly name: string
  readonly policy: string
  readonly asOf: Instant
  /** When the first of it left a robbed account; null: nothing is known to have left. */
  readonly theftAt: Instant | null
  readonly patterns: ReadonlyMap<string, readonly string[]>
  readonly #accounts = new Map<string, TraceJson['accounts'][number][]>()
  /** By account, the row of transfers that brought it most. */
  readonly #into = new Map<string, number>()
  readonly #odds: ReadonlyMap<string, string>
  readonly #rows: readonly { readonly from: string | null; readonly to: string | null; readonly tainted: bigint }[]
  readonly #before: Int32Array

  constructor(name: string, trace: TraceJson) {
    this.name = name
    this.policy = trace.policy
    this.asOf = trace.asOf
    this.theftAt = trace.stolen.reduce<number | null>(
      (at, s) => (at === null ? s.firstAt : Math.min(at, s.firstAt)),
      null,
    )
    this.patterns = patternsOf(trace)
    this.#odds = oddsByAccount(trace)
    this.#rows = trace.transfers.map(t => ({ from: t.from, to: t.to, tainted: BigInt(t.tainted) }))
    this.#before = widestChains(this.#rows, new Set(trace.stolen.map(s => s.source)))
    for (const row of trace.accounts) {
      // A service mixes the money of many: what came to it is not what it pays out.
      if (row.role === 'service' || BigInt(row.tainted) === 0n) continue
      this.#accounts.set(row.account, [...(this.#accounts.get(row.account) ?? []), row])
    }
    for (const [n, { to, tainted }] of this.#rows.entries()) {
      if (to === null || !this.#accounts.has(to)) continue
      const known = this.#into.get(to)
      if (known === undefined || tainted > (this.#rows[known]?.tainted ?? 0n)) this.#into.set(to, n)
    }
  }

  /** What it says of an account, one row an asset. */
  touches(account: string): readonly TraceTouch[] {
    const rows = this.#accounts.get(account)
    if (rows === undefined) return []
    const odds = this.#odds.get(account)
    const path = this.#pathTo(account, rows[0]?.role === 'source')
    return rows.map(({ asset, tainted, firstAt }) => ({
      ...{ asset: asset as AssetId, tainted: BigInt(tainted), firstAt, path },
      odds: odds === undefined ? null : Number(odds),
    }))
  }

  #pathTo(account: string, source: boolean): readonly string[] {
    const last = this.#into.get(account)
    if (source || last === undefined) return [account]
    const chain = chainTo(this.#before, last)
    const first = this.#rows[chain[0] ?? 0]?.from
    return [...(first === null || first === undefined ? [] : [first]), ...chain.flatMap(n => this.#rows[n]?.to ?? [])]
  }
}

function patternsOf({ patterns }: TraceJson): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const { pattern, accounts } of patterns)
    for (const account of accounts) {
      const known = found.get(account)
      if (known === undefined) found.set(account, [pattern])
      else if (!known.includes(pattern)) known.push(pattern)
    }
  return found
}
