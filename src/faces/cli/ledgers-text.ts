import { groupDigits } from '../../formats/group-digits.ts'
import type { AddedLedger } from '../../operations/live/add-ledger.ts'
import type { FilledPast } from '../../operations/live/fill-past.ts'
import type { LedgerStanding } from '../../operations/live/show-ledgers.ts'
import { hang } from './fold-text.ts'

/** The answer of `cordon ledgers add`. */
export function addedLedgerText({ ledger, kind, source, from, head }: AddedLedger, columns: number): string {
  const begin = from === null ? 'from its newest block on' : `from block ${height(from)}`
  const now = head === null ? 'it was not asked' : `its newest block is ${height(head)}`
  return text(columns, [
    `${ledger} is followed through ${source} (${kind}), ${begin}; ${now}`,
    'to follow it now, and watch a case:  cordon watch CASE',
  ])
}

/** The answer of `cordon ledgers past`. */
export function pastText(past: FilledPast, columns: number): string {
  const { account, source, until, transfers, transactions, complete, gaps, refusals } = past
  const what = transactions > 0 ? `${height(transactions)} transactions` : `${height(transfers)} transfers`
  const [first] = refusals
  return text(columns, [
    `${account}, up to block ${height(until)}, by ${source}`,
    `  ${what}: new ${height(past.new)}, known ${height(past.known)}, refused ${height(past.refused)}`,
    ...(first === undefined ? [] : [`  refused: ${first.reason} [${first.code}]`]),
    `  ${complete ? 'this is all' : 'THIS IS NOT ALL: there is more than could be had'}`,
    ...gaps.map(g => `  not seen: ${g.because} [${g.kind}]`),
  ])
}

/** The answer of `cordon ledgers`. */
export function ledgersText({ ledgers }: { readonly ledgers: readonly LedgerStanding[] }, columns: number): string {
  if (ledgers.length === 0) return 'No ledger is followed yet. To follow one:\n  cordon ledgers add LEDGER --rpc URL\n'
  return ledgers.map(l => text(columns, standingLines(l))).join('')
}

function standingLines({ ledger, followed, tip, head, lag, final, gaps, fault }: LedgerStanding): string[] {
  const kept = tip === null ? 'no block kept yet' : `kept to block ${height(tip)}`
  const behind = lag === null ? [] : [lag === 0 ? 'up to date' : `${height(lag)} behind`]
  const last = final === null ? [] : [`final to ${height(final)}`]
  const newest = tip === null && head !== null ? [`newest ${height(head)}`] : []
  const through = followed === null ? 'not followed any more' : `${followed.source} (${followed.kind})`
  return [
    `${ledger}  ${through}`,
    `  ${[kept, ...newest, ...behind, ...last].join(', ')}`,
    ...(fault === null ? [] : [`  FAILS: ${fault.message} [${fault.code}]`]),
    ...gaps.map(
      g => `  not seen, ${g.from === g.until ? 'block' : 'blocks'} ${span(g.from, g.until)}: ${g.because} [${g.kind}]`,
    ),
  ]
}

function span(from: number, until: number): string {
  return from === until ? height(from) : `${height(from)} to ${height(until)}`
}

function height(n: number): string {
  return groupDigits(String(n))
}

function text(columns: number, lines: readonly string[]): string {
  const width = Math.min(columns, 110)
  const folded = lines.flatMap(line => hang(line.trimStart(), width, line.startsWith('  ') ? '  ' : ''))
  return `${folded.join('\n')}\n`
}
