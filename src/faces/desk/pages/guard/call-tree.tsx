import { useWords } from '../../app/preferences.tsx'
import { Badge } from '../../kit/badge.tsx'
import { Told } from '../../words/sentences/told.tsx'
import type { GuardedTransaction } from './compare-transactions.ts'
import { shownAddress } from './evm-address.tsx'
import { GUARD_WORDS } from './guard-words.ts'

/** The calls within a batch, each with its place. */
export function CallTree({ tx }: { readonly tx: GuardedTransaction }) {
  const say = useWords(GUARD_WORDS)
  const inner = tx.calls.filter(c => c.path !== '')
  return (
    <details className="guard-calls" open={inner.length <= 8}>
      <summary>
        {say('calls')} ({inner.length})
      </summary>
      <ol className="guard-list">
        {inner.map(call => (
          <li key={call.path} style={{ marginLeft: `${(call.path.split('.').length - 1) * 18}px` }}>
            <span className="quiet">{call.path}</span> <Told book="guard" text={call.sentence} />{' '}
            {call.operation === 1 ? <Badge tone="bad">delegatecall</Badge> : null}
            {call.args.length === 0 ? null : (
              <dl className="facts guard-small">
                {call.args.map(arg => (
                  <div key={arg.name} className="guard-arg">
                    <dt>{arg.name}</dt>
                    <dd className="mono">{shownAddress(arg.value)}</dd>
                  </div>
                ))}
              </dl>
            )}
          </li>
        ))}
      </ol>
    </details>
  )
}
