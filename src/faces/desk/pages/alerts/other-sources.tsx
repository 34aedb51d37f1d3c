import { Link } from 'wouter'
import { useFormats } from '../../app/formats.ts'
import { usePreferences, useWords } from '../../app/preferences.tsx'
import { AddressText } from '../../kit/address-text.tsx'
import { listName } from '../../words/plain-ids.ts'
import { EXPLAIN_WORDS } from './explain-words.ts'
import type { ToldAlert } from './told-alert.ts'

/** What a list, a watch or the guard told, with the way to its page. */
export function OtherSources({ told: { screen, watch, guard } }: { readonly told: ToldAlert }) {
  const say = useWords(EXPLAIN_WORDS)
  const formats = useFormats()
  const { language } = usePreferences()
  if (screen !== null) {
    const party = Object(screen['party']) as { readonly what?: unknown }
    const what = String(party.what ?? '')
    const times = { n: Number(screen['screens'] ?? 0), verdict: String(screen['verdictThen'] ?? '') }
    const first = formats.time(Number(screen['firstSeenAt'] ?? 0))
    const last = formats.time(Number(screen['lastSeenAt'] ?? 0))
    return (
      <dl className="facts">
        <dt>{say('entry')}</dt>
        <dd>
          {String(screen['name'] ?? '')}{' '}
          <span className="quiet">{`${listName(String(screen['list'] ?? ''), language)} ${screen['entry']}`}</span>
        </dd>
        <dt>{say('change')}</dt>
        <dd>
          {say(screen['change'] === 'listed' ? 'listedNow' : 'delistedNow')}.{' '}
          {say('screened', { ...times, first, last })}
        </dd>
        <dt>{say('more')}</dt>
        <dd>
          <Link href={`/screen#${encodeURIComponent(what)}`}>{say('openScreen')}</Link>
        </dd>
      </dl>
    )
  }
  if (watch !== null) {
    const text = (key: string): string => String(watch[key] ?? '')
    const frozen = Array.isArray(watch['freezableBy']) ? watch['freezableBy'].join(', ') : ''
    return (
      <dl className="facts">
        <dt>{say('account')}</dt>
        <dd>
          <AddressText account={text('account')} />
        </dd>
        <dt>{say('amount')}</dt>
        <dd>
          {text('amount')} <span className="quiet">{text('asset')}</span>
        </dd>
        <dt>{say('tx')}</dt>
        <dd className="mono">{text('tx')}</dd>
        {text('service') === '' ? null : (
          <>
            <dt>{say('service')}</dt>
            <dd>{text('service')}</dd>
          </>
        )}
        {frozen === '' ? null : (
          <>
            <dt>{say('freezableBy')}</dt>
            <dd>{frozen}</dd>
          </>
        )}
        <dt>{say('more')}</dt>
        <dd>
          <Link href={`/cases/${encodeURIComponent(text('case'))}?account=${encodeURIComponent(text('account'))}`}>
            {say('openCase')}
          </Link>
        </dd>
      </dl>
    )
  }
  if (guard !== null)
    return (
      <p>
        <Link href={`/guard?tab=alarms&safe=${encodeURIComponent(String(guard['safe'] ?? ''))}`}>
          {say('openGuard')}
        </Link>
      </p>
    )
  return null
}
