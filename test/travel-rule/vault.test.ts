import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type TestContext, test } from 'node:test'
import { seal, unseal } from '../../src/adapters/files/seal.ts'
import { openTravelVault } from '../../src/adapters/vault/open-travel-vault.ts'
import type { TravelRecord } from '../../src/operations/travel-rule/travel-vault.ts'
import { killVault } from './kill-vault.ts'

const TEXT = JSON.stringify({ originator: { name: '김민준 MARKED', born: '1990-02-25' } })
const record = (id: string, more: Partial<TravelRecord> = {}): TravelRecord => ({
  id,
  tenant: 'main',
  text: TEXT,
  keptAt: 1_790_000_000,
  keepUntil: null,
  ...more,
})

function folder(t: TestContext): string {
  const made = mkdtempSync(join(tmpdir(), 'cordon-vault-'))
  t.after(() => rmSync(made, { recursive: true, force: true }))
  return made
}

function opened(t: TestContext, data: string, keys?: string) {
  const vault = openTravelVault(data, keys)
  t.after(() => vault.close())
  return vault
}

/** All bytes of all files below a folder. */
function bytesBelow(data: string): Buffer {
  const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter(f => f.isFile())
  return Buffer.concat(files.map(f => readFileSync(join(f.parentPath, f.name))))
}

function rows(data: string, file: 'keys' | 'texts', id: string): Record<string, unknown> {
  const db = new DatabaseSync(join(data, 'travel', `${file}.sqlite`))
  const row = db.prepare(`select * from ${file} where id = ?`).get(id) as Record<string, unknown>
  db.close()
  return row
}

test('what is sealed opens by Web Crypto as AES-256-GCM, with what it is bound to as associated data', async () => {
  const key = randomBytes(32)
  const { nonce, body } = seal(key, Buffer.from('김민준'), ['a', 'b'])
  const other = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt'])
  const bound = { name: 'AES-GCM', iv: Uint8Array.from(nonce), additionalData: Buffer.from('["a","b"]') }
  assert.equal(Buffer.from(await crypto.subtle.decrypt(bound, other, Uint8Array.from(body))).toString(), '김민준')
  assert.equal(unseal(key, { nonce, body }, ['a', 'b'])?.toString(), '김민준')
  assert.equal(unseal(key, { nonce, body }, ['ab']), null)
  assert.equal(unseal(randomBytes(32), { nonce, body }, ['a', 'b']), null)
})

test('a record comes back as it was kept, and no byte of it lies readable on the disk', async t => {
  const data = folder(t)
  const vault = opened(t, data)
  await assert.rejects(vault.read('main', 'd-1'), { code: 'travel-record-unknown' })
  await vault.keep(record('d-1'))
  await vault.keep(record('d-1'))
  assert.deepEqual(await vault.read('main', 'd-1'), record('d-1'))
  await assert.rejects(vault.keep(record('d-1', { text: 'other' })), { code: 'travel-record-differs' })
  await assert.rejects(vault.keep(record('Kim Minjun')), { code: 'travel-id-malformed' })
  const bytes = bytesBelow(data)
  for (const word of ['MARKED', '김민준', '1990']) assert.equal(bytes.includes(word), false)
  for (const file of ['travel/keys.sqlite', 'travel/texts.sqlite'])
    assert.equal(statSync(join(data, file)).mode & 0o077, 0, file)
})

test('nobody reads a record under another tenant, nor one record in the place of another', async t => {
  const data = folder(t)
  const vault = opened(t, data)
  await vault.keep(record('d-1'))
  await vault.keep(record('d-2', { text: 'second' }))
  await vault.keep(record('d-1', { tenant: 'other', text: 'third' }))
  assert.equal((await vault.read('other', 'd-1')).text, 'third')
  await assert.rejects(vault.read('other', 'd-2'), { code: 'travel-record-unknown' })
  await assert.rejects(vault.erase('other', 'd-2', 1_790_000_001, true), { code: 'travel-record-unknown' })
  // Whoever can write to the files moves key and text of one record under another's name.
  for (const [file, columns] of [
    ['keys', 'kek = s.kek, nonce = s.nonce, wrapped = s.wrapped'],
    ['texts', 'nonce = s.nonce, body = s.body'],
  ] as const) {
    const db = new DatabaseSync(join(data, 'travel', `${file}.sqlite`))
    db.exec(
      `update ${file} set ${columns} from (select * from ${file} where id = 'd-2') s where ${file}.tenant = 'other' and ${file}.id = 'd-1'`,
    )
    db.close()
  }
  await assert.rejects(vault.read('other', 'd-1'), { code: 'travel-record-damaged' })
  assert.equal((await vault.read('main', 'd-2')).text, 'second')
})

test('a changed bit is refused as damage, a wrong or missing key as that', async t => {
  const data = folder(t)
  const vault = opened(t, data)
  await vault.keep(record('d-1'))
  for (const [file, column] of [
    ['keys', 'wrapped'],
    ['keys', 'nonce'],
    ['texts', 'body'],
    ['texts', 'nonce'],
  ] as const) {
    const good = rows(data, file, 'd-1')[column] as Uint8Array
    const db = new DatabaseSync(join(data, 'travel', `${file}.sqlite`))
    const put = db.prepare(`update ${file} set ${column} = ? where id = 'd-1'`)
    for (const at of [0, good.length - 1, good.length >> 1]) {
      const bad = Uint8Array.from(good)
      bad[at] = (bad[at] ?? 0) ^ 1
      put.run(bad)
      await assert.rejects(vault.read('main', 'd-1'), { code: 'travel-record-damaged' })
    }
    put.run(good.subarray(0, 5))
    await assert.rejects(vault.read('main', 'd-1'), { code: 'travel-record-damaged' })
    put.run(good)
    db.close()
  }
  assert.equal((await vault.read('main', 'd-1')).text, TEXT)
  const kek = join(data, 'travel', 'kek')
  const [name = ''] = readdirSync(kek)
  const right = readFileSync(join(kek, name))
  writeFileSync(join(kek, name), `${randomBytes(32).toString('hex')}\n`)
  await assert.rejects(vault.read('main', 'd-1'), { code: 'travel-key-wrong' })
  writeFileSync(join(kek, name), 'no key')
  await assert.rejects(vault.read('main', 'd-1'), { code: 'travel-key-wrong' })
  rmSync(join(kek, name))
  await assert.rejects(vault.read('main', 'd-1'), { code: 'travel-key-missing' })
  await assert.rejects(vault.keep(record('d-2')), { code: 'travel-key-missing' })
  writeFileSync(join(kek, name), right, { mode: 0o644 })
  await assert.rejects(vault.read('main', 'd-1'), { code: 'secret-exposed' })
})

test('an erased record is gone from the files with its key, and its id is not used again', async t => {
  const data = folder(t)
  const vault = opened(t, data)
  await vault.keep(record('d-1', { keepUntil: 1_790_000_100 }))
  await vault.keep(record('d-2'))
  const { wrapped } = rows(data, 'keys', 'd-1')
  const { body } = rows(data, 'texts', 'd-1')
  await assert.rejects(vault.erase('main', 'd-1', 1_790_000_050, false), { code: 'travel-must-keep' })
  const erasure = await vault.erase('main', 'd-1', 1_790_000_050, true)
  assert.equal(erasure.pagesGone, true)
  const bytes = bytesBelow(data)
  for (const lost of [wrapped, body] as Uint8Array[]) {
    assert.equal(bytes.includes(Buffer.from(lost)), false)
    assert.equal(bytes.includes(Buffer.from(lost.subarray(0, 24))), false)
  }
  await assert.rejects(vault.read('main', 'd-1'), { code: 'travel-record-erased' })
  await assert.rejects(vault.erase('main', 'd-1', 1_790_000_060, false), { code: 'travel-record-erased' })
  await assert.rejects(vault.keep(record('d-1')), { code: 'travel-record-erased' })
  assert.equal((await vault.read('main', 'd-2')).text, TEXT)
})

test('while somebody reads, an erasure says that pages of before are still in the log', async t => {
  const data = folder(t)
  const vault = opened(t, data)
  await vault.keep(record('d-1'))
  const reader = new DatabaseSync(join(data, 'travel', 'keys.sqlite'))
  reader.exec('begin; select * from keys')
  // SQLite waits for the reader as long as its time-out allows; a short one keeps the test short.
  const other = openTravelVault(data, undefined, 50)
  const erasure = await other.erase('main', 'd-1', 1_790_000_050, false)
  await other.close()
  reader.exec('commit')
  reader.close()
  assert.equal(erasure.pagesGone, false)
  assert.equal((await vault.rotate()).pagesGone, true)
})

test('a copy of the data folder made before an erasure opens nothing once the key was rotated, if keys lie elsewhere', async t => {
  const data = folder(t)
  const keys = folder(t)
  const copy = folder(t)
  const vault = opened(t, data, keys)
  await vault.keep(record('d-1'))
  await vault.keep(record('d-2'))
  cpSync(data, copy, { recursive: true })
  await vault.erase('main', 'd-1', 1_790_000_050, false)
  const before = opened(t, copy, keys)
  assert.equal((await before.read('main', 'd-1')).text, TEXT)
  const rotation = await vault.rotate()
  assert.equal(rotation.rewrapped, 1)
  assert.equal(rotation.destroyed.length, 1)
  await assert.rejects(before.read('main', 'd-1'), { code: 'travel-key-missing' })
  assert.equal((await vault.read('main', 'd-2')).text, TEXT)
  assert.equal(readdirSync(keys).length, 1)
})

test('a rotation leaves what it cannot unwrap under its old key, and says so', async t => {
  const data = folder(t)
  const vault = opened(t, data)
  for (const id of ['a', 'b', 'c']) await vault.keep(record(id))
  const db = new DatabaseSync(join(data, 'travel', 'keys.sqlite'))
  db.exec("update keys set nonce = zeroblob(12) where id = 'b'")
  db.close()
  const { rewrapped, failed, destroyed } = await vault.rotate()
  assert.deepEqual([rewrapped, failed, destroyed], [2, ['b'], []])
  assert.equal((await vault.read('main', 'c')).text, TEXT)
})

test('two vaults with their keys in one folder leave each other’s alone', async t => {
  const keys = folder(t)
  const [one, two] = [opened(t, folder(t), keys), opened(t, folder(t), keys)]
  await one.keep(record('x'))
  await two.keep(record('x'))
  await one.rotate()
  assert.equal((await two.read('main', 'x')).text, TEXT)
})

test('killed at any moment of keeping and rotating, every record that was told is readable', async () => {
  assert.ok((await killVault(3, 7)) >= 3)
})
