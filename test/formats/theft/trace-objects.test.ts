import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkStix } from '../../../src/formats/stix/check-stix.ts'
import { incidentId } from '../../../src/formats/theft/theft-objects.ts'
import { traceObjects, traceTexts } from '../../../src/formats/theft/trace-objects.ts'
import { builtInTrace } from '../../report-traces.ts'

test('the trace of the Bybit theft leaves as STIX and comes back byte for byte, and nobody’s service is an indicator', async () => {
  const trace = await builtInTrace()
  const text = JSON.stringify(trace)
  const objects = traceObjects(trace, {
    id: 'identity--3f1c3c1e-8d0e-5b6a-9b1f-0d8f8a1d2c3e',
    created: '2026-11-26T12:00:00.000Z',
    incident: incidentId('bybit-2025-02-21'),
    text,
  })
  for (const object of objects) assert.deepEqual(checkStix(object, 'write'), [], object.id)
  assert.deepEqual(traceTexts(JSON.parse(JSON.stringify(objects))), [text])
  const claims = objects.filter(o => o.type === 'taint-claim')
  assert.equal(claims.length, trace.accounts.length)
  const services = trace.accounts
    .filter(a => a.role === 'service' || a.role === 'deposit')
    .map(a => a.account.split(':')[2])
  const named = objects.filter(o => o.type === 'indicator').map(o => String(o['pattern']))
  assert.ok(named.length > 0)
  for (const address of services) assert.ok(!named.some(p => p.includes(String(address))), String(address))
})
