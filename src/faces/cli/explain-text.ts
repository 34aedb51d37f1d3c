import type { z } from 'zod'
import { showAccount, unitWriter } from '../../formats/show-units.ts'
import { showInstant } from '../../model/instant.ts'
import type { explainTaint } from '../../operations/explain/explain-taint.ts'
import { foldText, hang } from './fold-text.ts'

type Explanation = z.output<typeof explainTaint.output>

/** Rows of a list that are printed. */
const MOST_ROWS = 10

/** The answer of `cordon explain` for a terminal. */
export function explainText(e: Explanation, columns: number): string {
  const units = unitWriter(e.assets)
  const width = Math.min(columns, 110)
  const name = e.subject.kind === 'account' ? showAccount(e.subject.id, 'full') : e.subject.id
  const fold = (text: string): string[] => hang(text, width, '  ')
  const transfer = (t: Explanation['path'][number]): string[] => [
    `  ${showInstant(t.at)}  block ${t.block}, index ${t.index}`,
    `    ${end(t.from)} -> ${end(t.to)}  ${units.amount(t.amount, t.asset)}${t.tainted === t.amount ? ', all of it tainted' : `, of it tainted ${units.amount(t.tainted, t.asset)}`}`,
    `    ${t.tx}`,
  ]
  const list = (title: string, rows: Explanation['path']): string[] => {
    if (rows.length === 0) return []
    const left = rows.length - MOST_ROWS
    const more = left > 0 ? [`  … and ${left} more (--json has all)`] : []
    return ['', `${title} (${rows.length})`, ...rows.slice(0, MOST_ROWS).flatMap(transfer), ...more]
  }
  const lines = [`${e.subject.kind} ${name}`, ...fold(FINDING[e.finding])]
  if (e.odds !== null) lines.push(...fold(`By odds, not by facts alone: joint confidence ${e.odds} at the least.`))
  for (const a of e.accounts) {
    const service = a.service === null ? '' : `, ${a.service}`
    lines.push(
      ...fold(
        `${a.role}${service}, hop ${a.hop}: ${units.amount(a.tainted, a.asset)} of tainted value arrived, ${units.amount(a.held, a.asset)} is held (${minute(a.firstAt)} to ${minute(a.lastAt)} UTC)`,
      ),
    )
  }
  for (const s of e.endpoints)
    lines.push(...fold(`endpoint, ${s.kind}: ${units.amount(s.amount, s.asset)}; ${s.basis}`))
  for (const b of e.bounds)
    lines.push(
      ...fold(
        `over all doctrines: at least ${units.amount(b.least, b.asset)}, at most ${units.amount(b.most, b.asset)}`,
      ),
    )
  lines.push(...list('THE WAY OF HIGHEST VALUE FROM THE THEFT', e.path))
  if (e.subject.kind === 'account') {
    lines.push(...list('TAINTED VALUE CAME IN', e.incoming))
    lines.push(...list('TAINTED VALUE WENT OUT', e.outgoing))
  }
  const remarks = [
    ...e.patterns.map(p => `${p.pattern}: ${p.because}`),
    ...e.gaps.map(g => `${g.kind}${g.asset === null ? '' : ` ${units.amount(g.amount, g.asset)}`}: ${g.because}`),
    ...e.noise.map(n => `${n.kind}: ${n.because}`),
  ]
  if (remarks.length > 0) lines.push('', 'BESIDE IT')
  for (const remark of remarks.slice(0, MOST_ROWS)) lines.push(...fold(remark))
  lines.push('', ...foldText(`Case ${e.case}, as of ${minute(e.asOf)} UTC, policy ${e.policy}: ${e.doctrine}.`, width))
  lines.push(`Trace kept as fact ${e.fact}, sha256`, `  ${e.document}`, '')
  return lines.join('\n')
}

const FINDING: Readonly<Record<Explanation['finding'], string>> = {
  source: 'A source of the theft: what was stolen left from here.',
  tainted: 'Tainted: stolen value came here, by the way below.',
  noise: 'Noise: it touched the trace with transfers that carry no stolen value.',
  untouched: 'Not in this trace: no stolen value came here as far as it was followed.',
}

function end(account: string | null): string {
  return account === null ? 'no address' : showAccount(account, 'short')
}

function minute(at: number): string {
  return showInstant(at).slice(0, 16).replace('T', ' ')
}
