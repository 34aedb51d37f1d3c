import type { z } from 'zod'
import { groupDigits } from '../../formats/group-digits.ts'
import type { compileCasework, draftCasework } from '../../operations/casework/compile-casework.ts'
import type { formDeadline } from '../../operations/reports/form-deadline.ts'
import { breakColumns, breakText } from './break-text.ts'

/** † Rows of one kind that are printed; `--json` has them all. */
const MOST = 40

/** The answer of `cordon casework compile`. */
export function compiledText(
  { report, gaps, notes, forms, file }: z.output<typeof compileCasework.output> & { readonly file: string | null },
  columns: number,
): string {
  const width = Math.min(columns, 110)
  const counted = ['subjects', 'accounts', 'transactions', 'addresses', 'evidence'].map(key => {
    const rows = report[key]
    return `${Array.isArray(rows) ? groupDigits(String(rows.length)) : 0} ${key}`
  })
  const lines = [...breakText(`${String(report['reference'])}: ${counted.join(', ')}`, width)]
  if (file !== null) lines.push(...breakText(`wrote ${file}`, width))
  lines.push(...told(gaps, notes, width))
  for (const { form, ready, lacks, deadlines } of forms) {
    lines.push(`${form}: ${ready ? 'can be drafted' : `lacks ${lacks.length}`}`)
    for (const { field, why } of lacks.slice(0, MOST)) lines.push(...breakText(`${field}: ${why}`, width, '  '))
    if (lacks.length > MOST) lines.push(`  and ${lacks.length - MOST} more`)
    for (const d of deadlines) lines.push(...breakText(dueText(d), width, '  '))
  }
  return `${lines.join('\n')}\n`
}

/** The answer of `cordon casework draft`. */
export function draftedText(
  drafted: z.output<typeof draftCasework.output> & { readonly folder: string | null },
  columns: number,
): string {
  const width = Math.min(columns, 110)
  const { case: id, form, reference, name, digest, folder, files, deadlines, gaps, notes, losses } = drafted
  const lines = [
    ...breakText(`Drafted ${form} for ${reference}, attached as ${name}`, width),
    `  ${digest}`,
    ...(folder === null ? [] : breakText(`and written to ${folder}`, width, '  ')),
    ...breakColumns(
      files.map(f => [f.path, `${groupDigits(String(f.bytes))} bytes`] as const),
      width,
    ),
    ...deadlines.flatMap(d => breakText(dueText(d), width)),
    ...told(gaps, notes, width),
  ]
  if (losses.length > 0) lines.push('', 'What the form does not hold:')
  for (const { field, lost } of losses.slice(0, MOST)) lines.push(...breakText(`${field}: ${lost}`, width, '  '))
  if (losses.length > MOST) lines.push(`  and ${losses.length - MOST} more`)
  const next = 'This is a draft, and nothing was filed. Read it, then decide with its digest as --draft:'
  lines.push('', ...breakText(next, width), `  cordon casework decide ${id} report --reason TEXT --draft SHA256`)
  return `${lines.join('\n')}\n`
}

function told(gaps: readonly string[], notes: readonly string[], width: number): readonly string[] {
  return [
    ...gaps.flatMap(gap => breakText(`NOT IN IT: ${gap}`, width)),
    ...notes.flatMap(note => breakText(note, width)),
  ]
}

function dueText(d: z.output<typeof formDeadline>): string {
  const due = d.byDay === null ? d.duty : `by ${d.byDay}`
  const source = d.source === '' ? '' : `; source: ${d.source}`
  return `Due in ${d.jurisdiction}: ${due} (${d.because}${source}${d.caveat === null ? '' : `; ${d.caveat}`})`
}
