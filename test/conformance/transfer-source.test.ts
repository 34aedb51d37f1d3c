import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { type EmbeddedStore, openEmbeddedStore } from '../../src/adapters/transfers/embedded/embedded-store.ts'
import { TransferFeed } from '../../src/adapters/transfers/embedded/row-feed.ts'
import { MemoryTransferBuilder } from '../../src/adapters/transfers/memory/memory-transfers.ts'
import { accountId } from '../../src/model/account.ts'
import type { Address } from '../../src/model/address.ts'
import { MAX_AMOUNT } from '../../src/model/amount.ts'
import { nativeAsset } from '../../src/model/asset.ts'
import { BITCOIN, ETHEREUM, type LedgerId, TRON } from '../../src/model/ledger.ts'
import { compareTransfers, type Transfer } from '../../src/model/transfer.ts'
import type { TransferSource } from '../../src/operations/ports.ts'

const NOW = 1740000000

function address(n: number): Address {
  return `0x${n.toString(16).padStart(40, '0')}` as Address
}

function transfer(n: number, from: number, to: number, more: Partial<Transfer> = {}): Transfer {
  const ledger = more.ledger ?? ETHEREUM
  return {
    ledger,
    tx: `0x${n.toString(16).padStart(64, '0')}`,
    index: 0,
    block: 1000 + n,
    at: NOW + n,
    from: address(from),
    to: address(to),
    asset: nativeAsset(ledger),
    amount: BigInt(n) + 1n,
    ...more,
  }
}

async function* batches(list: readonly Transfer[]): AsyncGenerator<Transfer[]> {
  for (let i = 0; i < list.length; i += 1000) yield list.slice(i, i + 1000)
}

function load(store: EmbeddedStore, key: string, list: readonly Transfer[]) {
  return store.importTransfers({ key, open: async (_duck, skip) => new TransferFeed(batches(list), skip) })
}

/** An implementer of the port, filled with one list a file. */
interface Implementer {
  readonly name: string
  fill(files: readonly (readonly Transfer[])[]): Promise<TransferSource & AsyncDisposable>
}

async function embedded(files: readonly (readonly Transfer[])[], chunkRows: number) {
  const folder = await mkdtemp(join(tmpdir(), 'cordon-conformance-'))
  const store = await openEmbeddedStore(folder, { chunkRows })
  for (const [i, list] of files.entries()) await load(store, `file ${i}`, list)
  const close = store.close.bind(store)
  store.close = async () => {
    await close()
    await rm(folder, { recursive: true, force: true })
  }
  return store
}

async function inMemory(files: readonly (readonly Transfer[])[]) {
  const builder = new MemoryTransferBuilder()
  for (const list of files) builder.add(list)
  return Object.assign(builder.build(), { [Symbol.asyncDispose]: async () => {} })
}

const IMPLEMENTERS: Implementer[] = [
  { name: 'embedded store', fill: files => embedded(files, 200_000) },
  { name: 'embedded store in small chunks', fill: files => embedded(files, 7000) },
  { name: 'table in memory', fill: inMemory },
]

for (const { name, fill } of IMPLEMENTERS) {
  test(`${name}: a history holds both directions in order, a transfer to oneself once, and cuts at limit and times`, async () => {
    const list = [5, 3, 1, 4, 2].map(n => transfer(n, n % 2 ? 1 : 2, n % 2 ? 2 : 1))
    const self = transfer(6, 1, 1)
    await using source = await fill([[...list, self]])
    const account = accountId(ETHEREUM, address(1))
    const [all, cut, window, exact] = await source.histories([
      { account },
      { account, limit: 2 },
      { account, from: NOW + 2, until: NOW + 4 },
      { account, limit: 6 },
    ])
    assert.deepEqual(all?.transfers, [...list, self].sort(compareTransfers))
    assert.equal(all?.complete, true)
    assert.deepEqual(cut?.transfers, all?.transfers.slice(0, 2))
    assert.equal(cut?.complete, false)
    assert.deepEqual(
      window?.transfers.map(t => t.at),
      [NOW + 2, NOW + 3, NOW + 4],
    )
    assert.equal(exact?.complete, true)
  })

  test(`${name}: an account never seen has an empty, complete history, and a transaction never seen no transfers`, async () => {
    await using source = await fill([[transfer(1, 1, 2)]])
    const account = accountId(ETHEREUM, address(99))
    assert.deepEqual(await source.histories([{ account }]), [{ account, transfers: [], complete: true }])
    assert.deepEqual(await source.transaction(null, transfer(2, 1, 2).tx), [])
  })

  test(`${name}: a transaction's transfers come in order, on the ledger asked for or on all`, async () => {
    const parts = [3, -1, 0, 7].map(index => transfer(1, index === 0 ? 1 : 2, 3, { index }))
    const elsewhere = transfer(1, 1, 2, {
      ledger: 'eip155:56' as LedgerId,
      asset: nativeAsset('eip155:56' as LedgerId),
    })
    await using source = await fill([parts, [elsewhere]])
    assert.deepEqual(await source.transaction(ETHEREUM, parts[0]?.tx ?? ''), [...parts].sort(compareTransfers))
    assert.equal((await source.transaction(null, elsewhere.tx)).length, 5)
  })

  test(`${name}: the same address on two ledgers is two accounts, and look-alike addresses are others`, async () => {
    const poison = `${address(0xabc).slice(0, 20)}f${address(0xabc).slice(21)}` as Address
    const other = 'eip155:10' as LedgerId
    await using source = await fill([
      [
        transfer(1, 0xabc, 2),
        transfer(2, 0xabc, 2, { ledger: other, asset: nativeAsset(other) }),
        { ...transfer(3, 1, 2), from: poison },
      ],
    ])
    const histories = await source.histories([
      { account: accountId(ETHEREUM, address(0xabc)) },
      { account: accountId(other, address(0xabc)) },
      { account: accountId(ETHEREUM, poison) },
    ])
    assert.deepEqual(
      histories.map(h => h.transfers.map(t => t.at - NOW)),
      [[1], [2], [3]],
    )
  })

  test(`${name}: amounts from 0 to 2^256 - 1 and names of every ledger come back to the digit and letter`, async () => {
    const amounts = [0n, 1n, 255n, 2n ** 48n, 2n ** 64n - 1n, 2n ** 127n, 2n ** 128n, 2n ** 255n + 7n, MAX_AMOUNT]
    const list = amounts.map((amount, n) => transfer(n + 1, 1, 2, { amount }))
    const others: Transfer[] = [
      {
        ...transfer(50, 1, 2),
        ledger: BITCOIN,
        asset: nativeAsset(BITCOIN),
        tx: 'a'.repeat(64),
        from: '1BoatSLRHtKNngkdXEeobR76b53LETtpyT' as Address,
        to: 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq' as Address,
      },
      {
        ...transfer(51, 1, 2),
        ledger: TRON,
        asset: nativeAsset(TRON),
        tx: 'c'.repeat(64),
        from: 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t' as Address,
        to: 'x' as Address,
      },
      { ...transfer(52, 1, 2), tx: 'not-a-hash/52', index: -7, block: 2 ** 40 },
    ]
    await using source = await fill([[...list, ...others]])
    const [history] = await source.histories([{ account: accountId(ETHEREUM, address(1)) }])
    assert.deepEqual(history?.transfers, [...list, others[2] as Transfer])
    for (const t of others) assert.deepEqual(await source.transaction(t.ledger, t.tx), [t])
  })

  test(`${name}: a hub of 30,000 transfers gives each of them, and its middle by time`, async () => {
    const list = Array.from({ length: 30_000 }, (_, n) => transfer(n, n % 3 ? 1 : n + 10, n % 3 ? n + 10 : 1))
    await using source = await fill([list])
    const account = accountId(ETHEREUM, address(1))
    const [all, middle] = await source.histories([
      { account },
      { account, from: NOW + 15_000, until: NOW + 15_099, limit: 1000 },
    ])
    assert.equal(all?.transfers.length, 30_000)
    assert.ok(all?.transfers.every((t, i) => t.at === NOW + i))
    assert.equal(middle?.transfers.length, 100)
    assert.equal((await source.summary()).transfers, 30_000)
  })
}

const SPREAD = Array.from({ length: 3000 }, (_, n) => transfer((n * 7919) % 3000, n % 40, (n * 13) % 40))

test('the order of import changes neither the content nor the histories', async () => {
  const files = [0, 1, 2].map(k => SPREAD.filter((_, i) => i % 3 === k))
  await using one = await embedded([SPREAD], 100_000)
  await using other = await embedded([...files].reverse(), 400)
  assert.equal(await one.contentDigest(), await other.contentDigest())
  const queries = Array.from({ length: 40 }, (_, n) => ({ account: accountId(ETHEREUM, address(n)) }))
  assert.deepEqual(await one.histories(queries), await other.histories(queries))
  assert.deepEqual(await one.summary(), await other.summary())
  await one.verify()
  await other.verify()
})

test('importing a file twice, or rows that are known from another file, changes nothing', async () => {
  await using store = await embedded([SPREAD], 1000)
  const digest = await store.contentDigest()
  const versions = await store.versions()
  const again = await load(store, 'file 0', SPREAD)
  assert.deepEqual([again.new, again.known], [0, 3000])
  const overlapping = await load(store, 'another name', [...SPREAD.slice(100, 900), ...SPREAD.slice(0, 50)])
  assert.deepEqual([overlapping.new, overlapping.known, overlapping.refused], [0, 850, 0])
  assert.equal(await store.contentDigest(), digest)
  assert.deepEqual(await store.versions(), versions)
})

test('a transfer that is known with another content is refused by line, inside a file and between files', async () => {
  await using store = await embedded([[transfer(1, 1, 2)]], 1000)
  const summary = await load(store, 'next', [
    transfer(2, 1, 2),
    { ...transfer(1, 1, 2), amount: 999n },
    { ...transfer(2, 1, 2), to: address(3) },
    transfer(2, 1, 2),
  ])
  assert.deepEqual([summary.new, summary.known, summary.refused], [1, 1, 2])
  assert.deepEqual(
    summary.refusals.map(r => [r.line, r.code]),
    [
      [2, 'transfer-conflict'],
      [3, 'transfer-conflict'],
    ],
  )
  assert.equal((await store.transaction(ETHEREUM, transfer(1, 1, 2).tx))[0]?.amount, 2n)
})

test('a file that turns out bad half-way leaves nothing behind', async () => {
  await using store = await embedded([[transfer(1, 1, 2)]], 500)
  const digest = await store.contentDigest()
  const { InputError } = await import('../../src/model/errors.ts')
  async function* broken() {
    yield* batches(SPREAD.slice(0, 2000))
    throw new InputError('parquet-truncated', 'the file ends early')
  }
  await assert.rejects(
    store.importTransfers({ key: 'bad', open: async (_duck, skip) => new TransferFeed(broken(), skip) }),
    { code: 'parquet-truncated' },
  )
  assert.equal(await store.contentDigest(), digest)
  const { readdir } = await import('node:fs/promises')
  assert.equal((await readdir(join(store.folder, 'segments'))).length, 1)
})

test('two imports at once: the second is told that the store is busy, and readers go on meanwhile', async () => {
  await using store = await embedded([[transfer(1, 1, 2)]], 500)
  await using other = await openEmbeddedStore(store.folder)
  let inside: unknown
  let seen = 0
  async function* watched() {
    yield* batches(SPREAD.slice(0, 2000))
    inside = await load(other, 'second', [transfer(5000, 1, 2)]).catch((error: unknown) => error)
    seen = (await other.summary()).transfers
    yield* batches(SPREAD.slice(2000))
  }
  await store.importTransfers({ key: 'first', open: async (_duck, skip) => new TransferFeed(watched(), skip) })
  assert.equal((inside as { code?: string }).code, 'store-busy')
  assert.equal(seen, 1)
  assert.ok((await other.summary()).transfers >= 3000)
})
