import type { ReportCase } from '../../model/report-case.ts'
import { courtLacks } from '../court-bundle/court-lacks.ts'
import { goamlLacks } from '../goaml/goaml-lacks.ts'
import { ic3Lacks } from '../ic3/ic3-lacks.ts'
import type { ReportLack } from '../report-case/lacks.ts'
import { stixLacks } from '../report-case/stix-lacks.ts'
import { sarxLacks } from '../sarx/sarx-lacks.ts'
import { strLacks } from '../str-drafts/str-lacks.ts'

/** The forms of a report. */
export const REPORT_FORMS = ['sarx', 'goaml', 'kofiu', 'jafic', 'ic3', 'stix', 'court'] as const

/** One of them. */
export type ReportForm = (typeof REPORT_FORMS)[number]

/** The currency of the authority for which goAML is written. */
const GOAML_CURRENCY = 'AED'

/** What a form lacks in a case, field by field; empty: it can be written. */
export function formLacks(told: ReportCase, form: ReportForm): readonly ReportLack[] {
  switch (form) {
    case 'sarx':
      return sarxLacks(told)
    case 'goaml':
      return goamlLacks(told, GOAML_CURRENCY)
    case 'kofiu':
    case 'jafic':
      return strLacks(told, { form })
    case 'ic3':
      return ic3Lacks(told)
    case 'stix':
      return stixLacks(told)
    case 'court':
      return courtLacks(told)
  }
}
