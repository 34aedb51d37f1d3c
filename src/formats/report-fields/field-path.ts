import { InputError } from '../../model/errors.ts'
import { hasIds } from './field-shape.ts'

/** Steps from the case to a field; the second step into a list with ids is the id of a row. */
export type FieldSteps = readonly string[]

const NAMED = /^([a-zA-Z]+)\[([^\]]+)\](?:\.(.+))?$/

/**
 * Reads the path of a field: `institution.address.city`; of a list with ids by the row's place, as a refusal names it (`subjects.0.bornOn`),
 * or by its id (`subjects[customer:c-1].bornOn`), which stays the same whatever comes meanwhile.
 * @param shown the case in which a place is looked up
 * @throws InputError `report-field-unknown`
 */
export function readPath(path: string, shown: object): FieldSteps {
  const named = NAMED.exec(path)
  if (named !== null && hasIds(named[1] ?? '')) {
    const [, list = '', id = '', rest] = named
    return [list, id, ...(rest === undefined ? [] : rest.split('.'))]
  }
  const [list = '', place, ...rest] = path.split('.')
  if (place === undefined || !hasIds(list)) return path.split('.')
  const rows = (shown as Readonly<Record<string, unknown>>)[list]
  const row: unknown = Array.isArray(rows) && /^\d{1,6}$/.test(place) ? rows[Number(place)] : undefined
  const { id } = Object(row) as Readonly<Record<string, unknown>>
  if (typeof id !== 'string') throw unknownField(path)
  return [list, id, ...rest]
}

/** Writes a path as {@link readPath} reads it, by the row's id. */
export function writePath(steps: FieldSteps): string {
  const [list = '', id, ...rest] = steps
  return id !== undefined && hasIds(list) ? [`${list}[${id}]`, ...rest].join('.') : steps.join('.')
}

/** @throws InputError */
export function unknownField(path: string): InputError {
  return new InputError('report-field-unknown', `a report's case has no field ${path.slice(0, 200)}`, {
    place: { field: path.slice(0, 200) },
  })
}
