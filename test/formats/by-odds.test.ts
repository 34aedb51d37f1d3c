import assert from 'node:assert/strict'
import { test } from 'node:test'
import { markEndpoints } from '../../src/analysis/flow/crossing/likelihoods.ts'
import { rowKey } from '../../src/analysis/flow/crossing/plan-crossings.ts'
import type { EndpointRow, TraceResult } from '../../src/analysis/flow/trace-result.ts'
import { isByOdds, oddsByAccount, oddsOf } from '../../src/formats/by-odds.ts'
import { caseOfTrace } from '../../src/formats/report-case/case-of-trace.ts'
import { incidentId } from '../../src/formats/theft/theft-objects.ts'
import { traceObjects } from '../../src/formats/theft/trace-objects.ts'
import { builtInTrace } from '../report-traces.ts'
import { sampleCase } from './reports/sample-case.ts'

test('what a trace marks as reached by odds is read back with its odds, and an endpoint by facts alone is not', () => {
  const endpoint = {
    account: 'eip155:1:0xa',
    asset: 'eip155:1/slip44:60',
    kind: 'held',
    amount: 10n,
    basis: 'the last holder',
    confidence: 100,
  }
  const likely = { ...endpoint, account: 'eip155:1:0xb' } as unknown as EndpointRow
  const result = { endpoints: [endpoint, likely], transfers: [] } as unknown as TraceResult
  const facts = { endpoints: [endpoint], transfers: [] } as unknown as TraceResult
  const row = {
    asset: endpoint.asset,
    tx: '0x1',
    index: 0,
    to: likely.account,
  } as unknown as TraceResult['transfers'][number]
  const [sure, odds] = markEndpoints({ ...result, transfers: [row] }, facts, new Map([[rowKey(row), 0.625]]))
  assert.ok(sure && odds)
  assert.deepEqual([isByOdds(sure), oddsOf(sure)], [false, null])
  assert.deepEqual([isByOdds(odds), oddsOf(odds)], [true, '0.625'])
})

test('a claim by odds leaves as STIX with its confidence and a note that says so; claims by facts have none', async () => {
  const built = await builtInTrace()
  const account = built.endpoints.find(e => e.kind === 'held')?.account
  assert.ok(account)
  const endpoints = built.endpoints.map(e =>
    e.account === account
      ? { ...e, basis: `${e.basis}; reached by odds, joint confidence 0.42 at the least (0 of it by facts alone)` }
      : e,
  )
  const trace = { ...built, endpoints }
  const by = { id: 'identity--3f1c3c1e-8d0e-5b6a-9b1f-0d8f8a1d2c3e', created: '2026-11-26T12:00:00.000Z' }
  const told = traceObjects(trace, { ...by, incident: incidentId('bybit'), text: JSON.stringify(trace) })
  const claims = told.filter(o => o.type === 'taint-claim')
  for (const claim of claims) assert.equal(claim['confidence'], claim['account'] === account ? 42 : undefined)
  assert.ok(claims.some(c => c['account'] === account))
  const indicators = told.filter(o => o.type === 'indicator' && o['confidence'] === 42)
  assert.equal(indicators.length, 1)
  const note = told.find(o => o['abstract'] === 'reached by odds, not by facts alone')
  assert.match(String(note?.['content']), new RegExp(`${account}: joint confidence 0.42`))
  assert.ok(((note?.['object_refs'] ?? []) as string[]).includes(indicators[0]?.id ?? ''))
  assert.deepEqual([...oddsByAccount(trace)], [[account, '0.42']])
})

test('a report to an authority words what was reached by odds as odds, and gives nobody that account to block', async () => {
  const built = await builtInTrace()
  const account = built.endpoints.find(e => e.kind === 'held')?.account
  assert.ok(account)
  const index = built.transfers.findIndex(t => t.to === account)
  const endpoints = built.endpoints.map(e =>
    e.account === account
      ? { ...e, basis: `${e.basis}; reached by odds, joint confidence 0.42 at the least (0 of it by facts alone)` }
      : e,
  )
  const likelihoods = [{ transfer: index, joint: 0.42, crossing: null, own: 0.42, through: [] }]
  const trace = { ...built, endpoints, likelihoods } as unknown as typeof built
  const empty = sampleCase({ addresses: [], transactions: [], narrative: [] })
  const told = caseOfTrace(empty, trace, 'ab'.repeat(32))
  const part = (heading: RegExp) => told.narrative.find(p => heading.test(p.heading))?.text ?? ''
  assert.ok(!part(/^Where the money is now|^Where it is now/).includes(account), 'no fact')
  assert.match(part(/by odds/), new RegExp(`may be at .*${account}, joint confidence 0.42`))
  const address = told.addresses.find(a => a.account === account)
  assert.deepEqual([address?.blockable, /by odds, joint confidence 0.42/.test(address?.role ?? '')], [false, true])
  assert.match(told.transactions[index]?.note ?? '', /stolen by odds alone, joint confidence 0.42/)
  const before = caseOfTrace(empty, built, 'ab'.repeat(32))
  assert.equal(before.addresses.find(a => a.account === account)?.blockable, true)
  assert.ok(before.narrative.every(p => !/by odds/.test(p.heading)))
})
