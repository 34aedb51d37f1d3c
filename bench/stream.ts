import type { TaintedHolder } from '../src/analysis/live/stream-case.ts'
import { StreamTracer } from '../src/analysis/live/stream-tracer.ts'
import { type AccountId, accountId } from '../src/model/account.ts'
import type { Address } from '../src/model/address.ts'
import { type AssetId, erc20, nativeAsset } from '../src/model/asset.ts'
import { ETHEREUM } from '../src/model/ledger.ts'
import type { Transfer } from '../src/model/transfer.ts'
import { machine } from './machine.ts'

/** Transfers of a block on Ethereum, about: 1,600 rows in 12 s would be 133 a second. */
const BLOCK = 150
/** Of the transfers, in thousandths: paid by a watched account, paid to one; the rest is among others. */
const FROM_WATCHED = 250
const TO_WATCHED = 150
/** One transfer in so many pays a service, or is paid by one. */
const SERVICE_EVERY = 10
const SERVICES = 500
const HUBS = 10
const HUB_EVERY = 2_000
const ETH = 10n ** 18n

const ASSETS: readonly AssetId[] = [
  nativeAsset(ETHEREUM),
  erc20(ETHEREUM, `0x${'d'.repeat(40)}`),
  erc20(ETHEREUM, `0x${'a'.repeat(40)}`),
]

/** Chance from a seed (mulberry32, public domain): the same run every time. */
function seeded(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const address = (n: number): Address =>
  `0x${Math.imul(n + 1, 0x9e3779b1 | 0)
    .toString(16)
    .replace('-', '1')
    .padStart(8, '0')}${n.toString(16).padStart(32, '0')}` as Address
const account = (n: number): AccountId => accountId(ETHEREUM, address(n))

/** Who pays whom: accounts 0 to `watched` are watched from the start, then services, hubs, and everybody else. */
function makeTransfers(count: number, watched: number, first: number, chance: () => number): Transfer[] {
  const others = watched + SERVICES + HUBS
  const pick = (from: number, many: number): number => from + Math.floor(chance() * many)
  const list: Transfer[] = []
  for (let n = first; n < first + count; n++) {
    const kind = chance() * 1000
    let from = kind < FROM_WATCHED ? pick(0, watched) : pick(others, watched * 2)
    let to = kind >= FROM_WATCHED && kind < FROM_WATCHED + TO_WATCHED ? pick(0, watched) : pick(others, watched * 2)
    if (n % SERVICE_EVERY === 0) to = pick(watched, SERVICES)
    else if (n % SERVICE_EVERY === 1) from = pick(watched, SERVICES)
    else if (n % HUB_EVERY === 2) to = pick(watched + SERVICES, HUBS)
    else if (n % HUB_EVERY === 3) from = pick(watched + SERVICES, HUBS)
    const amount = BigInt(Math.floor(2 ** (chance() * 40))) * 1_000_003n
    const some = Math.min(2, Math.floor(-Math.log2(1 - chance())))
    // A watched account mostly pays what it was given.
    const asset = ASSETS[from < watched && chance() < 0.9 ? from % 2 : some] as AssetId
    list.push({
      ledger: ETHEREUM,
      tx: `0x${n.toString(16).padStart(64, '0')}`,
      index: n % BLOCK,
      block: Math.floor(n / BLOCK),
      at: 1_740_000_000 + 12 * Math.floor(n / BLOCK),
      from: address(from),
      to: address(to),
      asset,
      amount,
    })
  }
  return list
}

/** Haircut sums of one pooled case in doubles by a Map: the least that any streaming tracer in this language does. */
class PlainLoop {
  readonly #held = new Map<string, { total: number; taint: number }>()
  constructor(holders: Iterable<TaintedHolder>) {
    for (const { account, asset, tainted } of holders)
      this.#held.set(`${account} ${asset}`, { total: Number(tainted), taint: Number(tainted) })
  }

  take({ ledger, from, to, asset, amount }: Transfer): number {
    const value = Number(amount)
    const payer = this.#of(`${ledger}:${from} ${asset}`)
    const share = payer.total > value ? (payer.taint * value) / payer.total : payer.taint
    payer.total = payer.total > value ? payer.total - value : 0
    payer.taint -= share
    const payee = this.#of(`${ledger}:${to} ${asset}`)
    payee.total += value
    payee.taint += share
    return share
  }

  #of(key: string): { total: number; taint: number } {
    const known = this.#held.get(key)
    if (known) return known
    const fresh = { total: 0, taint: 0 }
    this.#held.set(key, fresh)
    return fresh
  }
}

function* holdersOf(
  cases: number,
  watched: number,
  policyOf: (n: number) => boolean,
): Generator<[number, TaintedHolder]> {
  for (let n = 0; n < watched; n++) {
    const number = n % cases
    if (policyOf(number))
      yield [
        number,
        {
          account: account(n),
          asset: ASSETS[n % 2] as AssetId,
          tainted: BigInt((n % 1000) + 1) * (ETH / 1000n),
          hop: 3,
        },
      ]
  }
}

/** A thousand cases and a million watched accounts over one stream of transfers, beside a plain loop that sums one case. */
export function benchStream(count: number, cases: number, watched: number): void {
  console.log(machine())
  const services = new Set(Array.from({ length: SERVICES }, (_, n) => account(watched + n)))
  const before = memory()
  const tracer = new StreamTracer({ isService: a => services.has(a) })
  const holders = new Map<number, TaintedHolder[]>()
  for (const [number, holder] of holdersOf(cases, watched, () => true)) {
    const list = holders.get(number)
    if (list) list.push(holder)
    else holders.set(number, [holder])
  }
  for (let n = 0; n < cases; n++)
    tracer.addCase({
      name: `case ${n}`,
      sources: [account(4 * watched + n)],
      policy: n % 2 === 0 ? 'haircut' : 'fifo',
      floor: 0n,
      maxHops: null,
      since: null,
      holders: holders.get(n) ?? [],
    })
  console.log(`${tracer.cases.length} cases, ${tracer.watching} watched accounts`)
  const chance = seeded(1)
  const times = new Float64Array(count)
  let touched = 0
  let told = 0
  let spent = 0
  const started = process.cpuUsage()
  let made = { user: 0, system: 0 }
  let done = 0
  while (done < count) {
    const making = process.cpuUsage()
    const list = makeTransfers(Math.min(15_000, count - done), watched, done, chance)
    const after = process.cpuUsage(making)
    made = { user: made.user + after.user, system: made.system + after.system }
    for (const t of list) {
      if (done % BLOCK === 0) tracer.markBlock(done / BLOCK)
      const from = performance.now()
      const reached = tracer.take(t)
      const took = performance.now() - from
      times[done++] = took
      spent += took
      if (reached.length > 0) touched++
      told += reached.length
    }
  }
  const used = process.cpuUsage(started)
  const processor = (used.user + used.system - made.user - made.system) / 1000
  times.sort()
  const at = (share: number): string => (times[Math.min(count - 1, Math.floor(count * share))] as number).toFixed(4)
  console.log(
    `${count} transfers; ${((100 * touched) / count).toFixed(1)} % carried stolen value, ${told} times a case was told`,
  )
  console.log(`${tracer.watching} watched accounts at the end`)
  console.log(
    `Cordon:     ${rate(count, spent)} transfers/s by the clock (aim: 20,000), ${rate(count, processor)} of all threads' processor time`,
  )
  console.log(
    `a transfer: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms (aim: 10), p99.9 ${at(0.999)} ms, longest ${at(1)} ms, ${times.filter(ms => ms > 10).length} above 10 ms`,
  )
  console.log(
    `memory: tables ${mebibytes(tracer.bytes)}, whole process ${mebibytes(memory() - before)} more than before`,
  )
  const snapped = performance.now()
  const bytes = tracer.snapshot()
  const wrote = performance.now()
  new StreamTracer({ isService: () => false }).restore(bytes)
  console.log(
    `snapshot: ${mebibytes(bytes.length)}, written in ${(wrote - snapped).toFixed(0)} ms, read in ${(performance.now() - wrote).toFixed(0)} ms`,
  )
  const plain = plainTime(count, watched, [...holders.values()].flat())
  console.log(
    `plain loop, one case in doubles, a Map: ${rate(count, plain)} transfers/s; Cordon / plain ${(plain / spent).toFixed(2)}`,
  )
  console.log(
    'DynamicTTR, the published streaming tracer, on a machine of this kind: 265 to 2,431 transfers/s (our earlier measurement)',
  )
}

function plainTime(count: number, watched: number, holders: readonly TaintedHolder[]): number {
  const plain = new PlainLoop(holders)
  const chance = seeded(1)
  let spent = 0
  let sum = 0
  for (let done = 0; done < count; ) {
    const list = makeTransfers(Math.min(15_000, count - done), watched, done, chance)
    const from = performance.now()
    for (const t of list) sum += plain.take(t)
    spent += performance.now() - from
    done += list.length
  }
  if (Number.isNaN(sum)) throw new Error('the sum is not a number')
  return spent
}

function memory(): number {
  const { rss } = process.memoryUsage()
  return rss
}

const rate = (n: number, ms: number): string => Math.round(n / (ms / 1000)).toLocaleString('en')
const mebibytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MiB`

if (import.meta.main) {
  const [count = '600000', cases = '1000', watched = '1000000'] = process.argv.slice(2)
  benchStream(Number(count), Number(cases), Number(watched))
}
