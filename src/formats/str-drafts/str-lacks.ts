import type { ReportCase } from '../../model/report-case.ts'
import { Lacks, type ReportLack } from '../report-case/lacks.ts'
import type { StrWords } from './str-words.ts'

/** What a Korean or Japanese report cannot do without, as far as a case lacks it. */
export function strLacks(told: ReportCase, words: Pick<StrWords, 'form'>): readonly ReportLack[] {
  const lacks = new Lacks()
  const { institution, officer, decision } = told
  lacks.must(
    institution.name !== null || institution.nativeName !== null,
    'institution.name',
    'name of the institution',
  )
  lacks.need('institution.address.street', institution.address?.street, 'where it is')
  lacks.need('institution.address.city', institution.address?.city, 'where it is')
  if (words.form === 'jafic')
    lacks.need('institution.representative', institution.representative, 'head of the institution')
  lacks.need('officer.name', officer?.name, 'who answers for the report')
  lacks.need('officer.phone', officer?.phone, 'telephone')
  lacks.need('filing.on', told.filing.on, 'day of the report')
  lacks.need('decision.determinedAt', decision.determinedAt, 'when it was found suspicious; the term counts from there')
  lacks.need('decision.reason', decision.reason, 'why it is suspicious')
  lacks.need('suspicions', told.suspicions, 'at least one thing that is suspected')
  lacks.need('subjects', told.subjects, 'whose transaction it is; of somebody unknown the name is null')
  lacks.need('transactions', told.transactions, 'the transaction')
  lacks.need('narrative', told.narrative, 'what happened, in words')
  return lacks.rows
}
