import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MemoryFactLog } from '../../src/adapters/records/memory/memory-fact-log.ts'
import { EventReader } from '../../src/formats/events/read-event.ts'
import { eventValues } from '../../src/formats/events/write-event.ts'
import type { Json } from '../../src/model/fact.ts'
import type { OtherSide } from '../../src/model/monitor/customer-event.ts'
import { KnownCases } from '../../src/operations/monitor/known-cases.ts'
import { cut } from '../../src/operations/monitor/screened-side.ts'
import { caseGapsAt } from '../../src/operations/monitor/stolen-side.ts'
import { madeUpEvent } from './made-up-events.ts'

const fact = (kind: string, body: { readonly [key: string]: Json }) => ({ at: 1, by: 'test', kind, body })
const alert = (kind: string, account: string, tainted: string, more = {}) =>
  fact('watch-alert', {
    ...{ case: 'theft', kind, ledger: 'eip155:1', account, tx: '0x1', index: 0, step: null, asset: null },
    ...{ amount: '100', tainted, hop: 1, block: 1, blockHash: '0x', at: 1_000, service: null, freezableBy: [] },
    ...{ basis: 'alarm', of: null, because: '', ...more },
  })

test('a watch tells of whom it reached until it takes that back; what went to a service is nobody’s', async () => {
  const facts = new MemoryFactLog()
  const cases = new KnownCases()
  await facts.append([
    fact('watch-begun', { case: 'theft', input: {}, seen: {}, stillDays: 30 }),
    alert('hop', 'a', '40'),
    alert('endpoint', 'exchange', '100'),
  ])
  await cases.look({ facts })
  assert.deepEqual(cases.watched('a'), [{ case: 'theft', share: 0.4, at: 1_000 }])
  assert.deepEqual(cases.watched('exchange'), [])
  assert.ok(cases.isWatched('theft'))
  const [, hop] = await facts.read()
  await facts.append([alert('undone', 'a', '0', { of: hop?.seq ?? 0 }), fact('watch-ended', { case: 'theft' })])
  await cases.look({ facts })
  assert.deepEqual([cases.watched('a'), cases.isWatched('theft')], [[], false])
})

test('of a case the latest trace counts, with the way of most value; a trace that ended blocks only what nobody watches', async () => {
  const facts = new MemoryFactLog()
  const cases = new KnownCases()
  const flow = (from: string, to: string, tainted: string) => ({
    from,
    to,
    tainted,
    tx: '0x1',
    index: 0,
    at: 5,
    amount: tainted,
  })
  const row = (account: string, role: string, tainted: string) => ({
    account,
    role,
    tainted,
    asset: 'x',
    firstAt: 5,
    hop: 1,
  })
  const trace = (extra: string) => ({
    ...{
      policy: 'fifo',
      asOf: 1_000,
      stolen: [{ source: 's', firstAt: 4 }],
      patterns: [{ pattern: 'fan-out', accounts: ['s'] }],
    },
    accounts: [
      row('s', 'source', '9'),
      row('a', 'intermediate', '9'),
      row('b', 'intermediate', '7'),
      row('x', 'service', '7'),
    ],
    transfers: [
      flow('s', 'c', '2'),
      flow('s', 'a', '9'),
      flow('c', 'b', '2'),
      flow('a', 'b', '7'),
      flow('b', extra, '7'),
    ],
    ...{ endpoints: [], likelihoods: [{ transfer: 3, joint: 0.8 }] },
  })
  for (const extra of ['old', 'x']) {
    const text = JSON.stringify(trace(extra))
    const { textDigest } = await import('../../src/model/fact.ts')
    await facts.append([fact('trace-finished', { case: 'theft', document: textDigest(text) })], [text])
  }
  await cases.look({ facts })
  const known = cases.traces.get('theft')
  assert.deepEqual(known?.touches('b')[0], { asset: 'x', tainted: 7n, firstAt: 5, path: ['s', 'a', 'b'], odds: 0.8 })
  assert.deepEqual(known?.touches('s')[0]?.path, ['s'])
  assert.deepEqual(known?.touches('x'), [])
  assert.deepEqual(cases.patterns('s'), ['fan-out'])
  const day = 86_400
  assert.equal(caseGapsAt(cases, 1_000 + day, false).length, 0)
  assert.match(
    caseGapsAt(cases, 1_001 + day, false)[0]?.because ?? '',
    /^the trace of theft ends at 1970-01-01, 1 day before/,
  )
  assert.equal(caseGapsAt(cases, 1_000 + 9 * day, true).length, 0)
  await facts.append([fact('watch-begun', { case: 'theft', input: {}, seen: {}, stillDays: 30 })])
  await cases.look({ facts })
  assert.equal(caseGapsAt(cases, 1_000 + 9 * day, false).length, 0)
})

test('what was said of the other side is written into the journal and read back to the last field', () => {
  const about: OtherSide = {
    screening: {
      ...{ verdict: 'match', categories: ['sanctions'], lists: ['l'] },
      entries: [{ list: 'l', version: 'v', name: 'n', category: 'sanctions' }],
    },
    exposure: [{ category: 'mixer', usd: 1, share: 0.5, hops: 2, source: 'tag:x', path: ['a', 'b'] }],
    ...{ labels: ['thief'], firstSeenMs: 5, patterns: [] },
    cases: [{ name: 'c', share: 1, usd: 2, ageDays: 3, basis: 'fifo', odds: 0.5, path: ['a'] }],
    gaps: [{ of: 'cases', blocking: true, because: 'why' }],
  }
  const event = { ...madeUpEvent(0), about }
  const read = new EventReader().read(JSON.parse(JSON.stringify(eventValues(event as never))))
  assert.deepEqual((read.event as { about?: unknown }).about, about)
  assert.equal(cut(`a\u0000b${'x'.repeat(400)}`).length, 251)
  assert.ok(cut('\u{1f600}'.repeat(300)).isWellFormed())
})
