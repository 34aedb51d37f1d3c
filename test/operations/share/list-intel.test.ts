import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { checkGrowth, checkInclusion } from '../../../src/faces/desk/pages/sharing/check-proof.ts'
import type { IntelObject } from '../../../src/model/intel-object.ts'
import { proveLog } from '../../../src/operations/node/prove-log.ts'
import { readInput } from '../../../src/operations/read-input.ts'
import { admitObject } from '../../../src/operations/share/admit-object.ts'
import { listIntel } from '../../../src/operations/share/list-intel.ts'
import { listQuarantine } from '../../../src/operations/share/list-quarantine.ts'
import { showIntel } from '../../../src/operations/share/show-intel.ts'
import { testNodes } from '../../freeze-nodes.ts'
import { fc } from '../../property.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const PEER = 'b'.repeat(64)
const GREEN = 'marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb'
const RED = 'marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1'

function indicator(n: number, more: object = {}): IntelObject {
  const at = '2026-11-20T10:00:00.000Z'
  return {
    ...{
      type: 'indicator',
      spec_version: '2.1',
      id: `indicator--44444444-4444-4444-8444-${String(n).padStart(12, '0')}`,
    },
    ...{ created: at, modified: at, valid_from: at, pattern_type: 'stix', name: `number ${n}` },
    ...{ pattern: "[domain-name:value = 'example.com']", object_marking_refs: [GREEN] },
    ...more,
  } as IntelObject
}

async function node() {
  const made = testNodes(['police', 'coin']).police
  const peer = { name: 'coin', country: 'JP', sector: 'exchange', standing: 'client', fingerprint: PEER, url: null }
  const body = { ...peer, id: 'identity--33333333-3333-5333-8333-333333333333' }
  await made.world.facts.append([{ at: 1, by: 'x', kind: 'peer-added', body }])
  const add = async (object: IntelObject, from = 'self') => {
    const admitted = admitObject(JSON.stringify(object), from, 'read', sha256)
    assert.ok('new' in admitted)
    await made.store.add([admitted.new], [])
  }
  return { ...made, add }
}

test('page by page backwards, whatever the filter, each object that fits is told once and no other', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ mine: fc.boolean(), red: fc.boolean() }), { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 1, max: 7 }),
      fc.constantFrom<'green' | 'red' | undefined>('green', 'red', undefined),
      async (objects, limit, tlp) => {
        const { world, add } = await node()
        for (const [n, { mine, red }] of objects.entries())
          await add(indicator(n, { object_marking_refs: [red ? RED : GREEN] }), mine ? 'self' : PEER)
        for (const side of ['out', 'in'] as const) {
          const seen: number[] = []
          let before: number | undefined
          do {
            const given = { side, limit, ...(tlp ? { tlp } : {}), ...(before ? { before } : {}) }
            const { rows, next } = await listIntel.run(readInput(listIntel, given), world)
            seen.push(...rows.map(r => r.seq))
            before = next ?? undefined
          } while (before !== undefined)
          const fitting = objects.flatMap(({ mine, red }, n) =>
            mine === (side === 'out') && (tlp === undefined || red === (tlp === 'red')) ? [n + 1] : [],
          )
          assert.deepEqual(seen, fitting.reverse())
        }
      },
    ),
    { numRuns: 25 },
  )
})

test('what was shared tells who gets it and why not, and what a partner gave is told by the partner’s name', async () => {
  const { world, add } = await node()
  await add(indicator(1))
  await add(indicator(2, { object_marking_refs: [RED] }))
  await add(indicator(3), PEER)
  const out = await listIntel.run(readInput(listIntel, {}), world)
  assert.deepEqual(
    out.rows.map(r => [r.seq, r.marking.tlp, r.recipients.map(to => [to.name, to.outcome])]),
    [
      [2, 'red', [['coin', 'withheld']]],
      [1, 'green', [['coin', 'whole']]],
    ],
  )
  assert.match(out.rows[0]?.recipients[0]?.why ?? '', /TLP:RED/)
  const given = await listIntel.run(readInput(listIntel, { side: 'in', text: 'NUMBER 3' }), world)
  assert.deepEqual(
    given.rows.map(r => [r.fromName, r.title]),
    [['coin', 'number 3']],
  )
  const whole = await showIntel.run({ seq: 3 }, world)
  assert.deepEqual(JSON.parse(whole.json).name, 'number 3')
  assert.deepEqual(whole.uses, ['look', 'ask', 'act', 'touch'])
  await assert.rejects(showIntel.run({ seq: 99 }, world), { code: 'leaf-unknown' })
})

test('what is in quarantine is told with why, its text cut where it is long', async () => {
  const { world, store } = await node()
  const row = { from: PEER, code: 'x', reason: 'y', id: null, version: null }
  await store.quarantine([1, 2, 3].map(at => ({ ...row, at, json: String(at).repeat(5_000) })))
  const { rows, more } = await listQuarantine.run({ limit: 2 }, world)
  assert.deepEqual(
    rows.map(r => [r.at, r.fromName, r.cut, r.json.length]),
    [
      [3, 'coin', true, 4_000],
      [2, 'coin', true, 4_000],
    ],
  )
  assert.equal(more, true)
})

test('from any earlier root the desk sees that the log only grew, and any object stands in it; any bit changed, and it does not', async () => {
  const { world, add } = await node()
  const roots: { node: string; size: number; root: string; at: number }[] = []
  for (let n = 1; n <= 20; n++) {
    await add(indicator(n, { name: `ünïcode ${n}`, confidence: n }))
    const { node: name, size, root, at } = await proveLog.run({}, world)
    roots.push({ node: name, size, root, at })
  }
  for (const seen of roots) {
    const proof = await proveLog.run({ seq: seen.size, first: seen.size }, world)
    assert.equal(checkGrowth(proof, seen), seen.size === 20 ? 'same' : 'grew')
    assert.equal(checkGrowth(proof, { ...seen, root: seen.root.replace(/^./, c => (c === '0' ? '1' : '0')) }), 'broken')
    assert.equal(checkGrowth(proof, { ...seen, node: '0'.repeat(64) }), 'other-node')
    assert.equal(checkGrowth(proof, { ...seen, size: 21 }), 'shrunk')
    const { json } = await showIntel.run({ seq: seen.size }, world)
    assert.deepEqual(checkInclusion(proof, json), { digest: true, leaf: true, root: true })
    assert.equal(checkInclusion(proof, json.replace('ünïcode', 'unicode')).digest, false)
    assert.equal(checkInclusion(proof, 'no JSON').digest, false)
    const { leaf } = proof
    assert.ok(leaf)
    const moved = { ...proof, leaf: { ...leaf, seq: leaf.seq === 1 ? 2 : leaf.seq - 1 } }
    assert.equal(checkInclusion(moved, json).root, false)
    const other = { ...proof, leaf: { ...leaf, nonce: leaf.nonce.replace(/^./, c => (c === '0' ? '1' : '0')) } }
    assert.equal(checkInclusion(other, json).leaf, false)
  }
  assert.equal(checkGrowth(await proveLog.run({}, world), null), 'first-time')
  assert.equal(checkGrowth({ ...(await proveLog.run({}, world)) }, roots[3] ?? null), 'broken', 'no proof is no proof')
  await assert.rejects(proveLog.run({ seq: 21 }, world), { code: 'leaf-unknown' })
  await assert.rejects(proveLog.run({ first: 21 }, world), { code: 'log-shrunk' })
})
