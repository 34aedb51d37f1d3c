import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { hasCodec } from '../../../src/faces/http/response-encoder.ts'
import { defineOperation } from '../../../src/operations/define-operation.ts'
import { ask, testServer } from './test-server.ts'

/** Samples of Prometheus' text form by name and labels in order of the alphabet; every line is checked against the form. */
function samples(text: string): Map<string, number> {
  const found = new Map<string, number>()
  for (const line of text.split('\n')) {
    if (line === '' || /^# (?:HELP|TYPE) [a-zA-Z_:][\w:]* /.test(line)) continue
    const [, name = '', labels = '', value = ''] =
      /^([a-zA-Z_:][\w:]*)(?:\{((?:[a-zA-Z_]\w*="(?:[^"\\\n]|\\["\\n])*",?)*)\})? (\S+)$/.exec(line) ?? []
    assert.ok(name, `no sample: ${line}`)
    const sorted = labels
      .split(/,(?=[a-zA-Z_]\w*=")/)
      .sort()
      .join(',')
    assert.ok(!found.has(`${name}{${sorted}}`), `twice: ${line}`)
    found.set(`${name}{${sorted}}`, Number(value))
  }
  return found
}

const BLANK = {
  party: { text: 'x', kind: 'name', canonical: 'x', ledgers: [] },
  entries: [],
  nearMisses: [],
  exposure: [],
  listVersions: [],
  gaps: [],
}

const screenParty = defineOperation({
  name: 'screenParty',
  summary: 'stand-in',
  effect: 'read',
  input: z.object({ verdicts: z.array(z.string()) }),
  output: z.object({ answers: z.array(z.looseObject({ verdict: z.string() })) }),
  run: async ({ verdicts }) => ({ answers: verdicts.map(verdict => ({ ...BLANK, verdict })) }),
})

test('what was answered is what is counted: by route and status, by fault, by verdict, by duration', async () => {
  const at = await testServer({ operations: [screenParty] })
  try {
    for (const verdicts of [['clear', 'match'], ['clear'], []])
      await ask(at, '/v1/screen-party', { body: JSON.stringify({ verdicts }) })
    await ask(at, '/v1/screen-party', { body: '{"nonsense":1}' })
    await ask(at, '/no"where\n', { body: '{}' }).catch(() => {})
    await ask(at, '/nowhere')
    const { text, headers } = await ask(at, '/metrics')
    assert.match(String(headers['content-type']), /^text\/plain; version=0\.0\.4/)
    const told = samples(text)
    const get = (key: string): number | undefined => told.get(key)
    assert.equal(get('cordon_http_requests_total{method="POST",route="/v1/screen-party",status="200"}'), 3)
    assert.equal(get('cordon_http_requests_total{method="POST",route="/v1/screen-party",status="400"}'), 1)
    assert.equal(get('cordon_http_faults_total{code="input-malformed"}'), 1)
    assert.equal(get('cordon_http_faults_total{code="route-unknown"}'), 1)
    assert.equal(get('cordon_screened_parties_total{verdict="clear"}'), 2)
    assert.equal(get('cordon_screened_parties_total{verdict="match"}'), 1)
    const name = 'cordon_http_request_duration_seconds'
    assert.equal(get(`${name}_count{method="POST",route="/v1/screen-party"}`), 4)
    assert.equal(get(`${name}_bucket{le="+Inf",method="POST",route="/v1/screen-party"}`), 4)
    assert.equal(get('cordon_ready{}'), 1)
    assert.ok(told.has('nodejs_eventloop_lag_p99_seconds{}'))
  } finally {
    await at.close()
  }
})

test('a codec is found wherever it stands in an output, and none where there is none', () => {
  const codec = z.codec(z.string(), z.bigint(), { decode: t => BigInt(t), encode: v => String(v) })
  const plain = z.object({
    a: z.array(z.union([z.string(), z.null()])),
    b: z.record(z.string(), z.number()).optional(),
  })
  for (const schema of [plain, z.enum(['a', 'b']), z.tuple([z.literal(1)]), z.array(plain).readonly()])
    assert.equal(hasCodec(schema), false)
  const recursive: z.ZodType = z.object({
    amount: codec,
    get more() {
      return z.array(recursive)
    },
  })
  for (const schema of [
    z.object({ deep: z.array(z.object({ amount: codec.nullable() })) }),
    z.record(z.string(), codec),
    z.union([z.string(), codec]),
    z.tuple([codec]),
    z.array(codec).readonly().optional(),
    z.lazy(() => codec),
    recursive,
  ])
    assert.equal(hasCodec(schema), true)
})
