import type { ReactNode } from 'react'
import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Card } from '../../kit/card.tsx'
import type { FreezeRow } from './freeze-row.ts'
import { FreezeState } from './freeze-state.tsx'
import { FREEZE_WORDS } from './freeze-words.ts'

/** What happened to a request, the first first. */
export function FreezeHistory({ freeze }: { readonly freeze: FreezeRow }) {
  const say = useWords(FREEZE_WORDS)
  const { exact, time, span } = useFormats()
  const { at, sentAt, answers, withdrawal, decimals, symbol, asset } = freeze
  const since = (then: number): string => (sentAt === null || then <= sentAt ? '' : ` (+${span(then - sentAt)})`)
  const events: { readonly at: number; readonly key: string; readonly shown: ReactNode }[] = []
  if (sentAt === null) events.push({ at, key: 'made', shown: <strong>{say('made')}</strong> })
  else events.push({ at: sentAt, key: 'sent', shown: <strong>{say('sent')}</strong> })
  for (const a of answers)
    events.push({
      at: a.at,
      key: a.id,
      shown: (
        <>
          <FreezeState freeze={{ state: a.state, releaseAsked: false }} />{' '}
          {a.amount === '0' ? null : <strong>{exact(a.amount, decimals, symbol ?? asset)}</strong>}{' '}
          {a.holdUntil === null ? null : <span className="quiet">{say('until', { time: time(a.holdUntil) })}</span>}{' '}
          {a.reference === '' ? null : <span className="quiet">{say('reference', { reference: a.reference })}</span>}
          {a.reason === '' ? null : <p>{a.reason}</p>}
        </>
      ),
    })
  if (withdrawal !== null)
    events.push({
      at: withdrawal.at,
      key: 'withdrawn',
      shown: (
        <>
          <strong>{say('withdrawn')}</strong>
          <p>{withdrawal.reason}</p>
        </>
      ),
    })
  events.sort((a, b) => a.at - b.at)
  return (
    <Card title={say('history')}>
      <ol className="freeze-history">
        {events.map(e => (
          <li key={e.key}>
            <div className="quiet">
              <time dateTime={new Date(e.at * 1000).toISOString()}>{time(e.at)}</time>
              {since(e.at)}
            </div>
            {e.shown}
          </li>
        ))}
      </ol>
    </Card>
  )
}
