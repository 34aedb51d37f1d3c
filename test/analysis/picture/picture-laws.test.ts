import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawPicture, foldTrace, MOST_MARKS } from '../../../src/analysis/picture/draw-picture.ts'
import type { Picture } from '../../../src/analysis/picture/picture.ts'
import { accountOf, wordOf } from '../../../src/analysis/picture/picture-graph.ts'
import type { PictureTrace } from '../../../src/analysis/picture/picture-trace.ts'
import { type PictureView, WHOLE_VIEW } from '../../../src/analysis/picture/picture-view.ts'
import { fc } from '../../property.ts'
import { builtInTrace } from '../../report-traces.ts'
import { anyTrace, layeredTrace, shapedTrace } from './random-traces.ts'

const draw = (trace: PictureTrace, view: PictureView = WHOLE_VIEW): Picture => drawPicture(foldTrace(trace, view), view)

/** A view with some groups unfolded, and groups within them, as numbers pick. */
function unfolded(trace: PictureTrace, picks: readonly number[], view: PictureView = WHOLE_VIEW): PictureView {
  const folded = foldTrace(trace, view)
  let opened: readonly string[] = view.opened
  for (const pick of picks) {
    const groups = drawPicture(folded, { ...view, opened }).marks.filter(m => m.form !== null && !m.open)
    const group = groups[pick % Math.max(1, groups.length)]
    if (group) opened = [...opened, group.id]
  }
  return { ...view, opened }
}

const traces = (accounts: number, moves: number): fc.Arbitrary<PictureTrace> =>
  fc.oneof(anyTrace(accounts, moves), shapedTrace(6))
const picks = fc.array(fc.nat(1000), { maxLength: 4 })
const views: fc.Arbitrary<PictureView> = fc
  .record({
    lanes: fc.constantFrom('ledger' as const, 'none' as const),
    least: fc.constantFrom(null, '0.01', '0.3'),
    hidden: fc.constantFrom([], ['eip155:1:a3', 'eip155:1:a0']),
    kinds: fc.constantFrom([], ['exchange' as const]),
  })
  .map(part => ({ ...WHOLE_VIEW, ...part }))

test('every transfer is in exactly one mark, left out by a filter, or paid by an account to itself', () => {
  fc.assert(
    fc.property(traces(12, 40), picks, views, (trace, picked, view) => {
      const picture = draw(trace, unfolded(trace, picked, view))
      const seen = [...picture.ribbons, ...picture.marks].flatMap(m => [...m.rows])
      assert.equal(new Set(seen).size, seen.length)
      assert.equal(seen.length + picture.leftOut + picture.selfPaid, trace.transfers.length)
    }),
    { numRuns: 80 },
  )
})

test('a transfer is drawn from the mark that shows its payer to the mark that shows its payee', () => {
  fc.assert(
    fc.property(traces(12, 40), picks, views, (trace, picked, start) => {
      const view = unfolded(trace, picked, start)
      const folded = foldTrace(trace, view)
      const picture = drawPicture(folded, view)
      const accounts = picture.marks.map(() => new Set<string | null>())
      for (const [leaf, mark] of picture.markOfLeaf.entries()) accounts[mark]?.add(accountOf(folded.graph, leaf))
      for (const r of picture.ribbons)
        for (const row of r.rows) {
          assert.ok(accounts[r.from]?.has(trace.transfers[row]?.from ?? null))
          assert.ok(accounts[r.to]?.has(trace.transfers[row]?.to ?? null))
        }
      for (const [i, m] of picture.marks.entries())
        for (const row of m.rows) {
          assert.ok(accounts[i]?.has(trace.transfers[row]?.from ?? null))
          assert.ok(accounts[i]?.has(trace.transfers[row]?.to ?? null))
        }
    }),
    { numRuns: 60 },
  )
})

test('what ribbons carry over a cut between columns is what the transfers carry over it, in each asset', () => {
  fc.assert(
    fc.property(traces(12, 40), picks, (trace, picked) => {
      const view = unfolded(trace, picked)
      const folded = foldTrace(trace, view)
      const picture = drawPicture(folded, view)
      // An account lies in one column as payer, and in one as payee: where it only rests, that of the ends.
      const payer = new Map<string | null, number>()
      const payee = new Map<string | null, number>()
      for (const [leaf, mark] of picture.markOfLeaf.entries()) {
        const [account, end] = [accountOf(folded.graph, leaf), wordOf(folded.graph, folded.graph.leaves.end[leaf])]
        const role = wordOf(folded.graph, folded.graph.leaves.role[leaf])
        const column = picture.marks[mark]?.column ?? 0
        if (role === 'gap') continue
        if (end === null) payer.set(account, column)
        if (end === null || !payee.has(account)) payee.set(account, column)
      }
      for (let cut = 0; cut < picture.columns.length; cut++) {
        const truth = new Map<string, bigint>()
        for (const t of trace.transfers)
          if (t.from !== t.to && (payer.get(t.from) ?? 99) <= cut && (payee.get(t.to) ?? 0) > cut)
            truth.set(t.asset, (truth.get(t.asset) ?? 0n) + BigInt(t.tainted))
        for (const [a, asset] of picture.assets.entries()) {
          const drawn = picture.ribbons
            .filter(r => r.kind === 'paid')
            .filter(r => (picture.marks[r.from]?.column ?? 0) <= cut && (picture.marks[r.to]?.column ?? 0) > cut)
            .flatMap(r => r.sums)
            .reduce((sum, s) => sum + (s.asset === a ? s.sum : 0n), 0n)
          assert.equal(drawn, truth.get(asset) ?? 0n)
        }
      }
    }),
    { numRuns: 80 },
  )
})

test('unfolding takes no value away and adds none: all ribbons and groups together carry what the transfers carry', () => {
  fc.assert(
    fc.property(traces(14, 60), picks, (trace, picked) => {
      const carried = (p: Picture): bigint[] =>
        p.assets.map((_, a) => {
          const ribbons = p.ribbons.filter(r => r.kind === 'paid').flatMap(r => r.sums)
          return ribbons.reduce((sum, s) => sum + (s.asset === a ? s.sum : 0n), 0n)
        })
      const inside = (p: Picture): bigint[] =>
        p.assets.map(asset =>
          p.marks
            .flatMap(m => [...m.rows])
            .reduce((sum, row) => {
              const t = trace.transfers[row]
              return sum + (t?.asset === asset ? BigInt(t.tainted) : 0n)
            }, 0n),
        )
      const both = (p: Picture): bigint[] => carried(p).map((n, i) => n + (inside(p)[i] ?? 0n))
      assert.deepEqual(both(draw(trace)), both(draw(trace, unfolded(trace, picked))))
    }),
    { numRuns: 60 },
  )
})

test('unfolding a group leaves every other mark and ribbon where it was', () => {
  fc.assert(
    fc.property(traces(20, 60), fc.array(fc.nat(1000), { minLength: 1, maxLength: 4 }), (trace, picked) => {
      const after = unfolded(trace, picked)
      const last = after.opened[after.opened.length - 1]
      const p = draw(trace, { ...after, opened: after.opened.slice(0, -1) })
      const q = draw(trace, after)
      const places = new Map(q.marks.map(m => [m.id, m]))
      for (const m of p.marks) {
        const now = places.get(m.id)
        assert.ok(now, `${m.id} is gone`)
        assert.deepEqual([now.x, now.y, now.height], [m.x, m.y, m.height])
      }
      const key = (of: Picture, r: Picture['ribbons'][number]): string =>
        `${of.marks[r.from]?.id} ${of.marks[r.to]?.id} ${r.kind} ${r.odds}`
      const ribbons = new Map(q.ribbons.map(r => [key(q, r), r]))
      for (const r of p.ribbons) {
        if (p.marks[r.from]?.id === last || p.marks[r.to]?.id === last) continue
        const now = ribbons.get(key(p, r))
        assert.ok(now)
        assert.ok(Math.abs(now.y0 - r.y0) < 1e-6 && Math.abs(now.y1 - r.y1) < 1e-6, `${key(p, r)} moved`)
      }
    }),
    { numRuns: 80 },
  )
})

test('marks of a column never lie over each other, folded or not', () => {
  fc.assert(
    fc.property(traces(20, 60), picks, (trace, picked) => {
      const { marks } = draw(trace, unfolded(trace, picked))
      for (const [i, a] of marks.entries())
        for (const b of marks.slice(i + 1))
          if (Math.abs(a.x - b.x) < 12) assert.ok(a.y + a.height <= b.y + 1e-6 || b.y + b.height <= a.y + 1e-6)
    }),
    { numRuns: 60 },
  )
})

test('thousands of transfers in any tangle fold to what a person can read, the same way each time', () => {
  for (const trace of [layeredTrace(4_000, 14, 300, 3), layeredTrace(2_000, 40, 60, 4)]) {
    const [p, q] = [draw(trace), draw(trace)]
    assert.ok(p.marks.length + p.ribbons.length <= MOST_MARKS)
    assert.ok(p.marks.length > 20, 'and tells something')
    assert.deepEqual(p, q)
  }
})

test('where nothing fits, the coarsest fold still does: a hundred ledgers, each paying each', () => {
  const ledgers = Array.from({ length: 100 }, (_, i) => `eip155:${i + 1}:0x${i}`)
  const transfers = ledgers.flatMap((from, i) =>
    ledgers.map((to, j) => ({ tx: `${i}-${j}`, at: i, from, to, asset: 'x', amount: '10', tainted: '10' })),
  )
  const accounts = ledgers.map((account, hop) => ({ account, hop, role: 'intermediate', service: null }))
  const stolen = [{ source: ledgers[0] ?? '', asset: 'x', amount: '100', firstAt: 0 }]
  const p = draw({ stolen, accounts, transfers, endpoints: [], patterns: [], gaps: [] })
  assert.ok(p.marks.length + p.ribbons.length <= MOST_MARKS, `${p.marks.length} and ${p.ribbons.length}`)
})

test('an empty trace, a view that names what is not there, and pins that are no numbers give a picture', () => {
  const empty: PictureTrace = { stolen: [], accounts: [], transfers: [], endpoints: [], patterns: [], gaps: [] }
  const odd = {
    ...WHOLE_VIEW,
    opened: ['no such group', ''],
    hidden: ['nobody'],
    pinned: { a: { x: Number.NaN, y: 1 } },
  }
  assert.equal(draw(empty, odd).marks.length, 0)
  const trace = layeredTrace(50, 4, 10, 1)
  const picture = draw(trace, { ...odd, least: 'much', leastOf: { x: '-1' } })
  assert.ok(picture.marks.every(m => Number.isFinite(m.x) && Number.isFinite(m.y)))
})

test('the ends of the built-in theft add up, kind by kind, to what its trace says is there', async () => {
  const trace = await builtInTrace()
  const picture = draw(trace)
  const drawn = new Map<string, bigint>()
  const told = new Map<string, bigint>()
  for (const m of picture.marks)
    if (m.end !== null)
      for (const s of m.sums)
        drawn.set(
          `${m.end} ${picture.assets[s.asset]}`,
          (drawn.get(`${m.end} ${picture.assets[s.asset]}`) ?? 0n) + s.sum,
        )
  for (const e of trace.endpoints)
    told.set(`${e.kind} ${e.asset}`, (told.get(`${e.kind} ${e.asset}`) ?? 0n) + BigInt(e.amount))
  assert.deepEqual(new Map([...drawn].sort()), new Map([...told].sort()))
  assert.ok(picture.marks.length < 30, 'so few that each can be named')
})

test('chains, fans, deposits and services are folded, each under its name', () => {
  const forms = new Set<string>()
  for (const trace of fc.sample(shapedTrace(6), { numRuns: 40 }))
    for (const group of foldTrace(trace, WHOLE_VIEW).fold.groups.values()) forms.add(group.form)
  for (const form of ['peel-chain', 'relay-chain', 'fan-out', 'fan-in', 'deposits']) assert.ok(forms.has(form), form)
})

test('a circle of a thousand accounts, one account of ten thousand transfers and transfers of nothing have finite pictures', () => {
  const name = (n: number): string => `eip155:1:c${n}`
  const pay = (from: number, to: number, units: number, i: number) => ({
    ...{ tx: `0x${i}`, at: 1_700_000_000 + i, from: name(from), to: name(to), asset: 'e/a:1' },
    ...{ amount: String(units), tainted: String(units) },
  })
  const of = (transfers: PictureTrace['transfers'], stolen: string): PictureTrace => ({
    stolen: [{ source: name(0), asset: 'e/a:1', amount: stolen, firstAt: 1_700_000_000 }],
    accounts: [],
    transfers,
    endpoints: [{ account: name(1), kind: 'held', name: null, asset: 'e/a:1', amount: '0', lastAt: 1_700_000_000 }],
    patterns: [],
    gaps: [],
  })
  const circle = Array.from({ length: 2_000 }, (_, i) => pay(i % 1_000, (i + 1) % 1_000, 5_000 - i, i))
  const hub = Array.from({ length: 10_000 }, (_, i) =>
    i % 2 === 0 ? pay(0, 1 + (i % 700), 9, i) : pay(1 + (i % 700), 0, 4, i),
  )
  const nothing = Array.from({ length: 40 }, (_, i) => pay(i % 7, (i * 3 + 1) % 7, 0, i))
  for (const trace of [of(circle, '5000'), of(hub, '90000'), of(nothing, '0'), of(nothing, '5')]) {
    const picture = draw(trace, unfolded(trace, [0, 1, 2]))
    const numbers = [...picture.marks, ...picture.ribbons].flatMap(part => Object.values(part))
    for (const n of numbers) assert.ok(typeof n !== 'number' || !Number.isNaN(n))
    for (const m of picture.marks) assert.ok([m.x, m.y, m.height].every(Number.isFinite))
    const seen = [...picture.ribbons, ...picture.marks].reduce((sum, part) => sum + part.rows.length, 0)
    assert.equal(seen + picture.selfPaid, trace.transfers.length)
  }
})
