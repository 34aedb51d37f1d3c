import { parseAccount } from '../../model/account.ts'
import { CordonError, InputError } from '../../model/errors.ts'
import { parseLedger } from '../../model/ledger.ts'
import type { ReportCase } from '../../model/report-case.ts'
import { reportCaseSchema } from './report-case-schema.ts'

/**
 * Reads a report's case, and checks what its parts say of each other.
 * @throws InputError `report-case-malformed`, naming the field
 */
export function readReportCase(value: unknown): ReportCase {
  const read = reportCaseSchema.safeParse(value)
  if (!read.success) {
    const [issue] = read.error.issues
    const field = issue?.path.map(String).join('.') || 'the case'
    throw malformed(field, issue?.message ?? 'cannot be read')
  }
  checkReferences(read.data)
  return read.data
}

/** {@link readReportCase} of JSON text. @throws InputError `report-case-malformed` */
export function parseReportCase(json: string): ReportCase {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    throw malformed('the case', 'this is no JSON')
  }
  return readReportCase(value)
}

function checkReferences(told: ReportCase): void {
  const subjects = idsOf(told.subjects, 'subjects')
  const accounts = idsOf(told.accounts, 'accounts')
  idsOf(told.transactions, 'transactions')
  told.subjects.forEach((s, i) => {
    for (const id of s.representatives) if (!subjects.has(id)) throw unknown(`subjects.${i}.representatives`, id)
  })
  told.accounts.forEach((a, i) => {
    for (const id of a.holders) if (!subjects.has(id)) throw unknown(`accounts.${i}.holders`, id)
  })
  told.transactions.forEach((t, i) => {
    for (const side of ['from', 'to'] as const) {
      const at = t[side]
      if (at === null) continue
      if ('wallet' in at) inField(`transactions.${i}.${side}.wallet`, () => parseAccount(at.wallet))
      else if (!accounts.has(at.account)) throw unknown(`transactions.${i}.${side}.account`, at.account)
    }
    const { ledger } = t
    if (ledger !== null) inField(`transactions.${i}.ledger`, () => parseLedger(ledger))
    if (t.from === null && t.to === null) throw malformed(`transactions.${i}`, 'names neither end')
  })
  told.addresses.forEach((a, i) => {
    inField(`addresses.${i}.account`, () => parseAccount(a.account))
  })
  if (told.period?.to && told.period.to < told.period.from) throw malformed('period.to', 'is before its beginning')
}

function idsOf(rows: readonly { readonly id: string }[], list: string): ReadonlySet<string> {
  const ids = new Set<string>()
  rows.forEach(({ id }, i) => {
    if (ids.has(id)) throw malformed(`${list}.${i}.id`, `"${id}" stands there twice`)
    ids.add(id)
  })
  return ids
}

function inField(field: string, read: () => unknown): void {
  try {
    read()
  } catch (error) {
    if (!(error instanceof CordonError)) throw error
    throw malformed(field, error.message)
  }
}

function unknown(field: string, id: string): InputError {
  return malformed(field, `there is no "${id}" in the case`)
}

function malformed(field: string, why: string): InputError {
  return new InputError('report-case-malformed', `${field}: ${why}`, { place: { field } })
}
