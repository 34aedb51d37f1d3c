import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Badge } from '../../kit/badge.tsx'
import { useNow } from '../../kit/now.ts'
import { shortened } from '../../kit/shown-account.ts'
import { AlertTitle } from './alert-title.tsx'
import { ALERTS_WORDS } from './alerts-words.ts'
import type { QueueGroup } from './queue-group.ts'
import { SEVERITY_TONES } from './severity-tones.ts'
import { subjectName } from './subject-name.ts'

/** One group in the list. */
export function GroupRow({
  group,
  current,
  fresh,
  gone,
  chosen,
  choose,
  open,
}: {
  readonly group: QueueGroup
  /** It is looked at. */
  readonly current: boolean
  /** It came since the list was sorted. */
  readonly fresh: boolean
  /** It waits no more. */
  readonly gone: boolean
  /** It is chosen for acting on several. */
  readonly chosen: boolean
  choose(): void
  /** @param byKey whether a key opened it: whoever goes by keys goes into it at once */
  open(byKey: boolean): void
}) {
  const say = useWords(ALERTS_WORDS)
  const formats = useFormats()
  const now = useNow(30)
  const { kind, name } = subjectName(group.subject)
  return (
    <li
      className="alerts-row"
      data-subject={group.subject}
      data-current={current}
      data-gone={gone}
      data-severity={group.severity}
    >
      <input
        type="checkbox"
        aria-label={say('choose', { subject: name })}
        checked={chosen}
        disabled={gone}
        onChange={choose}
      />
      <button
        type="button"
        data-opens
        aria-current={current ? 'true' : undefined}
        onClick={event => open(event.detail === 0)}
      >
        <span className="alerts-row-head">
          <strong className="alerts-subject" title={name}>
            {kind === null ? '' : `${say(kind)} `}
            {shortened(name, 12)}
          </strong>
          <span className="quiet">{formats.ago(group.firstAt, now)}</span>
        </span>
        <span className="alerts-row-head">
          <span className="alerts-badges">
            {gone ? <Badge>{say('taken')}</Badge> : null}
            {fresh && !gone ? <Badge tone="info">{say('new')}</Badge> : null}
            {group.holds > 0 ? <Badge tone="bad">{say('holds')}</Badge> : null}
            <Badge tone={SEVERITY_TONES[group.severity]}>{say(group.severity)}</Badge>
          </span>
          <span className="quiet">{say('alerts', { n: group.count })}</span>
        </span>
        <span className="alerts-title">
          <AlertTitle title={group.kinds[0]?.title ?? ''} />
        </span>
      </button>
    </li>
  )
}
