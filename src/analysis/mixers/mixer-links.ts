import type { AccountId } from '../../model/account.ts'
import { showOdds } from '../flow/crossing/likelihoods.ts'
import type { CandidateRow } from '../flow/trace-result.ts'
import { learnDelay } from './learn-delay.ts'
import { matchPool, type PoolMatch } from './match-pool.ts'
import type { MixerPool, PoolAction } from './mixer-pool.ts'
import { type PairEvidence, pairEvidence } from './pair-evidence.ts'
import type { HeuristicName, Strengths } from './strengths.ts'

/** Candidates that are told of one depositor; the anonymity set counts all. */
const MOST_CANDIDATES = 20

/** What is asked of pools. */
export interface MixerQuestion {
  readonly pools: readonly MixerPool[]
  /** All actions of the pools, in order. */
  readonly actions: readonly PoolAction[]
  /** Deposits that are asked about; those of one account are one group. */
  readonly asked: (deposit: PoolAction) => boolean
  /** Accounts that dealt with an account outside the pools. */
  readonly linked: (account: AccountId) => ReadonlySet<AccountId>
  readonly strengths: Strengths
}

/**
 * Where mixed value may have gone: for each depositor asked about, the recipients of withdrawals with their odds, the likeliest
 * first, and how large the anonymity set is that is left. Odds, never a link; no taint follows from them.
 */
export function mixerLinks(question: MixerQuestion): CandidateRow[] {
  const { actions, pools } = question
  const groups = new Map<AccountId, number[]>()
  actions.forEach((a, n) => {
    if (a.side === 'deposit' && question.asked(a)) groups.set(a.account, [...(groups.get(a.account) ?? []), n])
  })
  if (groups.size === 0) return []
  const evidence = pairEvidence(actions, question.linked, question.strengths)
  const strengths = learnDelay(actions, evidence, question.strengths)
  const matches = new Map(pools.map(p => [p.account, matchOf(p, actions, evidence, strengths)]))
  const why = new Map(evidence.map(e => [`${e.deposit} ${e.withdrawal}`, e.heuristics]))
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([depositor, deposits]) =>
      pools.flatMap(pool => {
        const own = deposits.filter(n => actions[n]?.pool === pool.account)
        const match = matches.get(pool.account)
        return match && own.length > 0 ? candidatesOf({ depositor, pool, own, match, actions, why }) : []
      }),
    )
}

function matchOf(
  pool: MixerPool,
  actions: readonly PoolAction[],
  evidence: readonly PairEvidence[],
  strengths: Strengths,
): PoolMatch {
  const numbers = actions.flatMap((a, n) => (a.pool === pool.account ? [n] : []))
  return matchPool(actions, numbers, evidence, strengths)
}

interface Group {
  readonly depositor: AccountId
  readonly pool: MixerPool
  readonly own: readonly number[]
  readonly match: PoolMatch
  readonly actions: readonly PoolAction[]
  readonly why: ReadonlyMap<string, readonly HeuristicName[]>
}

function candidatesOf({ depositor, pool, own, match, actions, why }: Group): CandidateRow[] {
  const first = Math.min(...own)
  const reach = match.withdrawals.filter(w => w > first)
  const byRecipient = new Map<AccountId, { odds: number; txs: string[]; heuristics: Set<HeuristicName> }>()
  let left = own.length
  let entropy = 0
  for (const w of reach) {
    const action = actions[w]
    const odds = own.reduce((sum, d) => sum + match.oddsOf(d, w), 0)
    if (!action || odds === 0) continue
    left -= odds
    const part = odds / own.length
    entropy -= part * Math.log(part)
    const row = byRecipient.get(action.account) ?? { odds: 0, txs: [], heuristics: new Set<HeuristicName>() }
    row.odds += odds
    row.txs.push(action.tx)
    for (const d of own) for (const name of why.get(`${d} ${w}`) ?? []) row.heuristics.add(name)
    byRecipient.set(action.account, row)
  }
  if (left > 1e-12) entropy -= (left / own.length) * Math.log(left / own.length)
  const effectiveSet = Math.exp(entropy).toFixed(1)
  return [...byRecipient]
    .map(([account, row]) => ({ account, ...row, mean: row.odds / row.txs.length }))
    .sort((a, b) => b.odds - a.odds || (a.account < b.account ? -1 : 1))
    .slice(0, MOST_CANDIDATES)
    .map(({ account, mean, odds, txs, heuristics }) => ({
      kind: 'pool',
      mixer: pool.name,
      deposits: own.map(n => actions[n]?.tx ?? ''),
      depositor,
      asset: pool.asset,
      amount: pool.denomination * BigInt(own.length),
      withdrawals: txs,
      account,
      odds: showOdds(mean),
      anonymitySet: reach.length,
      effectiveSet,
      heuristics: [...heuristics].sort(),
      because: `of ${txs.length} withdrawal(s) to it from ${pool.title}, ${odds.toFixed(2)} are expected to be of the ${own.length} deposit(s)${heuristics.size === 0 ? '; nothing but time speaks for it' : `: ${[...heuristics].sort().join(', ')}`}`,
    }))
}
