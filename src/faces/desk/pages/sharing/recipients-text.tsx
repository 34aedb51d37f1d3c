import { useWords } from '../../app/preferences.tsx'
import { Badge } from '../../kit/badge.tsx'
import { Told } from '../../words/sentences/told.tsx'
import { SHARING_WORDS } from './sharing-words.ts'

/** Who gets an object, and why others do not. */
export function RecipientsText({
  recipients,
}: {
  readonly recipients: readonly {
    readonly id: string
    readonly name: string
    readonly outcome: 'whole' | 'redacted' | 'withheld'
    readonly why: string | null
  }[]
}) {
  const say = useWords(SHARING_WORDS)
  if (recipients.length === 0) return <span className="quiet">{say('toNobody')}</span>
  return (
    <ul className="sharing-recipients">
      {recipients.map(r => (
        // One organisation may come in two ways that stand differently.
        <li key={`${r.id} ${r.outcome} ${r.why}`}>
          <Badge tone={r.outcome === 'withheld' ? 'plain' : r.outcome === 'redacted' ? 'warn' : 'good'}>
            {r.name}: {say(r.outcome)}
          </Badge>
          {r.why === null ? null : (
            <small className="quiet">
              {' '}
              <Told book="sharing" text={r.why} />
            </small>
          )}
        </li>
      ))}
    </ul>
  )
}
