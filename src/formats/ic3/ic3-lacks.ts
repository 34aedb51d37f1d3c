import type { ReportCase } from '../../model/report-case.ts'
import { Lacks, type ReportLack } from '../report-case/lacks.ts'

/** What a complaint to IC3 cannot do without, as far as a case lacks it. */
export function ic3Lacks(told: ReportCase): readonly ReportLack[] {
  const lacks = new Lacks()
  lacks.need('victim', told.victim, 'who lost')
  if (told.victim !== null) {
    lacks.need('victim.address.city', told.victim.address?.city, 'city of the victim')
    lacks.need('victim.address.country', told.victim.address?.country, 'country of the victim')
    lacks.must(
      told.victim.phone !== null || told.victim.email !== null,
      'victim.phone',
      'telephone or e-mail of the victim',
    )
  }
  lacks.need('contact.name', told.contact?.name, 'who files the complaint')
  lacks.need('narrative', told.narrative, 'description of the incident')
  return lacks.rows
}
