import { afterBusinessDays, legalDate } from '../../model/business-days.ts'
import type { Instant } from '../../model/instant.ts'
import { type DutyRule, type Jurisdiction, parameterAt } from '../../model/jurisdiction.ts'
import type { ListSource } from '../../model/listing.ts'
import type { Duty } from '../../model/party.ts'

/**
 * What a match on a list obliges the asker to do, by the law of the list's own jurisdiction, counted from `at`. Only verified figures
 * that were in force at that time are applied; a duty whose term is not verified is told without a date.
 */
export function dutiesOf(source: ListSource, jurisdictions: readonly Jurisdiction[], at: Instant): readonly Duty[] {
  const law = jurisdictions.find(j => j.code === source.jurisdiction)
  if (!law) return []
  return law.duties.filter(rule => rule.on.some(meaning => meaning === source.meaning)).map(rule => duty(rule, law, at))
}

function duty(rule: DutyRule, law: Jurisdiction, at: Instant): Duty {
  const { who, must, source } = rule
  const base = { jurisdiction: law.code, who, must, source }
  if (rule.term.kind === 'at-once') return { ...base, by: at, term: 'at once' }
  const parameter = parameterAt(law, rule.term.parameter, at)
  if (parameter === null || typeof parameter.value !== 'number')
    return { ...base, by: null, term: 'the term is not verified: ask counsel' }
  const by = afterBusinessDays(law, at, parameter.value)
  const caveat = law.holidayCaveat === null ? '' : `; ${law.holidayCaveat}`
  return {
    ...base,
    by,
    term: `${parameter.value} business days, to the end of ${legalDate(law, by)} in ${law.name}${caveat}`,
    source: parameter.source,
  }
}
