import { partyColumns } from '../../../../formats/screen/party-columns.ts'

/** Lines that one question takes. */
export const MOST_LINES = 1_000

/** The parties of a pasted text: one a line, each once, in their order; of a table with a header, the cells of the columns that name parties. */
export function partyLines(text: string): string[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n|\u2028|\u2029/)
  const [head = '', ...rest] = lines
  const between = head.includes('\t') ? '\t' : head.includes(';') ? ';' : ','
  const columns = head.includes(between) || rest.length > 0 ? partyColumns(cellsOf(head, between)) : null
  const found = new Set<string>()
  const add = (party: string): void => {
    const trimmed = party.trim()
    if (trimmed !== '') found.add(trimmed)
  }
  if (columns === null) for (const line of lines) add(line)
  else
    for (const line of rest) {
      const cells = cellsOf(line, between)
      for (const { column } of columns.subjects) add(cells[column] ?? '')
    }
  return [...found]
}

/** The cells of one line of a table, quotes taken off (RFC 4180). A cell does not go over several lines. */
function cellsOf(line: string, between: string): string[] {
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (let n = 0; n < line.length; n++) {
    const letter = line[n]
    if (quoted && letter === '"' && line[n + 1] === '"') {
      cell += '"'
      n++
    } else if (letter === '"' && (quoted || cell.trim() === '')) {
      quoted = !quoted
      if (quoted) cell = ''
    } else if (letter === between && !quoted) {
      cells.push(cell)
      cell = ''
    } else cell += letter
  }
  return [...cells, cell]
}
