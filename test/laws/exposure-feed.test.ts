import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { type ArrayFile, readArrays, writeArrays } from '../../src/adapters/exposure/array-file.ts'
import { ExposureFolder } from '../../src/adapters/exposure/exposure-folder.ts'
import { throughDigest } from '../../src/adapters/exposure/through-digest.ts'
import { type EmbeddedStore, openEmbeddedStore } from '../../src/adapters/transfers/embedded/embedded-store.ts'
import { TransferFeed } from '../../src/adapters/transfers/embedded/row-feed.ts'
import { IntegrityError } from '../../src/model/errors.ts'
import type { Transfer } from '../../src/model/transfer.ts'
import { seeded } from '../names/seeded.ts'
import { move } from './random-ledger.ts'

const silent = { progress: { at() {}, end() {} }, interrupted: () => false }
const ORDER = {
  versions: { data: 'd', tags: 't', lists: 'l', cases: 'c' },
  labels: [],
  thefts: [],
  rebuild: true,
}

/** Amounts up to 256 bits, indexes below zero, blocks up to the largest that a store takes. */
function wild(rows: number): Transfer[] {
  const random = seeded(5)
  const below = (n: number) => Math.floor(random() * n)
  return Array.from({ length: rows }, (_, n) => ({
    ...move(n >> 1, below(50), below(50), BigInt(below(2 ** 32)) << BigInt(below(224)), below(3)),
    tx: `0x${below(2 ** 31).toString(16)}${n.toString(16).padStart(56, '0')}`.padEnd(66, '0'),
    index: below(2 ** 31) - 2 ** 30,
    block: 2 ** 46 + n,
  }))
}

async function withFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'cordon-feed-'))
  try {
    await use(folder)
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

test('the sums that a segment keeps are those that DuckDB adds up over its Parquet, at any second', () =>
  withFolder(async folder => {
    await using store = await openEmbeddedStore(join(folder, 'store'), { chunkRows: 700 })
    await take(store, 'all', wild(2000))
    const records = store.records()
    assert.ok(records.length > 1 && records.every(r => r.sums !== undefined))
    const bare = records.map(({ sums: _, ...record }) => record)
    const parent = join(store.folder, 'segments')
    const seconds = [0, ...records.flatMap(r => [r.firstAt, r.lastAt]), 1_700_000_000 + 500 * 12]
    const digests = new Set<string>()
    for (const at of seconds) {
      const digest = await throughDigest(folder, parent, records, at)
      assert.equal(digest, await throughDigest(folder, parent, bare, at), `${at}`)
      digests.add(digest)
    }
    assert.ok(digests.size > 3)
  }))

test('what is wrong with a store is told by its code, though another thread reads it, and the next index is made', () =>
  withFolder(async folder => {
    await using store = await openEmbeddedStore(join(folder, 'store'), { chunkRows: 700 })
    await take(store, 'all', wild(2000))
    const indexer = new ExposureFolder(join(folder, 'exposure'), store)
    const [first, last] = [store.records()[0], store.records().at(-1)]
    const file = (id: string | undefined, name: string) => join(store.folder, 'segments', `${id}`, name)
    for (const [name, code] of [
      ['transfers-0.parquet', 'rows-missing'],
      ['accounts-0.parquet', null],
    ] as const) {
      const place = file(first?.id, name)
      const whole = await readFile(place)
      await copyFile(file(last?.id, name), place)
      if (code) await assert.rejects(indexer.update(ORDER, silent), e => e instanceof IntegrityError && e.code === code)
      await writeFile(place, whole.subarray(0, whole.length / 2))
      await assert.rejects(indexer.update(ORDER, silent), /parquet/i)
      await rm(place)
      await assert.rejects(indexer.update(ORDER, silent), /parquet/i)
      await writeFile(place, whole)
      assert.equal((await indexer.update(ORDER, silent)).state.transfers, 2000)
    }
  }))

test('a process that exits while the store is read exits with its own code', () =>
  withFolder(async folder => {
    await using store = await openEmbeddedStore(join(folder, 'store'))
    await take(store, 'all', wild(3000))
    for (const wait of [60, 160, 260]) {
      const child = spawn(process.execPath, [join(import.meta.dirname, 'exposure-child.ts'), folder, '3'], {
        stdio: ['pipe', 'pipe', 'pipe'],
      })
      let said = ''
      child.stderr.on('data', text => {
        said += text
      })
      await once(child.stdout, 'data')
      await setTimeout(wait)
      child.stdin.end()
      assert.deepEqual(await once(child, 'close'), [3, null], said)
    }
  }))

test('an array file is read back with the digests of pieces and as it was written before there were any, and a changed byte is told', () =>
  withFolder(async folder => {
    const path = join(folder, 'a.bin')
    const random = seeded(6)
    const numbers = Float64Array.from({ length: 2_500_000 }, random)
    const words = Int32Array.from({ length: 300_000 }, () => random() * 2 ** 32)
    const about = await writeArrays(path, 'a.bin', { numbers, none: new Uint8Array(0), words })
    const read = await readArrays(path, about)
    assert.ok(Buffer.from(numbers.buffer).equals(Buffer.from(read['numbers']?.buffer as ArrayBuffer)))
    assert.ok(Buffer.from(words.buffer).equals(Buffer.from(read['words']?.buffer as ArrayBuffer)))
    assert.equal(read['none']?.length, 0)
    const bytes = await readFile(path)
    const { piece: _, ...before } = about
    const old: ArrayFile = { ...before, sha256: createHash('sha256').update(bytes).digest('hex') }
    assert.deepEqual(Object.keys(await readArrays(path, old)), ['numbers', 'none', 'words'])
    for (const at of [0, 1 << 20, 17_000_000, bytes.length - 1]) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] as number) ^ 4
      await writeFile(path, changed)
      await assert.rejects(readArrays(path, about), { code: 'exposure-damaged' })
      await assert.rejects(readArrays(path, old), { code: 'exposure-damaged' })
    }
  }))
