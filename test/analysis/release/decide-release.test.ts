import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideRelease } from '../../../src/analysis/release/decide-release.ts'
import type { HeldObject, ReleaseContext, ReleaseDecision } from '../../../src/analysis/release/release-decision.ts'
import { checkStix } from '../../../src/formats/stix/check-stix.ts'
import type { Json } from '../../../src/model/fact.ts'
import type { IntelObject } from '../../../src/model/intel-object.ts'
import type { Organisation } from '../../../src/model/organisation.ts'
import { RELEASE_EXTENSION } from '../../../src/model/release-terms.ts'
import { tlpDefinition } from '../../../src/model/tlp.ts'
import { OWNER } from '../../laws/release-graphs.ts'

const AT = '2026-11-26T12:00:00.000Z'
const id = (type: string, n: number, version = 4) =>
  `${type}--00000000-0000-${version}000-8000-${String(n).padStart(12, '0')}`
const org = (n: number, country: string | null, standing: Organisation['standing']): Organisation => ({
  id: id('identity', n),
  name: `o${n}`,
  country,
  sector: 'agency',
  standing,
})
const PARTNER = org(10, 'US', 'partner')
const CLIENT = org(11, 'JP', 'client')
const PUBLIC = org(12, 'JP', 'public')
const tlp = (level: Parameters<typeof tlpDefinition>[0]) => tlpDefinition(level).id
const indicator = (members: { [key: string]: Json | undefined } = {}, n = 1): IntelObject => ({
  type: 'indicator',
  spec_version: '2.1',
  id: id('indicator', n),
  created: AT,
  modified: AT,
  pattern: "[url:value = 'x']",
  pattern_type: 'stix',
  valid_from: AT,
  ...members,
})
const terms = (members: { [key: string]: Json }) => ({
  extensions: { [RELEASE_EXTENSION]: { extension_type: 'property-extension', ...members } },
})

function decide(
  object: IntelObject,
  to: Organisation,
  held: readonly IntelObject[] = [],
  more: Partial<ReleaseContext> = {},
): ReleaseDecision {
  const story = (o: IntelObject): HeldObject => ({
    object: o,
    origin: more.origin ?? 'us',
    cameFrom: null,
    definition: other => held.find(h => h.id === other) ?? null,
  })
  const refs = (other: string) => {
    const found = held.find(h => h.id === other)
    return found ? story(found) : null
  }
  return decideRelease(object, to, {
    ...story(object),
    owner: OWNER,
    unmarked: 'amber',
    refs,
    sourcesOf: () => [],
    ...more,
  })
}

const codes = (decision: ReleaseDecision) =>
  decision.kind === 'withheld' ? decision.reasons.map(r => r.code) : decision.kind

test('each level reaches whom docs/markings.md says, made by us or given to us', () => {
  const rows = [
    ['clear', 'us', 'whole whole whole'],
    ['green', 'us', 'whole whole -'],
    ['amber', 'us', 'whole whole -'],
    ['amber', 'other', '- whole -'],
    ['amber+strict', 'us', 'whole - -'],
    ['amber+strict', 'other', '- - -'],
    ['red', 'us', '- - -'],
    ['red', 'other', '- - -'],
  ] as const
  for (const [level, origin, wanted] of rows) {
    const object = indicator({ object_marking_refs: [tlp(level)] })
    const got = [PARTNER, CLIENT, PUBLIC].map(to => decide(object, to, [], { origin }).kind)
    assert.equal(got.map(k => (k === 'whole' ? k : '-')).join(' '), wanted, `${level} ${origin}`)
    assert.equal(decide(object, { ...OWNER }, [], { origin }).kind, 'whole')
  }
})

test('the strictest of several markings counts, in whatever order', () => {
  const refs = [tlp('clear'), tlp('red'), tlp('green')]
  assert.deepEqual(codes(decide(indicator({ object_marking_refs: refs }), PARTNER)), ['tlp-red'])
  assert.deepEqual(codes(decide(indicator({ object_marking_refs: refs.reverse() }), PARTNER)), ['tlp-red'])
})

test('a label by which people mark counts as a marking, and one that nobody can read stops everything', () => {
  assert.deepEqual(codes(decide(indicator({ labels: ['tlp:red'] }), PARTNER)), ['tlp-red'])
  assert.deepEqual(codes(decide(indicator({ labels: ['TLP:EX:CHR'] }), PARTNER)), ['marking-unknown'])
})

test('RED goes to those whom it names, whoever carries it, and to nobody else', () => {
  const object = indicator({ object_marking_refs: [tlp('red')], ...terms({ addressed_to_refs: [CLIENT.id] }) })
  assert.equal(decide(object, CLIENT).kind, 'whole')
  assert.equal(decide(object, CLIENT, [], { origin: 'other' }).kind, 'whole')
  assert.deepEqual(codes(decide(object, PARTNER)), ['not-addressed', 'tlp-red'])
})

test('an object that is addressed goes to nobody else, however wide its level', () => {
  const object = indicator({ object_marking_refs: [tlp('clear')], ...terms({ addressed_to_refs: [CLIENT.id] }) })
  assert.deepEqual(codes(decide(object, PARTNER)), ['not-addressed'])
})

test('REL TO narrows by country and by identity, also whom it is addressed to; who told no country is in none', () => {
  const to = (rel_to: string[], more = {}) =>
    indicator({ object_marking_refs: [tlp('green')], ...terms({ rel_to, ...more }) })
  assert.equal(decide(to(['US', 'KR']), PARTNER).kind, 'whole')
  assert.deepEqual(codes(decide(to(['KR']), PARTNER)), ['rel-to'])
  assert.equal(decide(to(['KR', PARTNER.id]), PARTNER).kind, 'whole')
  assert.deepEqual(codes(decide(to(['US']), org(20, null, 'partner'))), ['rel-to'])
  assert.deepEqual(codes(decide(to(['US'], { addressed_to_refs: [CLIENT.id] }), CLIENT)), ['rel-to'])
})

test('a marking that is not held, and an extension that cannot be understood, stop everything', () => {
  const unknown = id('marking-definition', 5)
  assert.deepEqual(codes(decide(indicator({ object_marking_refs: [tlp('clear'), unknown] }), PARTNER)), [
    'marking-unknown',
  ])
  assert.deepEqual(codes(decide(indicator({ object_marking_refs: 'x' }), PARTNER)), ['marking-malformed'])
  assert.deepEqual(codes(decide(indicator(terms({ rel_to: 'US' })), PARTNER)), ['terms-malformed'])
  const fake = { ...tlpDefinition('clear'), id: tlp('red') }
  assert.deepEqual(codes(decide(indicator({ object_marking_refs: [tlp('red')] }), PARTNER, [fake])), ['tlp-red'])
})

test('a part under a stricter marking is dropped: a new id, a new creator, moved selectors, a derived-from relationship', () => {
  const object = indicator({
    created_by_ref: OWNER.id,
    name: 'Deposit address of a mixer',
    description: 'told by an informant called Kim',
    labels: ['one', 'secret-source', 'three'],
    object_marking_refs: [tlp('green')],
    granular_markings: [
      { marking_ref: tlp('red'), selectors: ['description', 'labels.[1]'] },
      { marking_ref: tlp('clear'), selectors: ['labels.[2]'] },
      { lang: 'en', selectors: ['name', 'description'] },
    ],
  })
  const decision = decide(object, PARTNER)
  assert.ok(decision.kind === 'redacted')
  const { object: left, dropped, derivedFrom, relationship } = decision
  assert.deepEqual(dropped, ['description', 'labels.[1]'])
  assert.equal(derivedFrom, object.id)
  assert.equal(relationship?.['source_ref'], left.id)
  assert.notEqual(left.id, object.id)
  assert.equal('description' in left, false)
  assert.deepEqual(left['labels'], ['one', 'three', 'cordon-redacted'])
  assert.deepEqual(left['granular_markings'], [
    { marking_ref: tlp('clear'), selectors: ['labels.[1]'] },
    { lang: 'en', selectors: ['name'] },
  ])
  assert.deepEqual(left['object_marking_refs'], object['object_marking_refs'])
  assert.deepEqual([...checkStix(left, 'write'), ...checkStix(relationship as IntelObject, 'write')], [])
  assert.deepEqual(decide(object, PARTNER), decision, 'the same each time')
})

test('what is dropped must not stand elsewhere: an informant named in the name too keeps all of it back', () => {
  const object = indicator({
    name: 'Told by INFORMANT KIM',
    description: 'informant kim',
    granular_markings: [{ marking_ref: tlp('red'), selectors: ['description'] }],
  })
  assert.deepEqual(codes(decide(object, PARTNER)), ['content-repeated'])
})

test('without a required member there is nothing to tell, and a marking is no part that could be dropped', () => {
  const under = (...selectors: string[]) =>
    codes(
      decide(
        indicator({ labels: ['tlp:green', 'x'], granular_markings: [{ marking_ref: tlp('red'), selectors }] }),
        PARTNER,
      ),
    )
  assert.deepEqual(under('pattern'), ['required-member-closed'])
  assert.deepEqual(under('id'), ['required-member-closed'])
  assert.deepEqual(under('labels.[0]'), ['required-member-closed'])
  assert.deepEqual(under('granular_markings'), ['required-member-closed'])
})

test('a granular marking that cannot be understood keeps all of the object back', () => {
  const marked = (...entries: Json[]) => codes(decide(indicator({ granular_markings: entries }), PARTNER))
  const ref = tlp('clear')
  for (const entry of [
    { marking_ref: ref, selectors: ['no.such'] },
    { marking_ref: ref, selectors: [] },
    { marking_ref: ref },
    { selectors: ['pattern'] },
    { marking_ref: ref, lang: 'en', selectors: ['pattern'] },
    { marking_ref: ref, selectors: ['labels.[99999999999]'] },
    { marking_ref: ref, selectors: ['__proto__'] },
    { marking_ref: ref, selectors: ['constructor'] },
    'x',
  ])
    assert.deepEqual(marked(entry), ['granular-marking-malformed'], JSON.stringify(entry))
  assert.deepEqual(codes(decide(indicator({ granular_markings: {} }), PARTNER)), ['granular-marking-malformed'])
})

test('an observable is whole or nothing: its id is a hash of what it says', () => {
  const wallet: IntelObject = {
    type: 'cryptocurrency-wallet',
    id: id('cryptocurrency-wallet', 1, 5),
    value: '0xabc',
    x_note: 'told in confidence',
    granular_markings: [{ marking_ref: tlp('red'), selectors: ['x_note'] }],
  }
  assert.deepEqual(codes(decide(wallet, PARTNER)), ['not-redactable'])
})

test('an id that is a hash of a name is not told as that of which something was made', () => {
  const object = {
    ...indicator({ description: 'x', granular_markings: [{ marking_ref: tlp('red'), selectors: ['description'] }] }),
    id: id('indicator', 1, 5),
  }
  const decision = decide(object, PARTNER)
  assert.ok(decision.kind === 'redacted')
  assert.deepEqual([decision.derivedFrom, decision.relationship], [null, null])
})

test('a relationship is not told where an end is not, or is not held', () => {
  const red = indicator({ object_marking_refs: [tlp('red')] }, 2)
  const green = indicator({ object_marking_refs: [tlp('green')] }, 3)
  const joins = (a: IntelObject, b: IntelObject): IntelObject => ({
    ...indicator({
      object_marking_refs: [tlp('green')],
      relationship_type: 'related-to',
      source_ref: a.id,
      target_ref: b.id,
    }),
    type: 'relationship',
    id: id('relationship', 1),
  })
  assert.deepEqual(codes(decide(joins(green, red), PARTNER, [red, green])), ['endpoint-withheld'])
  assert.deepEqual(codes(decide(joins(green, red), PARTNER, [green])), ['endpoint-unknown'])
  assert.equal(decide(joins(green, green), PARTNER, [green]).kind, 'whole')
})

test('a report loses what does not go there, and goes nowhere when nothing is left; ids in words count too', () => {
  const red = indicator({ object_marking_refs: [tlp('red')] }, 2)
  const green = indicator({ object_marking_refs: [tlp('green')] }, 3)
  const report = (object_refs: string[], description = 'on a theft'): IntelObject => ({
    type: 'report',
    spec_version: '2.1',
    id: id('report', 1),
    created: AT,
    modified: AT,
    name: 'R',
    published: AT,
    object_refs,
    description,
    object_marking_refs: [tlp('green')],
  })
  const some = decide(report([red.id, green.id]), PARTNER, [red, green])
  assert.ok(some.kind === 'redacted')
  assert.deepEqual(some.object['object_refs'], [green.id])
  assert.deepEqual(codes(decide(report([red.id]), PARTNER, [red])), ['required-member-closed'])
  const words = decide(report([green.id], `compare ${red.id.toUpperCase()} and x${red.id}`), PARTNER, [red, green])
  assert.ok(words.kind === 'redacted' && !('description' in words.object))
  const key = decide({ ...report([green.id]), x_map: { [red.id]: 1, other: 2 } }, PARTNER, [red, green])
  assert.ok(key.kind === 'redacted')
  assert.deepEqual(key.object['x_map'], { other: 2 })
})

test('objects that name each other in a ring go out, and none of them where one may not', () => {
  const note = (n: number, other: number, level: 'green' | 'red'): IntelObject => ({
    type: 'note',
    spec_version: '2.1',
    id: id('note', n),
    created: AT,
    modified: AT,
    content: 'c',
    object_refs: [id('note', other)],
    object_marking_refs: [tlp(level)],
  })
  const ring = [note(1, 2, 'green'), note(2, 3, 'green'), note(3, 1, 'green')]
  for (const object of ring) assert.equal(decide(object, PARTNER, ring).kind, 'whole')
  const closed = [note(1, 2, 'green'), note(2, 3, 'green'), note(3, 1, 'red')]
  for (const object of closed) assert.equal(decide(object, PARTNER, closed).kind, 'withheld')
})

test('what was derived from something closed is closed', () => {
  const red = indicator({ object_marking_refs: [tlp('red')] }, 2)
  const derived = indicator({ object_marking_refs: [tlp('clear')] })
  const more = { sourcesOf: (of: string) => (of === derived.id ? [red.id] : []) }
  assert.deepEqual(codes(decide(derived, PARTNER, [red], more)), ['derived-from-withheld'])
})

test('a marking whose own definition is closed closes what it marks: without it nobody there could read the marking', () => {
  const definition: IntelObject = {
    type: 'marking-definition',
    spec_version: '2.1',
    id: id('marking-definition', 1),
    created: AT,
    definition_type: 'statement',
    definition: { statement: 'REL TO US' },
    object_marking_refs: [tlp('red')],
  }
  const object = indicator({ object_marking_refs: [definition.id] })
  assert.deepEqual(codes(decide(object, PARTNER, [definition])), ['marking-withheld'])
  const { object_marking_refs: _, ...open } = definition
  assert.equal(decide(object, PARTNER, [open as IntelObject]).kind, 'whole')
})

test('who gave it has it: it goes back whole, whatever its marking', () => {
  const object = indicator({ object_marking_refs: [tlp('red')] })
  assert.equal(decide(object, CLIENT, [], { origin: 'other', cameFrom: CLIENT.id }).kind, 'whole')
})

test('a chain of 30,000 objects is followed to its end without a deep stack', () => {
  const chain = Array.from({ length: 30_000 }, (_, n) =>
    indicator({ object_marking_refs: [tlp(n === 29_999 ? 'red' : 'green')], x_next: id('indicator', n + 1) }, n),
  )
  const byId = new Map(chain.map(o => [o.id, o]))
  const refs = (other: string): HeldObject | null => {
    const object = byId.get(other)
    return object ? { object, origin: 'us', cameFrom: null, definition: () => null } : null
  }
  const [first] = chain
  assert.ok(first)
  const decision = decide(first, PARTNER, [], { refs })
  assert.ok(decision.kind === 'redacted' && !('x_next' in decision.object))
})
