import assert from 'node:assert/strict'
import { test } from 'node:test'
import { matchLegs } from '../../src/analysis/crossing/match-legs.ts'
import { CROSSINGS } from '../../src/catalog/crossings/all-crossings.ts'
import { readCrossings, writeCrossings } from '../../src/formats/crossings/crossings-file.ts'
import { crossingTable, joinCrossings } from '../../src/operations/crossings/crossing-table.ts'

const all = CROSSINGS.flatMap(entry =>
  entry.examples().flatMap(e => {
    const own = e.places === undefined ? entry : entry.at(e.places)
    return matchLegs(
      e.slices.flatMap(s => own.capture(s).legs),
      [own],
    ).crossings
  }),
)

test('crossings of every service are read back as they were written', () => {
  assert.ok(new Set(all.map(c => c.crossing)).size === CROSSINGS.length)
  assert.deepEqual(readCrossings(writeCrossings(all)), all)
})

test('a file that is no such file is refused with the field that is wrong', () => {
  const good = JSON.parse(writeCrossings(all.slice(0, 1)))
  const change = (edit: (c: Record<string, Record<string, unknown>>) => void) => {
    const copy = structuredClone(good)
    edit(copy.crossings[0])
    return () => readCrossings(JSON.stringify(copy))
  }
  const set = (side: string, field: string, value: unknown) =>
    change(c => Object.assign(c[side] ?? {}, { [field]: value }))
  for (const [run, field] of [
    [() => readCrossings('{'), undefined],
    [() => readCrossings('[]'), ''],
    [set('in', 'amount', '-1'), 'crossings.0.in.amount'],
    [set('in', 'amount', 12), 'crossings.0.in.amount'],
    [set('out', 'account', 'eip155:1:0x12'), 'crossings.0.out.account'],
    [set('in', 'side', 'out'), 'crossings.0.in.side'],
    [set('out', 'ledger', 'eip155:5'), 'crossings.0.out.account'],
    [set('in', 'extra', 1), 'crossings.0.in'],
    [change(c => Object.assign(c, { confidence: 2 })), 'crossings.0.confidence'],
  ] as const)
    assert.throws(run, (e: { code: string; place: { field?: string } }) => {
      assert.deepEqual(e.place.field, field)
      return true
    })
})

test('a table of crossings answers for the transactions that are asked for, and of two sources the surer one is told', async () => {
  const [first] = all
  assert.ok(first)
  const ask = [{ ledger: first.in.ledger, tx: first.in.tx }]
  const surer = { ...first, confidence: 1, because: 'an investigator says so' }
  const found = await joinCrossings([crossingTable(all), crossingTable([surer])]).outOf(ask)
  assert.ok(found.includes(surer) && !found.includes(first))
  assert.deepEqual(await crossingTable(all).outOf([{ ledger: first.in.ledger, tx: '0xnone' }]), [])
})
