import { z } from 'zod'
import { JURISDICTIONS } from '../../catalog/jurisdictions/all-jurisdictions.ts'
import { checkGoaml } from '../../formats/goaml/check-goaml.ts'
import type { ReportLack } from '../../formats/report-case/lacks.ts'
import type { ReportDeadline } from '../../formats/report-case/legal-note.ts'
import { readReportCase } from '../../formats/report-case/read-report-case.ts'
import { readXml } from '../../formats/report-case/read-xml.ts'
import { checkSarx, type XmlFault } from '../../formats/sarx/check-sarx.ts'
import { InputError } from '../../model/errors.ts'
import { defineOperation } from '../define-operation.ts'
import { legalNoteOf } from './legal-note.ts'
import { REPORT_FORMS, type ReportForm, reportLacks } from './report-forms.ts'

/** What one form lacks in a case, and when it is due. */
export interface FormReadiness {
  readonly form: ReportForm
  readonly ready: boolean
  readonly lacks: readonly ReportLack[]
  readonly deadlines: readonly ReportDeadline[]
}

/** Holds a case against forms. @throws InputError `report-case-malformed` */
export function readinessOf(report: unknown, forms: readonly ReportForm[] = REPORT_FORMS): readonly FormReadiness[] {
  const told = readReportCase(report)
  return forms.map(form => {
    const lacks = reportLacks(told, form)
    return { form, ready: lacks.length === 0, lacks, deadlines: legalNoteOf(told, form, JURISDICTIONS).deadlines }
  })
}

/** Faults of a report's XML, by the form that its root says it is. @throws InputError `report-xml-malformed`, `report-form-unknown` */
export function checkReportXml(xml: string): { readonly form: ReportForm; readonly faults: readonly XmlFault[] } {
  const root = readXml(xml)
  if (root.name === 'EFilingBatchXML') return { form: 'sarx', faults: checkSarx(root) }
  if (root.name === 'report') return { form: 'goaml', faults: checkGoaml(root) }
  throw new InputError(
    'report-form-unknown',
    `the root ${root.name} is neither FinCEN's EFilingBatchXML nor goAML's report`,
  )
}

/** Says what a case lacks for each form, field by field, and by when each is due; or what is wrong in a report's XML. */
export const checkReport = defineOperation({
  name: 'checkReport',
  alias: 'report check',
  summary: 'say what a case lacks for a form, what is wrong in a report, or whether a folder is as it was written',
  effect: 'read',
  scope: 'cases',
  input: z.object({
    report: z.record(z.string(), z.unknown()).optional().describe('a case, cordon.report-case/1'),
    xml: z
      .string()
      .max(64 << 20)
      .optional()
      .describe('a FinCEN SAR batch file or a goAML report'),
    as: z.enum(REPORT_FORMS).optional().describe('the form; else all of them'),
  }),
  output: z.object({
    forms: z.array(
      z.object({
        form: z.enum(REPORT_FORMS),
        ready: z.boolean(),
        lacks: z.array(z.object({ field: z.string(), why: z.string() })),
        deadlines: z.array(z.record(z.string(), z.union([z.string(), z.number()]).nullable())),
      }),
    ),
    faults: z.array(z.object({ line: z.number(), fault: z.string() })),
  }),
  examples: ['report check case.json', 'report check sar-0042'],
  async run({ report, xml, as }) {
    if (report === undefined && xml === undefined)
      throw new InputError('input-malformed', 'checkReport needs a report or its xml', { place: { field: 'report' } })
    const forms = report === undefined ? [] : readinessOf(report, as === undefined ? REPORT_FORMS : [as])
    const faults = xml === undefined ? [] : checkReportXml(xml).faults
    return {
      forms: forms.map(f => ({ ...f, lacks: [...f.lacks], deadlines: f.deadlines.map(d => ({ ...d })) })),
      faults: [...faults],
    }
  },
})
