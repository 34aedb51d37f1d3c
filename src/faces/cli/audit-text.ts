import { groupDigits } from '../../formats/group-digits.ts'
import type { AuditAnswer } from '../../operations/signature-audit/audit-signatures.ts'
import { breakText } from './break-text.ts'

/** † Rows of one kind that are printed; `--json` has them all. */
const MOST = 40

/** The answer of `cordon audit-signatures`. */
export function auditedText(answer: AuditAnswer, columns: number): string {
  const width = Math.min(columns, 110)
  const { audited, keys, findings, recoverable, atRisk, unread, gaps } = answer
  const lines = breakText(
    `${groupDigits(String(audited))} signature${audited === 1 ? '' : 's'} of ${keys} key${keys === 1 ? '' : 's'} audited`,
    width,
  )
  if (recoverable.length > 0)
    lines.push(
      ...breakText('RETIRE AT ONCE, and move first what they guard: the private keys of these follow from them', width),
      ...recoverable.map(key => `  ${key}`),
    )
  for (const group of atRisk.slice(0, MOST)) {
    lines.push(...breakText('whoever learns one of these keys learns all:', width))
    lines.push(...group.map(key => `  ${key}`))
  }
  for (const { kind, sentence, signatures } of findings.slice(0, MOST)) {
    lines.push(...breakText(`${kind}: ${sentence}`, width))
    for (const id of signatures.slice(0, 4)) lines.push(...breakText(id, width, '  '))
    if (signatures.length > 4) lines.push(`  and ${signatures.length - 4} more`)
  }
  if (findings.length > MOST) lines.push(`and ${findings.length - MOST} more findings`)
  if (findings.length === 0) lines.push(...breakText('Nothing was found, which proves no key safe.', width))
  for (const { id, because } of unread.slice(0, MOST)) lines.push(...breakText(`not audited: ${id}: ${because}`, width))
  if (unread.length > MOST) lines.push(`and ${unread.length - MOST} more that were not audited`)
  for (const gap of gaps) lines.push(...breakText(`not seen: ${gap}`, width))
  return `${lines.join('\n')}\n`
}
