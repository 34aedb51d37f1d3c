import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ScreenAnswer } from '../../../src/analysis/screen/screen-answer.ts'
import { ScreenJson } from '../../../src/faces/http/screen-json.ts'
import { screenAnswerSchema } from '../../../src/operations/screen/screen-answer-schema.ts'
import { fc } from '../../property.ts'

const text = fc.string({ unit: 'binary', maxLength: 30 })
const version = fc.record({ list: text, version: text, publishedAt: fc.integer(), stale: fc.boolean() })
const gap = fc.record({ code: text, list: fc.option(text), because: text, blocking: fc.boolean() })
const shared = { versions: fc.array(version, { maxLength: 3 }), gaps: fc.array(gap, { maxLength: 3 }) }
const answer = (versions: ScreenAnswer['listVersions'], gaps: ScreenAnswer['gaps']): fc.Arbitrary<ScreenAnswer> =>
  fc.record({
    party: fc.record({
      text,
      kind: fc.constantFrom('address', 'name', 'domain'),
      canonical: text,
      ledgers: fc.array(
        text.map(t => t as ScreenAnswer['party']['ledgers'][number]),
        { maxLength: 2 },
      ),
    }),
    verdict: fc.constantFrom('match', 'clear', 'unknown'),
    entries: fc.constant([]),
    nearMisses: fc.array(fc.record({ list: fc.option(text), id: fc.option(text), matched: text, why: text }), {
      maxLength: 2,
    }),
    exposure: fc.constant([]),
    listVersions: fc.constant(versions),
    gaps: fc.constant(gaps),
  })

test('answers that share arrays are written byte for byte as JSON.stringify writes them, and none of their members is left out', () => {
  const json = new ScreenJson()
  fc.assert(
    fc.property(
      fc
        .tuple(shared.versions, shared.gaps)
        .chain(([versions, gaps]) => fc.array(answer(versions, gaps), { maxLength: 3 })),
      answers => {
        assert.equal(json.body(answers), JSON.stringify({ answers }))
        for (const a of answers) assert.equal(JSON.stringify(screenAnswerSchema.parse(a)), JSON.stringify(a))
      },
    ),
  )
})
