import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Badge, type Tone } from '../../kit/badge.tsx'
import { Card } from '../../kit/card.tsx'
import { Told, useTold } from '../../words/sentences/told.tsx'
import type { CaseSheet } from './case-sheet.ts'
import { CASEWORK_WORDS } from './casework-words.ts'
import { Countdown } from './countdown.tsx'
import { useReportName } from './report-name.ts'

type Deadline = CaseSheet['deadlines'][number]

const TONES: Readonly<Record<Deadline['state'], Tone>> = {
  'not-begun': 'plain',
  running: 'warn',
  filed: 'good',
  'filed-late': 'bad',
  'not-counted': 'warn',
  'not-due': 'plain',
}

/** By when a case's reports must have gone out, by the law of each country. */
export function CaseDeadlines({ deadlines }: { readonly deadlines: readonly Deadline[] }) {
  const say = useWords(CASEWORK_WORDS)
  const tell = useTold('rules')
  const formats = useFormats()
  const nameOf = useReportName()
  return (
    <Card title={say('deadlines')}>
      {deadlines.length === 0 ? <p className="quiet">{say('noDeadlines')}</p> : null}
      <ul className="casework-deadlines">
        {deadlines.map(d => (
          <li key={d.jurisdiction}>
            <div className="row">
              <strong>{d.jurisdiction}</strong> {nameOf(d)} <Badge tone={TONES[d.state]}>{say(d.state)}</Badge>
              {d.state === 'running' ? <Countdown dueAt={d.dueAt} jurisdiction={d.jurisdiction} /> : null}
            </div>
            <div className="quiet alerts-small">{begun(d)}</div>
            {d.longer === null ? null : (
              <div className="quiet alerts-small">
                {say('longer', { time: formats.time(d.longer.dueAt), condition: tell(d.longer.condition).text })}
              </div>
            )}
            {d.caveats.length + (d.source === null ? 0 : 1) === 0 ? null : (
              <details className="quiet alerts-small">
                <summary>{say('law')}</summary>
                {d.source === null ? null : (
                  <div>
                    <Told book="rules" text={d.source} />
                  </div>
                )}
                {d.caveats.map(c => (
                  <div key={c}>
                    <Told book="rules" text={c} />
                  </div>
                ))}
              </details>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )

  /** The term and from when it counts. */
  function begun({ term, from }: Deadline): string {
    const since = say(from === 'detection' ? 'fromDetection' : 'fromDetermination')
    return term === null ? since : say('termFrom', { term: termOf(term), since })
  }

  /** The server words terms in English; those of the catalogue are told in the reader's language. */
  function termOf(term: string): string {
    const [, n, kind] = /^(\d+) (business|calendar) days$/.exec(term) ?? []
    if (n !== undefined) return say(kind === 'business' ? 'businessTerm' : 'calendarTerm', { n: Number(n) })
    return term === 'promptly' ? say('promptTerm') : tell(term).text
  }
}
