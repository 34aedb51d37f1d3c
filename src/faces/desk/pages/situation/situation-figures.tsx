import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Card, Stat } from '../../kit/card.tsx'
import { useTold } from '../../words/sentences/told.tsx'
import { BarRow } from './bar-row.tsx'
import { FIGURES, partOfStolen, type Situation } from './situation-row.ts'
import { SITUATION_WORDS } from './situation-words.ts'

/** The headline: cases, and each figure as a part of what was stolen. */
export function SituationStats({ situation }: { readonly situation: Situation }) {
  const say = useWords(SITUATION_WORDS)
  const { number, percent, shortMoney } = useFormats()
  const { totals } = situation
  return (
    <dl className="stats situation-stats">
      <Stat name={say('cases')} value={number(totals.cases)} told={say('tracedOf', { n: totals.traced })} />
      {FIGURES.map(f => {
        const part = f === 'stolen' ? null : partOfStolen(totals[f].usd, totals.stolen.usd)
        return (
          <Stat
            key={f}
            name={say(f)}
            value={totals[f].cases === 0 ? say('notKnown') : shortMoney(totals[f].usd, 'USD')}
            told={
              f === 'stolen'
                ? say('known', { n: totals.stolen.cases })
                : part === null
                  ? undefined
                  : say('ofStolen', { part: percent(part) })
            }
          />
        )
      })}
    </dl>
  )
}

/** The way from stolen to recovered, as bars with their figures. */
export function SituationFlow({ situation }: { readonly situation: Situation }) {
  const say = useWords(SITUATION_WORDS)
  const told = useTold('situation')
  const { money, percent } = useFormats()
  const { totals, baselines } = situation
  const recovered = baselines.find(b => b.key === 'recovered')
  const rows = ['stolen', 'located', 'passed', 'freezable', 'asked', 'frozen', 'recovered'] as const
  return (
    <Card title={say('flow')}>
      <div className="table-scroll">
        <table className="table situation-flow">
          <caption className="unseen">{say('flow')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('figure')}</th>
              <th scope="col" className="end">
                {say('usd')}
              </th>
              <th scope="col" className="end">
                {say('part')}
              </th>
              <th scope="col">
                <span className="unseen">{say('chart', { what: say('flow') })}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(f => {
              const part = partOfStolen(totals[f].usd, totals.stolen.usd)
              return (
                <tr key={f}>
                  <th scope="row">
                    {say(f)}
                    {totals[f].without === 0 ? null : (
                      <div className="quiet">
                        <small>{say('without', { n: totals[f].without })}</small>
                      </div>
                    )}
                  </th>
                  <td className="end">{money(totals[f].usd, 'USD')}</td>
                  <td className="end">{part === null ? '–' : percent(part)}</td>
                  <td>
                    <BarRow bars={[{ key: f, part: part ?? 0, kind: f }]} />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {recovered?.part == null ? null : (
        <p className="quiet">
          {say('recoveredPublished', { part: percent(recovered.part), source: told(recovered.source).text })}
        </p>
      )}
    </Card>
  )
}
