import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideRelease } from '../../src/analysis/release/decide-release.ts'
import { personalData } from '../../src/analysis/release/personal-data.ts'
import type { HeldObject } from '../../src/analysis/release/release-decision.ts'
import { releaseKey } from '../../src/analysis/release/release-key.ts'
import type { Json } from '../../src/model/fact.ts'
import type { IntelObject } from '../../src/model/intel-object.ts'
import { readMarking } from '../../src/model/marking.ts'
import type { Organisation } from '../../src/model/organisation.ts'
import { RELEASE_EXTENSION } from '../../src/model/release-terms.ts'
import { seededChance } from '../formats/lists/make-sdn-advanced.ts'
import { type Chance, OWNER } from './release-graphs.ts'

const TO: Organisation = { ...OWNER, id: 'identity--00000000-0000-4000-8000-000000000002', standing: 'partner' }
const RED = 'marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed'
const TYPES = ['indicator', 'report', 'marking-definition', 'relationship', 'cryptocurrency-wallet']
const NAMES =
  `type id created_by_ref object_marking_refs granular_markings extensions labels definition definition_type name object_refs source_ref x_a selectors marking_ref lang roles identity_class __proto__ constructor a.b ${RELEASE_EXTENSION} rel_to pap addressed_to_refs statement tlp external_references created modified`.split(
    ' ',
  )
const TEXTS =
  `indicator--00000000-0000-4000-8000-000000000001 ${RED} red TLP:RED labels.[0] x_a a.b US individual statement tlp [ {"a": indicator \ud800 extensions`.split(
    ' ',
  )

function anything(chance: Chance, depth = 0): Json {
  const kind = chance(depth > 4 ? 5 : 9)
  if (kind === 0) return null
  if (kind === 1) return chance(2) === 0
  if (kind === 2) return chance(1_000)
  if (kind < 5) return TEXTS[chance(TEXTS.length)] ?? ''
  if (kind < 7) return Array.from({ length: chance(4) }, () => anything(chance, depth + 1))
  const names = Array.from({ length: 1 + chance(5) }, () => NAMES[chance(NAMES.length)] ?? 'x')
  return Object.fromEntries(names.map(name => [name, anything(chance, depth + 1)]))
}

test('no object, however malformed, makes a decision or the door throw or dawdle', () => {
  const started = process.cpuUsage()
  for (let run = 0; run < 4_000; run++) {
    const chance = seededChance(run)
    const type = TYPES[chance(TYPES.length)] ?? 'indicator'
    const id = `${type}--00000000-0000-4000-8000-00000000000${chance(9)}`
    const members = Object.fromEntries(
      Array.from({ length: 1 + chance(6) }, () => [NAMES[chance(NAMES.length)] ?? 'x', anything(chance)]),
    )
    const object: IntelObject = { pattern: 'p', created: '2026-01-01T00:00:00.000Z', ...members, type, id }
    const held: HeldObject = { object, origin: 'us', cameFrom: null, definition: () => object }
    const by = {
      ...held,
      owner: OWNER,
      unmarked: 'amber' as const,
      refs: () => (chance(2) ? held : null),
      sourcesOf: () => [],
    }
    const told = `run ${run}: ${JSON.stringify(object)}`
    assert.doesNotThrow(() => decideRelease(object, TO, by), told)
    assert.doesNotThrow(() => [releaseKey(object), personalData(object), readMarking(object)], told)
  }
  assert.ok(process.cpuUsage(started).user < 4_000_000)
})
