import { useFormats } from '../../app/formats.ts'
import { usePreferences, useWords } from '../../app/preferences.tsx'
import { AddressText } from '../../kit/address-text.tsx'
import { Badge } from '../../kit/badge.tsx'
import { Card } from '../../kit/card.tsx'
import { listName } from '../../words/plain-ids.ts'
import { useTold } from '../../words/sentences/told.tsx'
import { type ShownSide, shownEvent } from './event-values.ts'
import { EVENT_WORDS } from './event-words.ts'
import { EXPLAIN_WORDS } from './explain-words.ts'
import type { ToldAlert } from './told-alert.ts'

const KINDS = {
  deposit: 'deposit',
  withdrawal: 'withdrawal',
  'fiat-in': 'fiat-in',
  'fiat-out': 'fiat-out',
  trade: 'trade',
  order: 'order',
  login: 'login',
  change: 'changeEvent',
  'wallet-outflow': 'wallet-outflow',
  'own-signature': 'own-signature',
  admin: 'admin',
} as const

/** The events behind an alert in their order, with what is known of each other side and how the money came there. */
export function CustomerEvents({
  events,
  decided,
}: {
  readonly events: ToldAlert['events']
  readonly decided: string
}) {
  const say = useWords(EXPLAIN_WORDS)
  const formats = useFormats()
  const field = useWords(EVENT_WORDS)
  const tell = useTold('rules')
  const shown = events.map(shownEvent)
  return (
    <Card title={say('events')}>
      {shown.length === 0 ? <p className="quiet">{say('noEvents')}</p> : null}
      <ol className="alerts-events">
        {shown.map(event => {
          const kind = Object.entries(KINDS).find(([kind]) => kind === event.kind)?.[1]
          return (
            <li key={event.id} data-decided={event.id === decided}>
              <div className="row">
                <time dateTime={new Date(event.atMs).toISOString()}>{formats.time(Math.floor(event.atMs / 1000))}</time>
                <Badge tone={event.id === decided ? 'warn' : 'plain'}>
                  {kind === undefined ? event.kind : say(kind)}
                </Badge>
                <strong>{worth(event.usd, event.krw)}</strong>
                {event.other === null ? null : event.other.includes(':') ? (
                  <AddressText account={event.other} />
                ) : (
                  <code>{event.other}</code>
                )}
                <span className="quiet">{event.id}</span>
                {event.id === decided ? <span className="quiet">{say('decided')}</span> : null}
              </div>
              {event.more.length === 0 ? null : (
                <div className="quiet alerts-small">
                  {event.more
                    .map(({ field: key, text }) => field('field', { name: field(key), value: words(text) }))
                    .join(' · ')}
                </div>
              )}
              {event.about === null ? null : <Side side={event.about} />}
            </li>
          )
        })}
      </ol>
    </Card>
  )

  function words(text: string): string {
    return text
      .split(', ')
      .map(word => tell(word).text)
      .join(', ')
  }

  function worth(usd: number | null, krw: number | null): string {
    return usd !== null ? formats.money(usd, 'USD') : krw !== null ? formats.money(krw, 'KRW') : ''
  }
}

function Side({ side }: { readonly side: ShownSide }) {
  const say = useWords(EXPLAIN_WORDS)
  const tell = useTold('rules')
  const formats = useFormats()
  const { language } = usePreferences()
  return (
    <>
      {side.lists.length === 0 ? null : (
        <div className="alerts-small">
          {say('listed', { lists: side.lists.map(list => listName(list, language)).join(', ') })}
        </div>
      )}
      {side.exposure.map(e => (
        <div key={`${e.category} ${e.path.join()}`} className="alerts-small">
          {say('pathOf', { category: tell(e.category).text, share: formats.percent(e.share), hops: e.hops ?? '?' })}
          <Path accounts={e.path} />
        </div>
      ))}
      {side.cases.map(c => (
        <div key={c.name} className="alerts-small">
          {say('caseOf', { name: c.name, share: formats.percent(c.share) })}
          <Path accounts={c.path} />
        </div>
      ))}
    </>
  )
}

/** Accounts from the origin to the other side. */
function Path({ accounts }: { readonly accounts: readonly string[] }) {
  const say = useWords(EXPLAIN_WORDS)
  if (accounts.length === 0) return null
  return (
    <ol className="alerts-path" aria-label={say('path')}>
      {accounts.map(account => (
        <li key={account}>
          <AddressText account={account} />
        </li>
      ))}
    </ol>
  )
}
