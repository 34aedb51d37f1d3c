import assert from 'node:assert/strict'
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite, type TestContext, test } from 'node:test'
import { DiskScreenings } from '../../src/adapters/screenings/disk-screenings.ts'
import { halfSipHash } from '../../src/adapters/screenings/half-sip-hash.ts'
import { MemoryScreenings } from '../../src/adapters/screenings/memory-screenings.ts'
import { CordonError } from '../../src/model/errors.ts'
import {
  alsoKeys,
  type PastParties,
  type PastScreen,
  partyKey,
  pastScreens,
} from '../../src/operations/screen/past-parties.ts'
import { SoughtNames } from '../../src/operations/screen/sought-names.ts'

const code = (wanted: string) => (error: unknown) => error instanceof CordonError && error.code === wanted

function folder(t: TestContext): string {
  const made = mkdtempSync(join(tmpdir(), 'cordon-screenings-'))
  t.after(() => rmSync(made, { recursive: true, force: true }))
  return join(made, 'screenings')
}

const screen = (n: number, more: Partial<PastScreen> = {}): PastScreen => ({
  at: 1_700_000_000 + n,
  by: 'key-1',
  kind: 'address',
  what: `0x${n.toString(16).padStart(40, '0')}`,
  verdict: 'clear',
  ref: null,
  birth: null,
  country: null,
  ...more,
})
const keyOf = (s: PastScreen): string => partyKey(s.kind, s.what)

const IMPLEMENTERS: Readonly<Record<string, (t: TestContext) => PastParties>> = {
  memory: () => new MemoryScreenings(),
  'disk, as it is written': t => disk(t),
  // Every flush closes its log and indexes it.
  'disk, indexed': t => disk(t, 1),
}

function disk(t: TestContext, fullBytes?: number): DiskScreenings {
  const made = new DiskScreenings(folder(t), fullBytes === undefined ? {} : { fullBytes })
  t.after(() => made.close())
  return made
}

for (const [name, make] of Object.entries(IMPLEMENTERS))
  suite(`a memory of screens (${name})`, () => {
    test('gives back every screen of a party as it was taken in, and no other', async t => {
      const past = make(t)
      const asked: PastScreen[] = [
        screen(1, { ref: 'customer 7', verdict: 'match' }),
        screen(2, { kind: 'name', what: 'Ким Чен Ын', birth: '1984-01-08', country: 'KP', verdict: 'unknown' }),
        screen(3, { kind: 'domain', what: 'pay.example.com' }),
        screen(4, { kind: 'transaction', what: 'ab'.repeat(32), by: '日本', ref: 'r,"x' }),
        screen(1, { at: 1_800_000_000, by: 'key-2' }),
      ]
      for (const one of asked) past.remember(one)
      await past.flush()
      past.remember(screen(1, { at: 1_900_000_000 }))
      assert.deepEqual(
        (await pastScreens(past, keyOf(screen(1)), 0)).map(s => [s.at, s.by, s.ref, s.verdict]),
        [
          [1_700_000_001, 'key-1', 'customer 7', 'match'],
          [1_800_000_000, 'key-2', null, 'clear'],
          [1_900_000_000, 'key-1', null, 'clear'],
        ],
      )
      for (const one of asked.slice(1, 4)) {
        const [found, ...others] = await past.find([keyOf(one)], 0)
        assert.deepEqual({ ...found }, { ...one, keys: [keyOf(one)] })
        assert.equal(others.length, 0)
      }
      assert.equal((await past.find([keyOf(screen(1))], 1_800_000_001)).length, 1)
      assert.deepEqual(await past.find([keyOf(screen(99)), partyKey('domain', screen(1).what)], 0), [])
    })

    test('finds a screen under the further keys that were given with it', async t => {
      const past = make(t)
      const domain = screen(5, { kind: 'domain', what: 'a.b.example' })
      past.remember(domain, alsoKeys(domain))
      const accounts = Array.from({ length: 500 }, (_, n) => partyKey('address', `party-${n}`))
      past.remember(screen(6, { kind: 'transaction', what: 'tx' }), accounts)
      await past.flush()
      assert.deepEqual(
        (await past.find(['d:b.example'], 0)).map(s => s.what),
        ['a.b.example'],
      )
      const found = await past.find(['a:party-0', 'a:party-499'], 0)
      assert.deepEqual(found.flatMap(s => s.keys).sort(), ['a:party-0', 'a:party-499'])
    })

    test('finds screens of every length among short ones, the longest and those at the edge of a block too', async t => {
      const past = make(t)
      const lengths = [1, 4_000, 8_090, 8_110, 8_130, 8_150, 8_168, 8_192, 2, 16_000, 16_300, 3]
      const long = lengths.map((length, n) => screen(n, { kind: 'name', what: 'x'.repeat(length) }))
      for (const [n, one] of long.entries()) {
        past.remember(one)
        for (let k = 0; k < 5; k++) past.remember(screen(100 + 10 * n + k))
      }
      await past.flush()
      const found = await past.find(long.map(keyOf), 0)
      assert.deepEqual(found.map(s => s.what).sort(), long.map(s => s.what).sort())
    })

    test('shows the distinct names that share a key with a listed one', async t => {
      const past = make(t)
      const listed = new SoughtNames(['Gim Jeong-un', 'Doe, Jane', 'Kim Yo Jong'])
      for (const what of ['Kim Jong Un', 'Kim Jong Un', 'Jane Doe', 'KIM Yo Jong', 'Ordinary Person'])
        past.remember(screen(1, { kind: 'name', what }))
      await past.flush()
      const names = await past.findNames(listed, name => name !== 'Jane Doe', 0)
      assert.deepEqual([...names].sort(), ['KIM Yo Jong', 'Kim Jong Un'])
    })

    test('lets one process rescreen at a time', async t => {
      const past = make(t)
      await past.alone(async () => {
        await assert.rejects(
          past.alone(async () => {}),
          code('rescreen-busy'),
        )
      })
      await past.alone(async () => {})
    })
  })

suite('the memory of screens on the disk', () => {
  async function filled(path: string, from: number, to: number): Promise<void> {
    const past = new DiskScreenings(path)
    for (let n = from; n < to; n++) past.remember(screen(n))
    await past.close()
  }

  async function held(path: string, to: number): Promise<number> {
    await using past = new DiskScreenings(path)
    return (
      await past.find(
        Array.from({ length: to }, (_, n) => keyOf(screen(n))),
        0,
      )
    ).length
  }

  const only = (path: string, ending: string): string => {
    const [name] = readdirSync(path).filter(n => n.endsWith(ending))
    return join(path, name ?? '')
  }

  test('is on the disk 100 ms after a screen, without being asked', async t => {
    const path = folder(t)
    const past = new DiskScreenings(path)
    t.after(() => past.close())
    past.remember(screen(1))
    for (let n = 0; n < 40 && readdirSync(join(path, '..')).length === 0; n++) await new Promise(r => setTimeout(r, 50))
    await new Promise(r => setTimeout(r, 100))
    assert.equal(await held(path, 3), 1)
  })

  test('goes on in the same file from process to process, and cuts off what one wrote half', async t => {
    const path = folder(t)
    await filled(path, 0, 1_000)
    const log = only(path, '.log')
    const whole = readFileSync(log)
    for (const torn of [whole.subarray(0, 10), whole.subarray(0, 4_000), Buffer.alloc(5_000)]) {
      appendFileSync(log, torn)
      assert.equal(await held(path, 2_000), 1_000)
      await filled(path, 1_000, 1_001)
      assert.equal(readdirSync(path).filter(n => n.endsWith('.log')).length, 1)
      assert.equal(await held(path, 2_000), 1_001)
      writeFileSync(log, whole)
    }
    for (let cut = 1; cut < 60; cut += 7) {
      truncateSync(log, whole.length - cut)
      assert.ok((await held(path, 2_000)) < 1_000)
    }
  })

  test('tells of bytes changed before its end, in a log and in an index', async t => {
    const path = folder(t)
    const past = new DiskScreenings(path)
    for (let n = 0; n < 5_000; n++) past.remember(screen(n))
    await past.flush()
    await past.close()
    const log = only(path, '.log')
    const whole = readFileSync(log)
    const bad = Buffer.from(whole)
    bad[1_000] = (bad[1_000] as number) ^ 1
    writeFileSync(log, bad)
    await assert.rejects(held(path, 10), code('screenings-damaged'))
    writeFileSync(log, whole)
    const sealing = new DiskScreenings(path)
    sealing.remember(screen(0))
    await sealing.seal()
    await sealing.close()
    const index = only(path, '.index')
    const sound = readFileSync(index)
    for (let at = 4096; at < sound.length; at += Math.ceil(sound.length / 12)) {
      const hurt = Buffer.from(sound)
      hurt[at] = (hurt[at] as number) ^ 0x40
      writeFileSync(index, hurt)
      await held(path, 6_000).then(
        found => assert.equal(found, 5_001, `byte ${at}`),
        error => assert.ok(code('screenings-damaged')(error), String(error)),
      )
    }
    // Without a head that holds true, the log itself is read.
    writeFileSync(index, sound.subarray(0, 4_000))
    assert.equal(await held(path, 6_000), 5_001)
  })

  test('takes screens from two writers at once, and both read all', async t => {
    const path = folder(t)
    await using a = new DiskScreenings(path, { fullBytes: 100_000 })
    await using b = new DiskScreenings(path, { fullBytes: 100_000 })
    for (let n = 0; n < 2_000; n++) {
      a.remember(screen(2 * n))
      b.remember(screen(2 * n + 1))
      if (n % 100 === 0) await Promise.all([a.flush(), b.flush()])
    }
    await Promise.all([a.flush(), b.flush()])
    const keys = Array.from({ length: 4_000 }, (_, n) => keyOf(screen(n)))
    assert.equal((await a.find(keys, 0)).length, 4_000)
    assert.equal((await b.find(keys, 0)).length, 4_000)
  })

  test('on a disk that takes nothing holds screens back, tells so, refuses at a bound, and writes all when it can again', async t => {
    const path = folder(t)
    writeFileSync(path, 'a file in the place of the folder')
    const past = new DiskScreenings(path, { mostWaiting: 200_000 })
    t.after(() => past.close().catch(() => undefined))
    let taken = 0
    await assert.rejects(async () => {
      for (; taken < 50_000; taken++) {
        past.remember(screen(taken))
        if (taken % 500 === 0) await past.flush().catch(() => undefined)
      }
    }, code('screenings-unwritable'))
    assert.ok(taken > 1_000 && taken < 10_000)
    assert.ok(past.fault)
    await assert.rejects(past.flush(), code('screenings-unwritable'))
    rmSync(path)
    await past.flush()
    assert.equal(past.fault, null)
    await past.close()
    assert.equal(await held(path, 10_000), taken)
  })

  test('refuses what is too long to be kept, and keeps the rest', async t => {
    const past = disk(t)
    assert.throws(() => past.remember(screen(1, { what: 'x'.repeat(20_000) })), code('screen-too-long'))
    past.remember(screen(2, { what: 'й'.repeat(8_000) }))
    past.remember(screen(3, { ref: 'two\nlines' }))
    await past.flush()
    assert.equal((await past.find([partyKey('address', 'й'.repeat(8_000))], 0)).length, 1)
    assert.equal((await past.find([keyOf(screen(3))], 0))[0]?.ref, 'two lines')
  })

  test('hashes as the authors of HalfSipHash publish', () => {
    // vectors.h of github.com/veorq/SipHash, vectors_hsip64: key 00..07, message 00, 01, 02 …
    const published = { 0: '218d1f59b9b83cc8', 1: 'be552412f8387315', 3: 'ce0f1a45f7060679', 63: '2ea63c71bf326087' }
    const message = Uint8Array.from({ length: 64 }, (_, n) => n)
    for (const [length, hex] of Object.entries(published)) {
      const { lo, hi } = halfSipHash(message, 0, Number(length), 0x03020100, 0x07060504, { hi: 0, lo: 0 })
      const bytes = Buffer.alloc(8)
      bytes.writeUInt32LE(lo, 0)
      bytes.writeUInt32LE(hi, 4)
      assert.equal(bytes.toString('hex'), hex)
    }
  })
})
