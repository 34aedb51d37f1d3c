import { Link } from 'wouter'
import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { type CaseRow, FIGURES, type FigureRow } from './situation-row.ts'
import { SITUATION_WORDS } from './situation-words.ts'

const STEPS = ['reported', 'traced', 'shared', 'asked', 'frozen'] as const

/** Each case: its figures, and how long after the theft each step was taken. */
export function CaseTable({ cases }: { readonly cases: readonly CaseRow[] }) {
  const say = useWords(SITUATION_WORDS)
  const { day, span } = useFormats()
  return (
    <div className="table-scroll">
      <table className="table situation-cases">
        <caption className="unseen">{say('byCase')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('case')}</th>
            {FIGURES.map(f => (
              <th key={f} scope="col" className="end">
                {say(f)}
              </th>
            ))}
            <th scope="col">{say('speed')}</th>
          </tr>
        </thead>
        <tbody>
          {cases.map(c => (
            <tr key={c.name}>
              <th scope="row">
                <Link href={`/cases/${encodeURIComponent(c.name)}`}>{c.name}</Link>
                <div className="quiet">
                  <small>
                    {c.theftAt === null ? say('notKnown') : day(c.theftAt)}
                    {c.overlap ? ` · ${say('overlap')}` : ''}
                  </small>
                </div>
              </th>
              {FIGURES.map(f => (
                <td key={f} className="end">
                  <FigureText figure={c.figures[f]} />
                </td>
              ))}
              <td>
                {c.late ? (
                  <small className="quiet">{say('late')}</small>
                ) : (
                  <small>
                    {STEPS.flatMap(s => {
                      const at = c.steps[s]
                      if (at === null || c.theftAt === null) return []
                      return [`${say(WORDS[s])} +${span(Math.max(0, at - c.theftAt))}`]
                    }).join(', ')}
                  </small>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const WORDS = {
  reported: 'reported',
  traced: 'traced',
  shared: 'shared',
  asked: 'askedStep',
  frozen: 'frozenStep',
} as const

/** † Assets named under a figure. */
const MOST_ASSETS = 2

function FigureText({ figure }: { readonly figure: FigureRow }) {
  const say = useWords(SITUATION_WORDS)
  const { shortMoney, amount } = useFormats()
  const { usd, amounts, partly } = figure
  if (amounts.length === 0 && usd === 0) return <span className="quiet">0</span>
  return (
    <>
      {usd === null ? (
        <span className="quiet">{say('notKnown')}</span>
      ) : (
        `${partly ? '≥ ' : ''}${shortMoney(usd, 'USD')}`
      )}
      {amounts.slice(0, MOST_ASSETS).map(a => (
        <div key={a.asset} className="quiet">
          <small>{amount(a.amount, a.decimals, a.symbol ?? '?')}</small>
        </div>
      ))}
      {amounts.length > MOST_ASSETS ? (
        <div className="quiet">
          <small>+{amounts.length - MOST_ASSETS}</small>
        </div>
      ) : null}
    </>
  )
}
