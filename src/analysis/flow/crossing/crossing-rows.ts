import type { CrossingRow, GapRow, TraceResult } from '../trace-result.ts'
import { sumOf } from './admit-crossings.ts'
import { showOdds } from './likelihoods.ts'
import { type CrossingFlow, isFollowed, rowKey } from './plan-crossings.ts'

/** Every crossing that stolen value met, in the order of time, with what became of it. */
export function crossingRows(flows: readonly CrossingFlow[], result: TraceResult, least: number): CrossingRow[] {
  const rowOf = new Map(result.transfers.map((row, i) => [rowKey(row), i]))
  return flows
    .filter(flow => flow.taintedIn > 0n || flow.admission === 'unread')
    .map((flow): CrossingRow & { readonly id: string } => {
      const { crossing, ins, outs, id } = flow.placed
      const followed = isFollowed(flow, least)
      const carriers = followed ? [...ins, ...outs] : ins
      return {
        id,
        crossing: crossing.crossing,
        state: flow.admission !== 'admitted' ? flow.admission : followed ? 'followed' : 'unlikely',
        side: crossing.out.side === 'refund' ? 'refund' : 'out',
        basis: crossing.basis,
        confidence: showOdds(crossing.confidence),
        joint: showOdds(flow.joint),
        share: showOdds(crossing.share),
        inTx: crossing.in.tx,
        inAt: crossing.in.at,
        inAccount: crossing.in.account,
        inAsset: crossing.in.asset,
        inAmount: ins.length > 0 ? sumOf(ins) : crossing.in.amount,
        inTainted: flow.taintedIn,
        outTx: crossing.out.tx,
        outAt: crossing.out.at,
        outAccount: crossing.out.account,
        outAsset: crossing.out.asset,
        outAmount: crossing.out.amount,
        outTainted: followed ? flow.taintedOut.reduce((a, b) => a + b, 0n) : 0n,
        transfers: [...new Set(carriers.flatMap(c => rowOf.get(c.key) ?? []))].sort((a, b) => a - b),
        because: crossing.because,
      }
    })
    .sort((a, b) => a.inAt - b.inAt || a.outAt - b.outAt || (a.id < b.id ? -1 : 1))
    .map(({ id: _, ...row }) => row)
}

/** Says where value went on to where that could not be followed, since one of the legs is not in the data. */
export function unreadGaps(rows: readonly CrossingRow[]): GapRow[] {
  return rows
    .filter(row => row.state === 'unread')
    .map(row => ({
      kind: 'crossing-unread',
      account: row.outAccount,
      asset: row.outAsset,
      amount: 0n,
      because: `${row.crossing} paid ${row.outAmount} base units to ${row.outAccount} in ${row.outTx} for what went in by ${row.inTx}, confidence ${row.confidence}: not followed, since a leg of it is not in the data`,
    }))
}
