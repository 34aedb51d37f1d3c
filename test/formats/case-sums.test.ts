import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MemoryFactLog } from '../../src/adapters/records/memory/memory-fact-log.ts'
import { DAY_WORTHS } from '../../src/catalog/prices/day-worths.ts'
import { worthOfDay } from '../../src/catalog/prices/worth-of-day.ts'
import { shareOfStolen, worthOfAll } from '../../src/catalog/prices/worth-share.ts'
import { caseSums } from '../../src/formats/case-sums.ts'
import { nativeAsset } from '../../src/model/asset.ts'
import { parseCaseName } from '../../src/model/case-name.ts'
import { ETHEREUM } from '../../src/model/ledger.ts'
import { caseFigures } from '../../src/operations/cases/case-figures.ts'
import { recordTrace } from '../../src/operations/cases/record-trace.ts'
import type { World } from '../../src/operations/world.ts'
import { builtInTrace } from '../report-traces.ts'

const ETH = nativeAsset(ETHEREUM)
const DAY = Date.UTC(2025, 1, 21, 14, 16, 11) / 1000

test('in the built-in case 401,346 ETH were stolen, cmETH can be frozen, and what a swap service took in is not located there', async () => {
  const trace = await builtInTrace()
  const sums = new Map(caseSums(trace).map(s => [s.asset as string, s]))
  assert.equal(sums.get(ETH)?.stolen, 401_346_768_858_404_671_846_374n)
  const freezable = [...sums.values()].filter(s => s.freezable > 0n)
  assert.deepEqual(
    freezable.map(s => [trace.assets.find(a => a.asset === s.asset)?.symbol, s.freezable]),
    [['cmETH', 15_000n * 10n ** 18n]],
  )
  for (const { asset, kinds, located, passed, unfollowed } of sums.values()) {
    const all = [...kinds.values()].reduce((a, b) => a + b, 0n)
    assert.equal(located + passed + unfollowed + (kinds.get('residue') ?? 0n), all, asset)
  }
  const stETH = [...sums.values()].find(s => trace.assets.find(a => a.asset === s.asset)?.symbol === 'stETH')
  assert.equal(stETH?.located, 0n)
  assert.equal(stETH?.passed, stETH?.stolen)
})

test('the figures of a case are those of its latest trace, and say nothing of what was never traced', async () => {
  const facts = new MemoryFactLog()
  const world = { facts, clock: { now: () => 1_795_000_000, monotonic: () => 0 }, by: 'test' } as unknown as World
  const trace = await builtInTrace()
  const name = parseCaseName('bybit')
  await facts.append([{ at: 1, by: 'test', kind: 'case-opened', body: { case: name } }])
  assert.deepEqual(await caseFigures.run({ name }, world), { name, reported: null, traced: null })
  await recordTrace(world, {
    case: name,
    policy: 'fifo',
    asOf: 1,
    finished: true,
    input: {},
    json: JSON.stringify(trace),
  })
  const { traced } = await caseFigures.run({ name }, world)
  assert.equal(traced?.transfers, trace.transfers.length)
  assert.equal(traced?.sums.find(s => s.asset === ETH)?.stolen, '401346768858404671846374')
  assert.equal(traced?.firstAt, DAY)
})

test('worth is told for the day of which somebody published it, and for no other day', () => {
  const worth = worthOfDay(ETH, 401_347n * 10n ** 18n, DAY)
  assert.equal(worth?.value, 1_120_000_000)
  assert.equal(worth?.currency, 'USD')
  assert.equal(worthOfDay(ETH, 10n ** 18n, DAY + 86_400), null)
  assert.equal(worthOfDay('eip155:1/erc20:0xdead', 1n, DAY), null)
  for (const { url, source, retrieved, units, worth: told } of DAY_WORTHS) {
    assert.ok(source.length > 10 && /^\d{4}-\d\d-\d\d$/.test(retrieved) && Number(units) > 0 && told > 0)
    assert.ok(url === null || url.startsWith('https://'))
  }
})

test('shares over several assets are told by worth or not at all, and of one asset by amount', () => {
  const eth = { asset: ETH as string, units: 10n ** 18n }
  const odd = { asset: 'eip155:1/erc20:0xdead', units: 5n }
  assert.equal(shareOfStolen([{ ...eth, units: 5n * 10n ** 17n }], [eth], DAY), 0.5)
  assert.equal(shareOfStolen([{ ...odd, units: 1n }], [{ ...odd, units: 4n }], DAY), 0.25)
  assert.equal(shareOfStolen([eth], [eth, odd], DAY), null)
  assert.equal(shareOfStolen([odd], [eth], DAY), null)
  assert.equal(shareOfStolen([], [eth], DAY), 0)
  assert.equal(worthOfAll([eth, odd], DAY), null)
  assert.equal(worthOfAll([], DAY), null)
})
