import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderReport } from '../../src/formats/report/render-report.ts'
import { traceJsonSchema, traceToJson } from '../../src/formats/trace-json.ts'
import { BNB_CHAIN, ETHEREUM } from '../../src/model/ledger.ts'
import { crossing, legOf, pay, trace } from '../laws/two-ledgers.ts'

test('crossings stand in the answer by its schema and in the report, where odds are told apart from facts', async () => {
  const into = pay(ETHEREUM, 1, 1, 50, 100n)
  const out = pay(BNB_CHAIN, 2, 51, 3, 99n)
  const likely = crossing(legOf(into, 'in'), legOf(out, 'out'), { confidence: 0.7, basis: 'amount-time' })
  const r = await trace({ transfers: [pay(ETHEREUM, 0, 0, 1, 100n), into, out], crossings: [likely] }, 0.5)
  const hostile = { ...r, crossings: r.crossings?.map(c => ({ ...c, because: '<img src=x onerror=alert(1)>' })) }
  const json = traceToJson(hostile, { parameters: {}, versions: {}, assets: new Map() })
  assert.deepEqual(traceJsonSchema.parse(JSON.parse(JSON.stringify(json))), json)
  const page = renderReport(json, {})
  assert.ok(page.includes('id="crossings"') && page.includes('reached by odds') && !page.includes('<img src=x'))
  const plain = await trace({ transfers: [pay(ETHEREUM, 0, 0, 1, 100n)] })
  const bare = renderReport(traceToJson(plain, { parameters: {}, versions: {}, assets: new Map() }), {})
  assert.ok(!bare.includes('id="crossings"') && !bare.includes('#crossings'))
})
