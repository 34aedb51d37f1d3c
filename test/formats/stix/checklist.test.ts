import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { bundleOf, parseBundle } from '../../../src/formats/stix/bundle.ts'
import { confidenceOf, confidenceWords } from '../../../src/formats/stix/confidence-scales.ts'
import { CORDON_EXTENSIONS, cordonDefinitions } from '../../../src/formats/stix/cordon/definitions.ts'
import { OBJECT_TYPES, specVersionOf } from '../../../src/formats/stix/object-types.ts'
import { selected, selectors } from '../../../src/formats/stix/selectors.ts'
import type { Json } from '../../../src/model/fact.ts'
import { breaks, faults, sample } from './broken-samples.ts'
import { ref, SAMPLE_OBJECTS } from './sample-objects.ts'

test('S7: each kind of object has the common members that STIX gives it, and no other', () => {
  for (const member of [
    'created_by_ref',
    'created',
    'modified',
    'revoked',
    'labels',
    'confidence',
    'lang',
    'external_references',
  ])
    breaks('ipv4-addr', { [member]: sample('campaign')[member] ?? true }, `property-not-allowed ${member}`)
  for (const member of ['modified', 'revoked', 'confidence', 'lang', 'labels'])
    breaks('marking-definition', { [member]: sample('campaign')[member] ?? true }, `property-not-allowed ${member}`)
  breaks('campaign', { defanged: true }, 'property-not-allowed defanged')
  breaks('language-content', { lang: 'en' }, 'property-not-allowed lang')
  breaks('extension-definition', { confidence: 5 }, 'property-not-allowed confidence')
  breaks('extension-definition', { created_by_ref: undefined }, 'property-missing created_by_ref')
  for (const member of ['spec_version', 'created', 'modified'])
    breaks('campaign', { [member]: undefined }, `property-missing ${member}`)
  assert.deepEqual(faults(sample('ipv4-addr', { spec_version: undefined })), [])
  breaks('campaign', { spec_version: '2.0' }, 'value-not-in-vocabulary spec_version')
})

test('S8: a confidence is a whole number of 0 to 100 and has words on each scale of Appendix A', () => {
  breaks('campaign', { confidence: 101 }, 'value-out-of-range confidence')
  breaks('campaign', { confidence: 1.5 }, 'value-wrong-type confidence')
  const words = (value: number): (string | null)[] =>
    (['none-low-med-high', 'zero-ten', 'admiralty', 'wep', 'dni'] as const).map(scale => confidenceWords(value, scale))
  assert.deepEqual(words(0), ['None', '0', '5 - Improbable', 'Impossible', 'Almost No Chance / Remote'])
  assert.deepEqual(words(29), ['Low', '3', '4 - Doubtful', 'Unlikely/Probably Not', 'Unlikely / Improbable'])
  assert.deepEqual(words(85), [
    'High',
    '9',
    '1 - Confirmed by other sources',
    'Highly likely/Almost Certain',
    'Very Likely / Highly Probable',
  ])
  assert.deepEqual(words(100), [
    'High',
    '10',
    '1 - Confirmed by other sources',
    'Certain',
    'Almost Certain / Nearly Certain',
  ])
  assert.deepEqual(words(101), [null, null, null, null, null])
  assert.equal(confidenceOf('2 - Probably True', 'admiralty'), 70)
  assert.equal(confidenceOf('6 - Truth cannot be judged', 'admiralty'), null)
})

test('S9: a granular marking has selectors that select, and either a marking or a language', () => {
  const marking_ref = ref('marking-definition')
  const bad = (marking: Json, expected: string): void => breaks('campaign', { granular_markings: [marking] }, expected)
  bad({ selectors: ['nothing_there'], marking_ref }, 'selector-missing granular_markings.[0].selectors.[0]')
  bad({ selectors: ['labels.[1]'], marking_ref }, 'selector-missing granular_markings.[0].selectors.[0]')
  bad({ selectors: ['labels[0]'], marking_ref }, 'selector-malformed granular_markings.[0].selectors.[0]')
  bad(
    { selectors: ['name'], marking_ref, lang: 'en' },
    'properties-conflict granular_markings.[0].lang'.replace('lang', 'marking_ref'),
  )
  bad({ selectors: ['name'] }, 'property-missing granular_markings.[0]')
  bad({ selectors: ['name'], marking_ref: ref('identity') }, 'reference-wrong-type granular_markings.[0].marking_ref')
  assert.deepEqual(faults(sample('campaign', { granular_markings: [{ selectors: ['name'], lang: 'ja' }] })), [])
})

test('S9: a selector finds what lies where it points, and the list of selectors is complete', () => {
  const file = sample('file')
  assert.equal(selected(file, 'hashes.SHA-256'), 'a'.repeat(64))
  assert.equal(selected(file, 'extensions.windows-pebinary-ext.sections.[0].name'), 'CODE')
  assert.equal(selected(file, 'hashes.constructor'), undefined)
  assert.equal(selected(file, 'contains_refs.[1]'), undefined)
  for (const selector of selectors(file)) assert.notEqual(selected(file, selector), undefined, selector)
  assert.ok(selectors(file).includes('extensions.ntfs-ext.alternate_data_streams.[0].hashes.MD5'))
})

test('S9: the four TLP markings of STIX 2.1 stand exactly as they are fixed, and a marking does not mark itself', () => {
  const tlp = (level: string, uuid: string, changes: object = {}): unknown => ({
    type: 'marking-definition',
    spec_version: '2.1',
    id: `marking-definition--${uuid}`,
    created: '2017-01-20T00:00:00.000Z',
    definition_type: 'tlp',
    name: `TLP:${level.toUpperCase()}`,
    definition: { tlp: level },
    ...changes,
  })
  const fixed = [
    ['white', '613f2e26-407d-48c7-9eca-b8e91df99dc9'],
    ['green', '34098fce-860f-48ae-8e50-ebd3cc5e41da'],
    ['amber', 'f88d31f6-486f-44da-b317-01333bde0b82'],
    ['red', '5e57c739-391a-4eb3-b6be-7d15ca92d5ed'],
  ] as const
  for (const [level, uuid] of fixed) assert.deepEqual(faults(tlp(level, uuid)), [])
  assert.deepEqual(faults(tlp('red', fixed[0][1])), ['tlp-not-fixed definition.tlp'])
  assert.deepEqual(faults(tlp('amber+strict', fixed[2][1])), ['tlp-not-fixed definition.tlp'])
  assert.deepEqual(faults(tlp('red', fixed[3][1], { created: '2020-01-20T00:00:00.000Z' })), [
    'tlp-not-fixed definition.tlp',
  ])
  breaks(
    'marking-definition',
    { object_marking_refs: [ref('marking-definition')] },
    'marking-circular object_marking_refs',
  )
  breaks('marking-definition', { definition: { other: 'x' } }, 'property-missing definition.statement')
  breaks('marking-definition', { definition_type: undefined, definition: undefined }, 'property-missing definition')
})

test('S10: an extension names its definition and its kind, and new members stand under it or begin with x_', () => {
  const mine = ref('extension-definition')
  breaks('campaign', { extensions: { [mine]: { rank: 5 } } }, `extension-type extensions.${mine}.extension_type`)
  breaks(
    'campaign',
    { extensions: { 'my-ext': { extension_type: 'property-extension' } } },
    'extension-unknown extensions.my-ext',
  )
  breaks('campaign', { extensions: { 'pdf-ext': { version: '1' } } }, 'extension-misplaced extensions.pdf-ext')
  breaks('campaign', { extensions: {} }, 'dictionary-empty extensions')
  breaks('campaign', { descripton: 'a slip' }, 'property-unknown descripton')
  breaks('campaign', { x_Bad: 1 }, 'property-name x_Bad')
  breaks('campaign', { severity: 'high' }, 'property-reserved severity')
  breaks(
    'extension-definition',
    { extension_types: ['property-extension'] },
    'properties-conflict extension_properties',
  )
  breaks('extension-definition', { extension_types: ['other'] }, 'value-not-in-vocabulary extension_types.[0]')
  assert.deepEqual(
    faults(
      sample('campaign', { x_rank: 5, extensions: { [mine]: { extension_type: 'property-extension', rank: 5 } } }),
    ),
    [],
  )
  assert.deepEqual(
    faults(sample('campaign', { rank: 5, extensions: { [mine]: { extension_type: 'toplevel-property-extension' } } })),
    [],
  )
  const custom = { ...sample('campaign'), type: 'my-thing', id: ref('my-thing') }
  assert.deepEqual(faults(custom), ['type-unknown type'])
  assert.deepEqual(faults({ ...custom, extensions: { [mine]: { extension_type: 'new-sdo' } } }), [])
  assert.deepEqual(faults({ ...custom, type: 'a--b' }), ['type-malformed type'])
})

test('S11: no null, no empty list, no empty dictionary, and keys of dictionaries of a-z, A-Z, 0-9, - and _', () => {
  breaks('campaign', { x_thing: null }, 'value-null x_thing')
  breaks('campaign', { x_thing: [] }, 'list-empty x_thing')
  breaks('campaign', { aliases: [] }, 'list-empty aliases')
  breaks('campaign', { x_thing: { deep: [{ a: null }] } }, 'value-null x_thing.deep.[0].a')
  breaks('file', { hashes: {} }, 'dictionary-empty hashes')
  breaks('process', { environment_variables: { 'a b': 'c' } }, 'dictionary-key environment_variables.a b')
  breaks('campaign', { x_blob_bin: '!' }, 'value-malformed x_blob_bin')
  breaks('campaign', { x_blob_hex: 'abc' }, 'value-malformed x_blob_hex')
  assert.deepEqual(
    faults(sample('campaign', { aliases: [] }), 'read'),
    ['list-empty aliases'],
    'a member that STIX defines',
  )
  assert.deepEqual(
    faults(sample('campaign', { x_mine: [], x_none: null }), 'read'),
    [],
    'what others made of their own is kept',
  )
})

test('S12: a sighting is of a domain object, never of a wallet or another observable, and counts 0 to 999,999,999', () => {
  for (const type of [
    'cryptocurrency-wallet',
    'ipv4-addr',
    'ledger-transaction',
    'relationship',
    'sighting',
    'marking-definition',
  ])
    breaks('sighting', { sighting_of_ref: ref(type) }, 'reference-wrong-type sighting_of_ref')
  breaks('sighting', { count: -1 }, 'value-out-of-range count')
  breaks('sighting', { count: 1_000_000_000 }, 'value-out-of-range count')
  assert.deepEqual(faults(sample('sighting', { count: 0 })), [])
  assert.deepEqual(faults(sample('sighting', { count: 999_999_999 })), [])
  breaks('sighting', { observed_data_refs: [ref('indicator')] }, 'reference-wrong-type observed_data_refs.[0]')
  breaks('sighting', { where_sighted_refs: [ref('indicator')] }, 'reference-wrong-type where_sighted_refs.[0]')
  breaks('relationship', { source_ref: ref('sighting') }, 'reference-wrong-type source_ref')
})

test('S13: a bundle has an identifier and objects, no version, and says nothing of what it holds', () => {
  const id = ref('bundle')
  assert.deepEqual(Object.keys(bundleOf(SAMPLE_OBJECTS, id)), ['type', 'id', 'objects'])
  assert.deepEqual(bundleOf([], id), { type: 'bundle', id })
  assert.deepEqual(parseBundle(JSON.stringify(bundleOf(SAMPLE_OBJECTS, id))), { id, objects: SAMPLE_OBJECTS })
  assert.deepEqual(parseBundle(`{"type":"bundle","id":"${id}"}`).objects, [])
  assert.equal(parseBundle(JSON.stringify(sample('url'))).objects.length, 1)
  for (const bad of [
    '7',
    '{"type":"bundle"}',
    `{"type":"bundle","id":"${id}","objects":{}}`,
    `{"type":"bundle","id":"x","objects":[]}`,
  ])
    assert.throws(() => parseBundle(bad), { code: 'stix-bundle-malformed' }, bad)
  assert.deepEqual(faults(bundleOf([], id)), ['type-unknown type'], 'a bundle is not one object')
})

test('every interdependency of members that the standard names is held', () => {
  const cases: readonly [string, { readonly [member: string]: Json | undefined }, string][] = [
    ['malware', { name: undefined }, 'property-missing name'],
    ['malware', { is_family: undefined }, 'property-missing is_family'],
    ['malware-analysis', { result: undefined, analysis_sco_refs: undefined }, 'property-missing '],
    ['location', { longitude: undefined }, 'property-missing longitude'],
    ['location', { latitude: undefined, longitude: undefined }, 'property-missing latitude'],
    ['location', { latitude: 90.1 }, 'value-out-of-range latitude'],
    [
      'location',
      { region: undefined, country: undefined, latitude: undefined, longitude: undefined, precision: undefined },
      'property-missing ',
    ],
    ['artifact', { payload_bin: undefined }, 'property-missing '],
    ['artifact', { url: 'https://example.com/' }, 'properties-conflict url'],
    ['artifact', { payload_bin: undefined, url: 'https://example.com/', hashes: undefined }, 'property-missing hashes'],
    ['artifact', { decryption_key: 'infected' }, 'properties-conflict decryption_key'],
    ['artifact', { encryption_algorithm: 'rot13' }, 'value-not-in-vocabulary encryption_algorithm'],
    ['email-message', { body: 'b' }, 'properties-conflict body'],
    ['email-message', { is_multipart: false }, 'properties-conflict body_multipart'],
    ['file', { hashes: undefined, name: undefined }, 'property-missing '],
    ['file', { hashes: { 'SHA-256': 'abc' } }, 'value-malformed hashes.SHA-256'],
    ['network-traffic', { src_ref: undefined, dst_ref: undefined }, 'property-missing '],
    ['network-traffic', { is_active: true }, 'properties-conflict end'],
    ['network-traffic', { src_port: 65536 }, 'value-out-of-range src_port'],
    ['network-traffic', { src_ref: ref('file') }, 'reference-wrong-type src_ref'],
    ['observed-data', { objects: { 0: { type: 'url' } } }, 'properties-conflict object_refs'],
    ['observed-data', { number_observed: 0 }, 'value-out-of-range number_observed'],
    ['observed-data', { object_refs: [ref('campaign')] }, 'reference-wrong-type object_refs.[0]'],
    ['observed-data', { last_observed: '2020-01-01T00:00:00Z' }, 'timestamps-out-of-order last_observed'],
    ['indicator', { valid_until: '2025-02-21T14:13:35.000Z' }, 'timestamps-out-of-order valid_until'],
    ['relationship', { stop_time: '2025-02-21T14:13:35Z' }, 'timestamps-out-of-order stop_time'],
    ['relationship', { relationship_type: 'Uses' }, 'value-malformed relationship_type'],
    ['opinion', { opinion: 'so-so' }, 'value-not-in-vocabulary opinion'],
    ['windows-registry-key', { key: 'HKLM\\system' }, 'value-malformed key'],
    ['campaign', { external_references: [{ source_name: 'x' }] }, 'property-missing external_references.[0]'],
    [
      'campaign',
      { external_references: [{ source_name: 'cve', external_id: '2024-1' }] },
      'value-malformed external_references.[0].external_id',
    ],
    ['campaign', { created_by_ref: ref('tool') }, 'reference-wrong-type created_by_ref'],
    ['campaign', { object_marking_refs: [ref('tool')] }, 'reference-wrong-type object_marking_refs.[0]'],
    ['language-content', { object_ref: ref('bundle') }, 'reference-wrong-type object_ref'],
    ['ipv6-addr', { value: '2001:db8:::1' }, 'value-malformed value'],
  ]
  for (const [type, changes, expected] of cases) breaks(type, changes, expected)
})

test('an object that says no version of STIX is 2.0, but for an observable', () => {
  assert.equal(specVersionOf(sample('campaign', { spec_version: undefined })), '2.0')
  assert.equal(specVersionOf(sample('url', { spec_version: undefined })), '2.1')
  assert.equal(specVersionOf(sample('campaign')), '2.1')
  assert.equal(specVersionOf({ type: 'x-mine', id: ref('x-mine'), created: '2020-01-01T00:00:00.000Z' }), '2.0')
})

test('what an open vocabulary does not list is allowed', () => {
  assert.deepEqual(faults(sample('threat-actor', { threat_actor_types: ['lazarus'], resource_level: 'other' })), [])
  assert.deepEqual(faults(sample('indicator', { pattern_type: 'sigma', indicator_types: ['laundering'] })), [])
})

test('our published definitions are the same in every run, each under an identifier of its own, and name their schema', () => {
  const definitions = cordonDefinitions()
  assert.deepEqual(cordonDefinitions(), definitions)
  assert.equal(new Set(definitions.map(object => object.id)).size, definitions.length)
  for (const object of definitions.slice(1)) {
    assert.equal(object.type, 'extension-definition')
    assert.equal((JSON.parse(String(object['schema'])) as { type: string }).type, 'object')
  }
  for (const type of ['ledger-transaction', 'ledger-transfer', 'taint-claim', 'freeze-request', 'freeze-response'])
    assert.ok(OBJECT_TYPES.has(type), type)
})

test('the page on STIX names every extension of ours by its identifier', () => {
  const page = readFileSync(new URL('../../../docs/stix.md', import.meta.url), 'utf8')
  for (const { id } of CORDON_EXTENSIONS) assert.ok(page.includes(`\`${id}\``), id)
})
