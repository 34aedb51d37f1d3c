import { InputError } from '../../model/errors.ts'
import type { ReportCase } from '../../model/report-case.ts'
import { readReportCase } from '../report-case/read-report-case.ts'
import { readPath, unknownField, writePath } from './field-path.ts'
import { type FieldShape, hasIds, shapeAt } from './field-shape.ts'
import { putField, type Telling } from './put-field.ts'

const TELLING = /^([a-zA-Z]+(?:\[[^\]]+\]|\.\d+)?(?:\.[a-zA-Z]+)*)=([\s\S]*)$/

/** Parts of the case that nobody tells by hand: its own number and its schema. */
const FIXED = ['schema', 'reference']

/**
 * Reads `FIELD=VALUE`: text as it stands, figures, lists and parts as JSON; nothing behind the sign takes back what was told.
 * @param shown the case in which places of rows are looked up
 * @throws InputError `report-field-unknown`, `report-field-malformed`
 */
export function readTelling(text: string, shown: object): Telling {
  const [, path = '', given = ''] = TELLING.exec(text) ?? []
  if (path === '')
    throw new InputError('report-field-malformed', 'what is told of a field is written FIELD=VALUE', {
      place: { field: text.slice(0, 80) },
    })
  const steps = readPath(path, shown)
  const [list = ''] = steps
  if (hasIds(list) && steps.length === 2 && given.trim() === '') return { steps, value: null }
  // A list with ids is told row by row, and a row field by field.
  const shape = FIXED.includes(list) || (hasIds(list) && steps.length < 3) ? null : shapeAt(steps)
  if (shape === null || (hasIds(list) && steps[2] === 'id')) throw unknownField(path)
  return { steps, value: readValue(path, given, shape) }
}

/** Writes what {@link readTelling} reads. */
export function writeTelling({ steps, value }: Telling): string {
  const text = value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value)
  return `${writePath(steps)}=${text}`
}

function readValue(path: string, given: string, shape: FieldShape): unknown {
  if (given.trim() === '') return shape.kind === 'rows' ? [] : null
  if (!['whole', 'flag', 'parts', 'rows'].includes(shape.kind)) return given.trim()
  try {
    return JSON.parse(given)
  } catch (cause) {
    throw new InputError('report-field-malformed', `${path}: this is no JSON`, { place: { field: path }, cause })
  }
}

/**
 * What people told of a case, with more told. A row of which something is told and that they had not is taken over from what the case
 * shows, since a row that people told takes the place of the one that was found.
 * @throws InputError `report-field-unknown` of a row that is nowhere; `report-case-malformed`, naming the field
 */
export function tellFields(told: ReportCase, shown: ReportCase, tellings: readonly Telling[]): ReportCase {
  return readReportCase(tellings.reduce<object>((next, telling) => putField(next, shown, telling), told))
}
