import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { suite, type TestContext, test } from 'node:test'
import { LateIntelStore } from '../../src/adapters/intel/late-intel-store.ts'
import { MemoryIntelStore } from '../../src/adapters/intel/memory-intel-store.ts'
import { openIntelStore } from '../../src/adapters/intel/sqlite-intel-store.ts'
import { CordonError } from '../../src/model/errors.ts'
import { UNVERSIONED } from '../../src/model/intel-object.ts'
import type { IntelStore, NewObject } from '../../src/operations/share/intel-store.ts'

const NOW = 1_790_000_000
const code = (wanted: string) => (error: unknown) => error instanceof CordonError && error.code === wanted
const sha = (...parts: (string | Uint8Array)[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

function file(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-intel-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'deep', 'intel.sqlite')
}

function late(t: TestContext, now: { at: number }): IntelStore {
  const store = new LateIntelStore(file(t), { micros: () => now.at * 1_000_000 })
  t.after(() => store.close())
  return store
}

/** A store whose clock reads what `now.at` holds, in seconds. */
type Make = (t: TestContext, now: { at: number }) => IntelStore

const IMPLEMENTERS: Readonly<Record<string, Make>> = {
  memory: (_, now) => new MemoryIntelStore({ now: () => now.at }, randomBytes),
  sqlite: (t, now) => {
    const store = openIntelStore(file(t), { micros: () => now.at * 1_000_000 })
    t.after(() => store.close())
    return store
  },
  late,
}

function wallet(n: number, more: Partial<NewObject> = {}): NewObject {
  const id = `cryptocurrency-wallet--${String(n).padStart(8, '0')}-0000-4000-8000-000000000000`
  const json = more.json ?? `{"type":"cryptocurrency-wallet","id":"${id}","n":${n}}`
  const version = '2026-11-01T00:00:00.000Z'
  const head = { id, type: 'cryptocurrency-wallet', version, versionNs: 1_793_491_200_000_000_000n }
  return { ...head, specVersion: '2.1', json, digest: sha(json), releaseKey: 'k', from: 'self', ...more }
}

for (const [name, make] of Object.entries(IMPLEMENTERS)) {
  suite(`an intel store (${name})`, () => {
    const open = (t: TestContext, now = { at: NOW }): IntelStore => make(t, now)

    test('one source may tell so many contents of a wallet and no more, and hinders no other', async t => {
      const store = open(t)
      const content = (n: number, from: string) =>
        wallet(1, { version: UNVERSIONED, versionNs: 0n, from, json: `{"n":${n},"from":"${from}"}` })
      const told = await store.add(
        Array.from({ length: 300 }, (_, n) => content(n, 'flood')),
        [],
      )
      assert.equal(told.filter(a => a === 'new').length, 256)
      assert.deepEqual(await store.add([content(7, 'flood'), content(900, 'flood'), content(1, 'honest')], []), [
        'known',
        'conflict',
        'new',
      ])
      assert.deepEqual(new Set((await store.quarantined(99)).map(q => q.code)), new Set(['intel-contents-many']))
    })

    test('gives objects places from 1 without a hole and hands them back as they came', async t => {
      const store = open(t)
      assert.deepEqual(await store.add([wallet(1), wallet(2)], []), ['new', 'new'])
      assert.deepEqual(await store.add([wallet(2), wallet(3)], []), ['known', 'new'])
      const all = await store.entries(0, 10)
      assert.deepEqual(
        all.map(o => o.seq),
        [1, 2, 3],
      )
      for (const [i, { seq: _, nonce, addedUs: __, ...rest }] of all.entries()) {
        assert.deepEqual(rest, wallet(i + 1))
        assert.match(nonce, /^[0-9a-f]{32}$/)
      }
      assert.equal(await store.size(), 3)
      assert.deepEqual(
        (await store.entries(1, 1)).map(o => o.seq),
        [2],
      )
    })

    test('gives the entries of some types alone, each where it stands, and none where there are no more', async t => {
      const store = open(t)
      const note = (n: number) =>
        wallet(n, { id: `note--${String(n).padStart(8, '0')}-0000-4000-8000-000000000000`, type: 'note' })
      const report = { ...note(9), id: 'report--00000009-0000-4000-8000-000000000000', type: 'report' }
      await store.add([wallet(1), note(2), wallet(3), report, note(5)], [])
      const of = async (after: number, limit: number, types: readonly string[]) =>
        (await store.entries(after, limit, types)).map(o => o.seq)
      assert.deepEqual(await of(0, 9, ['note']), [2, 5])
      assert.deepEqual(await of(0, 1, ['note', 'report']), [2])
      assert.deepEqual(await of(2, 9, ['note', 'report']), [4, 5])
      assert.deepEqual(await of(5, 9, ['note']), [])
      assert.deepEqual(await of(0, 9, ['indicator']), [])
    })

    test('makes the leaf of an object as RFC 6962 makes one of a blinded digest', async t => {
      const store = open(t)
      await store.add([wallet(1)], [])
      const [object] = await store.entries(0, 1)
      const expected = sha(
        Uint8Array.of(0),
        Buffer.from(object?.nonce ?? '', 'hex'),
        Buffer.from(wallet(1).digest, 'hex'),
      )
      assert.deepEqual(await store.leaves(0, 5), [{ seq: 1, hash: expected }])
    })

    test('never uses a nonce twice', async t => {
      const store = open(t)
      await store.add(
        Array.from({ length: 50 }, (_, n) => wallet(n)),
        [],
      )
      assert.equal(new Set((await store.entries(0, 50)).map(o => o.nonce)).size, 50)
    })

    test('quarantines another content under the id and version of a known object, and keeps the first', async t => {
      const store = open(t)
      const dated = { version: '2026-11-26T00:00:00.000Z', versionNs: 1_795_651_200_000_000_000n }
      const first = wallet(1, dated)
      await store.add([first], ['c'])
      const other = wallet(1, { ...dated, json: '{"other":true}', digest: sha('other'), from: 'a'.repeat(64) })
      assert.deepEqual(await store.add([other, wallet(2)], ['c']), ['conflict', 'new'])
      assert.equal((await store.versions(other.id)).length, 1)
      assert.equal((await store.versions(other.id))[0]?.digest, first.digest)
      assert.equal((await store.inCollection({ collection: 'c', limit: 9 })).length, 2)
      const held = await store.quarantined(9)
      assert.deepEqual(
        held.map(q => [q.code, q.from, q.id, q.json, q.at]),
        [['intel-conflict', other.from, other.id, other.json, NOW]],
      )
      await store.add([other], [])
      assert.equal((await store.quarantined(9)).length, 1, 'the same thing again is not kept again')
    })

    test('keeps every content of what has no versions: anybody may describe a wallet', async t => {
      const store = open(t)
      const bare = { version: UNVERSIONED, versionNs: 0n }
      const one = wallet(1, bare)
      const other = wallet(1, { ...bare, json: '{"other":true}', from: 'a'.repeat(64) })
      assert.deepEqual(await store.add([one, other, other, one], ['c']), ['new', 'new', 'known', 'known'])
      assert.equal((await store.versions(other.id)).length, 2)
      assert.equal((await store.inCollection({ collection: 'c', limit: 9 })).length, 2)
      assert.equal((await store.quarantined(9)).length, 0)
    })

    test('gives times that are unique and increase also when the clock stands or goes back', async t => {
      const now = { at: NOW }
      const store = open(t, now)
      await store.add([wallet(1), wallet(2), wallet(3)], ['a', 'b'])
      now.at = NOW - 86_400
      await store.add([wallet(4), wallet(5)], ['a'])
      now.at = NOW + 60
      await store.add([wallet(6)], ['b'])
      const own = (await store.entries(0, 10)).map(o => o.addedUs)
      const rows = [
        ...(await store.inCollection({ collection: 'a', limit: 10 })),
        ...(await store.inCollection({ collection: 'b', limit: 10 })),
      ].map(r => r.addedUs)
      assert.deepEqual(
        own,
        [...own].sort((x, y) => x - y),
      )
      assert.equal(new Set([...own, ...rows]).size, own.length + rows.length)
      assert.equal(own[0], NOW * 1_000_000)
      assert.equal(own[5], (NOW + 60) * 1_000_000)
    })

    test('adds a known object to the collections that lack it, as something added now', async t => {
      const now = { at: NOW }
      const store = open(t, now)
      await store.add([wallet(1), wallet(2)], ['a'])
      now.at = NOW + 5
      assert.deepEqual(await store.add([wallet(1)], ['a', 'b']), ['known'])
      assert.deepEqual(
        (await store.inCollection({ collection: 'b', limit: 9 })).map(r => [r.object.seq, r.addedUs]),
        [[1, (NOW + 5) * 1_000_000]],
      )
      assert.equal((await store.inCollection({ collection: 'a', limit: 9 })).length, 2)
      assert.equal(await store.lastAdded('b'), (NOW + 5) * 1_000_000)
      assert.equal(await store.lastAdded('never'), 0)
    })

    test('answers a question about a collection by all that is said', async t => {
      const store = open(t)
      const list = Array.from({ length: 12 }, (_, n) =>
        wallet(n, { type: ['a', 'b', 'c'][n % 3] ?? '', specVersion: n < 6 ? '2.0' : '2.1' }),
      )
      await store.add(list, ['all'])
      const ask = async (query: object): Promise<number[]> =>
        (await store.inCollection({ collection: 'all', limit: 99, ...query })).map(r => r.object.seq)
      assert.deepEqual(await ask({ types: ['c', 'a', 'a'] }), [1, 3, 4, 6, 7, 9, 10, 12])
      assert.deepEqual(await ask({ types: ['c', 'a'], limit: 3 }), [1, 3, 4])
      assert.deepEqual(await ask({ types: ['a'], specVersions: ['2.1'] }), [7, 10])
      assert.deepEqual(await ask({ specVersions: ['2.0'], limit: 2 }), [1, 2])
      assert.deepEqual(await ask({ ids: [wallet(4).id, wallet(0).id, 'none'] }), [1, 5])
      assert.deepEqual(await ask({ ids: [wallet(4).id, wallet(0).id], types: ['b'], specVersions: ['2.0'] }), [5])
      assert.deepEqual(await ask({ types: [] }), [])
      const fifth = (await store.inCollection({ collection: 'all', limit: 5 })).at(-1)?.addedUs ?? 0
      assert.deepEqual(await ask({ afterUs: fifth, limit: 2 }), [6, 7])
      assert.deepEqual(await ask({ afterUs: fifth, types: ['a', 'b'] }), [7, 8, 10, 11])
      assert.deepEqual(await ask({ afterUs: fifth, ids: [wallet(0).id, wallet(9).id] }), [10])
      assert.deepEqual(await ask({ collection: 'another' }), [])
    })

    test('takes rows out of a collection and leaves the object and the log', async t => {
      const store = open(t)
      await store.add([wallet(1), wallet(2)], ['a', 'b'])
      assert.equal(await store.removeFrom('a', [1, 7]), 1)
      assert.equal((await store.inCollection({ collection: 'a', limit: 9 })).length, 1)
      assert.equal((await store.inCollection({ collection: 'b', limit: 9 })).length, 2)
      assert.equal(await store.size(), 2)
      await store.add([wallet(1)], ['a'])
      assert.deepEqual(
        (await store.inCollection({ collection: 'a', limit: 9 })).map(r => r.object.seq),
        [2, 1],
      )
    })

    test('takes all objects of a call or none', async t => {
      const store = open(t)
      await assert.rejects(store.add([wallet(1), wallet(2, { json: 'a\nb' })], ['a']), code('intel-malformed'))
      await assert.rejects(store.add([wallet(1), wallet(2, { digest: 'short' })], ['a']), code('intel-malformed'))
      assert.equal(await store.size(), 0)
    })

    test('keeps statuses, notes and what was refused', async t => {
      const store = open(t)
      const status = { id: 's', owner: 'u', finishedUs: 5, json: '{}' }
      await store.putStatus({ ...status, json: '{"a":1}' })
      await store.putStatus(status)
      assert.deepEqual(await store.status('s'), status)
      await store.dropStatuses(5)
      assert.deepEqual(await store.status('s'), status)
      await store.dropStatuses(6)
      assert.equal(await store.status('s'), null)
      await store.putNote('peer:b', '2')
      await store.putNote('peer:a', '1')
      await store.putNote('peer:b', '3')
      await store.putNote('peer%', '4')
      assert.deepEqual(
        [...(await store.notes('peer:'))],
        [
          ['peer:a', '1'],
          ['peer:b', '3'],
        ],
      )
      await store.putNote('peer:a', null)
      assert.equal(await store.note('peer:a'), null)
      const row = { at: 1, from: 'x', code: 'c', reason: 'r', id: null, version: null, json: '{' }
      await store.quarantine([row, { ...row, json: '[' }])
      assert.deepEqual(await store.quarantined(1), [{ ...row, json: '[' }])
    })

    test('gives calls made at the same time one order', async t => {
      const store = open(t)
      const calls = Array.from({ length: 20 }, (_, n) => store.add([wallet(n), wallet(n + 100), wallet(7)], ['a']))
      await Promise.all(calls)
      assert.equal(await store.size(), 40)
      assert.equal((await store.inCollection({ collection: 'a', limit: 99 })).length, 40)
    })

    test('is not filled by one source that sends what is refused', async t => {
      const store = open(t)
      const row = { at: 1, from: 'x', code: 'c', reason: 'r', id: null, version: null }
      await store.quarantine(Array.from({ length: 10_050 }, (_, n) => ({ ...row, json: `${n}` })))
      await store.quarantine([{ ...row, from: 'y', json: 'y' }])
      const held = await store.quarantined(20_000)
      assert.equal(held.length, 10_001)
      assert.equal(held.at(-1)?.json, '0')
    })
  })
}

const STORE = new URL('../../src/adapters/intel/sqlite-intel-store.ts', import.meta.url).href
const SCRIPT = `const { openIntelStore } = await import(${JSON.stringify(STORE)})
  const { createHash } = await import('node:crypto')
  const store = openIntelStore(process.argv[1])
  const made = n => {
    const json = JSON.stringify({ n })
    return { id: 'x--' + n, type: 'x', version: 'v', versionNs: 0n, specVersion: '2.1', json,
      digest: createHash('sha256').update(json).digest('hex'), releaseKey: 'k', from: 'self' }
  }`

function run(script: string, path: string, word = '') {
  return spawn(process.execPath, ['--no-warnings', '--input-type=module', '-e', `${SCRIPT}\n${script}`, path, word], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

suite('the intel store on disk', () => {
  test('two processes on one file give one log and times that never meet', async t => {
    const path = file(t)
    const script = `const from = Number(process.argv[2])
      for (let n = 0; n < 25; n++) await store.add([made(from + n), made(n), made(from + n + 500)], ['c'])`
    const ends = ['1000', '2000'].map(word => new Promise(done => run(script, path, word).on('close', done)))
    assert.deepEqual(await Promise.all(ends), [0, 0])
    const store = openIntelStore(path)
    t.after(() => store.close())
    assert.equal(await store.size(), 125)
    const rows = await store.inCollection({ collection: 'c', limit: 999 })
    assert.equal(rows.length, 125)
    const times = [...rows.map(r => r.addedUs), ...(await store.entries(0, 999)).map(o => o.addedUs)]
    assert.equal(new Set(times).size, 250)
    assert.deepEqual(
      rows.map(r => r.object.seq),
      Array.from({ length: 125 }, (_, i) => i + 1),
    )
  })

  test('a writer killed at any moment loses nothing that was told to be kept, and keeps no half of a call', async t => {
    const path = file(t)
    const script = `const first = await store.size()
      for (let n = first; ; n += 2) { await store.add([made(n), made(n + 1)], ['c']); process.stdout.write(n + 2 + '\\n') }`
    for (const ms of [5, 40, 90]) {
      const child = run(script, path)
      let out = ''
      child.stdout.on('data', chunk => {
        if (out === '') setTimeout(() => child.kill('SIGKILL'), ms)
        out += chunk
      })
      await new Promise(done => child.on('close', done))
      const told = Number(out.split('\n').slice(0, -1).at(-1))
      const store = openIntelStore(path)
      const size = await store.size()
      assert.ok(size >= told && size % 2 === 0, `${size} are there, ${told} were told`)
      assert.equal((await store.leaves(0, 1e6)).length, size)
      assert.equal((await store.inCollection({ collection: 'c', limit: 1e6 })).length, size)
      await store.close()
    }
  })

  test('an object of the log can be neither changed nor removed by a slip', async t => {
    const path = file(t)
    const store = openIntelStore(path)
    await store.add([wallet(1)], [])
    await store.close()
    const database = new DatabaseSync(path)
    assert.throws(() => database.exec("update objects set json = '{}'"), /never changed/)
    assert.throws(() => database.exec('delete from leaves'), /never removed/)
    database.close()
  })

  test('a store that nobody writes to leaves no file, and reads as empty', async t => {
    const path = file(t)
    const store = new LateIntelStore(path)
    assert.deepEqual([await store.size(), await store.entries(0, 9), await store.note('x')], [0, [], null])
    await store.putNote('x', null)
    assert.ok(!existsSync(path))
    await store.putNote('x', 'y')
    assert.ok(existsSync(path))
    await store.close()
  })

  test('a file that is no store is told so', t => {
    const path = file(t).replace('deep/', '')
    writeFileSync(path, 'these bytes are no database, however long they go on '.repeat(100))
    assert.throws(() => openIntelStore(path), code('intel-unreadable'))
  })
})
