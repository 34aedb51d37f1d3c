import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Badge, type Tone } from '../../kit/badge.tsx'
import { EXPLAIN_WORDS } from './explain-words.ts'
import type { ToldAlert } from './told-alert.ts'

type Finding = NonNullable<ToldAlert['judgement']>['findings'][number]

const TONES: Readonly<Record<NonNullable<Finding['level']>, Tone>> = {
  low: 'info',
  medium: 'warn',
  high: 'warn',
  hold: 'bad',
}

/** One rule that fired or could not answer: its question, its band, its figures, and what would have kept it silent. */
export function FindingCard({ finding }: { readonly finding: Finding }) {
  const say = useWords(EXPLAIN_WORDS)
  const formats = useFormats()
  const figures = Object.entries(finding.figures)
  return (
    <section className="card alerts-finding" aria-label={finding.rule}>
      <header>
        <h3>
          {finding.rule} <span className="alerts-rule">{finding.name}</span>
        </h3>
        {finding.level === null ? null : <Badge tone={TONES[finding.level]}>{say(finding.level)}</Badge>}
      </header>
      {finding.question === null ? null : <p className="quiet">{finding.question}</p>}
      {finding.lacks === null ? null : <p>{say('unanswered', { lacks: finding.lacks })}</p>}
      {finding.reasons.length === 0 ? null : (
        <ul className="alerts-list">
          {finding.reasons.map(reason => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {finding.unless === null ? null : <p className="alerts-unless">{say('unless', { unless: finding.unless })}</p>}
      <details>
        <summary className="quiet">
          {figures.length === 0 ? say('version', { version: finding.version }) : say('figures')}
        </summary>
        <dl className="facts">
          {figures.map(([name, value]) => (
            <div key={name} className="alerts-figure">
              <dt>{name}</dt>
              <dd>{typeof value === 'number' ? formats.number(value, 4) : value}</dd>
            </div>
          ))}
        </dl>
        {figures.length === 0 ? null : <p className="quiet">{say('version', { version: finding.version })}</p>}
      </details>
    </section>
  )
}
