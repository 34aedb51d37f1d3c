import type { z } from 'zod'
import { showInstant } from '../../model/instant.ts'
import type { listCases } from '../../operations/cases/list-cases.ts'
import type { showCase } from '../../operations/cases/show-case.ts'
import type { verifyEvidence } from '../../operations/cases/verify-evidence.ts'
import { harmless } from './paint.ts'

/** The answer of `cordon cases`. */
export function casesText({ cases }: z.output<typeof listCases.output>): string {
  if (cases.length === 0) return 'No case yet: trace with --case NAME, or run cordon start.\n'
  const names = Math.max(4, ...cases.map(c => c.name.length))
  const rows = cases.map(c => {
    const last =
      c.lastTraceAt === null
        ? c.reportedAt === null
          ? 'not traced'
          : 'reported, not traced'
        : `${c.traces} traced, last ${showInstant(c.lastTraceAt)}`
    return `${c.name.padEnd(names)}  ${last}, opened by ${harmless(c.openedBy)}`
  })
  return `${rows.join('\n')}\n`
}

/** The answer of `cordon case NAME`. */
export function caseText(c: z.output<typeof showCase.output>): string {
  const lines = [`case ${c.name}, opened ${showInstant(c.openedAt)} by ${harmless(c.openedBy)}`]
  if (c.theft)
    lines.push(
      `  fact ${c.theft.seq}  ${showInstant(c.theft.at)}  theft reported`,
      `    ${c.theft.incident}`,
      `    ${c.theft.document}`,
    )
  for (const t of c.traces)
    lines.push(
      `  fact ${t.seq}  ${showInstant(t.at)}  ${t.policy} as of ${showInstant(t.asOf)}${t.finished ? '' : ', not finished'}`,
      `    ${t.document}`,
    )
  return `${lines.join('\n')}\n`
}

/** The answer of `cordon verify`. */
export function verifyText(v: z.output<typeof verifyEvidence.output>): string {
  const facts = `${v.facts} fact${v.facts === 1 ? '' : 's'} in an unbroken chain`
  const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`
  const lists = v.listVersions === 0 ? '' : ` and ${count(v.listVersions, 'list version')}`
  return `${facts}, ${count(v.documents, 'kept result')}${lists} unchanged\n${journalText(v)}last  ${v.digest}\n`
}

function journalText({ events, eventsLost }: z.output<typeof verifyEvidence.output>): string {
  if (!events && eventsLost === 0) return ''
  const lost = eventsLost === 0 ? '' : `; ${eventsLost} that facts told of were lost with a later copy of it`
  return `${events ?? 0} event${events === 1 ? '' : 's'} in the monitor's journal, without a hole${lost}\n`
}
