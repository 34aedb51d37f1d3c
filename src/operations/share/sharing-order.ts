import type { IntelObject } from '../../model/intel-object.ts'

/** Types in the order in which they are stored: what others refer to comes first. What is in no group stands in the third. */
const GROUPS: readonly (readonly string[])[] = [
  ['marking-definition', 'extension-definition'],
  ['identity', 'location'],
  [],
  ['relationship'],
  ['sighting', 'observed-data'],
  ['note', 'opinion'],
  ['grouping', 'report', 'language-content'],
]

/**
 * Objects with those to which others refer before these. A receiver passes on what it was given in the order of the log, and what names
 * something that is not there yet it holds back.
 */
export function sharingOrder(objects: readonly IntelObject[]): IntelObject[] {
  const group = ({ type }: IntelObject): number => {
    const at = GROUPS.findIndex(types => types.includes(type))
    return at < 0 ? 2 : at
  }
  // The sort is stable: within a group the order stays.
  return [...objects].sort((a, b) => group(a) - group(b))
}
