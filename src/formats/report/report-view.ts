import type { TraceJson } from '../trace-json.ts'
import { AccountNames } from './account-names.ts'
import { AssetNames } from './asset-names.ts'

/** Rows of `transfers` that a report prints; the largest stay when there are more. */
export const MOST_TRANSFERS = 20_000

/** Assets with a picture and a timeline of their own. */
export const MOST_PICTURES = 3

/** A trace with what every section of its report needs. */
export interface ReportView {
  readonly trace: TraceJson
  readonly assets: AssetNames
  readonly accounts: AccountNames
  /** Numbers of the rows of `transfers` that the report prints, ascending. */
  readonly printed: readonly number[]
  readonly isPrinted: ReadonlySet<number>
  /** The assets that money was found in or stolen in, most tainted transfers first: a trace knows no prices to compare them by. */
  readonly ranking: readonly string[]
}

/** Makes a trace ready to be written as a page. */
export function reportView(trace: TraceJson): ReportView {
  const printed = largest(trace.transfers)
  return {
    trace,
    assets: new AssetNames(trace.assets),
    accounts: new AccountNames(),
    printed,
    isPrinted: new Set(printed),
    ranking: ranking(trace),
  }
}

/** Assets differ in worth and decimals, so a row's size is its share of all taint that moved in its asset. */
function largest(rows: TraceJson['transfers']): number[] {
  const all = rows.map((_, i) => i)
  if (rows.length <= MOST_TRANSFERS) return all
  const sums = new Map<string, number>()
  for (const row of rows) sums.set(row.asset, (sums.get(row.asset) ?? 0) + Number(row.tainted))
  const share = rows.map(row => Number(row.tainted) / (sums.get(row.asset) || 1))
  return all
    .sort((a, b) => (share[b] ?? 0) - (share[a] ?? 0) || a - b)
    .slice(0, MOST_TRANSFERS)
    .sort((a, b) => a - b)
}

function ranking(trace: TraceJson): string[] {
  const moves = new Map<string, number>()
  for (const row of [...trace.stolen, ...trace.endpoints]) moves.set(row.asset, 0)
  for (const row of trace.transfers) moves.set(row.asset, (moves.get(row.asset) ?? 0) + 1)
  return [...moves].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([asset]) => asset)
}
