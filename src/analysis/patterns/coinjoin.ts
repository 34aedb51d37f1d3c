import type { Instant } from '../../model/instant.ts'
import type { Transaction } from '../../model/transaction.ts'

/** The software whose shape a CoinJoin has. */
export type CoinJoinKind = 'wasabi-1' | 'wasabi-2' | 'whirlpool' | 'joinmarket'

/** Why a transaction is taken for a CoinJoin: a finding by shape, never a certainty. */
export interface CoinJoinFinding {
  readonly kind: CoinJoinKind
  /** The output value that repeats most, satoshi. */
  readonly denomination: bigint
  /** How many outputs have it. */
  readonly equalOutputs: number
  readonly inputs: number
  readonly outputs: number
  /** 0 to 100. */
  readonly confidence: number
  readonly because: string
}

/** Software made no transactions before it existed: first releases, in Unix seconds. */
const SINCE: Readonly<Record<CoinJoinKind, Instant>> = {
  joinmarket: 1420761600, // 2015-01-09
  'wasabi-1': 1531872000, // 2018-07-18, beta
  whirlpool: 1554076800, // 2019-04
  'wasabi-2': 1627776000, // 2021-08, first trials; released 2022-06-15
}

/** Whirlpool's pools, satoshi: 0.001, 0.01, 0.05, 0.25 and 0.5 BTC. */
const POOLS: ReadonlySet<bigint> = new Set([100_000n, 1_000_000n, 5_000_000n, 25_000_000n, 50_000_000n])
/** What a new input may bring above the pool's denomination, for the miners: at most this part of it plus this floor (satoshi). */
const PREMIX_EXCESS = 110_000n

/**
 * Recognises the shapes of Wasabi 1 and 2, Whirlpool and JoinMarket. Rules and their sources stand in docs/utxo.md.
 * @returns null for everything else, batch payouts among it
 */
export function detectCoinJoin(t: Transaction): CoinJoinFinding | null {
  if (t.inputs.length < 3 || t.outputs.length < 3 || t.inputs.some(i => i.prevTx === null)) return null
  const counts = new Map<bigint, number>()
  for (const o of t.outputs) if (o.amount > 0n) counts.set(o.amount, (counts.get(o.amount) ?? 0) + 1)
  let denomination = 0n
  let equal = 0
  for (const [amount, n] of counts)
    if (n > equal || (n === equal && amount > denomination)) {
      denomination = amount
      equal = n
    }
  if (!freshTargets(t)) return null
  const shape = { t, counts, denomination, equal }
  const found = whirlpool(shape) ?? wasabi2(shape) ?? wasabi1(shape) ?? joinMarket(shape)
  return found && t.at >= SINCE[found.kind] ? found : null
}

interface Shape {
  readonly t: Transaction
  readonly counts: ReadonlyMap<bigint, number>
  readonly denomination: bigint
  readonly equal: number
}

/** Every output goes to its own address, none of which pays in: wallets that join never reuse an address in a round. */
function freshTargets(t: Transaction): boolean {
  const targets = t.outputs.map(o => o.address)
  const payers = new Set(t.inputs.flatMap(i => (i.address ? [i.address] : [])))
  return new Set(targets).size === targets.length && !targets.some(a => a === null || payers.has(a))
}

function finding(s: Shape, kind: CoinJoinKind, confidence: number, because: string): CoinJoinFinding {
  const { denomination, equal: equalOutputs, t } = s
  return { kind, denomination, equalOutputs, inputs: t.inputs.length, outputs: t.outputs.length, confidence, because }
}

function whirlpool(s: Shape): CoinJoinFinding | null {
  const n = s.t.outputs.length
  if (n < 5 || n > 10 || s.t.inputs.length !== n || s.equal !== n || !POOLS.has(s.denomination)) return null
  if (s.t.outputs.some(o => o.script !== 'witness_v0_keyhash')) return null
  const known = s.t.inputs.flatMap(i => (i.amount === null ? [] : [i.amount]))
  if (known.some(a => a < s.denomination || a > s.denomination + PREMIX_EXCESS)) return null
  const whole = known.length === n
  if (whole && !known.some(a => a > s.denomination)) return null
  const told = whole ? 'every input is the denomination or a little more' : 'the amounts of some inputs are not known'
  return finding(s, 'whirlpool', whole ? 95 : 85, `${n} inputs, ${n} equal outputs of a Whirlpool pool; ${told}`)
}

function wasabi1(s: Shape): CoinJoinFinding | null {
  const scripts = s.t.outputs.filter(o => o.script === 'witness_v0_keyhash').length
  if (s.equal < 10 || s.t.inputs.length < s.equal || s.counts.size < 3) return null
  if (s.denomination < 8_000_000n || s.denomination > 12_000_000n || scripts < s.t.outputs.length * 0.9) return null
  return finding(
    s,
    'wasabi-1',
    90,
    `${s.equal} equal outputs near 0.1 BTC, at least as many inputs, change of many sizes`,
  )
}

function wasabi2(s: Shape): CoinJoinFinding | null {
  if (s.t.inputs.length < 50 || s.t.outputs.length < 10) return null
  const standard = s.t.outputs.filter(o => isWabiSabiDenomination(o.amount)).length
  const repeated = [...s.counts].filter(([amount, n]) => n > 1 && isWabiSabiDenomination(amount)).length
  if (standard < s.t.outputs.length * 0.7 || repeated < 3) return null
  const because = `${s.t.inputs.length} inputs; ${standard} of ${s.t.outputs.length} outputs have WabiSabi's standard values, ${repeated} of these repeat`
  return finding(s, 'wasabi-2', 90, because)
}

/** Standard values of Wasabi 2: 2^i, 3^i, 2·3^i, 10^i, 2·10^i and 5·10^i satoshi, from 5,000 up. */
export function isWabiSabiDenomination(amount: bigint): boolean {
  if (amount < 5000n) return false
  const bare = (n: bigint, base: bigint): bigint => {
    let left = n
    while (left % base === 0n) left /= base
    return left
  }
  const three = bare(amount, 3n)
  const ten = bare(amount, 10n)
  return bare(amount, 2n) === 1n || three === 1n || three === 2n || ten === 1n || ten === 2n || ten === 5n
}

function joinMarket(s: Shape): CoinJoinFinding | null {
  const payers = s.t.inputs.flatMap(i => (i.address ? [i.address] : []))
  const outputs = s.t.outputs.length
  if (s.equal < 3 || s.denomination < 100_000n || (outputs !== 2 * s.equal && outputs !== 2 * s.equal - 1)) return null
  if (s.t.inputs.length < s.equal || s.counts.size !== outputs - s.equal + 1) return null
  if (payers.length === s.t.inputs.length && new Set(payers).size < s.equal) return null
  if (new Set(s.t.outputs.map(o => o.script)).size > 1) return null
  const because = `${s.equal} equal outputs, ${outputs - s.equal} change outputs all different, at least as many paying addresses, one script type`
  return finding(s, 'joinmarket', 60, because)
}
