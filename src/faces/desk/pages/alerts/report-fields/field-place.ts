import { type FieldSteps, writePath } from '../../../../../formats/report-fields/field-path.ts'
import { hasIds } from '../../../../../formats/report-fields/field-shape.ts'

/** The parts of a report under which its fields stand, in their order on the page. */
export const GROUPS = [
  ...(['filing', 'institution', 'transmitter', 'officer', 'contact', 'victim', 'decision', 'story'] as const),
  ...(['subjects', 'accounts', 'transactions'] as const),
] as const

/** One of them. */
export type Group = (typeof GROUPS)[number]

/** Where a field stands on the page. */
export interface FieldPlace {
  readonly group: Group
  /** The id of the row, in a list of rows. */
  readonly row: string | null
  /** Where it stands within its part: `address.city`. By it a field is named. */
  readonly tail: string
  readonly key: string
}

/** Parts of the case that are headed together as what happened; of them the fields are named by the last step. */
const STORY = ['period', 'total', 'cumulative', 'suspicions', 'narrative', 'addresses']

/** The place of a field. */
export function placeOf(steps: FieldSteps): FieldPlace {
  const [top = '', second, ...rest] = steps
  const key = writePath(steps)
  if (hasIds(top)) return { group: top, row: second ?? null, tail: rest.join('.'), key }
  if (STORY.includes(top)) return { group: 'story', row: null, tail: second ?? top, key }
  const group = GROUPS.find(g => g === top) ?? 'story'
  return { group, row: null, tail: steps.slice(1).join('.'), key }
}
