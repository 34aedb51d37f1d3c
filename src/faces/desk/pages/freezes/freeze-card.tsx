import { Link } from 'wouter'
import { useWords } from '../../app/preferences.tsx'
import { Badge } from '../../kit/badge.tsx'
import { shortened, shownAccount } from '../../kit/shown-account.ts'
import { FreezeClock } from './freeze-clock.tsx'
import { type FreezeRow, isOurTurn, shortId } from './freeze-row.ts'
import { FreezeAmount, FreezeState } from './freeze-state.tsx'
import { FREEZE_STATE_WORDS } from './freeze-state-words.ts'
import { FREEZES_WORDS } from './freezes-words.ts'

/** A request on the board; the whole card opens it. */
export function FreezeCard({ freeze, now }: { readonly freeze: FreezeRow; readonly now: number }) {
  const say = useWords(FREEZES_WORDS)
  const sayState = useWords(FREEZE_STATE_WORDS)
  const { id, side, from, to, accounts, releaseAsked, state } = freeze
  const [first = ''] = accounts
  return (
    <Link href={`/freezes/${shortId(id)}`} className="freeze-card" data-ours={isOurTurn(freeze)} data-card={id}>
      <span className="freeze-card-head">
        <strong>{side === 'addressee' ? from.name : to.name}</strong>
        {side === 'addressee' ? <Badge tone="warn">{sayState('incoming')}</Badge> : null}
      </span>
      <FreezeAmount freeze={freeze} />
      <span className="mono quiet">{shortened(shownAccount(first))}</span>
      {accounts.length > 1 ? <small className="quiet">{say('accounts', { n: accounts.length })}</small> : null}
      <span className="row">
        <FreezeState freeze={freeze} />
        {releaseAsked ? null : <FreezeClock freeze={freeze} now={now} />}
      </span>
      <small className="quiet">
        {freeze.case ?? say('noCase')} · {shortId(id)}
        {to.id === null && state !== 'drafted' ? ` · ${sayState('byLetter')}` : ''}
      </small>
    </Link>
  )
}
