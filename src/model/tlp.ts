import type { IntelObject } from './intel-object.ts'

/** Levels of the Traffic Light Protocol (FIRST, TLP 2.0), from the widest audience to the narrowest. TLP 1's WHITE is CLEAR. */
export const TLP_LEVELS = ['clear', 'green', 'amber', 'amber+strict', 'red'] as const

/** A level of the Traffic Light Protocol: who may be told. */
export type Tlp = (typeof TLP_LEVELS)[number]

/** The key of the TLP 2 extension of OASIS's STIX common objects; its member `tlp_2_0` holds the level. */
export const TLP2_EXTENSION = 'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d'

/** Ids of the four TLP 1 objects that STIX 2.1 fixes (7.2.1.4), of OASIS's five for TLP 2, and of OpenCTI's AMBER+STRICT. */
const TLP_IDS: readonly (readonly [Tlp, 1 | 2 | null, string])[] = [
  ['clear', 1, '613f2e26-407d-48c7-9eca-b8e91df99dc9'],
  ['green', 1, '34098fce-860f-48ae-8e50-ebd3cc5e41da'],
  ['amber', 1, 'f88d31f6-486f-44da-b317-01333bde0b82'],
  ['red', 1, '5e57c739-391a-4eb3-b6be-7d15ca92d5ed'],
  ['clear', 2, '94868c89-83c2-464b-929b-a1a8aa3c8487'],
  ['green', 2, 'bab4a63c-aed9-4cf5-a766-dfca5abac2bb'],
  ['amber', 2, '55d920b0-5e8b-4f79-9ee9-91f868d9b421'],
  ['amber+strict', 2, '939a9414-2ddd-4d32-a0cd-375ea402b003'],
  ['red', 2, 'e828b379-4e03-4974-9ac4-e53a884c97c1'],
  ['amber+strict', null, '826578e1-40ad-459f-bc73-ede076f81f37'],
]

const LEVEL_OF: ReadonlyMap<string, Tlp> = new Map(
  TLP_IDS.map(([level, , uuid]) => [`marking-definition--${uuid}`, level]),
)

/** Every id of a marking definition that is known to mean a TLP level, with the level. */
export function knownTlpIds(): ReadonlyMap<string, Tlp> {
  return LEVEL_OF
}

/** The level that a well-known id means, whatever an object under that id says; null for any other id. */
export function tlpOfId(id: string): Tlp | null {
  return LEVEL_OF.get(id) ?? null
}

/** Reads `amber`, `TLP:AMBER`, `AMBER+STRICT`, `amber_strict`, `white`; null for what is no level. */
export function parseTlp(text: string): Tlp | null {
  const word = text
    .trim()
    .toLowerCase()
    .replace(/^tlp\s*:\s*/, '')
  if (word === 'white') return 'clear'
  if (/^amber[ _+-]?strict$/.test(word)) return 'amber+strict'
  return TLP_LEVELS.find(level => level === word) ?? null
}

/** How narrow a level is: 0 for CLEAR to 4 for RED. */
export function tlpRank(level: Tlp): number {
  return TLP_LEVELS.indexOf(level)
}

/** The narrower of two levels. */
export function strictestTlp(a: Tlp, b: Tlp): Tlp {
  return tlpRank(a) >= tlpRank(b) ? a : b
}

/**
 * The marking definition of a level, to the letter as it is published. For TLP 1 there is no AMBER+STRICT, and its place takes TLP 2's.
 * @param version 1: STIX 2.1's own objects, which every tool knows; 2: those of the TLP 2 extension
 */
export function tlpDefinition(level: Tlp, version: 1 | 2 = 1): IntelObject {
  if (version === 2 || level === 'amber+strict')
    return {
      type: 'marking-definition',
      spec_version: '2.1',
      id: idOf(level, 2),
      created: '2022-10-01T00:00:00.000Z',
      name: `TLP:${level.toUpperCase()}`,
      extensions: { [TLP2_EXTENSION]: { extension_type: 'property-extension', tlp_2_0: level } },
    }
  const word = level === 'clear' ? 'white' : level
  return {
    type: 'marking-definition',
    spec_version: '2.1',
    id: idOf(level, 1),
    created: '2017-01-20T00:00:00.000Z',
    definition_type: 'tlp',
    name: `TLP:${word.toUpperCase()}`,
    definition: { tlp: word },
  }
}

function idOf(level: Tlp, version: 1 | 2): string {
  return `marking-definition--${TLP_IDS.find(([l, v]) => l === level && v === version)?.[2]}`
}
