import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { ExposureFolder } from '../../src/adapters/exposure/exposure-folder.ts'
import { type EmbeddedStore, openEmbeddedStore } from '../../src/adapters/transfers/embedded/embedded-store.ts'
import { TransferFeed } from '../../src/adapters/transfers/embedded/row-feed.ts'
import { type AccountPart, ExposureIndex } from '../../src/analysis/exposure/exposure-index.ts'
import { ExposureLookup, lookupColumns } from '../../src/analysis/exposure/exposure-lookup.ts'
import { graphOfTransfers } from '../../src/analysis/flow/graph/graph-of-transfers.ts'
import type { ExposureShare } from '../../src/analysis/screen/screen-answer.ts'
import { type AccountId, accountId, splitAccount } from '../../src/model/account.ts'
import type { Address } from '../../src/model/address.ts'
import { nativeAsset } from '../../src/model/asset.ts'
import { ETHEREUM, TRON } from '../../src/model/ledger.ts'
import type { Tag } from '../../src/model/tag.ts'
import { compareTransfers, payee, payer, type Transfer } from '../../src/model/transfer.ts'
import type { ExposureIndexer, IndexOrder } from '../../src/operations/exposure/exposure-port.ts'
import { exposureGaps } from '../../src/operations/exposure/exposure-versions.ts'
import type { LabelledAddress } from '../../src/operations/exposure/labels.ts'
import { needsTime } from '../thorough.ts'
import { address } from './random-ledger.ts'

const VERSIONS = { data: 'd', tags: 't', lists: 'l', cases: 'c' }
const LISTED: LabelledAddress[] = [0, 1, 2].map(n => ({
  address: address(n),
  ledgers: n === 0 ? null : [ETHEREUM],
  label: { category: 'sanctioned', source: `list:${n}`, name: `entity ${n}` },
}))
const TAGS: Tag[] = [
  {
    ledger: null,
    address: address(3),
    label: 'Mix',
    category: 'mixer',
    basis: 'publisher',
    confidence: 90,
    source: 's',
    at: null,
  },
  {
    ledger: null,
    address: address(4),
    label: 'Ex',
    category: 'exchange',
    basis: 'publisher',
    confidence: 90,
    source: 's',
    at: null,
  },
]
const silent = { progress: { at() {}, end() {} }, interrupted: () => false }
const order = (change: Partial<IndexOrder> = {}): IndexOrder => ({
  versions: VERSIONS,
  labels: LISTED,
  thefts: [],
  rebuild: false,
  ...change,
})

/** Several transfers a second and a block, their hashes in no order; one in five on TRON, whose addresses are kept as text. */
function ledger(rows: number, seed: number): Transfer[] {
  let state = seed
  const next = (n: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * n)
  }
  return Array.from({ length: rows }, (_, i) => {
    const on = next(5) === 0 ? TRON : ETHEREUM
    const name = (): Address => {
      const n = next(40)
      return (on === TRON ? `T${n}made-up` : address(n)) as Address
    }
    return {
      ledger: on,
      tx: `0x${next(2 ** 31)
        .toString(16)
        .padStart(32, '0')}${i.toString(16).padStart(32, '0')}`,
      index: -1 - next(2),
      block: 1000 + Math.floor(i / 8),
      at: 1_700_000_000 + Math.floor(i / 16),
      from: name(),
      to: name(),
      asset: nativeAsset(on),
      amount: BigInt(next(1_000_000)) << BigInt(next(40)),
    }
  })
}

/** The same by the pass alone, over the transfers in memory. */
function inMemory(transfers: readonly Transfer[]): (account: AccountId) => readonly ExposureShare[] {
  const graph = graphOfTransfers([...transfers].sort(compareTransfers))
  const parts = new Map<number, AccountPart>()
  const add = (account: string, origin: number | null) => {
    const number = graph.accountNumber(account as AccountId)
    const gives =
      origin === null ? [] : [{ origin, asset: -1, since: 0, until: 2 ** 40, left: Number.POSITIVE_INFINITY }]
    if (number !== undefined) parts.set(number, { ends: true, gives })
  }
  const origins = [...LISTED.map(l => l.label), { category: 'mixer', source: 'tag:s', name: 'Mix' }]
  origins.forEach((_, n) => {
    add(accountId(ETHEREUM, address(n)), n)
  })
  add(accountId(ETHEREUM, address(4)), null)
  const index = new ExposureIndex(parts, new Int32Array(5).fill(4))
  index.take({ rows: graph.count, ...graph })
  const lookup = new ExposureLookup(
    lookupColumns(index, n => splitAccount(graph.accountIds[n] as AccountId).address),
    origins,
    graph.assetIds,
  )
  return account => lookup.exposureOf(account)
}

const sorted = (shares: readonly ExposureShare[]) => shares.map(s => JSON.stringify(s)).sort()

async function same(indexer: ExposureIndexer, transfers: readonly Transfer[]): Promise<void> {
  const view = await indexer.open()
  const expected = inMemory(transfers)
  let exposed = 0
  for (const account of new Set(transfers.flatMap(t => [payer(t), payee(t)]))) {
    const shares = sorted(view?.exposureOf(account) ?? [])
    assert.deepEqual(shares, sorted(expected(account)), account)
    if (shares.length > 0) exposed++
  }
  assert.ok(exposed > 10)
  assert.equal(view?.state.exposedAddresses, exposed)
}

async function withStore(
  use: (store: EmbeddedStore, indexer: ExposureFolder, folder: string) => Promise<void>,
  chunkRows = 300,
) {
  const folder = await mkdtemp(join(tmpdir(), 'cordon-exposure-'))
  try {
    await using store = await openEmbeddedStore(join(folder, 'store'), { chunkRows })
    await store.importTags(TAGS)
    await use(store, new ExposureFolder(join(folder, 'exposure'), store), join(folder, 'exposure'))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function take(store: EmbeddedStore, key: string, list: readonly Transfer[]): Promise<void> {
  async function* one() {
    yield list
  }
  await store.importTransfers({ key, open: async (_, skip) => new TransferFeed(one(), skip) })
}

test('an index over segments that overlap in time says what a pass over the sorted transfers says, to the last bit', () =>
  withStore(async (store, indexer) => {
    const all = ledger(1500, 7)
    // Four files that share every second and block, so that only the hash tells which row is first.
    for (let file = 0; file < 4; file++)
      await take(
        store,
        `f${file}`,
        all.filter((_, i) => i % 4 === file),
      )
    const outcome = await indexer.update(order(), silent)
    assert.deepEqual([outcome.taken, outcome.state.transfers, outcome.state.finished], [1500, 1500, true])
    assert.equal(outcome.restarted, 'there was none')
    await same(indexer, all)
  }))

test('later transfers are added to what is there, also when their import merged the old segments', () =>
  withStore(async (store, indexer) => {
    const all = ledger(1000, 8)
    for (let day = 0; day < 5; day++) {
      await take(store, `day ${day}`, all.slice(200 * day, 200 * day + (day === 4 ? 200 : 192)))
      const { taken, restarted } = await indexer.update(order(), silent)
      assert.deepEqual([taken, restarted], [day === 4 ? 200 : 192, day === 0 ? 'there was none' : null])
    }
    await same(
      indexer,
      all.filter((_, i) => i >= 800 || i % 200 < 192),
    )
    assert.equal((await indexer.update(order(), silent)).taken, 0)
  }))

test('one late transfer makes the index anew from the start, and it says why', () =>
  withStore(async (store, indexer) => {
    const all = ledger(900, 9)
    await take(
      store,
      'most',
      all.filter((_, i) => i !== 400),
    )
    await indexer.update(order(), silent)
    await take(store, 'late', all.slice(400, 401))
    const { restarted, taken } = await indexer.update(order(), silent)
    assert.match(String(restarted), /^transfers from before \d+ have come since$/)
    assert.equal(taken, 900)
    await same(indexer, all)
  }))

test(
  'interrupted anywhere, again and again, it goes on where it stopped and ends as if it had not been',
  { skip: needsTime },
  () =>
    withStore(async (store, indexer) => {
      const all = ledger(1500, 10)
      await take(store, 'a', all.slice(0, 800))
      await take(store, 'b', all.slice(800))
      const stop = { ...silent, interrupted: () => true }
      const parts: number[] = []
      for (let n = 0; n < 8; n++) {
        const { state, taken, restarted } = await indexer.update(order(), stop)
        parts.push(taken)
        if (n > 0) assert.equal(restarted, null)
        if (state.finished) break
        assert.equal(await indexer.open(), null, 'an index that was never finished is not asked')
      }
      assert.ok(parts.length > 1, 'it was never interrupted')
      await indexer.update(order(), silent)
      await same(indexer, all)
    }),
)

test(
  'over many batches of the reading thread it says what the pass says, also when it was stopped in the midst of one',
  { skip: needsTime },
  () =>
    withStore(async (store, indexer) => {
      const all = ledger(70_000, 13)
      for (const half of [0, 1])
        await take(
          store,
          `half ${half}`,
          all.filter((_, i) => i % 2 === half),
        )
      let asked = 0
      const stop = { ...silent, interrupted: () => ++asked === 3 }
      const { state, taken } = await indexer.update(order(), stop)
      assert.equal(state.finished, false)
      assert.ok(taken > 2 * 16_384 && taken < 3 * 16_384, `${taken}`)
      assert.equal((await indexer.update(order(), silent)).taken, 70_000 - taken)
      await same(indexer, all)
    }, 30_000),
)

test('labels of accounts that the ledger never named change nothing; those of others make it anew', () =>
  withStore(async (store, indexer) => {
    await take(store, 'all', ledger(600, 11))
    await indexer.update(order(), silent)
    const label = { category: 'sanctioned', source: 'list:new', name: 'new' }
    const elsewhere = [...LISTED, { address: address(5000), ledgers: null, label }]
    assert.equal((await indexer.update(order({ labels: elsewhere }), silent)).restarted, null)
    const here = [...LISTED, { address: address(9), ledgers: null, label }]
    assert.match(String((await indexer.update(order({ labels: here }), silent)).restarted), /labels or thefts/)
    const view = await indexer.open()
    assert.ok(
      [...Array(40).keys()].some(n =>
        view?.exposureOf(accountId(ETHEREUM, address(n))).some(s => s.source === 'list:new'),
      ),
    )
  }))

test('a theft’s amount is used up once, however often the index goes on', () =>
  withStore(async (store, indexer) => {
    const at = (i: number) => 1_700_000_000 + i
    const pay = (i: number, from: number, to: number, amount: bigint): Transfer => ({
      ledger: ETHEREUM,
      tx: `0x${i.toString(16).padStart(64, '0')}`,
      index: -1,
      block: i,
      at: at(i),
      from: address(from),
      to: address(to),
      asset: nativeAsset(ETHEREUM),
      amount,
    })
    const origin = { category: 'theft', source: 'case:x', name: 'x' }
    const theft = {
      origin,
      account: accountId(ETHEREUM, address(20)),
      asset: nativeAsset(ETHEREUM),
      since: at(2),
      until: at(99),
      amount: 100n,
    }
    await take(store, 'a', [pay(1, 20, 21, 50n), pay(2, 20, 22, 70n)])
    await indexer.update(order({ thefts: [theft] }), silent)
    await take(store, 'b', [pay(3, 20, 23, 70n)])
    assert.equal((await indexer.update(order({ thefts: [theft] }), silent)).restarted, null)
    const view = await indexer.open()
    const got = [21, 22, 23].map(n => view?.exposureOf(accountId(ETHEREUM, address(n)))[0]?.amount)
    assert.deepEqual(got, [undefined, '70', '30'])
  }))

test('a byte that changed, a file cut short and a head that is no JSON are told, never read over', () =>
  withStore(async (store, indexer, folder) => {
    await take(store, 'all', ledger(600, 12))
    await indexer.update(order(), silent)
    const name = (await readdir(folder)).find(f => f.startsWith('lookup-')) as string
    const bytes = await readFile(join(folder, name))
    bytes[100] = (bytes[100] as number) ^ 1
    await writeFile(join(folder, name), bytes)
    await assert.rejects(indexer.open(), { code: 'exposure-damaged' })
    await truncate(join(folder, name), 100)
    await assert.rejects(indexer.open(), { code: 'exposure-damaged' })
    await rm(join(folder, name))
    await assert.rejects(indexer.open(), { code: 'exposure-damaged' })
    await writeFile(join(folder, 'current.json'), '{"format":')
    await assert.rejects(indexer.open(), { code: 'exposure-damaged' })
    // What a killed process left half written is nobody's.
    await writeFile(join(folder, 'index-00000000.bin'), 'half')
    assert.equal((await indexer.update(order({ rebuild: true }), silent)).state.finished, true)
    await same(indexer, ledger(600, 12))
    assert.equal((await readdir(folder)).filter(f => f.endsWith('.bin')).length, 2)
  }))

test('an index made from other data, tags, lists or cases is stale, and none at all is told as well', () => {
  const state = { finished: true, versions: VERSIONS, transfers: 1, lastAt: 1, origins: 1, exposedAddresses: 1 }
  assert.deepEqual(exposureGaps(state, VERSIONS), [])
  for (const part of ['data', 'tags', 'lists', 'cases'] as const) {
    const [gap] = exposureGaps(state, { ...VERSIONS, [part]: 'other' })
    assert.equal(gap?.code, 'exposure-stale')
    assert.match(gap?.because ?? '', new RegExp(part))
  }
  assert.equal(exposureGaps({ ...state, finished: false }, VERSIONS)[0]?.code, 'exposure-unfinished')
  assert.equal(exposureGaps(null, VERSIONS)[0]?.code, 'exposure-unindexed')
})

test('an index of an older form is not read as none at all: it is made again, and that is said', () =>
  withStore(async (store, indexer, folder) => {
    await take(store, 'all', ledger(600, 14))
    await indexer.update(order(), silent)
    const path = join(folder, 'current.json')
    const head = JSON.parse(await readFile(path, 'utf8')) as object
    await writeFile(path, JSON.stringify({ ...head, format: 1 }))
    assert.equal(await indexer.open(), null)
    assert.match(String((await indexer.update(order(), silent)).restarted), /form that is not read/)
    await same(indexer, ledger(600, 14))
  }))

test('a store without transfers is refused, not indexed as empty', () =>
  withStore(async (_, indexer) => {
    await assert.rejects(indexer.update(order(), silent), { code: 'store-empty' })
  }))
