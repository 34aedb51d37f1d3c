import { InputError } from '../../model/errors.ts'

/** A field that a form needs and the case does not tell. */
export interface ReportLack {
  /** `subjects.0.bornOn`. */
  readonly field: string
  readonly why: string
}

/** Fields that one message names; all of them are told by `report check`. */
const MOST_NAMED = 40

/** Collects what a form lacks. */
export class Lacks {
  readonly rows: ReportLack[] = []

  /** A field that must be there: told as lacking where it is null, blank or of no length. */
  need(field: string, value: unknown, why: string): void {
    const blank = typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && value.length === 0
    if (value === null || value === undefined || blank) this.rows.push({ field, why })
  }

  /** Something else that must hold. */
  must(holds: boolean, field: string, why: string): void {
    if (!holds) this.rows.push({ field, why })
  }
}

/** Refuses a case that lacks something. @throws InputError `report-incomplete`, naming every field */
export function refuseLacks(form: string, lacks: readonly ReportLack[]): void {
  const [first] = lacks
  if (!first) return
  const named = lacks.slice(0, MOST_NAMED).map(l => `${l.field}: ${l.why}`)
  if (lacks.length > MOST_NAMED) named.push(`and ${lacks.length - MOST_NAMED} more`)
  throw new InputError('report-incomplete', `${form} lacks ${lacks.length}:\n  ${named.join('\n  ')}`, {
    place: { field: first.field },
  })
}
