/** Begins a formula where a spreadsheet opens the file; the full-width forms count too. */
const FORMULA = '=+\\-@\uFF1D\uFF0B\uFF0D\uFF20'
const RISKY = new RegExp(`^\\s*[${FORMULA}]|^[\\t\\r\\n]|[;\\t\\r\\n] {0,8}[${FORMULA}]`)
const FIRST = new RegExp(`^\\s*[${FORMULA}]|^[\\t\\r\\n]`)
// Where a spreadsheet splits at semicolons or tabs instead of commas, a cell's middle begins a cell.
const INNER = new RegExp(`([;\\t\\r\\n] {0,8})(?=[${FORMULA}])`, 'g')
/** Nearly all cells: nothing in them asks for anything. */
const PLAIN = /^(?:\w(?:[\w.:/ -]*[\w.:/-])?)?$/
const QUOTED = /[",;\t\r\n']|^\s|\s$/

/**
 * A cell that no spreadsheet takes for a formula: one that begins like a formula, or holds such a beginning after a separator, gets
 * an apostrophe before it.
 */
export function neutralCell(text: string): string {
  if (!RISKY.test(text)) return text
  const inner = text.replace(INNER, "$1'")
  return FIRST.test(text) ? `'${inner}` : inner
}

/** A cell of CSV (RFC 4180), harmless to spreadsheets and quoted where needed. */
export function csvCell(text: string): string {
  if (PLAIN.test(text)) return text
  const safe = neutralCell(text)
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
