import { may, useSession } from '../../api/session.ts'
import { useAnswer } from '../../api/use-call.ts'
import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Note } from '../../kit/badge.tsx'
import { useNow } from '../../kit/now.ts'
import { Told } from '../../words/sentences/told.tsx'
import { ALERTS_WORDS } from './alerts-words.ts'

/** That withdrawals stand still, since when, and why; nothing where they do not, or where somebody may not know. */
export function GovernorBanner() {
  const say = useWords(ALERTS_WORDS)
  const formats = useFormats()
  const now = useNow(10)
  const { session } = useSession()
  const governor = useAnswer('showGovernor', {}, { enabled: may(session, 'monitor') })
  const halts = governor.data?.halts ?? []
  if (halts.length === 0) return null
  return (
    <div className="alerts-governor">
      <Note tone="bad">
        <strong>{say('halted')}</strong>
        <ul className="alerts-list">
          {halts.map(halt => {
            const at = Math.floor(halt.atMs / 1000)
            return (
              <li key={halt.id}>
                <strong>{halt.scope === 'all' ? say('haltedAll') : halt.ledger}</strong>{' '}
                {say('since', { time: formats.time(at), ago: formats.ago(at, now) })}:{' '}
                <Told book="rules" text={halt.because} />
                {halt.failed === null ? null : <div>{say('notObeyed', { why: halt.failed })}</div>}
              </li>
            )
          })}
        </ul>
      </Note>
    </div>
  )
}
