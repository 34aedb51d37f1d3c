import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compareVersions } from '../../src/analysis/screen/compare-versions.ts'
import { judgeVersion } from '../../src/analysis/screen/judge-version.ts'
import { EMPTY_TIMELINE, extendTimeline } from '../../src/analysis/screen/list-timeline.ts'
import { changedLines } from '../../src/formats/lists/changed-lines.ts'
import { entryLine, readEntryLines } from '../../src/formats/lists/entry-line.ts'
import { BLANK_ENTRY, type ListEntry } from '../../src/model/list-entry.ts'
import { fc } from '../property.ts'

const wallet: fc.Arbitrary<string> = fc.constantFrom('w1', 'w2', 'w3', 'w4', 'w5')
const entryOf = (id: string, wallets: readonly string[]): ListEntry => ({
  ...BLANK_ENTRY,
  id,
  kind: 'entity',
  wallets: wallets.map(address => ({ address, ledgers: [], ticker: null, listedAt: null })),
})
const version = fc.uniqueArray(
  fc.record({ id: fc.constantFrom<string>('1', '2', '3', '10'), wallets: fc.uniqueArray(wallet) }),
  { selector: e => e.id },
)
const entries = (rows: readonly { id: string; wallets: string[] }[]) => rows.map(r => entryOf(r.id, r.wallets))

test('a version less its removals and with its additions is the next version', () => {
  fc.assert(
    fc.property(version, version, (a, b) => {
      const change = compareVersions(entries(a), entries(b))
      const ids = new Set(a.map(e => e.id))
      for (const e of change.removed) ids.delete(e.id)
      for (const e of change.added) ids.add(e.id)
      assert.deepEqual([...ids].sort(), b.map(e => e.id).sort())
      const wallets = new Set(a.flatMap(e => e.wallets))
      for (const w of change.walletsRemoved) wallets.delete(w)
      for (const w of change.walletsAdded) wallets.add(w)
      assert.deepEqual([...wallets].sort(), [...new Set(b.flatMap(e => e.wallets))].sort())
      assert.deepEqual(compareVersions(entries(a), entries(a)).changed, [])
    }),
  )
})

test('as the timeline tells it, an address stood on the list on the day of each version exactly when that version names it', () => {
  fc.assert(
    fc.property(fc.array(version, { maxLength: 6 }), versions => {
      let timeline = EMPTY_TIMELINE
      for (const [i, rows] of versions.entries())
        timeline = extendTimeline(timeline, {
          publishedAt: 100 * (i + 1),
          names: true,
          wallets: true,
          whole: true,
          entries: entries(rows),
        })
      for (const [i, rows] of versions.entries()) {
        const at = 100 * (i + 1)
        const named = new Set(rows.flatMap(r => r.wallets))
        for (const w of ['w1', 'w2', 'w3', 'w4', 'w5']) {
          const spans = timeline.wallets[w] ?? []
          const stood = spans.some(s => (s.listedAt ?? at) <= at && (s.delistedAt === null || at < s.delistedAt))
          assert.equal(stood, named.has(w), `${w} at ${at}`)
        }
      }
    }),
  )
})

test('a list that lost more than half of anything it covers is not believed, and one that declares more than it holds never', () => {
  const counts = { entries: 100, names: 200, wallets: 50, domains: 0 }
  const trial = { counts, covers: ['names', 'wallets'] as const, declared: null, lost: 0, before: counts }
  assert.deepEqual(judgeVersion(trial), [])
  const halved = { ...counts, wallets: 24 }
  assert.deepEqual(
    judgeVersion({ ...trial, counts: halved }).map(o => [o.code, o.waivable]),
    [['list-shrunken', true]],
  )
  assert.deepEqual(
    judgeVersion({ ...trial, declared: 101 }).map(o => [o.code, o.waivable]),
    [['list-incomplete', false]],
  )
  assert.deepEqual(judgeVersion({ ...trial, declared: 101, lost: 1 }), [])
  assert.deepEqual(
    judgeVersion({ ...trial, declared: 102, lost: 2 }).map(o => [o.code, o.waivable]),
    [['list-lossy', true]],
  )
  assert.equal(judgeVersion({ ...trial, counts: { entries: 0, names: 0, wallets: 0, domains: 0 } })[0]?.waivable, false)
})

test('compared by their lines alone, two versions differ in exactly the entries and addresses in which they differ', async () => {
  async function* one(lines: readonly string[]): AsyncGenerator<string> {
    yield* lines
  }
  await fc.assert(
    fc.asyncProperty(version, version, async (a, b) => {
      const lines = (rows: readonly { id: string; wallets: string[] }[]) => entries(rows).map(entryLine)
      const { gone, come, standsElsewhere } = await changedLines(one(lines(a)), lines(b))
      const whole = compareVersions(readEntryLines(lines(a).join('\n')), readEntryLines(lines(b).join('\n')))
      const part = compareVersions(readEntryLines(gone.join('\n')), readEntryLines(come.join('\n')))
      const ids = (change: typeof whole) =>
        [change.added, change.removed, change.changed].map(list => list.map(e => e.id))
      assert.deepEqual(ids(part), ids(whole))
      const real = (wallets: readonly string[]) => wallets.filter(w => !standsElsewhere(w))
      assert.deepEqual(real(part.walletsAdded), whole.walletsAdded)
      assert.deepEqual(real(part.walletsRemoved), whole.walletsRemoved)
    }),
  )
})
