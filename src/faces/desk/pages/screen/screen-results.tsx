import { useEffect, useRef, useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import type { Answered } from '../../api/operations.ts'
import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Badge } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { saveFile } from '../../kit/save-file.ts'
import { useKeys } from '../../kit/use-keys.ts'
import { AnswerDetail } from './answer-detail.tsx'
import { type RowVerdict, VERDICT_TONES, VERDICT_WORDS, verdictOf } from './row-verdict.ts'
import { SCREEN_WORDS } from './screen-words.ts'
import { type ScreenRow, verdictsCsv } from './verdicts-csv.ts'

/** Worst first. */
const VERDICTS: readonly RowVerdict[] = ['match', 'unknown', 'fault', 'clear']
/** Rows that are drawn at once. */
const PAGE = 200

/** The answers: how many of each verdict, the lines, and the one that is looked at. */
export function ScreenResults({ answers }: { readonly answers: Answered<'screenLines'> }) {
  const say = useWords(SCREEN_WORDS)
  const formats = useFormats()
  const [search] = useSearchParams()
  const [path, go] = useLocation()
  const [shown, setShown] = useState(PAGE)
  const chosenRow = useRef<HTMLTableRowElement>(null)
  const moved = useRef(false)
  const wanted = VERDICTS.find(v => v === search.get('verdict')) ?? null
  const numbered = answers.rows.map((row, n) => ({ row, n }))
  const sorted = numbered.sort(
    (a, b) => VERDICTS.indexOf(verdictOf(a.row)) - VERDICTS.indexOf(verdictOf(b.row)) || a.n - b.n,
  )
  const rows = wanted === null ? sorted : sorted.filter(({ row }) => verdictOf(row) === wanted)
  const at = Math.max(
    0,
    rows.findIndex(({ n }) => String(n + 1) === search.get('row')),
  )
  const chosen = rows[at]
  // What is asked stands behind the #, and stays there.
  const put = (key: string, value: string | null): void => {
    const next = new URLSearchParams(search)
    if (value === null) next.delete(key)
    else next.set(key, value)
    go(`${path}${next.size === 0 ? '' : `?${next}`}${location.hash}`, { replace: true })
  }
  const step = (by: number) => (): void => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))]
    if (next === undefined) return
    moved.current = true
    setShown(s => Math.max(s, at + by + 1))
    put('row', String(next.n + 1))
  }
  useKeys({ j: step(1), ArrowDown: step(1), k: step(-1), ArrowUp: step(-1) })
  useEffect(() => {
    if (moved.current) chosenRow.current?.scrollIntoView({ block: 'nearest' })
    moved.current = false
  })
  return (
    <section className="stack" aria-label={say('results')}>
      <div className="row screen-summary" role="status">
        <h2>{say('results')}</h2>
        <span className="quiet">{say('asked', { time: formats.time(answers.at) })}</span>
        <span className="screen-filters">
          {([null, ...VERDICTS] as const).map(verdict => {
            const n = verdict === null ? sorted.length : sorted.filter(({ row }) => verdictOf(row) === verdict).length
            return (
              <button
                key={verdict ?? 'all'}
                type="button"
                className="screen-filter"
                data-tone={verdict === null ? 'plain' : VERDICT_TONES[verdict]}
                aria-pressed={wanted === verdict}
                onClick={() => put('verdict', verdict)}
              >
                <strong>{formats.number(n)}</strong> {verdict === null ? say('all') : say(VERDICT_WORDS[verdict])}
              </button>
            )
          })}
        </span>
        <Button onClick={() => saveFile('verdicts.csv', verdictsCsv(answers.rows))}>{say('export')}</Button>
      </div>
      {chosen === undefined ? (
        <p className="quiet">{say('noneOf', { verdict: wanted === null ? '' : say(VERDICT_WORDS[wanted]) })}</p>
      ) : (
        <div className="screen-split" data-single={answers.rows.length === 1}>
          {answers.rows.length === 1 ? null : (
            <div className="card screen-rows">
              <table className="table">
                <caption>{say('keys')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{say('verdict')}</th>
                    <th scope="col">{say('party')}</th>
                    <th scope="col">{say('found')}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.slice(0, shown).map(({ row, n }) => (
                    <tr
                      key={n}
                      data-chosen={n === chosen.n}
                      ref={n === chosen.n ? chosenRow : null}
                      onClick={() => put('row', String(n + 1))}
                    >
                      <td>
                        <Badge tone={VERDICT_TONES[verdictOf(row)]}>{say(VERDICT_WORDS[verdictOf(row)])}</Badge>
                      </td>
                      <td>
                        <button
                          type="button"
                          className="screen-line"
                          aria-current={n === chosen.n ? 'true' : undefined}
                          onClick={() => put('row', String(n + 1))}
                        >
                          {row.line}
                        </button>
                      </td>
                      <td className="screen-found">{foundOn(row)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
              {rows.length > shown ? (
                <Button size="small" onClick={() => setShown(shown + PAGE)}>
                  +{formats.number(Math.min(PAGE, rows.length - shown))}
                </Button>
              ) : null}
            </div>
          )}
          <AnswerDetail key={chosen.n} row={chosen.row} at={answers.at} />
        </div>
      )}
    </section>
  )
}

function foundOn({ answer, fault }: ScreenRow): string {
  if (answer === null) return fault?.code ?? ''
  return [...new Set(answer.entries.map(e => e.list))].join(', ')
}
