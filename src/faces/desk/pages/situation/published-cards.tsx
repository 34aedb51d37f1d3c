import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Card } from '../../kit/card.tsx'
import { Told, useTold } from '../../words/sentences/told.tsx'
import { BarRow } from './bar-row.tsx'
import type { Situation } from './situation-row.ts'
import { SITUATION_WORDS } from './situation-words.ts'
import { YearChart } from './year-chart.tsx'

/** Published thefts by year, as a picture and as a table. */
export function YearsCard({ situation }: { readonly situation: Situation }) {
  const say = useWords(SITUATION_WORDS)
  const { shortMoney, number } = useFormats()
  const told = useTold('situation')
  const { years, published, widestBy } = situation
  return (
    <Card title={say('trend')}>
      <p className="quiet">{say('trendAbout', { n: published.length, source: told(widestBy).text })}</p>
      <div className="situation-two">
        <YearChart years={years} />
        <div className="table-scroll">
          <table className="table situation-years">
            <caption className="unseen">{say('trend')}</caption>
            <thead>
              <tr>
                <th scope="col">{say('year')}</th>
                <th scope="col" className="end">
                  {say('thefts')}
                </th>
                <th scope="col" className="end">
                  {say('loss')}
                </th>
                <th scope="col" className="end">
                  {say('widest')}
                </th>
              </tr>
            </thead>
            <tbody>
              {years.map(y => (
                <tr key={y.year}>
                  <th scope="row">{y.year}</th>
                  <td className="end">{number(y.thefts)}</td>
                  <td className="end">{shortMoney(y.usd, 'USD')}</td>
                  <td className="end">{y.widestUsd === null ? '–' : shortMoney(y.widestUsd, 'USD')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </Card>
  )
}

/** Of which thefts it was told what was frozen or given back, and the published parts of all. */
export function SharesCard({ situation }: { readonly situation: Situation }) {
  const say = useWords(SITUATION_WORDS)
  const { percent, shortMoney } = useFormats()
  const told = situation.published.filter(t => t.frozen !== null).sort((a, b) => (b.frozen ?? 0) - (a.frozen ?? 0))
  const parts = situation.baselines.filter(b => b.part !== null)
  return (
    <div className="columns situation-shares">
      <Card title={say('shares')}>
        <p className="quiet">{say('sharesAbout')}</p>
        <table className="table">
          <caption className="unseen">{say('shares')}</caption>
          <tbody>
            {told.map(t => (
              <tr key={t.id} title={t.source}>
                <th scope="row">
                  {t.name} {t.date.slice(0, 4)}
                </th>
                <td className="end">{shortMoney(t.usd, 'USD')}</td>
                <td className="end">{percent(t.frozen ?? 0)}</td>
                <td>
                  <BarRow bars={[{ key: t.id, part: t.frozen ?? 0, kind: 'frozen' }]} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
      <Card title={say('baselines')}>
        <table className="table">
          <caption className="unseen">{say('baselines')}</caption>
          <tbody>
            {parts.map(b => (
              <tr key={b.key}>
                <th scope="row">
                  {say(b.key === 'recovered' ? 'recovered-part' : b.key)}
                  <div className="quiet">
                    <small>
                      <Told book="situation" text={b.source} />
                    </small>
                  </div>
                </th>
                <td className="end">{percent(b.part ?? 0)}</td>
                <td>
                  <BarRow bars={[{ key: b.key, part: b.part ?? 0, kind: 'widest' }]} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
    </div>
  )
}
