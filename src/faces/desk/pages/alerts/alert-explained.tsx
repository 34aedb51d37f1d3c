import { Link } from 'wouter'
import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Badge, Note } from '../../kit/badge.tsx'
import { Card } from '../../kit/card.tsx'
import { SCHEME_TITLES, schemeKey } from '../../words/scheme-titles.ts'
import { Told } from '../../words/sentences/told.tsx'
import { AlertSaid } from './alert-said.tsx'
import { useAlertTitle, useRuleName } from './alert-title.tsx'
import { CustomerEvents } from './customer-events.tsx'
import { EXPLAIN_WORDS } from './explain-words.ts'
import { FindingCard } from './finding-card.tsx'
import { OtherSources } from './other-sources.tsx'
import { OUTCOME_WORDS } from './outcome-words.ts'
import type { ToldAlert } from './told-alert.ts'

/** What an alert rests on: rules with their figures and counterfactuals, schemes, events, or what a list, a watch or the guard told. */
export function AlertExplained({ told }: { readonly told: ToldAlert }) {
  const say = useWords(EXPLAIN_WORDS)
  const outcomes = useWords(OUTCOME_WORDS)
  const schemes = useWords(SCHEME_TITLES)
  const title = useAlertTitle()
  const name = useRuleName()
  const formats = useFormats()
  const { alert, judgement } = told
  return (
    <>
      <Card
        title={`${alert.id}: ${title(alert.title).text}`}
        aside={
          <span className="quiet">
            {formats.time(alert.at)} ·{' '}
            {told.case === null ? (
              say(told.state)
            ) : (
              <Link href={`/casework/${told.case}`}>{say(told.state, { case: told.case })}</Link>
            )}
          </span>
        }
      >
        {judgement === null ? (
          <>
            <ul className="alerts-list">
              {alert.reasons.map(reason => (
                <li key={reason}>
                  <AlertSaid source={alert.source} text={reason} />
                </li>
              ))}
            </ul>
            <OtherSources told={told} />
          </>
        ) : (
          <>
            {alert.marks.includes('withdrawn') ? <Note>{say('withdrawn')}</Note> : null}
            {judgement.late ? <Note>{say('late')}</Note> : null}
            {judgement.instead === null ? null : (
              <Note>{say('instead', { outcome: outcomes(judgement.instead) })}</Note>
            )}
            {judgement.typologies.length === 0 ? null : (
              <table className="table alerts-schemes">
                <thead>
                  <tr>
                    <th scope="col">{say('typologies')}</th>
                    <th scope="col">{say('score')}</th>
                    <th scope="col">{say('rules')}</th>
                  </tr>
                </thead>
                <tbody>
                  {[...judgement.typologies]
                    .sort((a, b) => b.score - a.score)
                    .map(t => (
                      <tr key={t.typology}>
                        <td>
                          {schemeTitle(t.typology)} <code className="alerts-rule">{t.typology}</code>{' '}
                          {t.outcome === 'pass' ? null : (
                            <Badge tone={t.outcome === 'hold' ? 'bad' : 'warn'}>
                              {t.outcome === 'hold' || t.outcome === 'review' ? outcomes(t.outcome) : t.outcome}
                            </Badge>
                          )}
                          {t.about === null ? null : (
                            <div className="quiet alerts-small">
                              <Told book="rules" text={t.about} />
                            </div>
                          )}
                        </td>
                        <td>
                          <meter
                            min={0}
                            max={1}
                            value={t.score}
                            aria-label={`${say('score')}: ${schemeTitle(t.typology)}`}
                          />{' '}
                          {formats.number(t.score, 2)}
                        </td>
                        <td>
                          {t.rules.map((rule, n) => (
                            <span key={rule} title={name(rule) ?? undefined}>
                              {n === 0 ? '' : ', '}
                              {rule}
                            </span>
                          ))}
                        </td>
                      </tr>
                    ))}
                </tbody>
              </table>
            )}
            {judgement.learned === null ? null : (
              <p className="quiet">
                {say('learned', { score: judgement.learned.score })}{' '}
                {judgement.learned.because.map((because, n) => (
                  <span key={because}>
                    {n === 0 ? '' : '; '}
                    <Told book="rules" text={because} />
                  </span>
                ))}
              </p>
            )}
            <p className="quiet alerts-why">{say('silent', { n: judgement.silent })}</p>
          </>
        )}
        <p className="quiet alerts-digest">
          {say('digest')}: <code>{alert.digest.slice(0, 16)}…</code>
        </p>
      </Card>
      {judgement?.findings.map(finding => (
        <FindingCard key={`${finding.rule} ${finding.version}`} finding={finding} />
      ))}
      {judgement === null ? null : <CustomerEvents events={told.events} decided={judgement.event} />}
      {told.gaps.length === 0 ? null : (
        <Note tone="warn">
          <strong>{say('gaps')}</strong>
          <ul className="alerts-list">
            {told.gaps.map(gap => (
              <li key={gap}>
                <Told book="rules" text={gap} />
              </li>
            ))}
          </ul>
        </Note>
      )}
    </>
  )

  function schemeTitle(code: string): string {
    const key = schemeKey(code)
    return key === null ? code : schemes(key)
  }
}
