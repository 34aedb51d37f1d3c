import { LiveCircles } from '../src/analysis/circles/live-circles.ts'
import type { AccountId } from '../src/model/account.ts'
import { nativeAsset } from '../src/model/asset.ts'
import { ETHEREUM } from '../src/model/ledger.ts'
import type { CryptoMovement } from '../src/model/monitor/customer-event.ts'
import { machine } from './machine.ts'

/**
 * Benchmark: what it costs the monitor to look for circles among own customers, per event and in memory. Customers are 100,000; of the
 * withdrawals one in ten is to another customer, and of these half are to an account that the house's table does not name.
 */

const EVENTS = Number(process.argv[2] ?? 1_000_000)
const CUSTOMERS = 100_000
const LOT = 10_000
const account = (n: number): AccountId => `${ETHEREUM}:0x${n.toString(16).padStart(40, '0')}` as AccountId

const chance = { seed: 1 }
const next = (most: number): number => {
  chance.seed = (Math.imul(chance.seed, 1_103_515_245) + 12_345) >>> 0
  return Math.floor((chance.seed / 4_294_967_296) * most)
}

function* events(): Generator<CryptoMovement> {
  const base = { ledger: ETHEREUM, asset: nativeAsset(ETHEREUM), krw: null, travel: null, about: null }
  for (let i = 0; i < EVENTS; i++) {
    const [customer, usd, atMs] = [next(CUSTOMERS), 10 + next(5_000), 1_700_000_000_000 + i * 300]
    const common = { ...base, id: `e${i}`, atMs, amount: BigInt(usd), usd, shareOfBalance: null, tx: `0x${i}` }
    const inside = i % 10 === 0
    const payee = next(CUSTOMERS)
    yield {
      ...{ ...common, kind: 'withdrawal', customer: `c${customer}` },
      other: account(inside ? payee : CUSTOMERS + next(1_000_000)),
    }
    if (!inside) continue
    yield { ...common, id: `d${i}`, kind: 'deposit', customer: `c${payee}`, other: account(2_000_000) }
  }
}

/** Texts put together lie in pieces until somebody reads them; those of JSON never do. */
function inOne(event: CryptoMovement): CryptoMovement {
  for (const text of [event.id, event.customer, event.other, event.tx]) text?.charCodeAt(0)
  return event
}

/** Measures it: events are made a lot at a time, and the making is not counted. */
export function benchCircles(): void {
  const owners = new Map(Array.from({ length: CUSTOMERS / 2 }, (_, n) => [account(n), `c${n}`] as const))
  globalThis.gc?.()
  const before = process.memoryUsage()
  const circles = new LiveCircles(owners)
  let [closed, count, us] = [0, 0, 0]
  let lot: CryptoMovement[] = []
  const take = (): void => {
    const started = process.cpuUsage()
    for (const event of lot) if (circles.take(event) !== null) closed++
    const { user, system } = process.cpuUsage(started)
    us += user + system
    count += lot.length
    lot = []
  }
  for (const event of events()) {
    lot.push(inOne(event))
    if (lot.length === LOT) take()
  }
  take()
  globalThis.gc?.()
  const after = process.memoryUsage()
  const mb = (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 1_048_576
  console.log(machine())
  console.log(
    `${count} events: ${(us / count).toFixed(2)} µs of CPU an event, ${circles.size} transfers kept in ${mb.toFixed(0)} MiB, ${closed} circles closed, ${circles.givenUp} searches given up, ${circles.dropped} dropped`,
  )
}

if (import.meta.main) benchCircles()
