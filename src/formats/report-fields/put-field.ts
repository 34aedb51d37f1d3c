import type { ReportCase } from '../../model/report-case.ts'
import { type FieldSteps, unknownField, writePath } from './field-path.ts'
import { hasIds, type RowsWithIds } from './field-shape.ts'

/** What somebody tells of one field; null takes back what was told. */
export interface Telling {
  readonly steps: FieldSteps
  readonly value: unknown
}

type Part = Readonly<Record<string, unknown>>
type Row = Part & { readonly id: string }

/**
 * A case with one field told, unchecked; nothing of the one before is changed.
 * @param shown where a row comes from that the case does not have yet; of a subject that is nowhere one is made
 * @throws InputError `report-field-unknown`
 */
export function putField(of: object, shown: object, { steps, value }: Telling): object {
  const [list = '', id, ...rest] = steps
  if (id === undefined || !hasIds(list)) return put(of as Part, steps, value)
  const rows = rowsOf(of, list)
  if (rest.length === 0) return { ...of, [list]: rows.filter(row => row.id !== id) }
  const there = rows.some(row => row.id === id)
  const all = there ? rows : [...rows, takenOver(shown, list, id)]
  return { ...of, [list]: all.map(row => (row.id === id ? put(row, rest, value) : row)) }
}

/** Where a value stands in a case; undefined: nowhere. */
export function fieldValue(of: ReportCase, steps: FieldSteps): unknown {
  const [list = '', id, ...rest] = steps
  const inRow = id !== undefined && hasIds(list)
  const from: unknown = inRow ? rowsOf(of, list).find(row => row.id === id) : of
  return (inRow ? rest : steps).reduce<unknown>((at, step) => (isPart(at) ? at[step] : undefined), from)
}

// Nobody finds a person: whoever is new is told by hand.
function takenOver(shown: object, list: RowsWithIds, id: string): Row {
  const found = rowsOf(shown, list).find(row => row.id === id)
  if (found !== undefined) return found
  if (list !== 'subjects') throw unknownField(writePath([list, id]))
  return { id, kind: 'person' }
}

function rowsOf(of: object, list: RowsWithIds): readonly Row[] {
  return (of as Part)[list] as readonly Row[]
}

function put(part: Part, [step = '', ...rest]: FieldSteps, value: unknown): Part {
  if (rest.length === 0) return { ...part, [step]: value }
  const below = part[step]
  // Nothing is made in order to hold nothing.
  if (!isPart(below) && value === null) return part
  return { ...part, [step]: put(isPart(below) ? below : {}, rest, value) }
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
