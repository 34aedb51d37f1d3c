import assert from 'node:assert/strict'
import { test } from 'node:test'
import { POLICIES } from '../../../src/analysis/flow/policy.ts'
import { type PictureView, WHOLE_VIEW } from '../../../src/analysis/picture/picture-view.ts'
import { arranged, arrangement, merged } from '../../../src/faces/desk/pages/case/board/arrangement.ts'
import { endpointsCsv, transfersCsv } from '../../../src/faces/desk/pages/case/export/trace-csv.ts'
import { CASE_TABS, readPlace, writePlace } from '../../../src/faces/desk/pages/case/place/case-place.ts'
import { readLook, writeLook } from '../../../src/faces/desk/pages/case/place/look.ts'
import { compareTraces } from '../../../src/faces/desk/pages/case/trace/compare-traces.ts'
import { findInTrace } from '../../../src/faces/desk/pages/case/trace/find-in-trace.ts'
import { pathBetween, servicesBeyond } from '../../../src/faces/desk/pages/case/trace/path-between.ts'
import { questionOf } from '../../../src/faces/desk/pages/case/trace/trace-again.ts'
import { traceGrowth } from '../../../src/faces/desk/pages/case/trace/trace-growth.ts'
import { indexTrace } from '../../../src/faces/desk/pages/case/trace/trace-index.ts'
import { faultPlace, filledLines, withLedger } from '../../../src/faces/desk/pages/cases/theft-lines.ts'
import { readInput } from '../../../src/operations/read-input.ts'
import { traceFunds } from '../../../src/operations/trace-funds/trace-funds.ts'
import { fc } from '../../property.ts'
import { builtInTrace } from '../../report-traces.ts'

const trace = await builtInTrace()
const index = indexTrace(trace)
const text = fc.string({ minLength: 1, maxLength: 12 })
const account = fc.integer({ min: 0, max: 6 }).map(n => `eip155:1:0x${String(n).repeat(40)}`)
const point = fc
  .tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -500, max: 500 }))
  .map(([x, y]) => ({ x, y }))
const view: fc.Arbitrary<PictureView> = fc.record(
  {
    from: fc.option(fc.integer({ min: 0, max: 2 ** 31 })),
    until: fc.option(fc.integer({ min: 0, max: 2 ** 31 })),
    least: fc.option(fc.constantFrom('0.001', '0.1')),
    leastOf: fc.dictionary(text, fc.constantFrom('1', '1000000'), { noNullPrototype: true }),
    assets: fc.array(text, { maxLength: 3 }),
    kinds: fc.uniqueArray(fc.constantFrom('held' as const, 'exchange' as const, 'mixer' as const)),
    hidden: fc.uniqueArray(account, { maxLength: 4 }),
    opened: fc.array(text, { maxLength: 3 }),
    pinned: fc.dictionary(account, point, { maxKeys: 3, noNullPrototype: true }),
    lanes: fc.constantFrom('ledger' as const, 'none' as const),
    policyOther: fc.option(fc.constantFrom(...POLICIES)),
  },
  { noNullPrototype: true },
)

test('what a case page shows comes back from its address, whatever somebody searched for', () => {
  const place = fc.record(
    {
      tab: fc.constantFrom(...CASE_TABS),
      account: fc.option(text),
      view: fc.option(fc.integer({ min: 1, max: 1e9 })),
      look: fc.option(text),
      find: fc.string(),
      to: fc.option(text),
      via: fc.option(text),
      kind: fc.string(),
      asset: fc.string(),
      q: fc.string(),
    },
    { noNullPrototype: true },
  )
  fc.assert(fc.property(place, p => assert.deepEqual(readPlace(writePlace(p)), p)))
  assert.equal(writePlace(readPlace('')), '')
  assert.equal(readPlace('tab=nonsense&view=-3').tab, 'flow')
  assert.equal(readPlace('view=1e99').view, null)
  assert.match(writePlace(readPlace(''), 'lang=ko'), /lang=ko/)
})

test('a look comes back from an address, and nonsense in an address leaves the usual look', () => {
  fc.assert(fc.property(view, view, (v, base) => assert.deepEqual(readLook(writeLook(v, base), base), v)))
  fc.assert(
    fc.property(fc.json(), json => {
      const read = readLook(json)
      for (const [name, value] of Object.entries(WHOLE_VIEW))
        assert.equal(Array.isArray(value), Array.isArray(read[name as keyof PictureView]), name)
    }),
  )
  assert.deepEqual(readLook('{"pinned":{"a":{"x":"1"}},"hidden":[1],"from":"1","policyOther":"best"}'), WHOLE_VIEW)
  assert.equal(writeLook(WHOLE_VIEW), null)
  assert.equal(writeLook({ ...WHOLE_VIEW, opened: ['x'.repeat(10_000)] }), null, 'too long for an address')
})

test('laying down what differs between two looks makes the one into the other', () => {
  const empty = { notes: [], hidden: [], pins: [], views: [] }
  fc.assert(
    fc.property(view, view, (a, b) => {
      const of = (v: PictureView) => {
        const acts = arrangement(WHOLE_VIEW, v)
        return acts === null ? empty : arranged(empty, acts)
      }
      const board = of(a)
      const acts = arrangement(merged(WHOLE_VIEW, board), { ...WHOLE_VIEW, hidden: b.hidden, pinned: b.pinned })
      const after = merged(WHOLE_VIEW, acts === null ? board : arranged(board, acts))
      assert.deepEqual([...after.hidden].sort(), [...b.hidden].sort())
      assert.deepEqual({ ...after.pinned }, { ...b.pinned })
    }),
  )
})

test('a trace of which the last rows are cut off grows by just those rows, and by nothing against itself', () => {
  const cut = 150
  const before = { ...trace, transfers: trace.transfers.slice(0, cut) }
  const growth = traceGrowth(before, trace)
  assert.equal(growth.transfers, trace.transfers.length - cut)
  assert.equal(growth.gone, 0)
  const sum = trace.transfers.slice(cut).reduce((n, t) => n + BigInt(t.tainted), 0n)
  assert.equal(
    [...growth.moved.values()].reduce((a, b) => a + b, 0n),
    sum,
  )
  assert.equal(traceGrowth(trace, trace).transfers, 0)
  assert.equal(traceGrowth(trace, before).gone, trace.transfers.length - cut)
})

test('a path leads from the theft to every place where money is, each step from where the last one came', () => {
  const sources = new Set(trace.stolen.map(s => s.source))
  for (const { account: end } of trace.endpoints) {
    const path = pathBetween({ ...trace, endpoints: [] }, end, null)
    assert.ok(path && path.length > 0, end)
    const rows = path.map(i => trace.transfers[i])
    assert.ok(sources.has(rows[0]?.from ?? ''))
    assert.equal(rows.at(-1)?.to, end)
    for (const [n, row] of rows.entries()) assert.ok(n === 0 || row?.from === rows[n - 1]?.to)
  }
  const [first] = sources
  assert.ok(first)
  const services = servicesBeyond(trace, first)
  assert.ok(services.some(s => s.kind === 'swap'))
  const swap = services[0]
  assert.ok(swap)
  assert.ok(pathBetween(trace, swap.account, first))
  assert.equal(pathBetween(trace, first, swap.account), null)
})

test('one doctrine against itself differs nowhere; money that moved to another place differs at both', () => {
  assert.deepEqual(compareTraces(trace, trace), [])
  const [one, ...others] = trace.endpoints
  assert.ok(one)
  const moved = { ...trace, endpoints: [{ ...one, account: 'eip155:1:0xother' }, ...others] }
  const rows = compareTraces(trace, moved)
  assert.deepEqual(
    rows.map(r => [r.account, r.second - r.first]).sort(),
    [
      [one.account, -BigInt(one.amount)],
      ['eip155:1:0xother', BigInt(one.amount)],
    ].sort(),
  )
})

test('no cell of the exported tables begins a formula, whatever a tag is called', () => {
  const evil = '=HYPERLINK("https://evil.example","click")'
  const hostile = indexTrace({
    ...trace,
    assets: trace.assets.map(a => ({ ...a, symbol: '+cmd|calc' })),
    endpoints: trace.endpoints.map(e => ({ ...e, name: evil, freezableBy: ['@SUM(1)'] })),
  })
  for (const csv of [endpointsCsv(hostile), transfersCsv(hostile)])
    for (const cell of csv.split(/\r\n|,(?=(?:[^"]*"[^"]*")*[^"]*$)/))
      assert.doesNotMatch(cell.replace(/^"/, ''), /^\s*[=+@]|^-\D/, cell)
  const [head, ...rows] = endpointsCsv(index).trimEnd().split('\r\n')
  assert.equal(head?.split(',').length, 13)
  assert.equal(rows.length, trace.endpoints.length)
  assert.match(transfersCsv(index), /401346768858404671846374,401346768858404671846374,401346\.768858404671846374,/)
})

test('a search finds an address in either case, a service by its name, and a transaction by a part of its hash', () => {
  const thief = 'eip155:1:0x47666fab8bd0ac7003bce3f5c3585383f09486e2'
  assert.deepEqual(
    findInTrace('0x47666FAB8BD0AC', index).map(f => f.id),
    [thief],
  )
  assert.ok(findInTrace('paraswap', index).length > 0)
  assert.ok(findInTrace('b61413c495fd', index).some(f => f.id.startsWith('tx:0xb61413c495fd')))
  assert.deepEqual(findInTrace('0', index), [])
  assert.ok(findInTrace('eip155', index).length <= 200)
})

test('the question that a trace answers can be asked again as it stands in the trace', () => {
  const asked = readInput(traceFunds, questionOf(trace))
  assert.deepEqual(asked.sources, trace.parameters['sources'])
  assert.equal(asked.policy, 'fifo')
})

test('lines of the form of a theft keep their places, so that a refusal is shown at the line that it names', () => {
  assert.deepEqual(filledLines('a\n\n  b '), [
    { line: 1, text: 'a' },
    { line: 3, text: 'b' },
  ])
  assert.equal(withLedger('0xabc', 'eip155:1'), 'eip155:1:0xabc')
  assert.equal(withLedger('eip155:56:0xabc', 'eip155:1'), 'eip155:56:0xabc')
  assert.deepEqual(faultPlace('address.3'), { field: 'address', item: 3 })
  assert.deepEqual(faultPlace('victim'), { field: 'victim', item: null })
})
