import { useAnswer } from '../../api/use-call.ts'
import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Badge } from '../../kit/badge.tsx'
import { Card } from '../../kit/card.tsx'
import { Answer } from '../../kit/states.tsx'
import { MarkingText } from './marking-text.tsx'
import { TIPS_WORDS } from './tips-words.ts'

/** Who saw which indicator, ours and others', the latest first. */
export function SightingsCard() {
  const say = useWords(TIPS_WORDS)
  const { time } = useFormats()
  const ours = useAnswer('listIntel', { side: 'out', type: 'sighting', limit: 50 })
  const theirs = useAnswer('listIntel', { side: 'in', type: 'sighting', limit: 50 })
  return (
    <Card title={say('sightings')}>
      <p className="quiet">{say('sightingsAbout')}</p>
      <Answer of={ours}>
        {own => (
          <Answer of={theirs}>
            {others => {
              const rows = [...own.rows, ...others.rows].sort((a, b) => b.seq - a.seq)
              if (rows.length === 0) return <p className="quiet">{say('sightingsEmpty')}</p>
              return (
                <ul className="sharing-rows">
                  {rows.map(r => (
                    <li key={r.seq}>
                      <span className="row">
                        <Badge tone={r.from === 'self' ? 'info' : 'plain'}>
                          {r.from === 'self' ? say('ours') : `${say('theirs')}: ${r.fromName}`}
                        </Badge>
                        <code>{r.title}</code>
                        <MarkingText marking={r.marking} />
                        <span className="quiet">{time(r.addedAt)}</span>
                      </span>
                    </li>
                  ))}
                </ul>
              )
            }}
          </Answer>
        )}
      </Answer>
    </Card>
  )
}
