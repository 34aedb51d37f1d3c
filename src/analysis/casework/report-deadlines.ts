import { afterBusinessDays } from '../../model/business-days.ts'
import type { DeskCase } from '../../model/casework/desk-case.ts'
import type { Instant } from '../../model/instant.ts'
import { type Jurisdiction, type LegalParameter, parameterAt } from '../../model/jurisdiction.ts'

/** As in `catalog/jurisdictions/report-terms.ts`. */
export interface CountedTerm {
  readonly jurisdiction: string
  readonly report: string
  readonly to: string
  readonly parameter: string
  readonly longer: string | null
  readonly from: 'detection' | 'determination'
}

/** Until when a case's report must have gone to one authority. */
export interface ReportDeadline {
  readonly jurisdiction: string
  readonly report: string
  readonly to: string
  readonly from: 'detection' | 'determination'
  /** `not-begun`: nobody determined yet that it is to be reported; `not-counted`: no term is known from a verified source. */
  readonly state: 'not-begun' | 'running' | 'filed' | 'filed-late' | 'not-counted' | 'not-due'
  readonly startedAt: Instant | null
  /** Last second, by local time; null: not begun, or the law names no number of days. */
  readonly dueAt: Instant | null
  /** `3 business days`, `promptly` … */
  readonly term: string | null
  /** A later end under a condition; null: none is known. */
  readonly longer: { readonly dueAt: Instant; readonly condition: string } | null
  readonly source: string | null
  /** What is doubtful about it. */
  readonly caveats: readonly string[]
}

const DAY = 86_400

/** The deadlines of a case, one a country that it names. A figure that nobody verified is never applied. */
export function reportDeadlines(
  file: DeskCase,
  jurisdictions: readonly Jurisdiction[],
  terms: readonly CountedTerm[],
): readonly ReportDeadline[] {
  return file.jurisdictions.map(code => {
    const law = jurisdictions.find(j => j.code === code)
    const term = terms.find(t => t.jurisdiction === code)
    if (law === undefined || term === undefined) return unknownLaw(code)
    return deadline(file, law, term)
  })
}

function deadline(file: DeskCase, law: Jurisdiction, term: CountedTerm): ReportDeadline {
  const { report, to, from, jurisdiction } = term
  const reports = file.decisions.filter(d => d.kind === 'report' && d.jurisdictions.includes(jurisdiction))
  const detected = Math.min(file.openedAt, ...file.alerts.map(a => a.at))
  const startedAt = from === 'detection' ? detected : (reports[0]?.at ?? null)
  const base = { jurisdiction, report, to, from, startedAt, dueAt: null, term: null, longer: null, source: null }
  if (startedAt === null) return { ...base, ...told(law, term, file.openedAt), state: 'not-begun' }
  const parameter = parameterAt(law, term.parameter, startedAt)
  if (parameter === null) return { ...base, state: 'not-counted', caveats: ['no term is known from a verified source'] }
  const dueAt = endOf(law, parameter, startedAt)
  const filedAt = reports.find(d => d.filed !== null)?.filed?.at ?? null
  const dismissed = file.state === 'closed' && file.decisions.at(-1)?.kind === 'dismiss'
  const state =
    filedAt !== null
      ? dueAt !== null && filedAt > dueAt
        ? ('filed-late' as const)
        : ('filed' as const)
      : dismissed
        ? ('not-due' as const)
        : ('running' as const)
  const later = term.longer === null || file.suspectKnown ? null : parameterAt(law, term.longer, startedAt)
  const laterAt = later === null ? null : endOf(law, later, startedAt)
  const condition = later === null ? '' : `where nobody is suspected by name; ${later.caveat ?? later.source}`
  const longer = laterAt === null ? null : { dueAt: laterAt, condition }
  return { ...base, ...told(law, term, startedAt), state, dueAt, longer }
}

function told(law: Jurisdiction, term: CountedTerm, at: Instant) {
  const parameter = parameterAt(law, term.parameter, at)
  if (parameter === null) return { term: null, source: null, caveats: ['no term is known from a verified source'] }
  const { value, unit, source, caveat } = parameter
  const words = typeof value === 'number' ? `${value} ${unit.replace('-', ' ')}` : value
  const caveats = [caveat, unit === 'business-days' ? law.holidayCaveat : null].filter(c => c !== null)
  return { term: words, source, caveats }
}

/** Null: the law names no number of days. */
function endOf(law: Jurisdiction, { value, unit }: LegalParameter, at: Instant): Instant | null {
  if (typeof value !== 'number') return null
  if (unit === 'business-days') return afterBusinessDays(law, at, value)
  if (unit !== 'calendar-days') return null
  const end = (Math.floor((at + law.utcOffsetSeconds(at)) / DAY) + value + 1) * DAY - 1
  return end - law.utcOffsetSeconds(end)
}

function unknownLaw(jurisdiction: string): ReportDeadline {
  return {
    ...{ jurisdiction, report: 'report of suspicion', to: 'not known', from: 'detection', state: 'not-counted' },
    ...{ startedAt: null, dueAt: null, term: null, longer: null, source: null },
    caveats: ['the law of this country is not in the catalogue: count its deadline yourself'],
  }
}

/** † How long before a deadline people are reminded, in seconds, the earliest first; 0: it is missed. */
const STAGES: readonly number[] = [7 * DAY, DAY, 0]

/**
 * The reminder that is due now; null: none. It names its stage, so that each is told once: seconds before the end, and for a law that
 * says "promptly", a day after the determination.
 */
export function reminderDue(deadline: ReportDeadline, now: Instant): { stage: string; words: string } | null {
  if (deadline.state !== 'running' || deadline.startedAt === null) return null
  const { dueAt, startedAt } = deadline
  if (dueAt === null)
    return now - startedAt >= DAY ? { stage: 'promptly', words: 'was to be filed promptly, and is not filed' } : null
  const passed = STAGES.filter(stage => (stage === 0 || stage * 2 <= dueAt - startedAt) && now > dueAt - stage)
  const stage = passed.at(-1)
  if (stage === undefined) return null
  return stage === 0
    ? { stage: 'missed', words: 'is overdue' }
    : { stage: `${stage / DAY}-days`, words: `is due in less than ${stage === DAY ? 'a day' : `${stage / DAY} days`}` }
}
