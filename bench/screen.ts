import { createHash } from 'node:crypto'
import { ExposureLookup } from '../src/analysis/exposure/exposure-lookup.ts'
import { AddressIndex } from '../src/analysis/screen/address/address-index.ts'
import { TextPacker } from '../src/analysis/screen/address/packed-texts.ts'
import type { ListInForce } from '../src/analysis/screen/list-in-force.ts'
import { ListScreener, type ScreenerParts } from '../src/analysis/screen/screener.ts'
import { JURISDICTIONS } from '../src/catalog/index.ts'
import type { Address } from '../src/model/address.ts'
import { nativeAsset } from '../src/model/asset.ts'
import { ETHEREUM } from '../src/model/ledger.ts'
import { BLANK_ENTRY } from '../src/model/list-entry.ts'
import type { Party } from '../src/model/party.ts'
import { privateSource } from '../src/operations/lists/private-source.ts'
import { machine } from './machine.ts'
import { processorTime } from './processor-time.ts'

const NOW = 1_795_000_000
const ROUNDS = 5
const LEDGERS = [ETHEREUM]

function address(n: number): Address {
  return `0x${createHash('sha256').update(`bench ${n}`).digest('hex').slice(0, 40)}` as Address
}

/**
 * Benchmark: whole answers about addresses in one process (verdict, other forms of the key, look-alikes, former listings, gaps) against a
 * list of a million, without and with an exposure index of a million addresses, beside a look-up in a JavaScript Map of the same addresses.
 */
export function benchScreen(listed: number, asked: number): void {
  console.log(machine())
  const addresses = Array.from({ length: listed }, (_, n) => address(n))
  const map = new Map(addresses.map((a, n) => [a, n]))
  const index = AddressIndex.build(addresses.map((a, ref) => ({ address: a, ref })))
  // Nine in ten are not listed, as in an exchange's life; half of all have exposure.
  const parties = Array.from({ length: asked }, (_, n): Party => {
    const a = n % 10 === 0 ? (addresses[(n * 7919) % listed] as Address) : address(listed + n)
    return { kind: 'address', text: a, address: a, ledgers: LEDGERS }
  })
  const exposed = exposureOf(
    parties.filter((_, n) => n % 2 === 0).map(p => (p.kind === 'address' ? p.address : '')),
    listed,
  )
  const without = screenerOf(addresses, null)
  const withIndex = screenerOf(addresses, (a, ledgers) => exposed.exposureAt(a, ledgers))
  const best = { map: Infinity, index: Infinity, without: Infinity, with: Infinity }
  const time = (key: keyof typeof best, work: (party: Party & { kind: 'address' }) => unknown): void => {
    const { ms } = processorTime(() => {
      let found = 0
      for (const party of parties) if (party.kind === 'address' && work(party)) found++
      return found
    })
    best[key] = Math.min(best[key], ms)
  }
  for (let round = 0; round < ROUNDS; round++) {
    time('map', p => map.has(p.address))
    time('index', p => index.has(p.address))
    time('without', p => without.screen(p, NOW).verdict === 'match')
    time('with', p => withIndex.screen(p, NOW).verdict === 'match')
  }
  const rate = (ms: number): string => `${(asked / ms / 1000).toFixed(2)} M/s (${((ms * 1000) / asked).toFixed(2)} µs)`
  console.log(`${listed} listed, ${asked} asked, one in ten listed; processor time, best of ${ROUNDS}`)
  console.log(`JavaScript Map, has: ${rate(best.map)}`)
  console.log(`address index, has: ${rate(best.index)}, ratio to the Map ${(best.map / best.index).toFixed(2)}`)
  console.log(`whole answers: ${rate(best.without)}, ratio to the Map ${(best.map / best.without).toFixed(2)}`)
  console.log(
    `whole answers with exposure: ${rate(best.with)}, ${(best.with / best.without).toFixed(2)} of the time without (aim: at most 2)`,
  )
}

function screenerOf(addresses: readonly Address[], exposure: ScreenerParts['exposureOf']): ListScreener {
  const entries = addresses.map((a, n) => ({
    ...BLANK_ENTRY,
    id: String(n),
    kind: 'wallet' as const,
    wallets: [{ address: a, ledgers: LEDGERS, ticker: null, listedAt: null }],
  }))
  const counts = { entries: entries.length, names: 0, wallets: entries.length, domains: 0 }
  const covers = ['wallets'] as const
  const list: ListInForce = {
    source: privateSource('bench'),
    parts: [
      {
        version: {
          list: 'bench',
          digest: 'bench',
          publishedAt: NOW,
          covers,
          counts,
          format: 'x',
          files: [],
          faults: 0,
          lost: 0,
          waived: null,
        },
        covers,
        entries,
        byDate: false,
      },
    ],
    freshUntil: new Map([['wallets', null]]),
    partial: new Set(),
    timeline: null,
    gaps: [],
  }
  return new ListScreener({
    digest: 'bench',
    lists: [list],
    jurisdictions: JURISDICTIONS,
    asOf: NOW,
    counterparties: [],
    exposureOf: exposure,
    exposureGaps: [],
  })
}

/** A look-up table in which the asked addresses and as many others as are wanted have one share of one origin. */
function exposureOf(asked: readonly string[], count: number): ExposureLookup {
  const packer = new TextPacker()
  for (const a of asked) packer.add(a)
  for (let n = asked.length; n < count; n++) packer.add(address(10 * count + n))
  const packed = packer.pack()
  const rows = Uint32Array.from({ length: packed.count + 1 }, (_, n) => n)
  const columns = {
    keys: packed.chars,
    keyStarts: packed.starts,
    rowStarts: rows,
    asset: new Int32Array(packed.count),
    origin: new Int32Array(packed.count),
    hops: new Int32Array(packed.count).fill(3),
    sums: new Float64Array(4 * packed.count).map((_, n) => (n % 4 === 0 ? 5e17 : n % 4 === 1 ? 1e18 : 0)),
  }
  return new ExposureLookup(
    columns,
    [{ category: 'theft', source: 'case:bench', name: 'bench' }],
    [nativeAsset(ETHEREUM)],
  )
}

if (import.meta.main) {
  const [listed = '1000000', asked = '500000'] = process.argv.slice(2)
  benchScreen(Number(listed), Number(asked))
}
