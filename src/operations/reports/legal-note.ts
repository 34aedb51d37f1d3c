import type { LegalNote, ReportDeadline } from '../../formats/report-case/legal-note.ts'
import { afterBusinessDays, legalDate } from '../../model/business-days.ts'
import type { Instant } from '../../model/instant.ts'
import { type Jurisdiction, type LegalParameter, parameterAt } from '../../model/jurisdiction.ts'
import type { ReportCase } from '../../model/report-case.ts'
import type { ReportForm } from './report-forms.ts'

const DAY = 86_400

/** Whose law sets the term of a form, by which parameter, and from when it counts. */
export interface FormTerm {
  readonly country: string
  readonly key: string
  readonly from: 'detectedAt' | 'determinedAt'
}

const TERMS: Readonly<Partial<Record<ReportForm, FormTerm>>> = {
  sarx: { country: 'US', key: 'sar-deadline', from: 'detectedAt' },
  kofiu: { country: 'KR', key: 'str-deadline', from: 'determinedAt' },
  jafic: { country: 'JP', key: 'str-deadline', from: 'determinedAt' },
}

/** The term of a form; undefined: none is known. */
export function termOf(form: ReportForm): FormTerm | undefined {
  return TERMS[form]
}

/** What the dated law says to a report: when it is due, and thresholds on a day. Parameters that are not verified are never applied. */
export function legalNoteOf(told: ReportCase, form: ReportForm, jurisdictions: readonly Jurisdiction[]): LegalNote {
  const term = TERMS[form]
  return {
    deadlines: term === undefined ? [] : [deadlineOf(told, term, jurisdictions)],
    notes: form === 'sarx' ? [...untoldTotal(told), ...sarNotes(told, jurisdictions)] : [],
    threshold(country, key, at) {
      const law = jurisdictions.find(j => j.code === country)
      const found = law === undefined ? null : parameterAt(law, key, lawTime(law, seconds(at)))
      if (found === null || typeof found.value !== 'number') return null
      return { key, value: found.value, currency: found.unit.toUpperCase(), source: found.source }
    },
  }
}

// Whether deposits and withdrawals of the same money count twice, a person knows: nothing is summed here.
function untoldTotal({ total, transactions }: ReportCase): readonly string[] {
  const valued = transactions.filter(t => t.suspicious && t.values.some(v => v.currency === 'USD'))
  if (total !== null || valued.length === 0) return []
  return [
    `No total is told, so the form says that the amount is unknown; ${valued.length} suspicious transactions have a worth in US dollars.`,
  ]
}

// Below the threshold a report is voluntary; an unverified threshold says nothing.
function sarNotes(told: ReportCase, jurisdictions: readonly Jurisdiction[]): readonly string[] {
  const law = jurisdictions.find(j => j.code === 'US')
  const at = told.decision.detectedAt
  if (law === undefined || at === null || told.total === null || told.institution.kind !== 'virtual-asset-service')
    return []
  const threshold = parameterAt(law, 'msb-sar-threshold', lawTime(law, seconds(at)))
  if (threshold === null || typeof threshold.value !== 'number' || told.total.currency !== 'USD') return []
  if (Number(told.total.amount) >= threshold.value) return []
  return [
    `The total is below ${threshold.value} US dollars, from which on a money services business must report (${threshold.source}): the report is voluntary.`,
  ]
}

function deadlineOf(
  told: ReportCase,
  { country, key, from }: FormTerm,
  jurisdictions: readonly Jurisdiction[],
): ReportDeadline {
  const law = jurisdictions.find(j => j.code === country)
  const began = told.decision[from]
  const open = { jurisdiction: country, by: null, byDay: null, from: null, days: null }
  if (law === undefined || began === null) {
    const why =
      law === undefined
        ? 'the law of this country is not known here'
        : `decision.${from}, from which the term counts, is not told`
    return { ...open, duty: 'report', because: why, source: '', caveat: null }
  }
  const at = seconds(began)
  // A longer term for a report without a suspect is told of banks alone.
  const unknown = told.institution.kind === 'bank' && told.subjects.every(s => s.name === null)
  const on = lawTime(law, at)
  const parameter = (unknown ? parameterAt(law, `${key}-no-suspect`, on) : null) ?? parameterAt(law, key, on)
  if (parameter === null)
    return {
      ...open,
      duty: 'report',
      because: 'no term is known from a source that was read',
      source: '',
      caveat: null,
    }
  const caveat = [parameter.caveat, parameter.unit === 'business-days' ? law.holidayCaveat : null]
    .filter(c => c !== null)
    .join('; ')
  const by = endOf(law, parameter, at)
  return {
    jurisdiction: country,
    duty: by === null ? String(parameter.value) : 'report',
    by: by === null ? null : new Date(by * 1000).toISOString(),
    byDay: by === null ? null : legalDate(law, by),
    from: legalDate(law, at),
    days: typeof parameter.value === 'number' ? parameter.value : null,
    because:
      `${parameter.value} ${by === null ? '' : parameter.unit.replace('-', ' ')} from ${legalDate(law, at)}`.replace(
        / {2,}/g,
        ' ',
      ),
    source: parameter.source,
    caveat: caveat === '' ? null : caveat,
  }
}

function endOf(law: Jurisdiction, { value, unit }: LegalParameter, at: Instant): Instant | null {
  if (typeof value !== 'number') return null
  if (unit === 'business-days') return afterBusinessDays(law, at, value)
  if (unit !== 'calendar-days') return null
  const day = Math.floor((at + law.utcOffsetSeconds(at)) / DAY)
  const end = (day + value + 1) * DAY - 1
  return end - law.utcOffsetSeconds(end)
}

// The law's days begin at midnight of its own country; the catalogue writes them as days.
function lawTime(law: Jurisdiction, at: Instant): Instant {
  return at + law.utcOffsetSeconds(at)
}

function seconds(at: string): Instant {
  return Math.floor(Date.parse(at) / 1000)
}
