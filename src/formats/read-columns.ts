import { InputError } from '../model/errors.ts'

/** What a format expects of a header. Names are compared in lower case, trimmed, without a byte order mark. */
export interface ColumnRules {
  readonly required: readonly string[]
  readonly optional?: readonly string[]
  /** Further columns that the format knows and does not read. */
  readonly ignored?: RegExp
  /** The name under which a written column is known; {@link columnName} unless told. */
  readonly nameOf?: (written: string) => string
}

/** A column's name as the formats compare it. */
export function columnName(written: string): string {
  return written
    .replace(/^\uFEFF/, '')
    .trim()
    .toLowerCase()
}

/**
 * Finds each named column's place.
 * @returns name → 0-based place; -1 for an optional column that is absent
 * @throws InputError `column-missing`, `column-unknown`, `column-repeated`, naming the column
 */
export function readColumns(header: readonly string[], rules: ColumnRules, file: string): (name: string) => number {
  const nameOf = rules.nameOf ?? columnName
  const places = new Map<string, number>()
  const known = new Set([...rules.required, ...(rules.optional ?? [])])
  header.forEach((written, place) => {
    const name = nameOf(written)
    const fault = (code: string, message: string) =>
      new InputError(code, message, { place: { file, line: 1, field: written } })
    if (!known.has(name) && !rules.ignored?.test(name))
      throw fault('column-unknown', `column "${written}" is not known`)
    if (known.has(name) && places.has(name)) throw fault('column-repeated', `column "${written}" stands twice`)
    places.set(name, place)
  })
  for (const name of rules.required)
    if (!places.has(name))
      throw new InputError('column-missing', `column "${name}" is missing`, { place: { file, line: 1, field: name } })
  return name => places.get(name) ?? -1
}
