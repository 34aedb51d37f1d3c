import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { LAYOUT, readSnapshot, writeSnapshot } from '../../src/adapters/monitor/snapshot-file.ts'
import { EventPool } from '../../src/analysis/monitor/event-pool.ts'
import { MonitorEngine } from '../../src/analysis/monitor/monitor-engine.ts'
import { MonitorState } from '../../src/analysis/monitor/monitor-state.ts'
import { NameTable } from '../../src/analysis/monitor/name-table.ts'
import { SlotBlocks } from '../../src/analysis/monitor/slot-blocks.ts'
import { IntegrityError } from '../../src/model/errors.ts'
import { PAST } from '../../src/model/monitor/past-flags.ts'
import { fc } from '../property.ts'
import { madeUpEvent } from './made-up-events.ts'
import { MADE_UP_RULES, MADE_UP_TYPOLOGY } from './made-up-rules.ts'

/** Names of every form in which they are kept. */
const NAME = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 60 }),
  fc
    .constantFrom('eip155:1:0x', '', 'c-')
    .chain(p =>
      fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 14, maxLength: 41 }).map(hex => p + hex),
    ),
)

test('each name has one number, and each number gives its name back', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(NAME, fc.integer({ min: 0, max: 6 })), { maxLength: 60 }), names => {
      const table = new NameTable(7)
      const known = new Map<string, number>()
      for (const [name, sort] of names) {
        const number = table.numberOf(name, sort)
        const key = `${sort} ${name}`
        assert.equal(number, known.get(key) ?? known.size + 1)
        known.set(key, number)
        assert.equal(table.nameOf(number), name)
        assert.equal(table.find(name, sort), number)
      }
      assert.equal(table.find('never came', 9), 0)
    }),
    { numRuns: 200 },
  )
})

test('forty thousand names keep their numbers, over the ends of their chunks', () => {
  const table = new NameTable()
  const name = (n: number) => (n % 2 === 0 ? `customer ${n} 김` : `eip155:1:0x${n.toString(16).padStart(40, '0')}`)
  for (let n = 0; n < 40_000; n++) assert.equal(table.numberOf(name(n)), n + 1)
  for (let n = 0; n < 40_000; n += 7) assert.equal(table.nameOf(n + 1), name(n))
})

test('an id of any form is found again, and no other, also after others went', () => {
  const id = fc.oneof(
    ...[
      fc.uuid(),
      fc.ulid(),
      fc.string({ minLength: 1, maxLength: 20 }),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
    ],
  )
  fc.assert(
    fc.property(fc.uniqueArray(id, { minLength: 2, maxLength: 40 }), ids => {
      const pool = new EventPool(3)
      const blank = { kind: 1, atMs: 0, usd: 1, customer: 1, other: 0, thing: 0, flags: 0, price: Number.NaN }
      const slots = ids.map((one, place) => {
        const slot = pool.add({ ...blank, id: one, place })
        pool.hold(slot)
        return slot
      })
      for (const [n, one] of ids.entries()) {
        assert.equal(pool.find(one), slots[n])
        assert.equal(pool.id(slots[n] as number), one)
      }
      for (let n = 0; n < ids.length; n += 2) pool.release(slots[n] as number, () => {})
      for (const [n, one] of ids.entries()) assert.equal(pool.find(one), n % 2 === 0 ? -1 : slots[n])
    }),
    { numRuns: 100 },
  )
})

test('blocks never overlap, whatever is taken, widened and given back', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9_000 }), { maxLength: 120 }), steps => {
      const blocks = new SlotBlocks()
      const held: { where: number; size: number; mark: number }[] = []
      for (const [mark, step] of steps.entries()) {
        const old = step % 3 === 0 ? held.shift() : undefined
        if (old !== undefined) blocks.give(old.where, old.size)
        const size = 1 << (1 + (step % 12))
        const where = blocks.take(size)
        for (let n = 0; n < size; n++) blocks.set(where, n, mark)
        held.push({ where, size, mark })
      }
      for (const { where, size, mark } of held) for (let n = 0; n < size; n++) assert.equal(blocks.get(where, n), mark)
    }),
    { numRuns: 40 },
  )
})

test('a state that went through a snapshot judges what follows byte for byte like the one that did not', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-snapshot-'))
  try {
    const options = { seed: 11, bounds: { customer: 16, side: 16, market: 16 } }
    const engine = new MonitorEngine(MADE_UP_RULES, [MADE_UP_TYPOLOGY], options)
    for (let n = 0; n < 600; n++) engine.take(madeUpEvent(n))
    const head = { layout: LAYOUT, seed: 11, next: engine.next, told: { place: 0, seq: 0 } }
    writeSnapshot(folder, head, sink => engine.save(sink))
    const file = join(folder, 'snapshot-000000000600.bin')
    const again = new MonitorEngine(MADE_UP_RULES, [MADE_UP_TYPOLOGY], options)
    readSnapshot(file, (_, source) => again.load(source))
    // Late ones apart: whole events are the journal's to keep.
    for (let n = 600; n < 900; n++) {
      if (n % 20 === 19) continue
      assert.equal(JSON.stringify(again.take(madeUpEvent(n))), JSON.stringify(engine.take(madeUpEvent(n))))
    }
    const bytes = readFileSync(file)
    for (const at of [40, bytes.length >> 1, bytes.length - 3]) {
      const damaged = Buffer.from(bytes)
      damaged[at] = (damaged[at] as number) ^ 1
      writeFileSync(file, damaged)
      const empty = new MonitorEngine(MADE_UP_RULES, [], options)
      assert.throws(() => readSnapshot(file, (_, source) => empty.load(source)), IntegrityError)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('an other side is new exactly where the customer’s list holds nothing with it, also of events that come late or of full lists', () => {
  for (const bounds of [
    { customer: 256, side: 512, market: 64 },
    { customer: 8, side: 12, market: 8 },
  ]) {
    const state = new MonitorState({ seed: 3, bounds })
    const seen = { new: 0, known: 0 }
    for (let n = 0; n < 1_500; n++) {
      const event = madeUpEvent(n)
      const held = state.customers.find(event.customer)
      const before = Array.from({ length: held === 0 ? 0 : state.ofCustomer.length(held) }, (_, i) =>
        state.ofCustomer.slotAt(held, i),
      ).map(slot => ({ other: state.pool.other(slot), atMs: state.pool.at(slot) }))
      const { slot, other } = state.add(event, n)
      const known = before.some(e => e.other === other && e.atMs <= event.atMs)
      assert.equal((state.pool.flags(slot) & PAST.newOther) !== 0, !known)
      seen[known ? 'known' : 'new']++
    }
    assert.ok(seen.new > 20 && seen.known > 20)
  }
})
