import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Badge, type Tone } from '../../kit/badge.tsx'
import { RULE_TITLES, ruleKey } from '../../words/rule-titles.ts'
import { Told, type ToldAs, useTold } from '../../words/sentences/told.tsx'
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
  const titles = useWords(RULE_TITLES)
  const tell = useTold('rules')
  const formats = useFormats()
  const figures = Object.entries(finding.figures)
  const key = ruleKey(finding.rule)
  return (
    <section className="card alerts-finding" aria-label={finding.rule}>
      <header>
        <h3>
          {finding.rule} {key === null ? null : titles(key)} <code className="alerts-rule">{finding.name}</code>
        </h3>
        {finding.level === null ? null : <Badge tone={TONES[finding.level]}>{say(finding.level)}</Badge>}
      </header>
      {finding.question === null ? null : (
        <p className="quiet">
          <Told book="rules" text={finding.question} />
        </p>
      )}
      {finding.lacks === null ? null : (
        <p title={finding.lacks}>{say('unanswered', { lacks: tell(finding.lacks).text })}</p>
      )}
      {finding.reasons.length === 0 ? null : (
        <ul className="alerts-list">
          {finding.reasons.map(reason => (
            <li key={reason}>
              <Told book="rules" text={reason} />
            </li>
          ))}
        </ul>
      )}
      {finding.unless === null ? null : (
        <p className="alerts-unless" title={finding.unless}>
          {say('unless', { unless: tell(finding.unless).text })}
        </p>
      )}
      <details>
        <summary className="quiet">
          {figures.length === 0 ? say('version', { version: finding.version }) : say('figures')}
        </summary>
        <dl className="facts">
          {figures.map(([name, value]) => (
            <div key={name} className="alerts-figure">
              <dt title={name}>{figureName(name, tell(`figure ${name}`))}</dt>
              <dd>{typeof value === 'number' ? formats.number(value, 4) : listed(value, tell)}</dd>
            </div>
          ))}
        </dl>
        {figures.length === 0 ? null : <p className="quiet">{say('version', { version: finding.version })}</p>}
      </details>
    </section>
  )
}

/** In English, and of a figure that is newer than the book, the name itself, its words apart: `left usd`. */
function figureName(name: string, { text, lang }: ToldAs): string {
  return lang === 'en' ? name.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`) : text
}

/** A figure in words; of several each. */
function listed(value: string, tell: (text: string) => ToldAs): string {
  const whole = tell(value)
  return whole.text === value
    ? value
        .split(', ')
        .map(part => tell(part).text)
        .join(', ')
    : whole.text
}
