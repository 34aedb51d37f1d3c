import { useAnswer } from '../../api/use-call.ts'
import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { AddressText } from '../../kit/address-text.tsx'
import { FaultNote, Waiting } from '../../kit/states.tsx'
import { type ToldEnd, type ToldTransfer, toldMoney } from './decided-document.ts'
import { DECISION_TOLD_WORDS } from './decision-told-words.ts'
import { EXPLAIN_WORDS } from './explain-words.ts'
import { Several } from './several.tsx'

const KINDS = ['deposit', 'withdrawal', 'fiat-in', 'fiat-out', 'trade'] as const

/** Rows that tell which accounts and amounts a case comes to, as a report would tell them. */
export function MoneyTold({ file }: { readonly file: string }) {
  const say = useWords(DECISION_TOLD_WORDS)
  const compiled = useAnswer('compileCasework', { case: file })
  if (compiled.data === undefined)
    return (
      <>
        <dt>{say('transfers')}</dt>
        <dd>{compiled.error === null ? <Waiting /> : <FaultNote error={compiled.error} />}</dd>
      </>
    )
  const { accounts, wallets, transfers } = toldMoney(compiled.data.report)
  return (
    <>
      {accounts.length === 0 ? null : (
        <>
          <dt>{say('accounts')}</dt>
          <dd>
            <Several of={accounts} keyOf={a => a}>
              {a => a}
            </Several>
          </dd>
        </>
      )}
      {wallets.length === 0 ? null : (
        <>
          <dt>{say('wallets')}</dt>
          <dd>
            <Several of={wallets} keyOf={a => a}>
              {a => <AddressText account={a} whole />}
            </Several>
          </dd>
        </>
      )}
      <dt>{say('transfers')}</dt>
      <dd>
        {transfers.length === 0 ? (
          say('noMoney')
        ) : (
          <Several of={transfers} keyOf={t => t.id}>
            {t => <Transfer of={t} />}
          </Several>
        )}
        <div className="quiet alerts-small">{say('asOfNow')}</div>
      </dd>
    </>
  )
}

function Transfer({ of }: { readonly of: ToldTransfer }) {
  const say = useWords(DECISION_TOLD_WORDS)
  const kinds = useWords(EXPLAIN_WORDS)
  const { time } = useFormats()
  const kind = KINDS.find(k => k === of.kind)
  const at = Date.parse(of.at)
  return (
    <span className="row">
      {say('transfer', {
        kind: kind === undefined ? of.kind : kinds(kind),
        ...{ amount: of.amount, asset: of.asset, time: Number.isNaN(at) ? of.at : time(Math.floor(at / 1000)) },
      })}
      <End end={of.from} how="from" />
      <End end={of.to} how="toWhom" />
    </span>
  )
}

function End({ end, how }: { readonly end: ToldEnd; readonly how: 'from' | 'toWhom' }) {
  const say = useWords(DECISION_TOLD_WORDS)
  if (end === null) return null
  if ('number' in end) return <span>{say(how, { whom: end.number })}</span>
  return (
    <span>
      {say(how, { whom: '' })}
      <AddressText account={end.wallet} />
    </span>
  )
}
