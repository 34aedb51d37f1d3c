import { z } from 'zod'
import { JURISDICTIONS } from '../../catalog/jurisdictions/all-jurisdictions.ts'
import { EventReader } from '../../formats/events/read-event.ts'
import { letterText } from '../../formats/letters/letter-text.ts'
import { caseOfJudgements } from '../../formats/report-case/case-of-judgements.ts'
import { caseOfTrace } from '../../formats/report-case/case-of-trace.ts'
import type { ReportDraft } from '../../formats/report-case/draft.ts'
import type { ReportDeadline } from '../../formats/report-case/legal-note.ts'
import { readReportCase } from '../../formats/report-case/read-report-case.ts'
import { traceJsonSchema } from '../../formats/trace-json.ts'
import { textDigest } from '../../model/fact.ts'
import type { ReportCase } from '../../model/report-case.ts'
import { TLP_LEVELS, type Tlp } from '../../model/tlp.ts'
import { latestTrace } from '../cases/find-case.ts'
import { defineOperation } from '../define-operation.ts'
import type { World } from '../world.ts'
import { formDeadline } from './form-deadline.ts'
import { legalNoteOf } from './legal-note.ts'
import { readJudgements } from './read-judgements.ts'
import { REPORT_FORMS, type ReportForm, writeReport } from './report-forms.ts'

/** What a report is made of. */
export interface ReportSources {
  /** A report's case as JSON. */
  readonly report: unknown
  readonly as: ReportForm
  readonly tlp: Tlp
  /** A case of this node whose latest trace is told; undefined: none. */
  readonly case?: string | undefined
  /** What the monitor said, and the events that it judged, as JSON. */
  readonly judgements?: readonly unknown[] | undefined
  readonly events?: readonly unknown[] | undefined
}

/** A report as it was made, before its letters are set. */
export interface MadeReport {
  readonly told: ReportCase
  readonly draft: ReportDraft
  readonly deadlines: readonly ReportDeadline[]
  /** What else a person should know before filing. */
  readonly notes: readonly string[]
}

/**
 * Makes a report of a case, with the latest trace and the monitor's findings where they are named.
 * @param world null: nothing of a data folder is needed
 * @throws InputError `report-case-malformed`, `report-incomplete`, `judgement-malformed`; NotFoundError `case-unknown`, `case-untraced`
 */
export async function makeReport(
  given: ReportSources,
  world: Pick<World, 'facts' | 'assets'> | null,
): Promise<MadeReport> {
  const { told, trace } = await gatherCase(given, world)
  const law = legalNoteOf(told, given.as, JURISDICTIONS)
  const draft = writeReport(told, given.as, { law, tlp: given.tlp, trace })
  return { told, draft, deadlines: law.deadlines, notes: law.notes }
}

/** The case of a report with all that its sources tell. */
export async function gatherCase(
  given: Omit<ReportSources, 'as' | 'tlp'>,
  world: Pick<World, 'facts' | 'assets'> | null,
): Promise<{ readonly told: ReportCase; readonly trace: string | null }> {
  let told = readReportCase(given.report)
  let trace: string | null = null
  if (given.case !== undefined && world !== null) {
    trace = (await latestTrace(world, given.case)).json
    told = caseOfTrace(told, traceJsonSchema.parse(JSON.parse(trace)), textDigest(trace))
  }
  if (given.judgements !== undefined) {
    const reader = new EventReader()
    const events = (given.events ?? []).map(event => reader.read(event).event)
    told = caseOfJudgements(told, readJudgements(given.judgements), events, world?.assets ?? new Map())
  }
  return { told, trace }
}

/** Drafts a report of a case for an authority. It files nothing: a person reads it, a second one approves it. */
export const draftReport = defineOperation({
  name: 'draftReport',
  alias: 'report draft',
  summary: 'write a case in the form that an authority takes: FinCEN, goAML, KoFIU, JAFIC, IC3, STIX, a court',
  effect: 'read',
  scope: 'cases',
  input: z.object({
    report: z.record(z.string(), z.unknown()).describe('the case, cordon.report-case/1'),
    as: z.enum(REPORT_FORMS).describe('the form'),
    case: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe('a case of this node; its latest trace is told')
      .meta({ placeholder: 'NAME' }),
    judgements: z.array(z.record(z.string(), z.unknown())).max(100_000).optional().describe('what the monitor said'),
    events: z.array(z.record(z.string(), z.unknown())).max(100_000).optional().describe('the events that it judged'),
    tlp: z.enum(TLP_LEVELS).default('amber').describe('who may be told what stands in the STIX bundle'),
  }),
  output: z.object({
    form: z.enum(REPORT_FORMS),
    reference: z.string(),
    files: z.array(
      z.object({
        path: z.string(),
        mediaType: z.string(),
        about: z.string(),
        sha256: z.string().describe('Of the text as UTF-8'),
        text: z.string(),
      }),
    ),
    deadlines: z.array(formDeadline),
    notes: z.array(z.string()),
    losses: z.array(z.object({ field: z.string(), lost: z.string() })),
  }),
  examples: ['report draft case.json --as sarx --out sar-0042'],
  async run(given, world) {
    const { told, draft, deadlines, notes } = await makeReport(given, world)
    const files = draft.files.map(file => {
      // A letter goes out as text here; the command sets it as PDF.
      const letter = typeof file.content === 'string' ? null : file.content
      const text = letter === null ? (file.content as string) : letterText(letter)
      const path = letter === null ? file.path : file.path.replace(/\.pdf$/, '.txt')
      return {
        path,
        mediaType: letter === null ? file.mediaType : 'text/plain',
        about: file.about,
        sha256: textDigest(text),
        text,
      }
    })
    return {
      form: given.as,
      reference: told.reference,
      files,
      deadlines: [...deadlines],
      notes: [...notes],
      losses: [...draft.losses],
    }
  },
})
