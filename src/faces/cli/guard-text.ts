import { type Address, toEip55 } from '../../model/address.ts'
import type { GuardAlarmRow, GuardAnswer } from '../../operations/guard/guard-answer.ts'
import { hang } from './fold-text.ts'
import { leadText } from './lead-text.ts'
import { type Paint, paint } from './paint.ts'

type Row = GuardAnswer['transactions'][number]

/** Transactions that are printed one by one; the rest are counted. */
const MOST_ROWS = 40

/** What the guard found, for a terminal: alarms first. */
export function guardText(answer: GuardAnswer, screen: { readonly columns: number; readonly colour: boolean }): string {
  const width = Math.min(screen.columns, 110)
  const ink = paint(screen.colour)
  const { alarms, transactions, safes, gaps } = answer
  const lines: string[] = []
  for (const alarm of alarms) lines.push(...alarmLines(alarm, width, ink), '')
  for (const safe of safes) lines.push(...safeLines(safe, width))
  // What is dealt with and holds nothing to ask about tells nobody anything.
  const told = transactions.filter(t => t.state === 'pending' || t.severity === 'alarm' || t.severity === 'warning')
  for (const row of told.slice(0, MOST_ROWS)) lines.push('', ...rowLines(row, width, ink))
  const rest = transactions.length - Math.min(told.length, MOST_ROWS)
  if (rest > 0) lines.push('', `${rest} more: --json lists them`)
  if (gaps.length > 0) lines.push('', ...gaps.flatMap(gap => hang(`not known: ${gap.because}`, width)))
  const count = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`
  lines.push('', `${count(transactions.length, 'transaction')} judged, ${count(alarms.length, 'alarm')}`)
  return `${lines.join('\n').trim()}\n`
}

/** One alarm: what it is, when, the two hashes, and the sentence. */
export function alarmLines(alarm: GuardAlarmRow, width: number, ink: Paint): string[] {
  const { safe, nonce, at, leadSeconds, reason, shown, executed, sentence } = alarm
  const lead = leadSeconds === null || leadSeconds === 0 ? '' : `, ${leadText(leadSeconds)} before it was executed`
  return [
    ink.bold(`ALARM  ${reason}, nonce ${nonce}`),
    `  safe      ${toEip55(safe as Address)}`,
    ...hang(`at        ${at ?? 'a time that nobody told'}${lead}`, width, '  '),
    ...(shown === null ? [] : [`  shown     ${shown}`]),
    ...(executed === null ? [] : [`  ${leadSeconds === null ? 'signed  ' : 'executed'}  ${executed}`]),
    ...hang(sentence, width, '  '),
  ]
}

function safeLines(safe: GuardAnswer['safes'][number], width: number): string[] {
  const owners = `${safe.threshold ?? '?'} of ${safe.owners.length} owners${safe.ownersFrom === 'given' ? '' : ' (inferred)'}`
  const known = [
    safe.version === null ? null : `version ${safe.version}`,
    safe.chainId === null ? null : `chain ${safe.chainId}`,
  ]
  const at = safe.nonce === null ? null : `at nonce ${safe.nonce}`
  const facts = [...known, owners, at].filter(fact => fact !== null).join(', ')
  return [
    `Safe ${toEip55(safe.safe as Address)}`,
    ...hang(facts, width, '  '),
    ...safe.findings.flatMap(f => hang(`${f.severity}  ${f.sentence}`, width, '  ')),
  ]
}

function rowLines(row: Row, width: number, ink: Paint): string[] {
  // Alarms were told in full above.
  const grave = [...new Set(row.findings.filter(f => f.severity === 'alarm').map(f => f.code))]
  const good = row.signatures.filter(s => s.verdict === 'signed').length
  const signed =
    row.signatures.length === 0 ? 'no signature' : `${good} of ${row.signatures.length} signatures over what is shown`
  return [
    ink.bold(`nonce ${row.nonce}, ${row.state}, ${signed}`),
    `  ${row.hash}`,
    ...hang(row.sentence, width, '  '),
    ...(grave.length === 0 ? [] : hang(`alarm  ${grave.join(', ')}`, width, '  ')),
    ...row.findings
      .filter(f => f.severity !== 'alarm')
      .flatMap(f => hang(`${f.severity}  ${f.code}: ${f.sentence}`, width, '  ')),
  ]
}
