import { AddressIndex, type AddressRow } from '../src/analysis/screen/address/address-index.ts'
import { LookAlikeIndex } from '../src/analysis/screen/address/look-alike-index.ts'
import { readWalletAddress } from '../src/model/wallet-address.ts'
import { madeUpAddresses, randomBytes } from '../test/laws/made-up-addresses.ts'
import { machine } from './machine.ts'
import { processorTime } from './processor-time.ts'

const ROUNDS = 3

/** Verdicts a second on canonical and raw addresses, and the memory of an entry, beside a plain Map in the same run. */
export function benchAddresses(entries: number, asked: number): void {
  console.log(machine())
  const canonical = [...madeUpAddresses(1, entries)].map(text => readWalletAddress(text)?.address ?? text)
  const rows: AddressRow[] = canonical.map((address, ref) => ({ address, ref }))

  const { result: index, ms: building } = processorTime(() => AddressIndex.build(rows))
  const before = heapUsed()
  const { result: map, ms: mapping } = processorTime(() => mapOf(canonical))
  // The keys are copied, as a list read from a file would own them; the values are numbers, which lie in the table itself.
  const mapBytes = heapUsed() - before
  console.log(
    `${index.size} entries of all forms, ${asked} look-ups, half of them hits, in random order; times are processor time`,
  )
  console.log(`built in ${ms(building)}, the Map in ${ms(mapping)}`)
  console.log(
    `bytes an entry: ${(index.bytes / index.size).toFixed(1)} (aim: at most 100), the Map ${(mapBytes / map.size).toFixed(1)}`,
  )

  // Packed as they would arrive: every look-up makes its own string, so that no hash is remembered from the last one.
  const questions = shuffled([...pick(canonical, asked / 2), ...madeUp(asked / 2)])
  const fresh = (): string[] => questions.map(copyOf)
  const ours: number[] = []
  const theirs: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(timed(fresh(), address => index.has(address)))
    theirs.push(timed(fresh(), address => map.has(address)))
  }
  const [best, peer] = [Math.min(...ours), Math.min(...theirs)]
  console.log(
    `canonical: ${rate(asked, best)} verdicts/s (aim: at least 1.00 M), Map ${rate(asked, peer)}; ratio ${(peer / best).toFixed(2)}`,
  )

  const few = asked / 5
  const raw = shuffled([...madeUpAddresses(1, few / 2), ...madeUpAddresses(2, few / 2)])
  const whole =
    (has: (address: string) => boolean) =>
    (text: string): boolean => {
      const read = readWalletAddress(text)
      return read !== null && has(read.address)
    }
  const rawOurs = Math.min(
    ...rounds(() =>
      timed(
        raw.map(copyOf),
        whole(a => index.has(a)),
      ),
    ),
  )
  const rawMap = Math.min(
    ...rounds(() =>
      timed(
        raw.map(copyOf),
        whole(a => map.has(a)),
      ),
    ),
  )
  console.log(
    `raw text, checksums verified: ${rate(few, rawOurs)} verdicts/s, Map ${rate(few, rawMap)}; ratio ${(rawMap / rawOurs).toFixed(2)}`,
  )

  const { result: looks, ms: looking } = processorTime(() => LookAlikeIndex.build(rows))
  const near = timed(fresh(), address => looks.near(address).length > 0)
  console.log(
    `look-alikes: built in ${ms(looking)}, ${(looks.bytes / looks.size).toFixed(1)} bytes an entry, ${rate(asked, near)} answers/s`,
  )

  function madeUp(count: number): string[] {
    return [...madeUpAddresses(3, count)].map(text => readWalletAddress(text)?.address ?? text)
  }
}

function mapOf(addresses: readonly string[]): Map<string, number> {
  const map = new Map<string, number>()
  for (const [ref, address] of addresses.entries()) map.set(copyOf(address), ref)
  return map
}

/** A string of its own, flat and without a remembered hash. */
function copyOf(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1')
}

function timed(texts: readonly string[], ask: (text: string) => boolean): number {
  return processorTime(() => {
    let hits = 0
    for (const text of texts) if (ask(text)) hits++
    return hits
  }).ms
}

function rounds(run: () => number): number[] {
  return Array.from({ length: ROUNDS }, run)
}

function pick(from: readonly string[], count: number): string[] {
  const step = Math.max(1, Math.floor(from.length / count))
  return Array.from({ length: count }, (_, i) => from[(i * step) % from.length] as string)
}

function shuffled<T>(list: T[]): T[] {
  const bytes = randomBytes(4)
  for (let i = list.length - 1; i > 0; i--) {
    const b = bytes(4)
    const j = new DataView(b.buffer).getUint32(0) % (i + 1)
    const held = list[i] as T
    list[i] = list[j] as T
    list[j] = held
  }
  return list
}

function heapUsed(): number {
  ;(globalThis as { gc?: () => void }).gc?.()
  return process.memoryUsage().heapUsed
}

const ms = (n: number): string => `${n.toFixed(0)} ms`
const rate = (count: number, time: number): string => `${(count / time / 1000).toFixed(2)} M`

if (import.meta.main) {
  const [entries = '1000000', asked = '1000000'] = process.argv.slice(2)
  benchAddresses(Number(entries), Number(asked))
}
