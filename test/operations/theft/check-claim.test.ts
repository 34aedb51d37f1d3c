import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { MemoryIntelStore } from '../../../src/adapters/intel/memory-intel-store.ts'
import { MemoryFactLog } from '../../../src/adapters/records/memory/memory-fact-log.ts'
import { memoryTags } from '../../../src/adapters/tags/memory-tags.ts'
import { MemoryTransferBuilder } from '../../../src/adapters/transfers/memory/memory-transfers.ts'
import { MemoryUtxo } from '../../../src/adapters/transfers/memory-utxo.ts'
import { CASES, KNOWN_ASSETS } from '../../../src/catalog/index.ts'
import { revoke } from '../../../src/formats/stix/new-version.ts'
import { incidentId } from '../../../src/formats/theft/theft-objects.ts'
import { traceObjects } from '../../../src/formats/theft/trace-objects.ts'
import { CordonError } from '../../../src/model/errors.ts'
import type { IntelObject } from '../../../src/model/intel-object.ts'
import type { Tag } from '../../../src/model/tag.ts'
import type { Transfer } from '../../../src/model/transfer.ts'
import { admitObject } from '../../../src/operations/share/admit-object.ts'
import { checkClaim } from '../../../src/operations/theft/check-claim.ts'
import type { World } from '../../../src/operations/world.ts'
import { noScreening } from '../../no-screening.ts'
import { builtInTrace } from '../../report-traces.ts'

const [bybit] = CASES
assert.ok(bybit)
const AUTHOR = 'identity--3f1c3c1e-8d0e-5b6a-9b1f-0d8f8a1d2c3e'
const PEER = 'a'.repeat(64)

/** What node A tells of its trace of the built-in theft. */
async function told(): Promise<IntelObject[]> {
  const trace = await builtInTrace()
  return traceObjects(trace, {
    ...{ id: AUTHOR, created: '2026-11-26T12:00:00.000Z', incident: incidentId('bybit-2025-02-21') },
    text: JSON.stringify({ ...trace, case: 'what A calls it' }),
  })
}

/** Node B, with ledger data of its own and what a peer sent. */
async function receiver(
  objects: readonly IntelObject[],
  transfers: readonly Transfer[] = bybit?.transfers ?? [],
  tags: readonly Tag[] = bybit?.tags ?? [],
): Promise<World> {
  const table = new MemoryTransferBuilder()
  table.add(transfers)
  const clock = { now: () => 1_795_000_000, monotonic: () => 0 }
  const store = new MemoryIntelStore(clock, randomBytes)
  const admitted = objects.map(object => {
    const result = admitObject(JSON.stringify(object), PEER)
    assert.ok('new' in result, object.id)
    return result.new
  })
  await store.add(admitted, [])
  const none = noScreening()
  return {
    ...none,
    ...{ transfers: table.build(), utxo: new MemoryUtxo([]), tags: memoryTags(tags), assets: KNOWN_ASSETS },
    ...{ facts: new MemoryFactLog(), missing: [], clock, progress: { at() {}, end() {} }, by: 'b' },
    // Another state of software and data than A's: neither is part of the findings.
    versions: async () => ({ cordon: '9', data: 'of B', tags: 'of B' }),
    interrupted: () => false,
    sharing: { ...none.sharing, store },
  }
}

const check = (world: World, id?: string) => checkClaim.run(checkClaim.input.parse({ id }), world)
const claimsIn = (objects: readonly IntelObject[]) => objects.filter(o => o.type === 'taint-claim')
const coded = (code: string) => (error: unknown) => error instanceof CordonError && error.code === code

test('a node that holds the same ledger data computes every claim of the Bybit trace again, to the evidence digest, in one trace', async () => {
  const objects = await told()
  const world = await receiver(objects)
  const { same, differs, cannot, traces, claims } = await check(world)
  const all = claimsIn(objects)
  assert.deepEqual({ same, differs, cannot, traces }, { same: all.length, differs: 0, cannot: 0, traces: 1 })
  assert.deepEqual(claims.map(c => [c.id, c.amount, c.by]).sort(), all.map(o => [o.id, o['amount'], AUTHOR]).sort())
  const [trace] = await Promise.all([builtInTrace()])
  assert.ok(all.every(o => o['evidence_digest'] === trace.evidence.findings))
  assert.deepEqual(await world.facts.read({}), [], 'nothing is kept of it')
  const report = objects.find(o => o.type === 'report')
  assert.equal((await check(world, report?.id)).same, all.length)
  assert.equal((await check(world, all[0]?.id)).claims.length, 1)
})

test('a claim that was changed in any part is told apart, and the part is named', async () => {
  const objects = await told()
  const held = claimsIn(objects).find(o => o['held_amount'] !== '0')
  assert.ok(held)
  const changes = {
    amount: [String(BigInt(String(held['amount'])) + 1n), 'amount'],
    held_amount: ['0', 'held-amount'],
    block_height: [1, 'block-height'],
    evidence_digest: ['0'.repeat(64), 'evidence'],
    policy: ['haircut', 'policy'],
    account: ['eip155:1:0x1111111111111111111111111111111111111111', 'amount'],
  } as const
  for (const [member, [value, part]] of Object.entries(changes)) {
    const { claims } = await check(await receiver([{ ...held, [member]: value }]), held.id)
    const [row] = claims
    assert.equal(row?.verdict, 'differs', member)
    assert.equal(row.differences[0]?.part, part, member)
  }
  const other = { ...held, parameters: { ...Object(held['parameters']), policy: 'haircut' } }
  assert.equal((await check(await receiver([other]), held.id)).differs, 1, 'another doctrine gives another trace')
})

test('ledger data that lack a transfer, carry one more, or name another service give another answer', async () => {
  assert.ok(bybit)
  const objects = await told()
  const claims = claimsIn(objects)
  const trace = await builtInTrace()
  const path = trace.transfers.at(-1)
  const without = bybit.transfers.filter(t => t.tx !== path?.tx)
  const fewer = await check(await receiver(objects, without))
  assert.equal(fewer.same, 0)
  assert.equal(fewer.differs + fewer.cannot, claims.length)
  const to = fewer.claims.find(c => c.account === path?.to)
  assert.ok(to?.differences.some(d => d.part === 'amount'))
  // A tag tells where a path ends, so that it is part of the evidence though no transfer changed.
  const untagged = await check(await receiver(objects, bybit.transfers, []))
  assert.equal(untagged.differs, claims.length)
})

test('what cannot be computed again is not called false: no data, data that end before, a bounded trace, parameters of others', async () => {
  assert.ok(bybit)
  const objects = await told()
  const [claim] = claimsIn(objects)
  assert.ok(claim)
  const verdict = async (object: IntelObject, transfers?: readonly Transfer[]) => {
    const { claims } = await check(await receiver([object], transfers), claim.id)
    return [claims[0]?.verdict, claims[0]?.why]
  }
  const parameters = Object(claim['parameters'])
  const cases = [
    [claim, [], /store-empty/],
    [claim, bybit.transfers.slice(1, 2), /source-unknown/],
    [
      claim,
      bybit.transfers.slice(0, bybit.transfers.length / 2),
      /end at 2025-03-02T13:50:59Z, those of the claim later/,
    ],
    [{ ...claim, parameters: { ...parameters, finished: false } }, undefined, /stopped by a bound on time/],
    [{ ...claim, parameters: { ...parameters, case: 'mine' } }, undefined, /not known here: case/],
    [{ ...claim, parameters: { ...parameters, sources: [] } }, undefined, /cannot|source|Too small/i],
    [{ ...claim, parameters: { ...parameters, until: 'never' } }, undefined, /time-malformed/],
    [revoke(claim, '2026-11-26T13:00:00.000Z'), undefined, /took it back/],
  ] as const
  for (const [object, transfers, why] of cases) {
    const [told, because] = await verdict(object, transfers)
    assert.equal(told, 'cannot', because)
    assert.match(String(because), why)
  }
})

test('what is no claim, and what is not here, is refused by name', async () => {
  const objects = await told()
  const world = await receiver(objects)
  await assert.rejects(check(world, 'taint-claim--00000000-0000-4000-8000-000000000000'), coded('claim-unknown'))
  const note = objects.find(o => o.type === 'note')
  await assert.rejects(check(world, note?.id), coded('claim-expected'))
  const [report] = objects.filter(o => o.type === 'report')
  assert.ok(report)
  await assert.rejects(check(await receiver([report]), report.id), coded('claim-unknown'))
  assert.deepEqual((await check(await receiver([]))).claims, [])
})
