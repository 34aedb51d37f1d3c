import type { ReportCase } from '../../model/report-case.ts'
import { Lacks, type ReportLack } from './lacks.ts'

/** What a STIX bundle cannot do without, as far as a case lacks it. */
export function stixLacks(told: ReportCase): readonly ReportLack[] {
  const lacks = new Lacks()
  lacks.need('institution.name', told.institution.name, 'who says it')
  lacks.need('filing.on', told.filing.on, 'day from which it holds')
  lacks.must(
    told.addresses.length + told.indicators.length + told.transactions.filter(t => t.tx !== null).length > 0,
    'addresses',
    'an address, a transaction on a ledger or an indicator',
  )
  return lacks.rows
}
