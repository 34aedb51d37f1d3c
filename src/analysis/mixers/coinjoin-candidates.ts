import { type AccountId, accountId } from '../../model/account.ts'
import type { AssetId } from '../../model/asset.ts'
import { outpoint, type Transaction } from '../../model/transaction.ts'
import { showOdds } from '../flow/crossing/likelihoods.ts'
import type { CandidateRow } from '../flow/trace-result.ts'
import { type CoinJoinFinding, detectCoinJoin } from '../patterns/coinjoin.ts'

/** Outputs that are told of one join; the anonymity set counts all. */
const MOST_CANDIDATES = 20
/** Pairs of inputs are tried as one owner's up to so many inputs; above it single inputs only. */
const MOST_PAIRED = 80
/** † Outputs spent together are one owner's in nine cases of ten: a later join, or a payment by two, is the tenth. */
const SPENT_TOGETHER = 0.9
/** † Wasabi 1 is said to have charged each participant 0.003 % of the denomination for each member of the anonymity set. */
const COORDINATOR_PER_MILLION = 30n

/** What is asked of one CoinJoin. */
export interface JoinQuestion {
  readonly transaction: Transaction
  /** Numbers of the inputs asked about; they are taken for one owner's. */
  readonly inputs: readonly number[]
  /** By output number: the transaction that spends it, where one is known. */
  readonly spenders: ReadonlyMap<number, string>
}

/**
 * Where what went into a CoinJoin may have come out: each output with its odds. Outputs of equal amount share what the owner is
 * expected to have among them; an output of its own amount (change) counts by how many ways inputs make it up, and not at all
 * where the owner's inputs cannot. Outputs that were later spent together are taken for one owner's, which shrinks the set.
 * @returns empty where the transaction has no CoinJoin's shape or the inputs are not its own
 */
export function coinJoinCandidates({ transaction: t, inputs, spenders }: JoinQuestion): CandidateRow[] {
  const found = detectCoinJoin(t)
  const own = inputs.flatMap(i => t.inputs[i] ?? [])
  if (!found || own.length === 0) return []
  const odds = mergedOdds(t, found, shareOdds(t, found, inputs), spenders)
  const likely = [...odds].filter(([, p]) => p > 0)
  const clusters = new Set(likely.map(([n]) => spenders.get(n) ?? `unspent ${n}`)).size
  const total = likely.reduce((sum, [, p]) => sum + p, 0)
  const entropy = likely.reduce((sum, [, p]) => sum - (p / total) * Math.log(p / total), 0)
  const asset = `${t.ledger}/slip44:0` as AssetId
  const depositor = own[0]?.address ? accountId(t.ledger, own[0].address) : null
  const amount = own.reduce((sum, i) => sum + (i.amount ?? 0n), 0n)
  return likely
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, MOST_CANDIDATES)
    .map(([n, p]): CandidateRow => {
      const output = t.outputs.find(o => o.index === n) as Transaction['outputs'][number]
      const equal = t.outputs.filter(o => o.amount === output.amount).length
      const account: AccountId | null = output.address === null ? null : accountId(t.ledger, output.address)
      const together = togetherWith(n, spenders).length
      return {
        kind: 'coinjoin',
        mixer: t.tx,
        deposits: own.map(i => outpoint(i.prevTx ?? '', i.prevIndex)),
        depositor,
        asset,
        amount,
        withdrawals: [outpoint(t.tx, n)],
        account,
        odds: showOdds(p),
        anonymitySet: clusters,
        effectiveSet: Math.exp(entropy).toFixed(1),
        heuristics: [equal > 1 ? 'equal-amount' : 'change-sum', ...(together > 1 ? ['spent-together'] : [])],
        because: `${equal > 1 ? `one of ${equal} equal outputs` : 'change that the inputs can make up'} of a ${found.kind} join of ${t.inputs.length} inputs${together > 1 ? `; spent together with ${together - 1} other output(s) of it` : ''}`,
      }
    })
}

/** Odds by output before anything later is looked at. */
function shareOdds(t: Transaction, found: CoinJoinFinding, inputs: readonly number[]): Map<number, number> {
  const amounts = t.inputs.map(i => i.amount)
  const own = inputs.map(i => amounts[i] ?? found.denomination).reduce((a, b) => a + b, 0n)
  const total = amounts.reduce<bigint>((sum, a) => sum + (a ?? found.denomination), 0n)
  const counts = new Map<bigint, number>()
  for (const o of t.outputs) counts.set(o.amount, (counts.get(o.amount) ?? 0) + 1)
  const odds = new Map<number, number>()
  for (const o of t.outputs) {
    const equal = counts.get(o.amount) ?? 1
    if (o.amount === 0n || o.amount > own) odds.set(o.index, 0)
    else if (found.kind === 'whirlpool') odds.set(o.index, Math.min(1, inputs.length / equal))
    else if (found.kind === 'wasabi-2') odds.set(o.index, Number((own * 1_000_000n) / total) / 1e6)
    else if (equal > 1) odds.set(o.index, 1 / equal)
    else odds.set(o.index, changeOdds(t, found, inputs, o.amount))
  }
  return odds
}

/** Of the ways in which one or two inputs make up a denomination, this change and fees, those of the owner's inputs. */
function changeOdds(t: Transaction, found: CoinJoinFinding, inputs: readonly number[], change: bigint): number {
  const amounts = t.inputs.map(i => i.amount)
  if (amounts.some(a => a === null)) return 0
  const fee = (t.fee ?? 0n) + (found.denomination * COORDINATOR_PER_MILLION * BigInt(found.equalOutputs)) / 1_000_000n
  const fits = (sum: bigint): boolean => {
    const over = sum - found.denomination - change
    // A maker of JoinMarket is paid for its service, and has more change than it brought.
    return over <= fee && over >= (found.kind === 'joinmarket' ? -fee : 0n)
  }
  const own = new Set(inputs)
  let all = 0
  let ours = 0
  const tell = (...parts: number[]): void => {
    if (!fits(parts.reduce((sum, i) => sum + (amounts[i] ?? 0n), 0n))) return
    all++
    if (parts.every(i => own.has(i))) ours++
  }
  for (let i = 0; i < amounts.length; i++) {
    tell(i)
    if (amounts.length <= MOST_PAIRED) for (let j = i + 1; j < amounts.length; j++) tell(i, j)
  }
  if (inputs.length > 2) tell(...inputs)
  return all === 0 ? 0 : ours / all
}

/** Folds in which outputs were spent together later. */
function mergedOdds(
  t: Transaction,
  found: CoinJoinFinding,
  odds: ReadonlyMap<number, number>,
  spenders: ReadonlyMap<number, string>,
): Map<number, number> {
  const out = new Map(odds)
  if (found.kind === 'whirlpool' || found.kind === 'wasabi-2') return out
  for (const o of t.outputs) {
    const partners = togetherWith(o.index, spenders).filter(n => n !== o.index)
    const change = Math.max(0, ...partners.filter(n => isUnique(t, n)).map(n => odds.get(n) ?? 0))
    if (change > (odds.get(o.index) ?? 0) && !isUnique(t, o.index) && (odds.get(o.index) ?? 0) > 0)
      out.set(o.index, change * SPENT_TOGETHER)
  }
  // What one equal output gained the others of its amount lost.
  for (const amount of new Set(t.outputs.map(o => o.amount))) {
    const set = t.outputs.filter(o => o.amount === amount && (odds.get(o.index) ?? 0) > 0).map(o => o.index)
    const raised = set.filter(n => (out.get(n) ?? 0) > (odds.get(n) ?? 0))
    if (raised.length === 0 || set.length === raised.length) continue
    const left = Math.max(0, 1 - raised.reduce((sum, n) => sum + (out.get(n) ?? 0), 0))
    for (const n of set) if (!raised.includes(n)) out.set(n, left / (set.length - raised.length))
  }
  return out
}

function isUnique(t: Transaction, index: number): boolean {
  const amount = t.outputs.find(o => o.index === index)?.amount
  return t.outputs.filter(o => o.amount === amount).length === 1
}

function togetherWith(index: number, spenders: ReadonlyMap<number, string>): number[] {
  const spender = spenders.get(index)
  if (spender === undefined) return [index]
  return [...spenders].flatMap(([n, tx]) => (tx === spender ? [n] : []))
}
