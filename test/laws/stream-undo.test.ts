import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sha256 } from '@noble/hashes/sha2.js'
import { StreamTracer } from '../../src/analysis/live/stream-tracer.ts'
import { fc } from '../property.ts'
import { account, move, RUNS, token } from './random-ledger.ts'
import { caseOf, cases, seen, tracerOf, wideLedgers } from './stream-ledger.ts'

test('blocks that are undone were never taken: what is seen then, and all that comes later, is the same', () => {
  fc.assert(
    fc.property(wideLedgers, wideLedgers, cases, fc.nat(39), (first, second, list, kept) => {
      const cut = Math.min(kept, first.length)
      const never = tracerOf(list)
      const undone = tracerOf(list)
      never.markBlock(100)
      undone.markBlock(100)
      first.forEach((t, n) => {
        if (n < cut) {
          never.markBlock(101 + n)
          never.take(t)
        }
        undone.markBlock(101 + n)
        undone.take(t)
      })
      undone.undoTo(100 + cut)
      assert.deepEqual(seen(undone), seen(never))
      for (const [n, t] of second.entries()) {
        undone.markBlock(101 + cut + n)
        never.markBlock(101 + cut + n)
        assert.deepEqual(undone.take(t), never.take(t))
      }
      assert.deepEqual(seen(undone), seen(never))
      undone.undoTo(100)
      never.undoTo(100)
      assert.deepEqual(seen(undone), seen(never))
    }),
    { numRuns: RUNS / 50 },
  )
})

test('reorganisations of depth 64 are undone, deeper ones are refused and change nothing', () => {
  const tracer = tracerOf([caseOf()])
  for (let n = 0; n < 200; n++) {
    tracer.markBlock(n)
    tracer.take(move(n, n % 3, (n + 1) % 5, BigInt(n)))
  }
  const before = seen(tracer)
  assert.throws(() => tracer.undoTo(134), { code: 'undo-too-deep' })
  assert.deepEqual(seen(tracer), before)
  tracer.undoTo(135)
  assert.equal(tracer.height, 135)
  assert.throws(() => tracer.markBlock(135), { code: 'block-out-of-order' })
})

test('a case that was removed does not come back with the blocks that are undone, and one that was added stays', () => {
  const holders = [{ account: account(3), asset: token(0), tainted: 60n, hop: 2 }]
  const tracer = tracerOf([caseOf({ name: 'old' })])
  tracer.markBlock(1)
  tracer.take(move(1, 0, 1, 100n))
  tracer.markBlock(2)
  tracer.take(move(2, 1, 2, 40n))
  tracer.addCase(caseOf({ name: 'new', sources: [account(5)], holders }))
  tracer.removeCase('old')
  tracer.undoTo(1)
  assert.deepEqual(tracer.cases, ['new'])
  assert.equal(tracer.taintOf('new', account(3), token(0)), 60n)
  assert.equal(tracer.watching, 1)
  assert.deepEqual(tracer.casesAt(account(1)), [])
  assert.equal(tracer.take(move(3, 5, 6, 7n))[0]?.hop, 1)
})

test('a tracer that was put down and taken up again goes on as if nothing had been', () => {
  fc.assert(
    fc.property(wideLedgers, wideLedgers, cases, fc.boolean(), (first, second, list, drops) => {
      const whole = tracerOf(list)
      for (const [n, t] of first.entries()) {
        whole.markBlock(n)
        whole.take(t)
      }
      if (drops) whole.removeCase('case 0')
      const again = new StreamTracer({ isService: a => a === account(7), dormantSeconds: 60 })
      const bytes = whole.snapshot()
      again.restore(bytes)
      assert.deepEqual(seen(again), seen(whole))
      assert.deepEqual(again.snapshot(), bytes)
      for (const t of second) assert.deepEqual(again.take(t), whole.take(t))
      assert.deepEqual(seen(again), seen(whole))
      assert.throws(() => again.undoTo(first.length - 2), { code: 'undo-too-deep' })
    }),
    { numRuns: RUNS / 50 },
  )
})

test('a snapshot that was cut, changed or made up is refused, and what was known stays', () => {
  const tracer = tracerOf([caseOf(), caseOf({ name: 'other', policy: 'fifo' })])
  for (let n = 0; n < 30; n++) tracer.take(move(n, n % 4, (n * 7 + 1) % 6, BigInt(n * n)))
  const bytes = tracer.snapshot()
  const before = seen(tracer)
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), fc.boolean(), (at, change, cuts) => {
      const bad = cuts ? bytes.slice(0, at) : bytes.slice()
      if (!cuts) bad[at] = (bad[at] as number) ^ change
      assert.throws(() => tracer.restore(bad), { code: 'snapshot-malformed' })
    }),
    { numRuns: 300 },
  )
  assert.throws(() => tracer.restore(new Uint8Array()), { code: 'snapshot-malformed' })
  assert.deepEqual(seen(tracer), before)
})

test('a snapshot that was made up, with a digest that fits, is refused or adds up', () => {
  const maker = tracerOf([caseOf(), caseOf({ name: 'other', policy: 'fifo', floor: 20n })])
  for (let n = 0; n < 30; n++) maker.take(move(n, n % 4, (n * 7 + 1) % 6, BigInt(n * n), n % 2))
  const bytes = maker.snapshot()
  let taken = 0
  fc.assert(
    fc.property(fc.nat(bytes.length - 33), fc.nat(255), fc.nat(3), (at, value, cut) => {
      const body = Uint8Array.from([...bytes.slice(0, at), value, ...bytes.slice(at + cut, -32)])
      const tracer = tracerOf([])
      try {
        tracer.restore(Uint8Array.from([...body, ...sha256(body)]))
      } catch (error) {
        assert.equal((error as { code?: string }).code, 'snapshot-malformed')
        return
      }
      taken++
      for (const name of tracer.cases)
        for (const t of tracer.totals(name)) assert.equal(t.stolen, t.held + t.services + t.resting)
      for (let n = 0; n < 20; n++)
        for (const r of tracer.take(move(n, n % 6, (n * 5 + 1) % 7, 90n, n % 2))) assert.ok(r.tainted <= 90n)
    }),
    { numRuns: 2_000 },
  )
  assert.ok(taken > 0, 'some changes say something else that is sound')
})
