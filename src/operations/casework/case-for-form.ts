import { JURISDICTIONS } from '../../catalog/jurisdictions/all-jurisdictions.ts'
import { legalDate } from '../../model/business-days.ts'
import type { DeskCase } from '../../model/casework/desk-case.ts'
import { showInstant } from '../../model/instant.ts'
import type { ReportCase } from '../../model/report-case.ts'
import { termOf } from '../reports/legal-note.ts'
import type { ReportForm } from '../reports/report-forms.ts'
import type { CompiledCase } from './compile-case.ts'

/**
 * A case of the desk as one form may tell of it: without the decisions to report to others than the form's own authority. That there is a
 * report is for that authority alone (31 CFR 1022.320(d); in South Korea and Japan the laws named in the drafts): not for a court, not for
 * the authority of another country.
 */
export function fileForForm(file: DeskCase, form: ReportForm): DeskCase {
  const country = termOf(form)?.country
  const tells = (jurisdictions: readonly string[]): boolean => country !== undefined && jurisdictions.includes(country)
  return { ...file, decisions: file.decisions.filter(d => d.kind !== 'report' || tells(d.jurisdictions)) }
}

/**
 * A case as one form tells it. Where the term of its country counts from the determination, that is the first decision to report to that
 * country, as the case's own deadline counts it: a decision for another country begins no term there. There the period is told in days of
 * that country too, as the times of the transactions are. What people told stays before both.
 */
export function caseForForm(
  { told, byPeople }: Pick<CompiledCase, 'told' | 'byPeople'>,
  file: DeskCase,
  form: ReportForm,
): ReportCase {
  const term = termOf(form)
  if (term?.from !== 'determinedAt') return told
  const first = file.decisions.find(d => d.kind === 'report' && d.jurisdictions.includes(term.country))
  const determinedAt = byPeople?.decision.determinedAt ?? (first === undefined ? null : showInstant(first.at))
  const period = byPeople?.period ?? periodOf(told, term.country) ?? told.period
  return { ...told, period, decision: { ...told.decision, determinedAt } }
}

function periodOf(told: ReportCase, country: string): ReportCase['period'] {
  const law = JURISDICTIONS.find(j => j.code === country)
  if (law === undefined) return null
  const days = told.transactions.flatMap(t =>
    t.suspicious ? [legalDate(law, Math.floor(Date.parse(t.at) / 1000))] : [],
  )
  const [from, ...others] = [...new Set(days)].sort()
  return from === undefined ? null : { from, to: others.at(-1) ?? from }
}
