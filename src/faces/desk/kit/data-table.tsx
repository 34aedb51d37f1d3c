import { memo, type ReactNode, useDeferredValue, useMemo } from 'react'
import { useSearchParams } from 'wouter'
import { useWords } from '../app/preferences.tsx'
import { Button } from './button.tsx'
import { KIT_WORDS } from './kit-words.ts'
import { screenful } from './screenful.ts'
import { useGrowing } from './use-growing.ts'

/** A column of a table. */
export interface Column<T> {
  readonly key: string
  readonly title: string
  /** What the rows are sorted by; without it the column cannot be sorted by. */
  readonly order?: (row: T) => string | number | bigint
  /** Numbers stand at the end. */
  readonly end?: boolean
  cell(row: T): ReactNode
}

const PAGE = 50

/** What a table was sorted by before it was ever drawn. */
const UNDRAWN = 'undrawn'

/** A table that can be sorted, as the page's address tells it; a page of it is shown at once, the rest when asked for. */
export function DataTable<T>({
  caption,
  columns,
  rows,
  keyOf,
  chosen,
  name,
}: {
  /** What it holds: read out before it. */
  readonly caption: string
  readonly columns: readonly Column<T>[]
  readonly rows: readonly T[]
  keyOf(row: T): string
  /** The key of the row that is looked at. */
  readonly chosen?: string | null
  /** Tells it apart from other tables of its page in the address: `sort-NAME`. */
  readonly name?: string
}) {
  const say = useWords(KIT_WORDS)
  const [query, setQuery] = useSearchParams()
  const member = name === undefined ? 'sort' : `sort-${name}`
  // `amount` upwards, `-amount` downwards.
  const sort = query.get(member) ?? ''
  const [by, down] = sort.startsWith('-') ? [sort.slice(1), true] : [sort, false]
  const setSort = (key: string): void =>
    setQuery(
      before => {
        const next = new URLSearchParams(before)
        next.set(member, key === by && !down ? `-${key}` : key)
        return next
      },
      { replace: true },
    )
  const sorted = useMemo(() => {
    const order = columns.find(c => c.key === by)?.order
    if (!order) return rows
    const turn = down ? -1 : 1
    // Each key is made once: a key may be a large number that is read from text.
    return rows
      .map(row => [order(row), row] as const)
      .sort(([x], [y]) => (x < y ? -turn : x > y ? turn : 0))
      .map(([, row]) => row)
  }, [rows, columns, by, down])
  const { shown, left, more, end } = useGrowing(sorted.length, PAGE)
  // A table that appears or is sorted anew shows its head in the same frame, and the rest as soon as there is time.
  const settled = useDeferredValue<unknown>(sort, UNDRAWN) === sort
  const drawn = settled ? shown : screenful()
  return (
    <>
      <div className="table-scroll">
        <table className="table">
          <caption className="unseen">{caption}</caption>
          <thead>
            <tr>
              {columns.map(c => (
                <th
                  key={c.key}
                  scope="col"
                  className={c.end ? 'end' : undefined}
                  aria-sort={by === c.key && c.order ? (down ? 'descending' : 'ascending') : undefined}
                >
                  {c.order ? (
                    <button type="button" title={say('sortBy', { column: c.title })} onClick={() => setSort(c.key)}>
                      {c.title}
                    </button>
                  ) : (
                    c.title
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.slice(0, drawn).map(row => {
              const key = keyOf(row)
              return <Row key={key} row={row} columns={columns} chosen={chosen === key} />
            })}
          </tbody>
        </table>
      </div>
      {left > 0 && settled ? (
        // Not below the first rows alone: it would be in sight there, and bring more.
        <p ref={end}>
          <Button size="small" onClick={more}>
            {say('more', { n: Math.min(left, PAGE) })}
          </Button>{' '}
          <span className="quiet">{say('ofAll', { n: shown, all: sorted.length })}</span>
        </p>
      ) : null}
    </>
  )
}

/** One row, drawn anew where it or the columns are others: a choice touches two of a hundred. */
const Row = memo(function Row<T>({
  row,
  columns,
  chosen,
}: {
  readonly row: T
  readonly columns: readonly Column<T>[]
  readonly chosen: boolean
}) {
  return (
    <tr data-chosen={chosen}>
      {columns.map(c => (
        <td key={c.key} className={c.end ? 'end' : undefined}>
          {c.cell(row)}
        </td>
      ))}
    </tr>
  )
}) as <T>(props: { readonly row: T; readonly columns: readonly Column<T>[]; readonly chosen: boolean }) => ReactNode
