import assert from 'node:assert/strict'
import { test } from 'node:test'
import canonicalize from 'canonicalize'
import { MemoryFactLog } from '../../src/adapters/records/memory/memory-fact-log.ts'
import { canonicalText } from '../../src/model/canonical-text.ts'
import { MAIN_TENANT } from '../../src/model/casework/tenant.ts'
import type { Json } from '../../src/model/fact.ts'
import { CaseworkDesk } from '../../src/operations/casework/casework-desk.ts'
import { fc } from '../property.ts'
import { judgement } from './casework-rig.ts'

test('the first look at many alerts gives way to other work, is made once for all who ask, and sees each fact once', async () => {
  const log = new MemoryFactLog()
  const body = (n: number) => judgement(`c${n}`) as unknown as Record<string, Json>
  await log.append(
    Array.from({ length: 1_100 }, (_, n) =>
      n % 10 === 9
        ? { at: n, by: 'x', kind: 'case-opened', body: { n } }
        : { at: n, by: 'monitor', kind: 'monitor-alert', body: body(n) },
    ),
  )
  let pauses = 0
  const read: number[] = []
  const counted = {
    read: async (query: Parameters<typeof log.read>[0]) => {
      const facts = await log.read(query)
      if (query?.last === undefined) read.push(facts.length)
      return facts
    },
  }
  const facts = Object.assign(Object.create(log) as typeof log, counted)
  const desk = new CaseworkDesk(undefined, async () => {
    // Meanwhile the log grows: whoever asked before may or may not see it, whoever asks later does.
    if (pauses++ === 0) await log.append([{ at: 2_000, by: 'monitor', kind: 'monitor-alert', body: body(2_000) }])
  })
  const [one, two] = await Promise.all([desk.state(facts), desk.state(facts)])
  assert.equal(one, two)
  assert.ok(pauses >= 4, `${pauses} pauses`)
  const { waiting } = (await desk.state(facts)).desk(MAIN_TENANT)
  assert.equal(waiting.size, 991)
  assert.equal(
    read.reduce((sum, n) => sum + n, 0),
    991,
  )
  assert.ok(Math.max(...read) <= 250)
})

test('the canonical form of what was read from JSON is that of RFC 8785, whatever the order of its names', () => {
  const held = fc
    .jsonValue({ maxDepth: 4, stringUnit: 'binary' })
    .map(value => JSON.parse(JSON.stringify(value)) as Json)
  fc.assert(
    fc.property(held, value => {
      assert.equal(canonicalText(value), canonicalize(value))
      // As a fact's body comes back: from its canonical form.
      assert.equal(canonicalText(JSON.parse(canonicalize(value) as string)), canonicalize(value))
    }),
  )
  for (const value of [{ 10: 1, 9: 2 }, { é: 1, z: 2 }, { '\u{1f600}': 1, '\ufb33': 2 }, { a: { c: 1, b: 2 } }])
    assert.equal(canonicalText(value), canonicalize(value))
  assert.throws(() => canonicalText({ lone: '\ud800' }))
})
