import { unreadRow } from '../../../../formats/screen/row-answer.ts'
import { verdictHeader, verdictRow } from '../../../../formats/screen/verdict-csv.ts'
import type { Answered } from '../../api/operations.ts'

/** One line of an answer. */
export type ScreenRow = Answered<'screenLines'>['rows'][number]

/** The answers as CSV, as `cordon screen --file` writes them: no cell is a formula to a spreadsheet. */
export function verdictsCsv(rows: readonly ScreenRow[]): string {
  const lines = rows.map(({ line, answer, fault }) => {
    if (answer === null) return verdictRow(1, [line], unreadRow(fault?.code ?? 'unread', fault?.message ?? ''))
    const { verdict, entries, nearMisses, gaps } = answer
    return verdictRow(1, [line], { verdict, entries, nearMisses, gaps, code: null, reason: null })
  })
  return verdictHeader(['party']) + lines.join('')
}
