import { type PropertyTable, propertyTable, type Rule } from '../property-table.ts'
import { has } from '../rules/member-rules.ts'
import { isObject } from '../stix-fault.ts'
import { SUB_OBJECTS } from './sub-objects.ts'

/** The four TLP markings that STIX 2.1 fixes (7.2.1.4): level, identifier. There is no other of `definition_type` tlp. */
const TLP: ReadonlyMap<string, string> = new Map([
  ['white', 'marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9'],
  ['green', 'marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da'],
  ['amber', 'marking-definition--f88d31f6-486f-44da-b317-01333bde0b82'],
  ['red', 'marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed'],
])
const TLP_CREATED = '2017-01-20T00:00:00.000Z'
const LANGUAGE = /^[a-zA-Z]{2,8}(?:-[a-zA-Z0-9]{1,8})*$/

const marked: Rule = (marking, at, sink) => {
  const { definition_type: type, definition } = marking
  if (!has(marking, 'extensions')) {
    for (const name of ['definition_type', 'definition'])
      if (!has(marking, name)) sink.add('property-missing', at + name, 'must be there where there is no extension')
  } else if (has(marking, 'definition_type') !== has(marking, 'definition'))
    sink.add('properties-conflict', `${at}definition`, 'comes with definition_type or not at all')
  if (type === undefined || !isObject(definition)) return
  if (type === 'statement') {
    if (typeof definition['statement'] !== 'string')
      sink.add('property-missing', `${at}definition.statement`, 'must be a text')
  } else if (type === 'tlp') {
    const level = definition['tlp']
    const fixed = typeof level === 'string' ? TLP.get(level) : undefined
    if (fixed !== marking['id'] || marking['created'] !== TLP_CREATED)
      sink.add(
        'tlp-not-fixed',
        `${at}definition.tlp`,
        'must be one of the four TLP markings of STIX 2.1 as they stand there',
      )
  } else
    sink.add('value-not-in-vocabulary', `${at}definition_type`, 'must be statement or tlp: all else is an extension')
}

const ownMarking: Rule = (marking, at, sink) => {
  const refs = marking['object_marking_refs']
  if (Array.isArray(refs) && refs.includes(marking['id']))
    sink.add('marking-circular', `${at}object_marking_refs`, 'refers to the marking itself')
}

const translations: Rule = (content, at, sink) => {
  const { contents } = content
  if (!isObject(contents)) return
  for (const [language, members] of Object.entries(contents)) {
    if (!LANGUAGE.test(language)) sink.add('dictionary-key', `${at}contents.${language}`, 'is no language of RFC 5646')
    if (!isObject(members) || Object.keys(members).length === 0)
      sink.add('value-wrong-type', `${at}contents.${language}`, 'must be an object of translated members')
  }
}

const topLevel: Rule = (definition, at, sink) => {
  const { extension_types: types, extension_properties: names } = definition
  const open = Array.isArray(types) && types.includes('toplevel-property-extension')
  if (names !== undefined && !open)
    sink.add('properties-conflict', `${at}extension_properties`, 'is only for a toplevel-property-extension')
  if (!Array.isArray(names)) return
  for (const [i, name] of names.entries())
    if (typeof name !== 'string' || !/^[a-z][a-z0-9_]{2,249}$/.test(name))
      sink.add(
        'property-name',
        `${at}extension_properties.[${i}]`,
        'is no name for a member: 3 to 250 of a-z, 0-9 and _',
      )
}

const table = (words: string, ...rules: readonly Rule[]): PropertyTable => propertyTable(words, rules, SUB_OBJECTS)

/** The objects about objects: STIX 2.1, section 7, without what is common to all. */
export const META_TYPES: ReadonlyMap<string, PropertyTable> = new Map([
  ['marking-definition', table('name definition_type definition:object', marked, ownMarking)],
  [
    'language-content',
    table('object_ref:not-ref(bundle|language-content)! object_modified:time contents:{dictionary}!', translations),
  ],
  [
    'extension-definition',
    table(
      `name! description schema! version!
       extension_types:enum(new-sdo|new-sco|new-sro|property-extension|toplevel-property-extension)[]! extension_properties[]`,
      topLevel,
    ),
  ],
])
