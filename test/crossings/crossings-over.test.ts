import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MemoryLiveShelf } from '../../src/adapters/live/memory-live-shelf.ts'
import type { CrossingSlice } from '../../src/analysis/crossing/crossing-entry.ts'
import { CROSSINGS } from '../../src/catalog/crossings/all-crossings.ts'
import { ExampleSlice } from '../../src/catalog/crossings/make-example.ts'
import { thorchain } from '../../src/catalog/crossings/thorchain.ts'
import { KNOWN_ASSETS } from '../../src/catalog/index.ts'
import { crossingsText } from '../../src/faces/cli/crossings-text.ts'
import type { Address } from '../../src/model/address.ts'
import type { LiveBlock } from '../../src/model/live-block.ts'
import { groundOfShelf } from '../../src/operations/crossings/crossing-ground.ts'
import { crossingsOver } from '../../src/operations/crossings/crossings-over.ts'
import { findCrossings } from '../../src/operations/crossings/find-crossings.ts'
import { parsePlace, withPlaces } from '../../src/operations/crossings/parse-place.ts'
import { readInput } from '../../src/operations/read-input.ts'
import type { World } from '../../src/operations/world.ts'

/** A slice as blocks 1000, 1001 …, each linked to the one before; `fork` gives other hashes. */
function blocksOf(slice: CrossingSlice, fork = '', from = 1000, until = 1010): LiveBlock[] {
  return Array.from({ length: until - from + 1 }, (_, n) => {
    const height = from + n
    const of = <T extends { readonly block: number }>(rows: readonly T[]): T[] => rows.filter(r => r.block === height)
    return {
      ...{
        ledger: slice.ledger,
        height,
        hash: `${height}${fork}`,
        parent: `${height - 1}${height === from ? '' : fork}`,
        at: 1_740_200_000 + 60 * n,
      },
      ...{
        transfers: of(slice.transfers),
        transactions: of(slice.transactions),
        events: of(slice.events),
        calls: of(slice.calls),
        memos: of(slice.memos),
      },
      gaps: [],
    }
  })
}

const example = thorchain.examples()[0] ?? assert.fail()
const [ethereum, bitcoin] = example.slices as [CrossingSlice, CrossingSlice]
const [inTx, outTx] = example.pairs[0] as [string, string]
const ask = [{ ledger: ethereum.ledger, tx: inTx }]

test('a crossing is found when its payout’s block comes, is gone when that is undone, and is found in the block that replaces it', async () => {
  const shelf = new MemoryLiveShelf()
  const desk = crossingsOver(groundOfShelf(shelf), CROSSINGS)
  assert.deepEqual(await desk.outOf(ask), [])
  await shelf.append(blocksOf(ethereum))
  assert.deepEqual(await desk.outOf(ask), [])
  assert.deepEqual(
    (await desk.all()).open.map(l => l.tx),
    [inTx],
  )
  const coins = blocksOf(bitcoin)
  await shelf.append(coins.slice(0, 9))
  assert.deepEqual(await desk.outOf(ask), [])
  await shelf.append(coins.slice(9))
  assert.deepEqual(
    (await desk.outOf(ask)).map(c => c.out.tx),
    [outTx],
  )
  await shelf.undo(bitcoin.ledger, 1005)
  assert.deepEqual(await desk.outOf(ask), [])
  const other = blocksOf(bitcoin, 'b').slice(6)
  await shelf.append(other.map((b, i) => (i === 0 ? { ...b, parent: '1005' } : b)))
  assert.deepEqual(
    (await desk.outOf(ask)).map(c => c.out.tx),
    [outTx],
  )
  // Taken back below everything that was read, and grown again without the payout.
  await shelf.undo(bitcoin.ledger, 0)
  await shelf.append(
    blocksOf(
      {
        ...new ExampleSlice(bitcoin.ledger),
        ledger: bitcoin.ledger,
        calls: [],
        events: [],
        transfers: [],
        transactions: [],
        memos: [],
      },
      'c',
    ),
  )
  assert.deepEqual(await desk.outOf(ask), [])
})

test('whatever the blocks in which it is read, the answer is that of reading all at once', async () => {
  for (const step of [1, 2, 3, 11]) {
    const shelf = new MemoryLiveShelf()
    const desk = crossingsOver(groundOfShelf(shelf), CROSSINGS)
    for (const slice of [ethereum, bitcoin])
      for (let i = 0; i < 11; i += step) {
        await shelf.append(blocksOf(slice).slice(i, i + step))
        await Promise.all([desk.all(), desk.outOf(ask)])
      }
    const whole = await crossingsOver(groundOfShelf(shelf), CROSSINGS).all()
    assert.deepEqual(await desk.all(), whole)
    assert.equal(whole.crossings.length, 1)
  }
})

test('an order that names an account is paid by whoever pays it there in time, though no wallet of the service is declared', async () => {
  const swft = CROSSINGS.find(c => c.name === 'swft')
  const [fires] = swft?.examples() ?? []
  const shelf = new MemoryLiveShelf()
  for (const slice of fires?.slices ?? []) await shelf.append(blocksOf(slice))
  const found = await crossingsOver(groundOfShelf(shelf), CROSSINGS).all()
  assert.deepEqual(
    found.crossings.map(c => [c.crossing, c.basis, c.confidence > 0.9 && c.confidence < 1]),
    [['swft', 'address', true]],
  )
})

const world = (shelf: MemoryLiveShelf) =>
  ({
    assets: KNOWN_ASSETS,
    crossingDesk: declared => crossingsOver(groundOfShelf(shelf), withPlaces(CROSSINGS, declared)),
  }) as World

test('findCrossings tells crossings, what is still open, and fits 80 columns', async () => {
  const shelf = new MemoryLiveShelf()
  await assert.rejects(findCrossings.run(readInput(findCrossings, {}), world(shelf)), { code: 'store-empty' })
  await shelf.append(blocksOf(ethereum))
  const half = await findCrossings.run(readInput(findCrossings, { ledger: 'eth' }), world(shelf))
  assert.deepEqual([half.crossings.length, half.open.length], [0, 1])
  await shelf.append(blocksOf(bitcoin))
  const whole = findCrossings.output.parse(
    await findCrossings.run(readInput(findCrossings, { tx: inTx.toUpperCase().replace('0X', '0x') }), world(shelf)),
  )
  assert.deepEqual(
    whole.crossings.map(c => [c.in.tx, c.out.tx, c.in.amount]),
    [[inTx, outTx, '2700000000000000000']],
  )
  for (const answer of [half, whole]) {
    const text = crossingsText(answer, 80)
    // A transaction id is one word and stands whole.
    for (const line of text.split('\n')) assert.ok(line.length <= 80, line)
  }
  assert.match(crossingsText(whole, 80), /thorchain {2}50\.0 %, by a reference that anybody could write/)
  assert.equal((await findCrossings.run(readInput(findCrossings, { least: 0.9 }), world(shelf))).crossings.length, 0)
  await assert.rejects(findCrossings.run(readInput(findCrossings, { crossing: 'thorchian' }), world(shelf)), {
    code: 'crossing-unknown',
  })
})

test('a place that the user declares makes its events count, and a malformed one says what is wrong', async () => {
  const lockMint = CROSSINGS.find(c => c.name === 'lock-mint')
  const [fires] = lockMint?.examples() ?? []
  const shelf = new MemoryLiveShelf()
  for (const slice of fires?.slices ?? []) await shelf.append(blocksOf(slice))
  const desk = (places: readonly string[]) =>
    crossingsOver(groundOfShelf(shelf), withPlaces(CROSSINGS, places.map(parsePlace)))
  assert.equal((await desk([]).all()).crossings.length, 0)
  const places = fires?.places?.map(p => `lock-mint=bridge=${p.ledger}:${p.address as Address}`) ?? []
  assert.deepEqual(
    (await desk(places).all()).crossings.map(c => [c.confidence, c.basis]),
    [[1, 'reference']],
  )
  for (const bad of [
    '',
    'lock-mint',
    'lock-mint=bridge',
    'lock-mint=bridge=0x1',
    'lock-mint=bridge=eip155:1:0x1=',
    'a=b=c=d',
  ])
    assert.throws(() => parsePlace(bad), /place|account|address|names no ledger|CAIP/i)
  assert.throws(() => withPlaces(CROSSINGS, [parsePlace(`nobody=x=eip155:1:0x${'1'.repeat(40)}`)]), {
    code: 'crossing-unknown',
  })
})
