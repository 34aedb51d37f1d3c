import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { SqliteSignIn } from '../../../src/adapters/sign-in/sqlite-sign-in.ts'
import type { SecondFactor } from '../../../src/operations/sign-in/sign-in-shelf.ts'
import { fc } from '../../property.ts'

const NOW = 1_795_000_000

async function within<T>(run: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-sign-in-'))
  return run(folder).finally(() => rmSync(folder, { recursive: true, force: true }))
}

const totp = (secret: Uint8Array): SecondFactor => ({
  ...{ id: 'f1', owner: 'kim#1', kind: 'totp', label: 'phone', addedAt: NOW, usedAt: null, counter: 0 },
  ...{ passkey: null, secret },
})

const session = (digest: string, owner = 'kim#1') => ({
  ...{ id: digest.slice(0, 16), digest, user: 'kim', owner, stamp: 1, way: 'totp' as const, limited: false },
  ...{ signedInAt: NOW, seenAt: NOW, endsAt: NOW + 100, address: '192.0.2.1', agent: 'browser' },
})

test('the files are their owner’s alone, and no secret or ticket can be read from them without the key', async () => {
  await within(async folder => {
    const shelf = new SqliteSignIn(folder)
    const secret = Buffer.from('a secret of twenty b')
    await shelf.addFactor(totp(secret))
    await shelf.put({
      digest: 'd'.repeat(64),
      kind: 'second',
      owner: 'kim#1',
      body: 'the challenge in it',
      endsAt: NOW + 9,
    })
    assert.deepEqual(Buffer.from((await shelf.factors('kim#1'))[0]?.secret ?? []), secret)
    await shelf.close()
    for (const name of readdirSync(folder)) {
      assert.equal(statSync(join(folder, name)).mode & 0o077, 0, name)
      const bytes = readFileSync(join(folder, name))
      assert.equal(
        bytes.includes(secret) || bytes.includes('the challenge') || bytes.includes(secret.toString('hex')),
        false,
      )
    }
    writeFileSync(join(folder, 'key'), '0'.repeat(64))
    const other = new SqliteSignIn(folder)
    await assert.rejects(other.factors('kim#1'), { code: 'sign-in-damaged' })
    assert.equal(await other.take('d'.repeat(64), 'second', NOW), null)
    await other.close()
  })
})

test('what one process ends, another does not find, and of two that take one ticket, one gets it', async () => {
  await within(async folder => {
    const [a, b] = [new SqliteSignIn(folder), new SqliteSignIn(folder)]
    await a.open(session('1'.repeat(64)))
    assert.equal((await b.session('1'.repeat(64)))?.user, 'kim')
    assert.equal(await b.end({ owner: 'kim#1' }), 1)
    assert.equal(await a.session('1'.repeat(64)), null)
    await a.put({ digest: 't', kind: 'second', owner: null, body: '{}', endsAt: NOW + 9 })
    assert.equal(await a.take('t', 'another kind', NOW), null)
    const got = await Promise.all([a.take('t', 'second', NOW), b.take('t', 'second', NOW)])
    assert.equal(got.filter(t => t !== null).length, 1)
    await a.putRecovery('kim#1', ['x', 'y'])
    const spent = await Promise.all([a.spendRecovery('kim#1', 'x'), b.spendRecovery('kim#1', 'x')])
    assert.deepEqual(spent.sort(), [false, true])
    await a.close()
    await b.close()
  })
})

test('no step of TOTP is used twice, and none before one that was, in whatever order they come', async () => {
  await within(async folder => {
    const shelf = new SqliteSignIn(folder)
    let n = 0
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 12 }), async steps => {
        const id = `f${++n}`
        await shelf.addFactor({ ...totp(new Uint8Array(20)), id })
        let most = 0
        for (const step of steps) {
          assert.equal(await shelf.use(id, step, NOW), step > most)
          most = Math.max(most, step)
        }
      }),
      { numRuns: 15 },
    )
    await shelf.close()
  })
})

test('a key that others can read is refused, and so is a damaged file', async () => {
  await within(async folder => {
    await new SqliteSignIn(folder).close()
    writeFileSync(join(folder, 'other'), '')
    const db = join(folder, 'sign-in.sqlite')
    writeFileSync(db, 'this is no database, however long it goes on for, and on, and on, and on, and on, and on')
    assert.throws(() => new SqliteSignIn(folder), { code: 'sign-in-damaged' })
    writeFileSync(join(folder, 'key'), 'short')
    assert.throws(() => new SqliteSignIn(folder), { code: 'sign-in-key-unreadable' })
  })
})

test('a flood of tickets that are handed to anybody ends no link of invitation, and is bounded itself', async () => {
  await within(async folder => {
    const shelf = new SqliteSignIn(folder, 10_000, 50)
    const put = (digest: string, kind: string) =>
      shelf.put({ digest: digest.padStart(64, '0'), kind, owner: null, body: '', endsAt: NOW + 300 })
    await put('a', 'invitation')
    for (let n = 0; n < 200; n++) await put(`${n}`, 'passkey')
    const there = async (digest: string, kind: string) =>
      (await shelf.tryTicket(digest.padStart(64, '0'), kind, NOW, 9)) !== null
    assert.deepEqual([await there('a', 'invitation'), await there('149', 'passkey')], [true, false])
    for (let n = 150; n < 200; n++) assert.ok(await there(`${n}`, 'passkey'))
    await shelf.close()
  })
})
