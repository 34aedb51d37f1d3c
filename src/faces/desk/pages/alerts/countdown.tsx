import { JURISDICTIONS } from '../../../../catalog/jurisdictions/all-jurisdictions.ts'
import { businessDaysUntil } from '../../../../model/business-days.ts'
import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Badge } from '../../kit/badge.tsx'
import { useNow } from '../../kit/now.ts'
import { ALERTS_WORDS } from './alerts-words.ts'

const DAY = 86_400

/** A deadline that runs down: the time left, and the business days of its country. @param jurisdiction null: not told */
export function Countdown({
  dueAt,
  jurisdiction,
}: {
  readonly dueAt: number | null
  readonly jurisdiction: string | null
}) {
  const say = useWords(ALERTS_WORDS)
  const formats = useFormats()
  const now = useNow(1)
  if (dueAt === null) return <Badge tone="warn">{say('promptly')}</Badge>
  const left = dueAt - now
  const law = JURISDICTIONS.find(j => j.code === jurisdiction)
  const days = law === undefined || left < 0 ? null : businessDaysUntil(law, now, dueAt)
  return (
    <time dateTime={new Date(dueAt * 1000).toISOString()} title={formats.time(dueAt)} className="alerts-countdown">
      <Badge tone={left < DAY ? 'bad' : left < 7 * DAY ? 'warn' : 'plain'}>
        {left < 0 ? say('overdue', { span: formats.span(-left) }) : say('dueIn', { span: formats.span(left) })}
      </Badge>
      {days === null ? null : <span className="quiet"> {say('businessDays', { n: days })}</span>}
    </time>
  )
}
