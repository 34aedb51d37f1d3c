import type { StreamHolding, StreamTotals } from './stream-case.ts'
import { HELD, RESTING, SERVICE, type StreamState } from './stream-state.ts'

const NAMES = ['held', 'service', 'resting'] as const

/** Where the value of a case lies, a row an account and asset, in their order. Looks at every entry of every case. */
export function listHoldings(state: StreamState, number: number): StreamHolding[] {
  const rows: StreamHolding[] = []
  for (let e = 1; e <= state.entries.last; e++) {
    if (state.caseOf.get(e) !== number) continue
    const holding = state.holdingOf.get(e)
    rows.push({
      account: state.accounts.name(state.holdings.first(holding)),
      asset: state.assets.name(state.holdings.second(holding)),
      tainted: state.taint.get(e),
      hop: state.hops.get(state.reachOf.get(e)) - 1,
      state: NAMES[state.stateOf.get(e)] ?? 'held',
    })
  }
  return rows.sort((a, b) => text(a.account, b.account) || text(a.asset, b.asset))
}

/** The sums of a case, a row an asset. */
export function listTotals(state: StreamState, number: number): StreamTotals[] {
  const rows: StreamTotals[] = []
  for (let asset = 1; asset <= state.assets.count; asset++) {
    const sum = state.sums.find(number, asset)
    if (sum === 0) continue
    const lying = (how: number): bigint => state.lying.get(sum * 3 + how)
    const row = {
      asset: state.assets.name(asset),
      stolen: state.stolen.get(sum),
      held: lying(HELD),
      services: lying(SERVICE),
      resting: lying(RESTING),
    }
    if (row.stolen > 0n) rows.push(row)
  }
  return rows.sort((a, b) => text(a.asset, b.asset))
}

function text(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
