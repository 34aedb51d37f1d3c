import type { Answered } from '../../api/operations.ts'
import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Badge, Note } from '../../kit/badge.tsx'
import { Card } from '../../kit/card.tsx'
import { type Column, DataTable } from '../../kit/data-table.tsx'
import { Told } from '../../words/sentences/told.tsx'
import { RELEASE_WORDS } from './release-words.ts'
import { WhoText } from './who-text.tsx'

type Outcome = Answered<'shareIntel'>['recipients'][number]

/** † Objects of one recipient that are shown. */
const MOST_OBJECTS = 200

/** What each partner would receive, and why not the rest. */
export function ReleaseOutcomes({ shown }: { readonly shown: Answered<'shareIntel'> }) {
  const say = useWords(RELEASE_WORDS)
  const { number } = useFormats()
  const { objects, new: fresh, unmarked, unmarkedAs, conflicts, recipients } = shown
  const columns: readonly Column<Outcome & { readonly n: number }>[] = [
    {
      key: 'who',
      title: say('who'),
      order: r => r.name,
      cell: r => (
        <>
          <strong>{r.name}</strong> <WhoText of={r} />
        </>
      ),
    },
    { key: 'whole', title: say('whole'), order: r => r.whole, end: true, cell: r => number(r.whole) },
    { key: 'redacted', title: say('redacted'), order: r => r.redacted, end: true, cell: r => number(r.redacted) },
    { key: 'withheld', title: say('withheld'), order: r => r.withheld, end: true, cell: r => number(r.withheld) },
    {
      key: 'why',
      title: say('why'),
      cell: r => (
        <>
          {r.why.map(w => (
            <div key={`${w.code} ${w.because}`}>
              <Told book="sharing" text={w.because} /> <span className="quiet">({number(w.objects)})</span>
            </div>
          ))}
          <details>
            <summary>{say('objects')}</summary>
            <ul className="sharing-recipients">
              {r.objects.slice(0, MOST_OBJECTS).map(o => (
                <li key={o.id}>
                  <Badge tone={o.outcome === 'whole' ? 'good' : o.outcome === 'redacted' ? 'warn' : 'plain'}>
                    {say(o.outcome)}
                  </Badge>{' '}
                  <code>{o.id}</code>{' '}
                  {o.dropped.length === 0 ? null : (
                    <small className="quiet">{say('dropped', { paths: o.dropped.join(', ') })}</small>
                  )}
                </li>
              ))}
            </ul>
          </details>
        </>
      ),
    },
  ]
  return (
    <Card title={say('title')}>
      <p>{say('summary', { objects, fresh, unmarked, as: unmarkedAs.toUpperCase() })}</p>
      {conflicts.length === 0 ? null : (
        <Note tone="warn">
          {say('conflicts')} <code>{conflicts.join(' ')}</code>
        </Note>
      )}
      {recipients.length === 0 ? (
        <Note tone="warn">{say('nobody')}</Note>
      ) : (
        <DataTable
          name="outcomes"
          caption={say('title')}
          columns={columns}
          rows={recipients.map((r, n) => ({ ...r, n }))}
          keyOf={r => `${r.n} ${r.id}`}
        />
      )}
    </Card>
  )
}
