import type { AccountId } from '../../model/account.ts'
import type { PoolAction } from './mixer-pool.ts'
import type { HeuristicName, Strengths } from './strengths.ts'

/** What speaks for one deposit and one withdrawal being one owner's. */
export interface PairEvidence {
  /** Numbers of the actions in the list that was given. */
  readonly deposit: number
  readonly withdrawal: number
  readonly ratio: number
  readonly heuristics: readonly HeuristicName[]
}

/** A gas price is somebody's own when it is no whole tenth of a gwei and few used it. */
const ROUND = 100_000_000n
const FEW = 4
/** Counts over pools say something from this many actions or pools on. */
const COUNTS_FROM = 4
/** More pairs than this say nothing of any of them: a crowd with one habit. */
const MOST_PAIRS = 10_000

/**
 * Pairs of a deposit and a later withdrawal of one pool for which something speaks beside time.
 * @param linked whether two accounts dealt with each other outside the pools
 */
export function pairEvidence(
  actions: readonly PoolAction[],
  linked: (a: AccountId) => ReadonlySet<AccountId>,
  strengths: Strengths,
): PairEvidence[] {
  const found = new Map<string, { deposit: number; withdrawal: number; ratio: number; heuristics: HeuristicName[] }>()
  const numbered = actions.map((action, n) => ({ ...action, n }))
  const deposits = numbered.filter(a => a.side === 'deposit')
  const withdrawals = numbered.filter(a => a.side === 'withdrawal')
  const tell = (
    name: HeuristicName,
    from: readonly { n: number; pool: AccountId }[],
    to: readonly { n: number; pool: AccountId; relayer: AccountId | null }[],
    part = 1,
  ): void => {
    if (from.length * to.length > MOST_PAIRS) return
    for (const d of from)
      for (const w of to) {
        if (d.pool !== w.pool || d.n > w.n) continue
        const key = `${d.n} ${w.n}`
        const had = found.get(key) ?? { deposit: d.n, withdrawal: w.n, ratio: 1, heuristics: [] }
        had.ratio *= Math.max(1, strengths.of[name].ratio * part)
        had.heuristics.push(name)
        found.set(key, had)
      }
  }
  const depositsOf = grouped(deposits, a => a.account)
  const paid = grouped(withdrawals, a => a.account)
  for (const [account, from] of depositsOf) {
    tell('same-address', from, paid.get(account) ?? [])
    for (const other of linked(account)) if (other !== account) tell('linked-accounts', from, paid.get(other) ?? [])
  }
  const byPrice = grouped(deposits, a => String(a.gasPrice))
  // A relayer sets the price itself, so that it says nothing of the owner.
  for (const [price, to] of grouped(
    withdrawals.filter(w => w.relayer === null),
    a => String(a.gasPrice),
  )) {
    const from = byPrice.get(price) ?? []
    const users = new Set(from.map(d => d.account)).size
    if (price === 'null' || BigInt(price) % ROUND === 0n || users === 0 || users > FEW) continue
    tell('unique-gas-price', from, to, 1 / users)
  }
  const habits = grouped([...depositsOf], ([, list]) => counts(list))
  for (const [, to] of paid) {
    const shape = counts(to)
    const alike = habits.get(shape) ?? []
    if (to.length < COUNTS_FROM && !shape.includes(',')) continue
    for (const [, from] of alike) tell('same-counts', from, to, 1 / alike.length)
  }
  return [...found.values()].sort((a, b) => a.withdrawal - b.withdrawal || a.deposit - b.deposit)
}

/** How often which pool was used, as text. */
function counts(actions: readonly PoolAction[]): string {
  return [...grouped(actions, a => a.pool)]
    .map(([pool, list]) => `${pool}=${list.length}`)
    .sort()
    .join(',')
}

function grouped<T, K extends string>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const out = new Map<K, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const list = out.get(key)
    if (list) list.push(item)
    else out.set(key, [item])
  }
  return out
}
