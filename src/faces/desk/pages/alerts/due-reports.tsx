import { Link } from 'wouter'
import type { Answered } from '../../api/operations.ts'
import { useWords } from '../../app/preferences.tsx'
import { Card } from '../../kit/card.tsx'
import { Told } from '../../words/sentences/told.tsx'
import { ALERTS_WORDS } from './alerts-words.ts'
import { Countdown } from './countdown.tsx'

/** Reports whose deadline is near or missed. */
export function DueReports({ due }: { readonly due: Answered<'listQueue'>['due'] }) {
  const say = useWords(ALERTS_WORDS)
  if (due.length === 0) return null
  return (
    <Card title={say('due')}>
      <ul className="alerts-due">
        {due.map(d => (
          <li key={`${d.case} ${d.jurisdiction}`} className="row">
            <Link href={`/casework/${d.case}?tab=reports`}>
              {d.case} · {d.jurisdiction}
            </Link>
            <Countdown dueAt={d.dueAt} jurisdiction={d.jurisdiction} />
            <span className="quiet">
              <Told book="rules" text={d.words} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
