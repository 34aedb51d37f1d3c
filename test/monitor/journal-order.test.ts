import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { GroupCommit } from '../../src/adapters/monitor/group-commit.ts'
import { mendTail, SegmentBytes } from '../../src/adapters/monitor/journal-files.ts'
import { writeRecord } from '../../src/adapters/monitor/journal-record.ts'
import { RecentRecords } from '../../src/adapters/monitor/recent-records.ts'
import { quietJudgement } from '../../src/analysis/monitor/quiet-judgement.ts'
import { IntegrityError, SourceError } from '../../src/model/errors.ts'
import { fc } from '../property.ts'
import { madeUpEvent } from './made-up-events.ts'

function folder(): { readonly path: string; [Symbol.dispose](): void } {
  const path = mkdtempSync(join(tmpdir(), 'cordon-journal-order-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}

const record = (place: number, synced: number): Buffer => {
  const event = madeUpEvent(place)
  return writeRecord({ place, given: { event, profile: null }, judgements: [quietJudgement(event, 3, 'r')] }, synced)
}

test('what is appended lies in its order, and is told to be safe in that order with all before it on the disk', async () => {
  using held = folder()
  const file = join(held.path, 'log')
  writeFileSync(file, 'begun:')
  const commit = new GroupCommit(file, 6)
  const told: number[] = []
  let [text, end] = ['begun:', 6]
  const waits: Promise<void>[] = []
  for (let n = 0; n < 200; n++) {
    const piece = `${n},`.repeat((n % 7) + 1)
    text += piece
    end += piece.length
    const until = end
    waits.push(
      commit.append(Buffer.from(piece)).then(() => {
        told.push(n)
        assert.ok(commit.synced >= until)
        assert.equal(readFileSync(file, 'utf8').slice(0, until), text.slice(0, until))
      }),
    )
    // Now and then the disk has time to begin, so that writes are under way when more comes.
    if (n % 3 === 0) await new Promise(done => setImmediate(done))
    if (n % 50 === 0) await waits.at(-1)
  }
  await Promise.all(waits)
  await commit.close()
  assert.deepEqual(
    told,
    Array.from({ length: 200 }, (_, n) => n),
  )
  assert.equal(readFileSync(file, 'utf8'), text)
})

test('when a write fails, all that waits and all that comes is told so', async () => {
  using held = folder()
  const commit = new GroupCommit(join(held.path, 'not-there', 'log'), 0)
  const unwritable = (e: unknown): boolean => e instanceof SourceError && e.code === 'journal-unwritable'
  const first = commit.append(Buffer.from('a'))
  const second = commit.append(Buffer.from('b'))
  await assert.rejects(first, unwritable)
  await assert.rejects(second, unwritable)
  await assert.rejects(commit.append(Buffer.from('c')), unwritable)
  await assert.rejects(commit.flushed(), unwritable)
})

test('a hole that a crash left before a later write is cut off with it, but not where a record says that the place was safe', () => {
  using held = folder()
  const file = join(held.path, 'log')
  const safe = record(0, 0)
  const lost = record(1, safe.length)
  // Written while the one before it was still under way, so that it knows of the first alone.
  const later = record(2, safe.length)
  writeFileSync(file, Buffer.concat([safe, Buffer.alloc(lost.length), later]))
  const segment = { file, first: 0 }
  assert.equal(mendTail(new SegmentBytes(segment), file), lost.length + later.length)
  assert.deepEqual(readFileSync(file), safe)
  const end = safe.length + lost.length + later.length
  writeFileSync(file, Buffer.concat([safe, Buffer.alloc(lost.length), later, record(3, end)]))
  assert.throws(
    () => mendTail(new SegmentBytes(segment), file),
    (e: unknown) => e instanceof IntegrityError && e.code === 'journal-damaged',
  )
})

test('a ring of records gives each as it was written or not at all, and always the latest', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ skip: fc.nat(3), size: fc.integer({ min: 1, max: 60 }) }), { minLength: 1, maxLength: 80 }),
      fc.integer({ min: 1, max: 16 }),
      fc.integer({ min: 40, max: 200 }),
      (writes, most, bytes) => {
        const ring = new RecentRecords(most, bytes)
        const kept = new Map<number, Buffer>()
        let place = 0
        for (const { skip, size } of writes) {
          place += skip + 1
          const bytesOf = Buffer.alloc(size, place % 251)
          ring.keep(place, bytesOf)
          kept.set(place, bytesOf)
          for (const [at, written] of kept) {
            const found = ring.find(at)
            if (found !== null) assert.deepEqual(Buffer.from(found), written)
            else if (at === place) assert.ok(size > bytes)
          }
        }
      },
    ),
  )
})
