import type { ReportCase } from '../../model/report-case.ts'
import { Lacks, type ReportLack } from '../report-case/lacks.ts'

/** What a court bundle cannot do without, as far as a case lacks it. */
export function courtLacks(told: ReportCase): readonly ReportLack[] {
  const lacks = new Lacks()
  lacks.need('institution.name', told.institution.name, 'who says all this')
  lacks.need('officer.name', told.officer?.name, 'who answers for it')
  lacks.need('filing.on', told.filing.on, 'day of the bundle')
  lacks.need('narrative', told.narrative, 'what happened, in words')
  lacks.must(told.transactions.length + told.addresses.length > 0, 'transactions', 'a transaction or an address')
  return lacks.rows
}
