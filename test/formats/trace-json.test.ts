import assert from 'node:assert/strict'
import { test } from 'node:test'
import canonicalize from 'canonicalize'
import { MemoryFactLog } from '../../src/adapters/records/memory/memory-fact-log.ts'
import { memoryTags } from '../../src/adapters/tags/memory-tags.ts'
import { MemoryTransferBuilder } from '../../src/adapters/transfers/memory/memory-transfers.ts'
import { MemoryUtxo } from '../../src/adapters/transfers/memory-utxo.ts'
import { CASES, KNOWN_ASSETS } from '../../src/catalog/index.ts'
import { traceJsonSchema } from '../../src/formats/trace-json.ts'
import { textDigest } from '../../src/model/fact.ts'
import { readInput } from '../../src/operations/read-input.ts'
import { traceFunds } from '../../src/operations/trace-funds/trace-funds.ts'
import { noScreening } from '../no-screening.ts'

const [chosen] = CASES

async function tracedCase() {
  assert.ok(chosen)
  const table = new MemoryTransferBuilder()
  table.add(chosen.transfers)
  return traceFunds.run(readInput(traceFunds, { sources: chosen.sources, policy: 'all' }), {
    transfers: table.build(),
    utxo: new MemoryUtxo([]),
    tags: memoryTags(chosen.tags),
    facts: new MemoryFactLog(),
    ...noScreening(),
    assets: KNOWN_ASSETS,
    missing: [],
    clock: { now: () => 1_700_000_000, monotonic: () => 0 },
    progress: { at() {}, end() {} },
    by: 'tester',
    versions: async () => ({ tags: 'b', data: 'a' }),
    interrupted: () => false,
  })
}

test('a trace’s JSON is as its schema says', async () => {
  const trace = await tracedCase()
  assert.deepEqual(traceJsonSchema.parse(JSON.parse(JSON.stringify(trace))), JSON.parse(JSON.stringify(trace)))
  assert.ok(trace.bounds.length > 0 && trace.patterns.length > 0 && trace.noise.length > 0)
})

test('both checksums are over RFC 8785, as a library of that standard writes it', async () => {
  const trace = await tracedCase()
  const { case: name, versions, evidence, ...found } = trace
  assert.equal(textDigest(canonicalize(found) as string), evidence.findings)
  assert.equal(
    textDigest(canonicalize({ case: name, versions, findings: evidence.findings }) as string),
    evidence.digest,
  )
})
