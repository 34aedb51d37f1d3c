import type { EndpointKind } from '../flow/trace-result.ts'
import type { Worth, WorthAsset } from './worth.ts'

/** Of a kept trace what the figures of a case are made from; amounts are decimal strings of base units. */
export interface TracedCase {
  readonly assets: readonly WorthAsset[]
  readonly stolen: readonly { readonly asset: string; readonly amount: string; readonly firstAt: number }[]
  readonly endpoints: readonly TracedPlace[]
}

/** Where money of a trace came to rest. */
export interface TracedPlace {
  readonly account: string
  readonly kind: EndpointKind
  readonly asset: string
  readonly amount: string
  readonly freezableBy: readonly string[]
}

/** Something that was asked for, frozen or given back. */
export interface CaseSum {
  readonly asset: string
  readonly amount: bigint
}

/** A request to freeze, as far as figures go. */
export interface CaseRequest {
  readonly accounts: readonly string[]
  readonly asset: string
  /** Null: all that the accounts hold. */
  readonly asked: bigint | null
  readonly frozen: bigint
}

/** An amount in one asset. */
export interface FigureAmount extends WorthAsset {
  readonly amount: bigint
}

/** A figure of a case in its assets, with what it was worth on the day of the theft. */
export interface Figure {
  /** The largest worth first, then what has none, by asset. */
  readonly amounts: readonly FigureAmount[]
  /** US dollars of what has a worth; null: nothing of it has one. */
  readonly usd: number | null
  /** Whether amounts are left out of `usd`, since nobody knows what they were worth. */
  readonly partly: boolean
}

/** What became of the loot of one case. */
export interface LootFigures {
  readonly stolen: Figure
  /**
   * Where it lies, as far as was seen. What went through {@link LootFigures.passed} is no part of it: paid out again in another asset, it
   * would be counted twice in a sum over assets.
   */
  readonly located: Figure
  /** What came to places that pass money on or hide it: bridges, swap services, protocols, mixers. */
  readonly passed: Figure
  /** Of all that was seen, what somebody known can freeze. */
  readonly freezable: Figure
  readonly asked: Figure
  readonly frozen: Figure
  readonly recovered: Figure
  /** By what the place is, the order of {@link PLACE_ORDER}. */
  readonly places: readonly (Figure & { readonly kind: EndpointKind; readonly accounts: number })[]
}

/** Nobody knows where these are now. */
const NOT_LOCATED: readonly EndpointKind[] = ['unfollowed', 'residue']
const PASSES: readonly EndpointKind[] = ['bridge', 'swap', 'defi', 'mixer']

/** The order in which kinds of places are told. */
export const PLACE_ORDER: readonly EndpointKind[] = [
  ...(['held', 'exchange', 'payment', 'gambling', 'service', 'unknown-service'] as const),
  ...(['bridge', 'swap', 'defi', 'mixer', 'residue', 'unfollowed'] as const),
]

/** The figures of a case, from its trace, what was asked of whom, and what came back. @param known what an asset is called */
export function lootFigures(
  trace: TracedCase,
  requests: readonly CaseRequest[],
  recovered: readonly CaseSum[],
  worth: Worth,
  known: (asset: string) => WorthAsset,
): LootFigures {
  const figure = (sums: readonly CaseSum[]): Figure => figureOf(sums, known, worth)
  const sums = (rows: readonly { readonly asset: string; readonly amount: string }[]): CaseSum[] =>
    rows.map(({ asset, amount }) => ({ asset, amount: BigInt(amount) }))
  const seen = trace.endpoints.filter(e => !NOT_LOCATED.includes(e.kind))
  const asked = requests.map(r => ({ asset: r.asset, amount: r.asked ?? lyingAt(trace, r) }))
  return {
    stolen: figure(sums(trace.stolen)),
    located: figure(sums(seen.filter(e => !PASSES.includes(e.kind)))),
    passed: figure(sums(seen.filter(e => PASSES.includes(e.kind)))),
    freezable: figure(sums(seen.filter(e => e.freezableBy.length > 0))),
    asked: figure(asked),
    frozen: figure(requests.map(r => ({ asset: r.asset, amount: r.frozen }))),
    recovered: figure(recovered),
    places: PLACE_ORDER.flatMap(kind => {
      const rows = trace.endpoints.filter(e => e.kind === kind)
      return rows.length === 0
        ? []
        : [{ kind, accounts: new Set(rows.map(r => r.account)).size, ...figure(sums(rows)) }]
    }),
  }
}

/** A sum over assets as a figure. */
export function figureOf(sums: readonly CaseSum[], known: (asset: string) => WorthAsset, worth: Worth): Figure {
  const byAsset = new Map<string, bigint>()
  for (const { asset, amount } of sums) if (amount > 0n) byAsset.set(asset, (byAsset.get(asset) ?? 0n) + amount)
  const rows = [...byAsset].map(([asset, amount]) => {
    const { symbol, decimals } = known(asset)
    const row = { asset, symbol, decimals, amount }
    return { row, usd: worth.usd(row, amount) }
  })
  rows.sort((a, b) => (b.usd ?? -1) - (a.usd ?? -1) || (a.row.asset < b.row.asset ? -1 : 1))
  const priced = rows.flatMap(r => (r.usd === null ? [] : [r.usd]))
  return {
    amounts: rows.map(r => r.row),
    // Nothing at all is worth nothing, which is known.
    usd: rows.length > 0 && priced.length === 0 ? null : priced.reduce((a, b) => a + b, 0),
    partly: priced.length < rows.length,
  }
}

/** Who asks for all that an account holds asks for what the trace found there. */
function lyingAt({ endpoints }: TracedCase, { accounts, asset }: CaseRequest): bigint {
  return endpoints
    .filter(e => e.asset === asset && accounts.includes(e.account))
    .reduce((sum, e) => sum + BigInt(e.amount), 0n)
}
