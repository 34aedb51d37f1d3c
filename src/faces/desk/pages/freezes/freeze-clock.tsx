import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Badge } from '../../kit/badge.tsx'
import type { FreezeRow } from './freeze-row.ts'
import { FREEZE_STATE_WORDS } from './freeze-state-words.ts'

/** The clock that counts now: until the answer is due, until the hold ends, or since it was sent. @param now Unix seconds */
export function FreezeClock({ freeze, now }: { readonly freeze: FreezeRow; readonly now: number }) {
  const say = useWords(FREEZE_STATE_WORDS)
  const { span, ago, time } = useFormats()
  const { state, answerBy, untilDue, endsAt, sentAt, at } = freeze
  if (untilDue !== null) {
    const left = answerBy - now
    return (
      <span className="freeze-clock" title={time(answerBy)} data-late={left < 0}>
        {left < 0 ? (
          <Badge tone="bad">{say('late', { span: span(-left) })}</Badge>
        ) : (
          <Badge tone={left < 3_600 ? 'warn' : 'info'}>{say('due', { span: span(left) })}</Badge>
        )}
      </span>
    )
  }
  if (endsAt !== null && endsAt > now && (state === 'frozen' || state === 'frozen-in-part'))
    return (
      <span className="freeze-clock" title={time(endsAt)}>
        <Badge tone={endsAt - now < 86_400 ? 'warn' : 'plain'}>{say('holds', { span: span(endsAt - now) })}</Badge>
      </span>
    )
  const last = freeze.withdrawal?.at ?? freeze.answers.at(-1)?.at ?? sentAt
  return (
    <span className="freeze-clock quiet" title={time(last ?? at)}>
      {last === null ? say('notSent') : last === sentAt ? say('sinceSent', { ago: ago(last, now) }) : ago(last, now)}
    </span>
  )
}
