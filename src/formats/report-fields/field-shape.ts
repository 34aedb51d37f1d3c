import type { z } from 'zod'
import { reportCaseSchema } from '../report-case/report-case-schema.ts'

/** What a field of a report's case holds, as the schema bounds it. */
export type FieldShape =
  /** Text of at most so many characters. */
  | { readonly kind: 'text'; readonly most: number }
  /** An ISO date, an instant as ISO 8601, two letters of a country, three of a currency, a decimal figure, yes or no. */
  | { readonly kind: 'day' | 'moment' | 'country' | 'currency' | 'figure' | 'flag' }
  | { readonly kind: 'whole'; readonly least: number; readonly most: number }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly kind: 'parts'; readonly parts: Readonly<Record<string, FieldShape>> }
  | { readonly kind: 'rows'; readonly row: FieldShape; readonly most: number }

/** Lists whose rows are told apart by an id. */
export const ROWS_WITH_IDS = ['subjects', 'accounts', 'transactions'] as const

/** One of them. */
export type RowsWithIds = (typeof ROWS_WITH_IDS)[number]

/** Whether rows of a list are told apart by an id. */
export function hasIds(list: string): list is RowsWithIds {
  return ROWS_WITH_IDS.some(l => l === list)
}

/**
 * The schema of a field by its steps from the case, rows of a list with ids counting as one step of any name: `['subjects', 'c-1',
 * 'bornOn']`. Null: there is no such field.
 */
export function schemaAt(steps: readonly string[]): z.ZodType | null {
  let at: z.ZodType = reportCaseSchema
  for (const [n, step] of steps.entries()) {
    const bare = bareOf(at)
    if (isObject(bare) && Object.hasOwn(bare.shape, step)) at = bare.shape[step] as z.ZodType
    else if (n === 1 && isArray(bare) && hasIds(steps[0] ?? '')) at = bare.element as z.ZodType
    else return null
  }
  return at
}

/** What a field holds; null: no such field, or one that no form of fields can be made for. @see schemaAt */
export function shapeAt(steps: readonly string[]): FieldShape | null {
  const schema = schemaAt(steps)
  return schema === null ? null : shapeOf(schema)
}

function shapeOf(schema: z.ZodType): FieldShape | null {
  const bare = bareOf(schema)
  if (isObject(bare)) {
    const parts = Object.entries(bare.shape).map(([key, part]) => [key, shapeOf(part as z.ZodType)] as const)
    if (parts.some(([, part]) => part === null)) return null
    return { kind: 'parts', parts: Object.fromEntries(parts) as Record<string, FieldShape> }
  }
  if (isArray(bare)) {
    const row = shapeOf(bare.element as z.ZodType)
    return row === null ? null : { kind: 'rows', row, most: limitOf(bare) }
  }
  switch (bare.def.type) {
    case 'enum':
      return { kind: 'choice', choices: (bare as z.ZodEnum).options.map(String) }
    case 'boolean':
      return { kind: 'flag' }
    case 'number': {
      const { minValue, maxValue } = bare as z.ZodNumber
      return { kind: 'whole', least: minValue ?? 0, most: maxValue ?? Number.MAX_SAFE_INTEGER }
    }
    case 'string':
      return textShape(bare as z.ZodString)
    default:
      return null
  }
}

/** The two letters of a country and the three of a currency are told by their patterns: any other one is that of a figure. */
function textShape(bare: z.ZodString): FieldShape {
  if (bare.format === 'date') return { kind: 'day' }
  if (bare.format === 'datetime') return { kind: 'moment' }
  if (bare.maxLength !== null) return { kind: 'text', most: bare.maxLength }
  if (bare.safeParse('KR').success) return { kind: 'country' }
  return bare.safeParse('KRW').success ? { kind: 'currency' } : { kind: 'figure' }
}

function limitOf(list: z.ZodArray): number {
  const most = list.def.checks?.map(c => (c._zod.def as { readonly maximum?: unknown }).maximum)
  return Math.min(...(most ?? []).filter(m => typeof m === 'number'), Number.MAX_SAFE_INTEGER)
}

const WRAPPERS = ['nullable', 'default', 'prefault', 'optional'] as const

/** A schema without what says what stands there when nothing is told. */
function bareOf(schema: z.ZodType): z.ZodType {
  let at = schema
  while (WRAPPERS.some(w => w === at.def.type)) at = (at as z.ZodNullable<z.ZodType>).def.innerType
  return at
}

function isObject(schema: z.ZodType): schema is z.ZodObject {
  return schema.def.type === 'object'
}

function isArray(schema: z.ZodType): schema is z.ZodArray {
  return schema.def.type === 'array'
}
