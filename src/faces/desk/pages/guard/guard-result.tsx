import type { Answered } from '../../api/operations.ts'
import { useWords } from '../../app/preferences.tsx'
import { Badge, Note } from '../../kit/badge.tsx'
import { Card } from '../../kit/card.tsx'
import { Told } from '../../words/sentences/told.tsx'
import { AlarmCard } from './alarm-card.tsx'
import { noncePairs } from './compare-transactions.ts'
import { EvmAddress } from './evm-address.tsx'
import { FindingList } from './finding-list.tsx'
import { GUARD_WORDS } from './guard-words.ts'
import { NonceCard } from './nonce-card.tsx'

/** Nonces that are drawn; a queue has few. */
const MOST_NONCES = 60

/** What the guard found: alarms first, then nonce by nonce what is shown beside what would be executed. */
export function GuardResult({ answer }: { readonly answer: Omit<Answered<'guardMultisig'>, never> }) {
  const say = useWords(GUARD_WORDS)
  const pairs = noncePairs(answer)
  return (
    <div className="stack">
      <div role="status">
        {answer.alarms.length === 0 ? (
          <Note tone="good">
            <strong>{say('noAlarm')}.</strong> {say('noAlarmMore')}
          </Note>
        ) : (
          <h2 className="guard-count">{say('alarmCount', { n: answer.alarms.length })}</h2>
        )}
      </div>
      {answer.alarms.map(alarm => (
        <AlarmCard
          key={`${alarm.safe} ${alarm.nonce} ${alarm.reason} ${alarm.shown} ${alarm.executed}`}
          alarm={alarm}
        />
      ))}
      {pairs.slice(0, MOST_NONCES).map(pair => (
        <NonceCard key={`${pair.safe} ${pair.nonce}`} pair={pair} />
      ))}
      {answer.safes.length === 0 ? null : (
        <Card title={say('safes')}>
          <ul className="guard-list">
            {answer.safes.map(safe => (
              <li key={safe.safe}>
                <EvmAddress address={safe.safe} /> {say('ownersCount', { n: safe.owners.length })}{' '}
                {safe.ownersFrom === 'confirmations' ? <span className="quiet">{say('ownersInferred')}</span> : null}{' '}
                <span className="quiet">
                  {safe.threshold === null ? '' : `${say('threshold')}: ${safe.threshold}`} {safe.version ?? ''}
                </span>
                <FindingList findings={safe.findings} />
              </li>
            ))}
          </ul>
        </Card>
      )}
      {answer.gaps.length === 0 ? null : (
        <Note tone="warn">
          <strong>{say('gaps')}</strong>
          <ul className="guard-list">
            {answer.gaps.map(gap => (
              <li key={`${gap.kind} ${gap.because}`}>
                <Told book="guard" text={gap.because} /> <Badge>{gap.kind}</Badge>
              </li>
            ))}
          </ul>
        </Note>
      )}
    </div>
  )
}
