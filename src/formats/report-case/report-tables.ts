import type { ReportCase } from '../../model/report-case.ts'
import { csvCell } from '../screen/neutral-cell.ts'
import { oneLine, type TellLoss } from './clean-text.ts'
import { endReader, endText } from './ends.ts'
import { moneyText } from './money.ts'

/** Rows as CSV (RFC 4180) that no spreadsheet takes for a formula. */
export function csvText(rows: Iterable<readonly string[]>): string {
  let text = ''
  for (const row of rows) text += `${row.map(csvCell).join(',')}\r\n`
  return text
}

/** The transactions of a case, one a line. */
export function transactionsCsv(told: ReportCase, tell: TellLoss): string {
  const find = endReader(told)
  const head = [
    'id',
    'at',
    'kind',
    'from',
    'to',
    'ledger',
    'tx',
    'block',
    'asset',
    'amount',
    'worth',
    'suspicious',
    'note',
  ]
  const rows = told.transactions.map((t, i) => [
    clean(t.id, `transactions.${i}.id`, tell),
    t.at,
    t.kind,
    clean(endText(find(t.from)), `transactions.${i}.from`, tell),
    clean(endText(find(t.to)), `transactions.${i}.to`, tell),
    t.ledger ?? '',
    clean(t.tx ?? '', `transactions.${i}.tx`, tell),
    t.block === null ? '' : String(t.block),
    clean(t.asset, `transactions.${i}.asset`, tell),
    t.amount,
    t.values.map(moneyText).join('; '),
    t.suspicious ? 'yes' : 'no',
    clean(t.note ?? '', `transactions.${i}.note`, tell),
  ])
  return csvText([head, ...rows])
}

/** The addresses of a case, one a line. */
export function addressesCsv(told: ReportCase, tell: TellLoss): string {
  const rows = told.addresses.map((a, i) => [
    a.account,
    clean(a.role, `addresses.${i}.role`, tell),
    a.blockable ? 'yes' : 'no',
    clean(a.holder ?? '', `addresses.${i}.holder`, tell),
    clean(a.source, `addresses.${i}.source`, tell),
  ])
  return csvText([['account', 'role', 'blockable', 'holder', 'source'], ...rows])
}

/** The technical indicators of a case, one a line. */
export function indicatorsCsv(told: ReportCase, tell: TellLoss): string {
  const rows = told.indicators.map((n, i) => [
    n.kind,
    clean(n.value, `indicators.${i}.value`, tell),
    n.at ?? '',
    clean(n.about ?? '', `indicators.${i}.about`, tell),
  ])
  return csvText([['kind', 'value', 'at', 'about'], ...rows])
}

function clean(text: string, field: string, tell: TellLoss): string {
  return oneLine(text, field, tell)
}
