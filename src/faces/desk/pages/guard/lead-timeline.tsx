import { useFormats } from '../../app/formats.ts'
import { usePreferences, useWords } from '../../app/preferences.tsx'
import type { NoncePair } from './compare-transactions.ts'
import { shownAddress } from './evm-address.tsx'
import { exactSpan } from './exact-span.ts'
import { GUARD_WORDS } from './guard-words.ts'
import { leadEvents } from './lead-events.ts'

/** What happened at a nonce on a line of time, from what was shown to the execution; the time in which it could be stopped is marked. */
export function LeadTimeline({ pair }: { readonly pair: NoncePair }) {
  const say = useWords(GUARD_WORDS)
  const formats = useFormats()
  const { language } = usePreferences()
  const events = leadEvents(pair)
  const [first, last] = [events[0], events.at(-1)]
  if (pair.alarms.length === 0 || first === undefined || last === undefined || events.length < 2) return null
  const whole = Math.max(1, last.atMs - first.atMs)
  const part = (atMs: number): number => (100 * (atMs - first.atMs)) / whole
  const alarm = events.find(e => e.kind === 'alarm')
  const executed = events.find(e => e.kind === 'executed')
  return (
    <section className="guard-timeline" aria-label={say('timeline')}>
      <h3 className="guard-part">{say('timeline')}</h3>
      <div className="guard-track" aria-hidden="true">
        {alarm === undefined || executed === undefined ? null : (
          <span
            className="guard-window"
            style={{ left: `${part(alarm.atMs)}%`, width: `${Math.max(0, part(executed.atMs) - part(alarm.atMs))}%` }}
          >
            {exactSpan((executed.atMs - alarm.atMs) / 1000, language)}
          </span>
        )}
        {events.map(e => (
          <span
            key={`${e.kind} ${e.text} ${e.owner}`}
            className="guard-dot"
            data-kind={e.kind}
            style={{ left: `${part(e.atMs)}%` }}
          />
        ))}
      </div>
      <ol className="guard-events">
        {events.map((e, n) => {
          const before = events[n - 1]
          return (
            <li key={`${e.kind} ${e.text} ${e.owner}`} data-kind={e.kind}>
              <time dateTime={new Date(e.atMs).toISOString()}>{formats.time(Math.floor(e.atMs / 1000))}</time>
              <span>
                {e.kind === 'shown'
                  ? say('wasShown')
                  : e.kind === 'signed'
                    ? say('signedBy', { owner: shownAddress(e.owner ?? '') })
                    : say(e.kind === 'alarm' ? 'alarmHere' : 'executedAt')}
              </span>
              <span className="quiet">
                {before === undefined || e.atMs - before.atMs < 1_000
                  ? ''
                  : `+ ${exactSpan((e.atMs - before.atMs) / 1000, language)}`}
              </span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
