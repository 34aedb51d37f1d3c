import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mayUse } from '../../../src/analysis/release/may-use.ts'
import { RELEASE } from '../../../src/formats/stix/cordon/release.ts'
import type { Json } from '../../../src/model/fact.ts'
import type { IntelObject } from '../../../src/model/intel-object.ts'
import { markingOfId, readMarking } from '../../../src/model/marking.ts'
import { papAllows, papDefinition } from '../../../src/model/pap.ts'
import { RELEASE_EXTENSION, readTerms } from '../../../src/model/release-terms.ts'
import { knownTlpIds, parseTlp, tlpDefinition } from '../../../src/model/tlp.ts'

const UUID = '11111111-2222-4333-8444-555555555555'
const definition = (members: { [key: string]: Json }): IntelObject => ({
  type: 'marking-definition',
  id: `marking-definition--${UUID}`,
  spec_version: '2.1',
  created: '2024-01-01T00:00:00.000Z',
  ...members,
})
const statement = (text: string) => definition({ definition_type: 'statement', definition: { statement: text } })

// STIX 2.1 section 7.2.1.4, OASIS cti-stix-common-objects (tlp-2.0), and OpenCTI's platform constants.
const PUBLISHED: Readonly<Record<string, string>> = {
  '613f2e26-407d-48c7-9eca-b8e91df99dc9': 'clear',
  '34098fce-860f-48ae-8e50-ebd3cc5e41da': 'green',
  'f88d31f6-486f-44da-b317-01333bde0b82': 'amber',
  '5e57c739-391a-4eb3-b6be-7d15ca92d5ed': 'red',
  '94868c89-83c2-464b-929b-a1a8aa3c8487': 'clear',
  'bab4a63c-aed9-4cf5-a766-dfca5abac2bb': 'green',
  '55d920b0-5e8b-4f79-9ee9-91f868d9b421': 'amber',
  '939a9414-2ddd-4d32-a0cd-375ea402b003': 'amber+strict',
  'e828b379-4e03-4974-9ac4-e53a884c97c1': 'red',
  '826578e1-40ad-459f-bc73-ede076f81f37': 'amber+strict',
}

test('every published id of a TLP level means that level, without its object', () => {
  const known = Object.fromEntries([...knownTlpIds()].map(([id, level]) => [id.slice(20), level]))
  assert.deepEqual(known, PUBLISHED)
  for (const [uuid, level] of Object.entries(PUBLISHED))
    assert.equal(markingOfId(`marking-definition--${uuid}`)?.tlp, level)
})

test('the four TLP 1 objects are written to the letter of STIX 2.1, section 7.2.1.4', () => {
  assert.deepEqual(tlpDefinition('clear'), {
    type: 'marking-definition',
    spec_version: '2.1',
    id: 'marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9',
    created: '2017-01-20T00:00:00.000Z',
    definition_type: 'tlp',
    name: 'TLP:WHITE',
    definition: { tlp: 'white' },
  })
  assert.deepEqual(tlpDefinition('red')['definition'], { tlp: 'red' })
  assert.equal(tlpDefinition('amber').id, 'marking-definition--f88d31f6-486f-44da-b317-01333bde0b82')
})

test("OASIS's TLP 2 and PAP objects are written to the letter", () => {
  assert.deepEqual(tlpDefinition('amber+strict'), {
    type: 'marking-definition',
    spec_version: '2.1',
    id: 'marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003',
    created: '2022-10-01T00:00:00.000Z',
    name: 'TLP:AMBER+STRICT',
    extensions: {
      'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d': {
        extension_type: 'property-extension',
        tlp_2_0: 'amber+strict',
      },
    },
  })
  assert.equal(tlpDefinition('green', 2).id, 'marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb')
  assert.deepEqual(papDefinition('amber'), {
    type: 'marking-definition',
    spec_version: '2.1',
    id: 'marking-definition--60f8932b-e51e-4458-b265-a2e8be9a80ab',
    created: '2022-10-02T00:00:00.000Z',
    name: 'PAP:AMBER',
    extensions: {
      'extension-definition--f8d78575-edfd-406e-8e84-6162a8450f5b': {
        extension_type: 'property-extension',
        pap: 'amber',
      },
    },
  })
})

test('what is written is read back, in both versions', () => {
  for (const level of ['clear', 'green', 'amber', 'amber+strict', 'red'] as const)
    for (const version of [1, 2] as const)
      assert.deepEqual(readMarking(tlpDefinition(level, version)), {
        tlp: level,
        pap: null,
        relTo: null,
        statement: null,
      })
  for (const level of ['clear', 'green', 'amber', 'red'] as const)
    assert.deepEqual(readMarking(papDefinition(level)), { tlp: null, pap: level, relTo: null, statement: null })
})

test('the forms of OpenCTI and MISP are read', () => {
  const custom = { definition_type: 'statement', definition: { statement: 'custom' } }
  const octi = (x_opencti_definition_type: string, x_opencti_definition: string) =>
    readMarking(definition({ ...custom, x_opencti_definition_type, x_opencti_definition }))
  assert.equal(octi('TLP', 'TLP:AMBER+STRICT')?.tlp, 'amber+strict')
  assert.equal(octi('PAP', 'PAP:RED')?.pap, 'red')
  assert.equal(readMarking(definition({ definition_type: 'PAP', definition: { pap: 'PAP:GREEN' } }))?.pap, 'green')
  assert.equal(readMarking(statement('PAP:AMBER'))?.pap, 'amber')
  assert.equal(readMarking(statement('tlp:white'))?.tlp, 'clear')
  assert.deepEqual(readMarking(statement('REL TO: US, KR'))?.relTo, ['US', 'KR'])
  assert.deepEqual(readMarking(statement('REL TO US KR'))?.relTo, ['US', 'KR'])
  const withBookkeeping = {
    ...tlpDefinition('amber'),
    extensions: {
      'extension-definition--ea279b3e-5c71-4632-ac08-831c66a786ba': { extension_type: 'property-extension' },
    },
  }
  assert.equal(readMarking(withBookkeeping)?.tlp, 'amber')
})

test('terms of use restrict nobody; a text that restricts somebody in words is an unknown marking', () => {
  // MITRE ATT&CK's statement, on every object of its bundles.
  const attack = 'Copyright 2015-2025, The MITRE Corporation. MITRE ATT&CK and ATT&CK are registered trademarks.'
  assert.equal(readMarking(statement(attack))?.statement, attack)
  for (const text of [
    'SECRET//NOFORN',
    'Not for public release',
    'Do not share with third parties',
    'Law enforcement sensitive',
    'TLP AMBER, see handling guide',
    '取扱注意',
    '部外秘',
    '대외비',
    'ｃｏｎｆｉｄｅｎｔｉａｌ',
  ])
    assert.equal(readMarking(statement(text)), null, text)
})

test('what is unknown, broken or contradicts itself is no marking', () => {
  const tlp2 = (tlp_2_0: Json) =>
    definition({ extensions: { 'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d': { tlp_2_0 } } })
  const unknown: Readonly<Record<string, IntelObject>> = {
    'another type of definition': definition({ definition_type: 'acs', definition: { acs: 'x' } }),
    'a level that does not exist': definition({ definition_type: 'tlp', definition: { tlp: 'purple' } }),
    'MISP TLP:EX:CHR': definition({ name: 'TLP:EX:CHR', definition_type: 'statement', definition: { statement: 'x' } }),
    'two members': definition({ definition_type: 'tlp', definition: { tlp: 'green', also: 'red' } }),
    'a level that is no text': tlp2(['red']),
    'an extension nobody here knows': {
      ...tlpDefinition('green'),
      extensions: {
        'extension-definition--3a65884d-005a-4290-8335-cb2d778a83ce': { extension_type: 'property-extension' },
      },
    },
    'a name against its content': { ...tlpDefinition('green'), name: 'TLP:RED' },
    'the id of RED with the content of WHITE': { ...tlpDefinition('clear'), id: tlpDefinition('red').id },
    'an extension against its content': { ...tlp2('green'), definition_type: 'tlp', definition: { tlp: 'red' } },
    'a country by three letters': statement('REL TO USA, JPN'),
    FVEY: statement('REL TO FVEY'),
    nobody: statement('REL TO ,'),
    'no content at all': definition({}),
    'a mere name': definition({ name: 'internal use' }),
    'an identity': { type: 'identity', id: `identity--${UUID}`, name: 'TLP:WHITE' },
  }
  for (const [what, object] of Object.entries(unknown)) assert.equal(readMarking(object), null, what)
})

test('a level is read in the ways people write it', () => {
  const read = ['TLP:AMBER+STRICT', 'amber_strict', 'AMBER STRICT', 'tlp: white', 'Red', 'TLP:EX:CHR', 'ambers'].map(
    parseTlp,
  )
  assert.deepEqual(read, ['amber+strict', 'amber+strict', 'amber+strict', 'clear', 'red', null, null])
})

test('PAP says what may be done: RED only looks at home, AMBER asks others, GREEN blocks, CLEAR does anything', () => {
  const uses = ['look', 'ask', 'act', 'touch'] as const
  const allowed = (['red', 'amber', 'green', 'clear', null] as const).map(p => uses.filter(u => papAllows(p, u)).length)
  assert.deepEqual(allowed, [1, 2, 3, 4, 4])
})

test('an indicator under PAP:AMBER or an unknown marking may be looked for, and must not make anybody refuse a deposit', () => {
  const under = (...refs: string[]): IntelObject => ({
    type: 'indicator',
    id: `indicator--${UUID}`,
    object_marking_refs: refs,
  })
  const may = (object: IntelObject) => (['look', 'act'] as const).map(use => mayUse(object, use, () => null))
  assert.deepEqual(may(under(tlpDefinition('amber').id)), [true, true])
  assert.deepEqual(may(under(papDefinition('green').id)), [true, true])
  assert.deepEqual(may(under(papDefinition('clear').id, papDefinition('amber').id)), [true, false])
  assert.deepEqual(may(under(`marking-definition--${UUID}`)), [true, false])
})

test('our release extension is the one that is published, and one that cannot be understood is told apart from none', () => {
  assert.equal(RELEASE.id, RELEASE_EXTENSION)
  const object = (extension: Json): IntelObject => ({
    type: 'indicator',
    id: `indicator--${UUID}`,
    extensions: { [RELEASE_EXTENSION]: extension },
  })
  assert.deepEqual(readTerms(object({ rel_to: ['US', `identity--${UUID}`], pap: 'amber' })), {
    relTo: ['US', `identity--${UUID}`],
    pap: 'amber',
    addressedTo: [],
  })
  for (const broken of [
    { rel_to: [] },
    { rel_to: 'US' },
    { rel_to: ['usa'] },
    { pap: 'mauve' },
    { addressed_to_refs: ['x'] },
    'US',
    [],
  ])
    assert.equal(readTerms(object(broken)), null, JSON.stringify(broken))
  assert.equal(readTerms({ type: 'indicator', id: `indicator--${UUID}`, extensions: 'x' }), null)
})
