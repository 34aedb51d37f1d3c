import type { IntelObject } from './intel-object.ts'

/** Levels of the Permissible Actions Protocol, from the freest to the narrowest. PAP:WHITE is CLEAR. */
export const PAP_LEVELS = ['clear', 'green', 'amber', 'red'] as const

/** A level of the Permissible Actions Protocol: what may be done with what was told. */
export type Pap = (typeof PAP_LEVELS)[number]

/**
 * What somebody wants to do with intelligence. `look`: search in one's own records, unseen from outside. `ask`: look it up with third
 * parties, who thereby learn of it. `act`: block, refuse, freeze, whatever the other side can notice. `touch`: also what touches it directly.
 */
export type Use = 'look' | 'ask' | 'act' | 'touch'

/** The key of the PAP extension of OASIS's STIX common objects (by CISA); its member `pap` holds the level. */
export const PAP_EXTENSION = 'extension-definition--f8d78575-edfd-406e-8e84-6162a8450f5b'

/** OASIS's PAP objects: level, when created, UUID. The last is PAP:WHITE's, kept by them for old readers. */
const PAP_IDS: readonly (readonly [Pap, string, string])[] = [
  ['clear', '2022-10-01', 'ad15a0cd-55b6-4588-a14c-a66105329b92'],
  ['green', '2022-10-09', 'c43594d1-4b11-4c59-93ab-1c9b14d53ce9'],
  ['amber', '2022-10-02', '60f8932b-e51e-4458-b265-a2e8be9a80ab'],
  ['red', '2022-10-06', '740d36e5-7714-4c30-961a-3ae632ceee0e'],
  ['clear', '2022-10-01', 'a3bea94c-b469-41dc-9cfe-d6e7daba7730'],
]

const LEVEL_OF: ReadonlyMap<string, Pap> = new Map(
  PAP_IDS.map(([level, , uuid]) => [`marking-definition--${uuid}`, level]),
)

/** The narrowest level that still allows a use. */
const ALLOWS: Readonly<Record<Use, Pap>> = { look: 'red', ask: 'amber', act: 'green', touch: 'clear' }

/** The level that a well-known id means; null for any other id. */
export function papOfId(id: string): Pap | null {
  return LEVEL_OF.get(id) ?? null
}

/** Reads `amber`, `PAP:AMBER`, `white`; null for what is no level. */
export function parsePap(text: string): Pap | null {
  const word = text
    .trim()
    .toLowerCase()
    .replace(/^pap\s*:\s*/, '')
  if (word === 'white') return 'clear'
  return PAP_LEVELS.find(level => level === word) ?? null
}

/** The narrower of two levels; null: nothing said. */
export function strictestPap(a: Pap | null, b: Pap | null): Pap | null {
  if (a === null || b === null) return a ?? b
  return PAP_LEVELS.indexOf(a) >= PAP_LEVELS.indexOf(b) ? a : b
}

/** Whether a level allows a use. Where nothing is said (null), nothing is forbidden. */
export function papAllows(level: Pap | null, use: Use): boolean {
  return level === null || PAP_LEVELS.indexOf(level) <= PAP_LEVELS.indexOf(ALLOWS[use])
}

/** The marking definition of a level, as OASIS's common objects publish it. */
export function papDefinition(level: Pap): IntelObject {
  const [, day, uuid] = PAP_IDS.find(([l]) => l === level) ?? PAP_IDS[0] ?? [level, '', '']
  return {
    type: 'marking-definition',
    spec_version: '2.1',
    id: `marking-definition--${uuid}`,
    created: `${day}T00:00:00.000Z`,
    name: `PAP:${level.toUpperCase()}`,
    extensions: { [PAP_EXTENSION]: { extension_type: 'property-extension', pap: level } },
  }
}
