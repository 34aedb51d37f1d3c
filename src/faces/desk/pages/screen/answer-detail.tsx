import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Badge, Note } from '../../kit/badge.tsx'
import { Card } from '../../kit/card.tsx'
import { Told } from '../../words/sentences/told.tsx'
import { ledgerName } from '../case/picture/ledger-names.ts'
import { AskedLists } from './asked-lists.tsx'
import { EntryCard } from './entry-card.tsx'
import { VERDICT_TONES, VERDICT_WORDS, verdictOf } from './row-verdict.ts'
import { SCREEN_WORDS } from './screen-words.ts'
import type { ScreenRow } from './verdicts-csv.ts'

const MEANS = { match: 'matchMeans', unknown: 'unknownMeans', clear: 'clearMeans', fault: 'faultMeans' } as const
const KINDS = ['address', 'transaction', 'domain', 'name'] as const

/** One answer with everything that a reader needs to check it. @param at the time as of which it is answered */
export function AnswerDetail({ row, at }: { readonly row: ScreenRow; readonly at: number }) {
  const say = useWords(SCREEN_WORDS)
  const formats = useFormats()
  const { answer, fault } = row
  const verdict = verdictOf(row)
  const kind = KINDS.find(k => k === answer?.party.kind)
  return (
    <div className="stack screen-detail" aria-live="polite">
      <section className="card screen-verdict" data-tone={VERDICT_TONES[verdict]}>
        <div className="row">
          <Badge tone={VERDICT_TONES[verdict]}>{say(VERDICT_WORDS[verdict])}</Badge>
          {kind === undefined ? null : <span className="quiet">{say(kind)}</span>}
        </div>
        <h3 className="screen-party">{answer?.party.canonical ?? row.line}</h3>
        <p>{say(MEANS[verdict])}</p>
        {answer !== null && answer.party.ledgers.length > 0 ? (
          <p className="quiet">
            {say('ledgers')}: {answer.party.ledgers.map(ledgerName).join(', ')}
          </p>
        ) : null}
        {fault === null ? null : (
          <Note tone="warn">
            <Told book="screen" text={fault.message} /> <code>{fault.code}</code>
          </Note>
        )}
      </section>
      {answer === null ? null : (
        <>
          {answer.entries.map(entry => (
            <EntryCard key={`${entry.list} ${entry.id} ${entry.basis} ${entry.matched}`} entry={entry} />
          ))}
          {answer.gaps.length === 0 ? null : (
            <Card title={say('gaps')}>
              <ul className="screen-list">
                {answer.gaps.map(gap => (
                  <li key={`${gap.code} ${gap.list}`}>
                    {gap.blocking ? <Badge tone="warn">{say('blocking')}</Badge> : null}{' '}
                    {gap.list === null ? null : <code>{gap.list}</code>} <Told book="screen" text={gap.because} />
                  </li>
                ))}
              </ul>
            </Card>
          )}
          {answer.nearMisses.length === 0 ? null : (
            <Card title={say('nearMisses')}>
              <ul className="screen-list">
                {answer.nearMisses.map(miss => (
                  <li key={`${miss.list} ${miss.id} ${miss.matched}`}>
                    <span className="mono">{miss.matched}</span>{' '}
                    <span className="quiet">{miss.list ?? say('ownParty')}</span>
                    <div>
                      <Told book="screen" text={miss.why} />
                    </div>
                  </li>
                ))}
              </ul>
            </Card>
          )}
          {answer.exposure.length === 0 ? null : (
            <Card title={say('exposure')}>
              <div className="table-scroll">
                <table className="table">
                  <thead>
                    <tr>
                      {(['category', 'source', 'direction', 'share', 'hops'] as const).map(key => (
                        <th key={key} scope="col" className={key === 'share' || key === 'hops' ? 'end' : undefined}>
                          {say(key)}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {answer.exposure.map(e => (
                      <tr key={`${e.category} ${e.source} ${e.direction} ${e.asset}`}>
                        <td>
                          <Told book="trace" text={e.category} />
                        </td>
                        <td>{e.source}</td>
                        <td>{say(e.direction)}</td>
                        <td className="end">{formats.percent(e.share)}</td>
                        <td className="end">{e.hops === null ? '–' : formats.number(e.hops)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </Card>
          )}
          <AskedLists versions={answer.listVersions} at={at} />
        </>
      )}
    </div>
  )
}
