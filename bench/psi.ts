import { availableParallelism } from 'node:os'
import { ristretto255 } from '@noble/curves/ed25519.js'
import sodium from 'libsodium-wrappers-sumo'
import { ThreadMill } from '../src/adapters/psi/thread-mill.ts'
import { paddedSize } from '../src/analysis/psi/padded-size.ts'
import { askPeer } from '../src/operations/psi/ask-peer.ts'
import { dropParties, linkTo, makeParty, serve, someAddresses } from '../test/psi/psi-parties.ts'
import { machine } from './machine.ts'

/** Seconds of processor time for one multiplication of a random point, decoding and encoding with it, in a plain loop. */
interface Floor {
  readonly sodium: number
  readonly noble: number
}

/**
 * Benchmark: asking 10,000 addresses of a list of 100,000 without telling, both sides on this machine, beside a plain loop of as many
 * multiplications. The list is raised anew, though in use that happens once an epoch.
 */
async function benchPsi(asked: number, listed: number, common: number): Promise<void> {
  console.log(machine())
  const threads = availableParallelism()
  const floor = await plainLoops()
  const mill = new ThreadMill(threads)
  const [holder, asker] = [await makeParty('agency'), await makeParty('exchange')]
  const [holding, asking] = [holder, asker].map(party => ({ ...party, world: { ...party.world, mill } }))
  if (!holding || !asking) return
  try {
    const list = someAddresses(listed, 'listed')
    const addresses = [...someAddresses(asked - common, 'asked'), ...list.slice(0, common)]
    const raise = await seconds(() => serve(holding, list, { mostPoints: 65_536, pointsADay: 1_000_000 }))
    const ask = await seconds(() =>
      askPeer({ list: null, addresses, tell: 'nothing' }, linkTo(holding, asking), asking.world),
    )
    if (ask.value.matches.length !== common) throw new Error(`${ask.value.matches.length} matches, not ${common}`)
    const points = paddedSize(asked)
    // List; blinding, raising, the proof over one row and its check over two, and taking the blinding off.
    const needed = listed + 5 * points + asked
    const plain = needed * floor.sodium
    const whole = raise.spent + ask.spent
    const worked = raise.worked + ask.worked
    console.log(`${asked} of ${listed}, ${common} in common, ${threads} threads`)
    console.log(`raising the list, once an epoch: ${raise.spent.toFixed(2)} s`)
    console.log(`one question, from addresses to matches: ${ask.spent.toFixed(2)} s`)
    const sent = (name: string): string => `${((asking.seen.get(name)?.length ?? 0) / 1024).toFixed(0)} KiB`
    console.log(`bytes: imprints ${sent('imprints')}, question ${sent('query')}, answer ${sent('answer')}`)
    console.log(`both together: ${whole.toFixed(2)} s (aim: under 60)`)
    console.log(
      `processor time: ${worked.toFixed(2)} s; a plain loop of the same ${needed} multiplications ` +
        `(${(floor.sodium * 1e3).toFixed(3)} ms each): ${plain.toFixed(2)} s; ratio ${(worked / plain).toFixed(2)}`,
    )
    console.log(
      `the same loop by @noble/curves (${(floor.noble * 1e3).toFixed(3)} ms each): ${(needed * floor.noble).toFixed(0)} s`,
    )
  } finally {
    await mill.close()
    dropParties(holder, asker)
  }
}

async function plainLoops(): Promise<Floor> {
  await sodium.ready
  const points = Array.from({ length: 500 }, () => sodium.crypto_core_ristretto255_random())
  const scalar = sodium.crypto_core_ristretto255_scalar_random()
  const each = async (rounds: number, work: (point: Uint8Array) => unknown): Promise<number> => {
    for (const point of points.slice(0, 50)) work(point)
    const { worked } = await seconds(async () => {
      for (let i = 0; i < rounds; i++) work(points[i % points.length] ?? scalar)
    })
    return worked / rounds
  }
  const { Point } = ristretto255
  const number = Point.Fn.fromBytes(scalar)
  return {
    sodium: await each(10_000, point => sodium.crypto_scalarmult_ristretto255(scalar, point)),
    noble: await each(500, point => Point.fromBytes(point).multiply(number).toBytes()),
  }
}

interface Spent<T> {
  readonly value: T
  /** Seconds on the wall. */
  readonly spent: number
  /** Seconds of processor time, of all threads. */
  readonly worked: number
}

async function seconds<T>(work: () => Promise<T>): Promise<Spent<T>> {
  const start = performance.now()
  const before = process.cpuUsage()
  const value = await work()
  const { user, system } = process.cpuUsage(before)
  return { value, spent: (performance.now() - start) / 1000, worked: (user + system) / 1e6 }
}

if (import.meta.main) {
  const [asked = 10_000, listed = 100_000, common = 50] = process.argv.slice(2).map(Number)
  await benchPsi(asked, listed, common)
}
