import { csvCell } from './neutral-cell.ts'
import type { RowAnswer } from './row-answer.ts'

/** Columns that are added to those carried over. */
const ADDED = [
  'verdict',
  'entries',
  'names',
  'basis',
  'confidence',
  'programmes',
  'why',
  'near',
  'gaps',
  'code',
  'reason',
]
/** Between several values of one cell. */
const BETWEEN = ' | '
/** Values of one kind that are written in a cell; the others are counted. */
const MOST_VALUES = 20

/** The header of a verdict file: the input's columns, then ours. One of ours whose name is taken has an underscore behind it. */
export function verdictHeader(carried: readonly string[]): string {
  const taken = new Set(carried.map(name => name.trim().toLowerCase()))
  const added = ADDED.map(name => (taken.has(name) ? `${name}_` : name))
  return `${[...carried, ...added].map(csvCell).join(',')}\n`
}

/**
 * A row of a verdict file, with its line break.
 * @param cells as they came; missing ones are empty, and what exceeds the header is joined to the last
 */
export function verdictRow(width: number, cells: readonly string[], answer: RowAnswer): string {
  const carried = cells.length <= width ? cells : [...cells.slice(0, width - 1), cells.slice(width - 1).join(',')]
  let line = ''
  for (let n = 0; n < width; n++) line += `${csvCell(carried[n] ?? '')},`
  const { verdict, entries, nearMisses, gaps, code, reason } = answer
  if (entries.length === 0 && nearMisses.length === 0 && gaps.length === 0 && code === null)
    return `${line}${verdict},,,,,,,,,,\n`
  const added = [
    verdict,
    several(entries.map(e => `${e.list}:${e.id}`)),
    several(entries.map(e => e.name)),
    several(entries.map(e => e.basis)),
    entries.length === 0 ? '' : String(Math.max(...entries.map(e => e.confidence))),
    several(entries.flatMap(e => e.programmes)),
    several(entries.map(e => e.why[0] ?? '')),
    several(nearMisses.map(m => m.matched)),
    several(gaps.map(g => (g.list === null ? g.code : `${g.code}:${g.list}`))),
    code ?? '',
    reason ?? '',
  ]
  return `${line}${added.map(csvCell).join(',')}\n`
}

/** A row as a line of JSON: its place, its cells by column, and the answer. */
export function verdictJson(
  line: number,
  header: readonly string[],
  cells: readonly string[],
  answer: RowAnswer,
): string {
  const row = cells.map((cell, n) => [header[n] ?? `column ${n + 1}`, cell] as const)
  return `${JSON.stringify({ line, row: Object.fromEntries(row), ...answer })}\n`
}

function several(values: readonly string[]): string {
  const all = [...new Set(values)].filter(value => value !== '')
  const left = all.length - MOST_VALUES
  return left > 0 ? [...all.slice(0, MOST_VALUES), `and ${left} more`].join(BETWEEN) : all.join(BETWEEN)
}
