import type { SealAnswer } from '../../formats/court-bundle/check-seal.ts'
import type { ReportDeadline } from '../../formats/report-case/legal-note.ts'
import type { XmlFault } from '../../formats/sarx/check-sarx.ts'
import type { FormReadiness } from '../../operations/reports/check-report.ts'
import { breakColumns, breakText } from './break-text.ts'

/** What `cordon report draft` tells when it has written a folder. */
export interface WrittenReport {
  readonly form: string
  readonly reference: string
  readonly folder: string
  /** Attached to a case of the desk under this SHA-256; absent: not. */
  readonly digest?: string | undefined
  readonly files: readonly { readonly path: string; readonly bytes: number }[]
  readonly deadlines: readonly ReportDeadline[]
  readonly notes: readonly string[]
  readonly losses: readonly { readonly field: string; readonly lost: string }[]
}

/** What `cordon report check` found. */
export interface CheckedReport {
  readonly seal: SealAnswer | null
  readonly faults: readonly (XmlFault & { readonly file: string })[]
  readonly forms: readonly FormReadiness[]
}

/** † Lines of one kind that are printed; `--json` has them all. */
const MOST = 40

/** The answer of `cordon report draft`. */
export function writtenText(written: WrittenReport, columns: number): string {
  const width = Math.min(columns, 110)
  const rows = written.files.map(f => [f.path, `${f.bytes} bytes`] as const)
  const lines = [
    ...breakText(`Drafted ${written.form} for ${written.reference} in ${written.folder}`, width),
    ...(written.digest === undefined ? [] : ['Attached to the case as', `  ${written.digest}`]),
    ...breakColumns(rows, width),
    ...written.deadlines.flatMap(d => breakText(deadlineText(d), width)),
    ...written.notes.flatMap(note => breakText(note, width)),
  ]
  if (written.losses.length > 0) lines.push('', 'What the form does not hold:')
  for (const loss of written.losses.slice(0, MOST)) lines.push(...breakText(`${loss.field}: ${loss.lost}`, width, '  '))
  if (written.losses.length > MOST) lines.push(`  and ${written.losses.length - MOST} more`)
  lines.push(
    '',
    ...breakText('This is a draft: a person reads it, a second one approves it, and nothing was filed.', width),
  )
  return `${lines.join('\n')}\n`
}

/** The answer of `cordon report check`. */
export function checkedText({ seal, faults, forms }: CheckedReport, columns: number): string {
  const width = Math.min(columns, 110)
  const lines: string[] = []
  if (seal !== null) {
    lines.push(
      seal.whole ? `All ${seal.files} files are as they were written.` : 'The folder is NOT as it was written:',
    )
    const told = [
      ['changed', seal.changed],
      ['missing', seal.missing],
      ['not named by SHA256SUMS', seal.added],
    ] as const
    for (const [what, paths] of told)
      for (const path of paths.slice(0, MOST)) lines.push(...breakText(`${what}: ${path}`, width, '  '))
  }
  for (const { file, line, fault } of faults.slice(0, MOST))
    lines.push(...breakText(`${file}:${line}: ${fault}`, width))
  if (faults.length > MOST) lines.push(`and ${faults.length - MOST} more faults`)
  for (const { form, ready, lacks, deadlines } of forms) {
    lines.push(`${form}: ${ready ? 'can be written' : `lacks ${lacks.length}`}`)
    for (const { field, why } of lacks.slice(0, MOST)) lines.push(...breakText(`${field}: ${why}`, width, '  '))
    if (lacks.length > MOST) lines.push(`  and ${lacks.length - MOST} more`)
    for (const d of deadlines) lines.push(...breakText(deadlineText(d), width, '  '))
  }
  if (lines.length === 0) lines.push('No fault found.')
  return `${lines.join('\n')}\n`
}

function deadlineText(d: ReportDeadline): string {
  const due = d.byDay === null ? d.duty : `by ${d.byDay}`
  const source = d.source === '' ? '' : `; source: ${d.source}`
  return `Due in ${d.jurisdiction}: ${due} (${d.because}${source}${d.caveat === null ? '' : `; ${d.caveat}`})`
}
