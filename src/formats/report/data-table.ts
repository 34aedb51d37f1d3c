import { type Html, html, NOTHING } from './html.ts'

/** How a column's cells are set: running text, right-aligned figures, code that may break anywhere, or text kept on one line. */
export type ColumnKind = 'text' | 'number' | 'code' | 'line'

/** A table of a report. */
export interface DataTable {
  /** Unique in the page. */
  readonly id: string
  readonly caption: string
  /** On paper a column takes its share of the width, percent; without a share what the others leave. */
  readonly columns: readonly (readonly [title: string, kind: ColumnKind, share?: number])[]
  /** Cells of each row, in the columns' order. */
  readonly rows: readonly (readonly Html[])[]
  /** Ids of the rows, for links to them. */
  readonly anchors?: readonly string[]
  /** True for a table of few words, which need not fill the page. */
  readonly narrow?: boolean
  /** True for a wide table whose rows become cards on a telephone; the style then names its columns ({@link cardStyle}). */
  readonly cards?: boolean
  /** Rows that sum up what stands above. */
  readonly totals?: readonly (readonly Html[])[]
}

const CLASS: Readonly<Record<ColumnKind, Html>> = {
  text: NOTHING,
  number: html` class="n"`,
  code: html` class="c"`,
  line: html` class="l"`,
}

/** A table in a box of its own, which scrolls by touch and keyboard where the screen is narrower. */
export function dataTable({
  id,
  caption,
  columns,
  rows,
  anchors,
  narrow = false,
  cards = false,
  totals = [],
}: DataTable): Html {
  const line = (cells: readonly Html[], anchor: Html): Html =>
    html`<tr${anchor}>${cells.map((cell, i) => html`<td${CLASS[columns[i]?.[1] ?? 'text']}${head(i)}>${cell}</td>`)}</tr>\n`
  // On a telephone a row becomes a card, whose lines repeat the column's title; in long tables the style does that for all rows.
  const head = (i: number): Html => (narrow && i > 0 ? html` data-head="${columns[i]?.[0] ?? ''}"` : NOTHING)
  const body = rows.map((cells, i) => line(cells, anchors?.[i] === undefined ? NOTHING : html` id="${anchors[i]}"`))
  const foot = totals.length > 0 ? html`<tfoot>\n${totals.map(cells => line(cells, NOTHING))}</tfoot>` : NOTHING
  const shares = columns.map(([, , share]) => (share === undefined ? html`<col>` : html`<col class="w${share}">`))
  const heads = columns.map(([title, kind]) => html`<th scope="col"${CLASS[kind]}>${title}</th>`)
  return html`<div class="scroll${narrow ? ' narrow cards' : cards ? ' cards' : ''}" role="region" tabindex="0" aria-labelledby="${id}-caption">
<table id="${id}"><caption id="${id}-caption">${caption}</caption>
<colgroup>${narrow ? NOTHING : shares}</colgroup>
<thead><tr>${heads}</tr></thead>
<tbody>
${body}</tbody>
${foot}</table></div>
`
}

/** Rows from which on a table is laid out only when it comes near the screen. Shorter ones never are: people photograph whole pages. */
const FAR = 2_000

/** The class of a section that holds a table of so many rows. */
export function farClass(rows: number): string {
  return rows >= FAR ? 'far' : ''
}

/** Tells how many rows a table does not print; nothing when it prints all. */
export function leftOut(printed: number, total: number, which: string): Html {
  if (printed >= total) return NOTHING
  return html`<p class="told">${count(total - printed)} of ${count(total)} rows are left out here: ${which}. The trace’s JSON holds all.</p>\n`
}

/** A whole number in groups of three. */
export function count(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** `1 account`, `2 accounts`. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`
}

/** Style rules that name the columns of a table on its cards. @param columns titles are of this code, never of data */
export function cardStyle(id: string, columns: DataTable['columns']): string {
  return columns
    .map(([title], i) => (i === 0 ? '' : `#${id} td:nth-child(${i + 1})::before{content:"${title}"}`))
    .join('\n')
}
