import { join } from 'node:path'
import { z } from 'zod'
import { checkSeal } from '../../../formats/court-bundle/check-seal.ts'
import { SEAL_FILES } from '../../../formats/court-bundle/manifest.ts'
import { sealFiles } from '../../../formats/court-bundle/seal-files.ts'
import { CordonError, InputError, inFile } from '../../../model/errors.ts'
import { TLP_LEVELS } from '../../../model/tlp.ts'
import { makeDraft } from '../../../operations/casework/make-draft.ts'
import { checkReport, checkReportXml, readinessOf } from '../../../operations/reports/check-report.ts'
import { draftReport, type MadeReport, makeReport } from '../../../operations/reports/draft-report.ts'
import { REPORT_FORMS } from '../../../operations/reports/report-forms.ts'
import type { ReportShelf } from '../../../operations/reports/report-shelf.ts'
import type { Doors } from '../../doors.ts'
import type { LetterPress } from '../../letter-press.ts'
import type { Command } from '../command.ts'
import { type CheckedReport, checkedText, writtenText } from '../report-text.ts'
import { inputCommand } from './input-command.ts'
import { overData } from './operation-command.ts'

const file = z.string().min(1)
/** A case of the desk; names of thefts have no capital. */
const DESK_CASE = /^C[1-9]\d*$/

/** `cordon report draft` and `report check`. */
export function reportCommands(
  doors: Doors,
  env: NodeJS.ProcessEnv,
  press: LetterPress,
  shelf: () => Promise<ReportShelf>,
): readonly Command[] {
  const read = async (path: string): Promise<string> => {
    const text = await doors.readText(path)
    if (text === null) throw new InputError('file-missing', `there is no file ${path}`, { place: { file: path } })
    return text
  }
  return [
    inputCommand({
      ...draftReport,
      input: z.object({
        report: file
          .optional()
          .describe('the case as JSON, cordon.report-case/1; with --case C3, what the desk does not know')
          .meta({ placeholder: 'FILE' }),
        as: z.enum(REPORT_FORMS).describe('the form'),
        out: file.describe('folder to make').meta({ placeholder: 'FOLDER' }),
        case: file
          .optional()
          .describe('a theft, whose latest trace is told; or a case of the desk such as C3: its draft is attached')
          .meta({ placeholder: 'NAME' }),
        theft: file.optional().describe('with --case C3: a theft whose trace is told').meta({ placeholder: 'NAME' }),
        on: z.iso.date().optional().describe('with --case C3: day of the report').meta({ placeholder: 'YYYY-MM-DD' }),
        judgements: file.optional().describe('what the monitor said, NDJSON').meta({ placeholder: 'FILE' }),
        events: file.optional().describe('the events that it judged, NDJSON').meta({ placeholder: 'FILE' }),
        tlp: z.enum(TLP_LEVELS).default('amber').describe('who may be told what stands in the STIX bundle'),
      }),
      positional: ['report'],
      async answer({ report, as, out, judgements, events, tlp, theft, on, ...given }, values, terminal) {
        if (given.case !== undefined && DESK_CASE.test(given.case)) {
          if (judgements !== undefined || events !== undefined)
            throw new InputError('input-unfit', 'a case of the desk brings its own judgements and events', {
              place: { field: judgements === undefined ? 'events' : 'judgements' },
            })
          const told = report === undefined ? undefined : await jsonOf(report, read)
          const order = { case: given.case, as, tlp, theft: theft === undefined ? [] : [theft], on, report: told }
          const { answer, files } = await overData(values, terminal, doors, env, world => makeDraft(order, world))
          await (await shelf()).writeFolder(out, files)
          return { ...answer, folder: out, notes: [...answer.gaps.map(gap => `NOT IN IT: ${gap}`), ...answer.notes] }
        }
        if (report === undefined)
          throw new InputError('input-malformed', 'draftReport needs a report, or a case of the desk: --case C3', {
            place: { field: 'report' },
          })
        if (theft !== undefined || on !== undefined)
          throw new InputError('input-unfit', 'this goes with a case of the desk: --case C3', {
            place: { field: theft === undefined ? 'on' : 'theft' },
          })
        const sources = {
          report: await jsonOf(report, read),
          ...{ as, tlp, case: given.case },
          judgements: judgements === undefined ? undefined : await linesOf(judgements, read),
          events: events === undefined ? undefined : await linesOf(events, read),
        }
        const needsData = given.case !== undefined || events !== undefined
        const make = async (): Promise<MadeReport> =>
          needsData
            ? overData(values, terminal, doors, env, world => makeReport(sources, world))
            : makeReport(sources, null)
        const made = await make().catch(error => {
          throw inFile(error, report)
        })
        const files = sealFiles(await plainFiles(made, press), {
          form: as,
          reference: made.told.reference,
          software: `cordon ${doors.version}`,
          losses: made.draft.losses,
        })
        await (await shelf()).writeFolder(out, files)
        return {
          form: as,
          reference: made.told.reference,
          folder: out,
          files: files.map(f => ({ path: f.path, bytes: f.bytes.length })),
          deadlines: made.deadlines,
          notes: made.notes,
          losses: made.draft.losses,
        }
      },
      text: writtenText,
    }),
    inputCommand({
      ...checkReport,
      input: z.object({
        path: file
          .describe('a folder that report draft wrote, a case as JSON, or a report as XML')
          .meta({ placeholder: 'PATH' }),
        as: z.enum(REPORT_FORMS).optional().describe('the form; else all of them'),
      }),
      positional: ['path'],
      async answer({ path, as }): Promise<CheckedReport> {
        const found = await (await shelf()).readFolder(path)
        if (found !== null) {
          if (!found.some(f => f.path === SEAL_FILES.sums))
            throw new InputError(
              'bundle-unsealed',
              `${path} has no ${SEAL_FILES.sums}: report draft did not write it`,
              { place: { file: path } },
            )
          const seal = checkSeal(await read(join(path, SEAL_FILES.sums)), found)
          const reports = found.filter(f => f.path.endsWith('.xml')).map(f => f.path)
          const faults = await Promise.all(reports.map(async name => faultsOf(name, await read(join(path, name)))))
          return { seal, faults: faults.flat(), forms: [] }
        }
        if (path.endsWith('.xml')) return { seal: null, faults: faultsOf(path, await read(path)), forms: [] }
        const report = await jsonOf(path, read)
        return { seal: null, faults: [], forms: readinessOf(report, as === undefined ? REPORT_FORMS : [as]) }
      },
      text: checkedText,
      // A folder that was changed is told apart from a case that is not ready.
      exitCode: ({ seal, faults, forms }) =>
        seal !== null && !seal.whole ? 6 : faults.length > 0 || forms.some(f => !f.ready) ? 2 : 0,
    }),
  ]
}

async function plainFiles({ draft }: MadeReport, press: LetterPress) {
  return Promise.all(
    draft.files.map(async ({ path, mediaType, about, content }) => ({
      ...{ path, mediaType, about },
      bytes: typeof content === 'string' ? new TextEncoder().encode(content) : await press.pdf(content),
    })),
  )
}

// What is no XML at all is a fault of the file, not of whoever asks about it.
function faultsOf(name: string, xml: string): CheckedReport['faults'] {
  try {
    return checkReportXml(xml).faults.map(f => ({ ...f, file: name }))
  } catch (error) {
    if (!(error instanceof CordonError)) throw error
    return [{ file: name, line: error.place.line ?? 1, fault: error.message }]
  }
}

async function jsonOf(path: string, read: (path: string) => Promise<string>): Promise<unknown> {
  try {
    return JSON.parse(await read(path))
  } catch (cause) {
    if (cause instanceof CordonError) throw cause
    throw new InputError('report-case-malformed', `${path} is no JSON`, { place: { file: path }, cause })
  }
}

async function linesOf(path: string, read: (path: string) => Promise<string>): Promise<readonly unknown[]> {
  const lines = (await read(path)).split('\n')
  return lines.flatMap((line, i) => {
    if (line.trim() === '') return []
    try {
      return [JSON.parse(line) as unknown]
    } catch (cause) {
      throw new InputError('line-malformed', `line ${i + 1} of ${path} is no JSON`, {
        place: { file: path, line: i + 1 },
        cause,
      })
    }
  })
}
