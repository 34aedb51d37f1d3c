import type { CandidateRow, GapRow, TraceResult } from '../../analysis/flow/trace-result.ts'
import { MIXERS } from '../../catalog/mixers/all-mixers.ts'
import type { AccountId } from '../../model/account.ts'
import type { World } from '../world.ts'
import { joinCandidates } from './join-candidates.ts'
import { type MixerPayment, poolCandidates } from './pool-candidates.ts'

/** Adds to a trace's answer where the value that went into mixers may have come out. Odds beside the money: no taint follows. */
export async function withCandidates(
  result: TraceResult,
  world: Pick<World, 'transfers' | 'utxo'>,
): Promise<TraceResult> {
  const candidates: CandidateRow[] = []
  const gaps: GapRow[] = []
  for (const entry of MIXERS) {
    const own = new Set<AccountId>([...entry.pools.map(p => p.account), ...entry.routers])
    const paid: MixerPayment[] = []
    const txs = new Set<string>()
    for (const t of result.transfers) {
      if (t.to === null || !own.has(t.to)) continue
      paid.push({ account: t.to, asset: t.asset, amount: t.amount })
      txs.add(t.tx)
    }
    if (paid.length === 0) continue
    const answer = await poolCandidates(entry, d => txs.has(d.tx), paid, result.asOf, world)
    candidates.push(...answer.candidates)
    gaps.push(...answer.gaps)
  }
  candidates.push(...(await joinCandidates(result, world)))
  return {
    ...result,
    gaps: [...result.gaps, ...gaps],
    ...(candidates.length > 0 ? { candidates } : {}),
  }
}
