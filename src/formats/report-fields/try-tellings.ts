import type { ReportCase } from '../../model/report-case.ts'
import { writePath } from './field-path.ts'
import { hasIds, schemaAt } from './field-shape.ts'
import { putField, type Telling } from './put-field.ts'

/** What is wrong with a field: nothing stands where something must, or what stands there cannot. */
export type FieldFault = 'needed' | 'unfit'

/** A case as it would be, and what is wrong with what was told. */
export interface TriedCase {
  /** With all that can be read. */
  readonly next: ReportCase
  /** By the path, see `writePath`; of a list with the row's place and the field within it: `institution.identifications.0.number`. */
  readonly faults: ReadonlyMap<string, FieldFault>
}

/**
 * Tries what somebody is about to tell, against the schema by which it is read when it is kept. Only the parts that are touched are read,
 * so that it is quick whatever the case holds.
 */
export function tryTellings(shown: ReportCase, tellings: readonly Telling[]): TriedCase {
  const faults = new Map<string, FieldFault>()
  let next: object = shown
  for (const [top, told] of byPart(tellings)) {
    const tried = told.reduce((of, telling) => putField(of, shown, telling), next)
    // A row that was taken out is not read.
    if (top.length > 1 && told.at(-1)?.steps.length === top.length) {
      next = tried
      continue
    }
    const found = faultsOf(tried, top)
    for (const [path, fault] of found) faults.set(path, fault)
    const sound = told.filter(({ steps }) => ![...found.keys()].some(path => isWithin(path, writePath(steps))))
    const kept = found.size === 0 ? tried : sound.reduce((of, telling) => putField(of, shown, telling), next)
    const read = schemaAt(top)?.safeParse(partAt(kept, top))
    // Where a part cannot be read without what is wrong in it, it stays as it was.
    if (read?.success) next = withPart(kept, top, read.data)
  }
  return { next: next as ReportCase, faults }
}

function faultsOf(tried: object, top: readonly string[]): ReadonlyMap<string, FieldFault> {
  const issues = schemaAt(top)?.safeParse(partAt(tried, top)).error?.issues ?? []
  return new Map(
    issues.map(issue => {
      const missing = issue.code === 'invalid_type' && (issue.input === undefined || issue.input === null)
      return [writePath([...top, ...issue.path.map(String)]), missing ? 'needed' : 'unfit'] as const
    }),
  )
}

/** Whether a path is another or stands within it. */
export function isWithin(path: string, other: string): boolean {
  return path === other || path.startsWith(`${other}.`)
}

/** The tellings by the part of the case that is read as one: a row of a list with ids, or a field of the case itself. */
function byPart(tellings: readonly Telling[]): readonly (readonly [readonly string[], readonly Telling[]])[] {
  const parts = new Map<string, [readonly string[], Telling[]]>()
  for (const telling of tellings) {
    const [list = ''] = telling.steps
    const top = telling.steps.slice(0, hasIds(list) ? 2 : 1)
    const key = top.join('\0')
    const [, all] = parts.get(key) ?? [top, []]
    parts.set(key, [top, [...all, telling]])
  }
  return [...parts.values()]
}

interface Rows {
  readonly [list: string]: readonly { readonly id: string }[]
}

function partAt(of: object, [list = '', id]: readonly string[]): unknown {
  return id === undefined ? (of as Rows)[list] : (of as Rows)[list]?.find(row => row.id === id)
}

function withPart(of: object, [list = '', id]: readonly string[], part: unknown): object {
  if (id === undefined) return { ...of, [list]: part }
  return { ...of, [list]: (of as Rows)[list]?.map(row => (row.id === id ? part : row)) }
}
