import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openEmbeddedStore } from '../../src/adapters/transfers/embedded/embedded-store.ts'
import { amountAt } from '../../src/adapters/transfers/embedded/read-parquet.ts'
import { TransferFeed } from '../../src/adapters/transfers/embedded/row-feed.ts'
import { accountId } from '../../src/model/account.ts'
import type { Address } from '../../src/model/address.ts'
import { BITCOIN, ETHEREUM, type LedgerId } from '../../src/model/ledger.ts'
import type { Tag } from '../../src/model/tag.ts'
import type { Transaction } from '../../src/model/transaction.ts'
import { compareTransfers, type Transfer } from '../../src/model/transfer.ts'
import { importSeeded, ROWS } from '../campaigns/seeded-import.ts'
import { smallFiles } from '../campaigns/small-imports.ts'

async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'cordon-store-'))
  try {
    await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function* one(list: readonly Transfer[]) {
  yield list
}

const file = (key: string, list: readonly Transfer[]) => ({
  key,
  open: async (_: unknown, skip: number) => new TransferFeed(one(list), skip),
})

const EXCHANGE: Tag = {
  ledger: ETHEREUM,
  address: `0x${'1a'.repeat(20)}` as Address,
  label: 'Süd 交易所 "hot" 1',
  category: 'exchange',
  basis: 'publisher',
  confidence: 90,
  source: 'https://example.org/list',
  at: 1700000000,
}

test('claims come back as they were made, a claim twice is one, and another word of the same source is another claim', () =>
  inFolder(async folder => {
    await using store = await openEmbeddedStore(folder)
    const anywhere: Tag = { ...EXCHANGE, ledger: null, label: 'said without a ledger', at: null }
    const elsewhere: Tag = { ...EXCHANGE, ledger: 'eip155:56' as LedgerId }
    const longer: Tag = { ...EXCHANGE, address: `${EXCHANGE.address}0` as Address }
    assert.deepEqual(await store.importTags([EXCHANGE, anywhere, elsewhere, longer]), { new: 4, known: 0 })
    assert.deepEqual(await store.importTags([EXCHANGE, { ...EXCHANGE, confidence: 40 }]), { new: 1, known: 1 })
    const account = accountId(ETHEREUM, EXCHANGE.address)
    const [found, none] = await store.tags([account, accountId(ETHEREUM, `0x${'00'.repeat(20)}` as Address)])
    const byText = (a: Tag, b: Tag) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)
    const expected = [EXCHANGE, anywhere, { ...EXCHANGE, confidence: 40 }]
    assert.deepEqual([...(found ?? [])].sort(byText), expected.sort(byText))
    assert.deepEqual(none, [])
    assert.equal((await store.summary()).tags, 5)
  }))

const MINER = '1BoatSLRHtKNngkdXEeobR76b53LETtpyT' as Address
const COINBASE: Transaction = {
  ledger: BITCOIN,
  tx: 'aa'.repeat(32),
  block: 800_000,
  blockHash: `${'0'.repeat(20)}${'1'.repeat(44)}`,
  position: 0,
  at: 1690000000,
  inputs: [{ prevTx: null, prevIndex: 4294967295, amount: null, address: null }],
  outputs: [
    { index: 0, amount: 625000000n, address: MINER, script: 'pubkeyhash' },
    { index: 1, amount: 0n, address: null, script: 'nulldata' },
  ],
  fee: 0n,
}
const SPEND: Transaction = {
  ...COINBASE,
  tx: 'bb'.repeat(32),
  block: 800_100,
  blockHash: null,
  position: 7,
  inputs: [{ prevTx: COINBASE.tx, prevIndex: 0, amount: 625000000n, address: MINER }],
  outputs: [{ index: 0, amount: 624999000n, address: MINER, script: 'pubkeyhash' }],
  fee: 1000n,
}

test('UTXO transactions come back whole, twice is once, and one that contradicts the first is told and left out', () =>
  inFolder(async folder => {
    await using store = await openEmbeddedStore(folder)
    assert.deepEqual(await store.importTransactions([SPEND, COINBASE]), { fresh: 2, known: 0, conflicts: [] })
    const { data } = await store.versions()
    const digest = await store.contentDigest()
    const forged = { ...SPEND, outputs: [{ ...SPEND.outputs[0], amount: 1n } as Transaction['outputs'][number]] }
    const again = await store.importTransactions([COINBASE, SPEND, forged])
    assert.deepEqual(again, { fresh: 0, known: 2, conflicts: [SPEND.tx] })
    assert.equal((await store.versions()).data, data)
    assert.equal(await store.contentDigest(), digest)
    assert.deepEqual(await store.transactions(BITCOIN, [SPEND.tx, 'cc'.repeat(32), COINBASE.tx]), [
      SPEND,
      null,
      COINBASE,
    ])
    assert.deepEqual(await store.spenders(BITCOIN, [`${COINBASE.tx}:0`, `${COINBASE.tx}:1`]), [SPEND, null])
    assert.deepEqual(await store.byAccount(accountId(BITCOIN, MINER)), [COINBASE, SPEND])
    assert.equal((await store.summary()).transactions, 2)
  }))

test('a scan gives every transfer once and whole, from Parquet alone', () =>
  inFolder(async folder => {
    const lists = await smallFiles(5, 8)
    await using store = await openEmbeddedStore(folder)
    for (const [i, list] of lists.entries()) await store.importTransfers(file(`f${i}`, list))
    const scanned: Transfer[] = []
    for await (const batch of store.scan()) {
      const names = await batch.names()
      for (let i = 0; i < batch.rows; i++) {
        const from = names.accounts[batch.from[i] as number]
        scanned.push({
          ledger: from?.ledger as LedgerId,
          tx: names.transactions[batch.tx[i] as number] as string,
          index: batch.index[i] as number,
          block: batch.block[i] as number,
          at: batch.at[i] as number,
          from: from?.address as Address,
          to: names.accounts[batch.to[i] as number]?.address as Address,
          asset: names.assets[batch.asset[i] as number] as Transfer['asset'],
          amount: amountAt(batch, i),
        })
      }
    }
    assert.deepEqual(scanned.sort(compareTransfers), lists.flat().sort(compareTransfers))
  }))

test('a store opened for reading refuses every import, and where there is no store it is said', () =>
  inFolder(async folder => {
    await assert.rejects(openEmbeddedStore(folder, { readOnly: true }), { code: 'store-missing' })
    const [list = []] = await smallFiles(5, 1)
    {
      await using store = await openEmbeddedStore(folder)
      await store.importTransfers(file('f', list))
    }
    await using reader = await openEmbeddedStore(folder, { readOnly: true })
    await assert.rejects(reader.importTransfers(file('g', list)), { code: 'store-read-only' })
    await assert.rejects(reader.importTags([EXCHANGE]), { code: 'store-read-only' })
    await assert.rejects(reader.importTransactions([SPEND]), { code: 'store-read-only' })
    assert.equal((await reader.summary()).transfers, list.length)
  }))

test('versions stay when a file is imported twice, and the data, the tags and nothing else move them', () =>
  inFolder(async folder => {
    const [first = [], second = []] = await smallFiles(5, 2)
    await using store = await openEmbeddedStore(folder)
    const seen: { data: string; tags: string }[] = [await store.versions()]
    const step = async (work: Promise<unknown>) => {
      await work
      seen.push(await store.versions())
    }
    await step(store.importTransfers(file('first', first)))
    await step(store.importTransfers(file('first', first)))
    await step(store.importTransfers(file('the same under another name', first)))
    await step(store.importTags([EXCHANGE]))
    await step(store.importTags([EXCHANGE]))
    await step(store.importTransfers(file('second', second)))
    const data = seen.map(v => v.data)
    const tags = seen.map(v => v.tags)
    assert.deepEqual(
      data.map(v => data.indexOf(v)),
      [0, 1, 1, 1, 1, 1, 6],
    )
    assert.deepEqual(
      tags.map(v => tags.indexOf(v)),
      [0, 0, 0, 0, 4, 4, 4],
    )
  }))

test('one flipped bit in any file of a segment, Parquet or index, is found, and mending it heals the store', () =>
  inFolder(async folder => {
    const [list = []] = await smallFiles(5, 1)
    {
      await using store = await openEmbeddedStore(folder)
      await store.importTransfers(file('f', list))
      await store.verify()
    }
    const [segment = ''] = await readdir(join(folder, 'segments'))
    const names = (await readdir(join(folder, 'segments', segment))).filter(name => !name.endsWith('-lock'))
    assert.deepEqual(names.map(name => name.replace(/-\d+/, '')).sort(), [
      'accounts.parquet',
      'index.lmdb',
      'segment.json',
      'transactions.parquet',
      'transfers.parquet',
    ])
    for (const name of names) {
      const path = join(folder, 'segments', segment, name)
      const whole = await readFile(path)
      for (const place of [0.3, 0.6, 0.9]) {
        const bytes = Buffer.from(whole)
        const at = Math.floor(whole.length * place)
        bytes[at] = (bytes[at] as number) ^ 1
        await writeFile(path, bytes)
        await using store = await openEmbeddedStore(folder, { readOnly: true })
        await assert.rejects(store.verify(), { code: 'segment-damaged' }, `${name} at ${at}`)
      }
      await writeFile(path, whole)
    }
    await using store = await openEmbeddedStore(folder, { readOnly: true })
    await store.verify()
  }))

test('a second process imports while this one reads: it sees nothing of the import, then all of it', () =>
  inFolder(async folder => {
    const [list = []] = await smallFiles(99, 1)
    await using store = await openEmbeddedStore(folder)
    // Other transactions than the child's, so that both imports are wholly new.
    const mine = list.map(t => ({ ...t, tx: t.tx.replace('0x0000', '0x1111') }))
    await store.importTransfers(file('mine', mine))
    const query = { account: accountId(ETHEREUM, (mine[0] as Transfer).from) }
    const [before] = await store.histories([query])
    const child: ChildProcess = spawn(
      process.execPath,
      [join(import.meta.dirname, '../campaigns/seeded-import.ts'), folder, '7'],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    )
    const ended = once(child, 'exit')
    const counts = new Set<number>()
    let reads = 0
    while (child.exitCode === null) {
      const { transfers } = await store.summary()
      counts.add(transfers)
      if (transfers === mine.length) assert.deepEqual(await store.histories([query]), [before])
      reads++
      await new Promise(resolve => setTimeout(resolve, 2))
    }
    assert.deepEqual(await ended, [0, null])
    counts.add((await store.summary()).transfers)
    assert.deepEqual([...counts], [mine.length, mine.length + ROWS])
    assert.ok(reads > 20, `only ${reads} reads during the import`)
    const alone = join(folder, 'alone')
    await importSeeded(alone, 7)
    await using clean = await openEmbeddedStore(alone, { readOnly: true })
    const [theirs] = await clean.histories([query])
    const [after] = await store.histories([query])
    const both = [...(before?.transfers ?? []), ...(theirs?.transfers ?? [])].sort(compareTransfers)
    assert.deepEqual(after?.transfers, both)
  }))
