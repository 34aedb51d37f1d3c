import { useFormats } from '../../app/formats.ts'
import { usePreferences, useWords } from '../../app/preferences.tsx'
import { Badge } from '../../kit/badge.tsx'
import { Told, useTold } from '../../words/sentences/told.tsx'
import type { GuardAlarm } from './compare-transactions.ts'
import { EvmAddress } from './evm-address.tsx'
import { exactSpan } from './exact-span.ts'
import { GUARD_WORDS } from './guard-words.ts'

/** An alarm: its reason in one sentence, and how long before the execution it could be known. */
export function AlarmCard({ alarm }: { readonly alarm: GuardAlarm }) {
  const say = useWords(GUARD_WORDS)
  const formats = useFormats()
  const { language } = usePreferences()
  const told = useTold('guard')
  return (
    <section className="card guard-alarm" aria-label={`${say('alarm')}: ${told(alarm.reason).text}`}>
      <div className="row">
        <Badge tone="bad">{say('alarm')}</Badge>
        <strong>
          <Told book="guard" text={alarm.reason} />
        </strong>
        <span className="quiet">{say('nonce', { n: String(alarm.nonce) })}</span>
        <EvmAddress address={alarm.safe} />
      </div>
      <p className="guard-sentence">
        <Told book="guard" text={alarm.sentence} />
      </p>
      {alarm.leadSeconds === null || alarm.leadSeconds <= 0 ? null : (
        <p className="guard-lead">
          <strong>{say('lead', { span: exactSpan(alarm.leadSeconds, language) })}</strong>
        </p>
      )}
      {alarm.at === null ? null : (
        <p className="quiet">{say('at', { time: formats.time(Math.floor(Date.parse(alarm.at) / 1000)) })}</p>
      )}
    </section>
  )
}
