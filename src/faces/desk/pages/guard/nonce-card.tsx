import { usePreferences, useWords } from '../../app/preferences.tsx'
import { Badge, Note } from '../../kit/badge.tsx'
import { Card } from '../../kit/card.tsx'
import { Told } from '../../words/sentences/told.tsx'
import { CallTree } from './call-tree.tsx'
import { type ComparedField, comparedFields, type GuardedTransaction, type NoncePair } from './compare-transactions.ts'
import { shownAddress } from './evm-address.tsx'
import { FindingList } from './finding-list.tsx'
import { GUARD_WORDS } from './guard-words.ts'
import { LeadTimeline } from './lead-timeline.tsx'
import { SignatureTable } from './signature-table.tsx'

const STATES = { pending: 'pending', executed: 'executedState', replaced: 'replaced' } as const
const FIELDS = [
  'to',
  'value',
  'operation',
  'function',
  'data',
  'safeTxGas',
  'baseGas',
  'gasPrice',
  'gasToken',
  'refundReceiver',
  'hash',
] as const

/** One nonce: what is shown beside what would be executed, field by field, with the differences marked; who signed what; the calls within. */
export function NonceCard({ pair }: { readonly pair: NoncePair }) {
  const say = useWords(GUARD_WORDS)
  const { language } = usePreferences()
  const { shown, executed, hidden } = pair
  const fields = comparedFields(shown, executed)
  const two = executed !== null || hidden !== null
  const done = (executed ?? shown)?.state === 'executed'
  return (
    <Card
      title={say('nonce', { n: String(pair.nonce) })}
      aside={<span className="mono guard-address">{shownAddress(pair.safe)}</span>}
    >
      <LeadTimeline pair={pair} />
      {pair.alarms.length > 0 && !done ? <Note tone="bad">{say('notExecuted')}</Note> : null}
      <div className="table-scroll">
        <table className="table guard-compare" data-two={two} lang={language}>
          <thead>
            <tr>
              <th scope="col">{say('field')}</th>
              <th scope="col">{two ? say('shown') : say('onlyOne')}</th>
              {two ? <th scope="col">{say(done ? 'wasExecuted' : 'executed')}</th> : null}
            </tr>
          </thead>
          <tbody>
            <tr data-differs={two}>
              <th scope="row">{say('does')}</th>
              <td>
                <Sentence tx={shown} />
              </td>
              {two ? <td>{hidden === null ? <Sentence tx={executed} /> : say('nobodyShowed')}</td> : null}
            </tr>
            {fields.map(field => (
              <tr key={field.key} data-differs={field.differs}>
                <th scope="row">
                  {nameOf(field)} {field.differs ? <Badge tone="bad">{say('differs')}</Badge> : null}
                </th>
                <td>{shownValue(field, field.shown, shown)}</td>
                {two ? (
                  <td>
                    {hidden === null ? shownValue(field, field.executed, executed) : field.key === 'hash' ? hidden : ''}
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {[shown, executed].map(tx =>
        tx === null || tx.findings.length === 0 ? null : (
          <div key={tx.hash}>
            <h3 className="guard-part">
              {say('findings')}:{' '}
              {tx === shown && two ? say('shown') : two ? say(done ? 'wasExecuted' : 'executed') : say('onlyOne')}
            </h3>
            <FindingList findings={tx.findings} />
          </div>
        ),
      )}
      {shown === null ? null : <SignatureTable tx={shown} />}
      {[shown, executed].map(tx => (tx === null || tx.calls.length < 2 ? null : <CallTree key={tx.hash} tx={tx} />))}
    </Card>
  )

  function nameOf({ key }: ComparedField): string {
    const known = FIELDS.find(f => f === key)
    return known === undefined ? key.replace(/^arg:/, '') : say(known)
  }

  function shownValue({ key }: ComparedField, value: string | null, tx: GuardedTransaction | null) {
    if (value === null) return <span className="quiet">–</span>
    if (key === 'operation') return value === '1' ? <strong>{say('delegatecall')}</strong> : say('call')
    if (key === 'function') {
      if (value === '') return <span className="quiet">{say('noFunction')}</span>
      return value.startsWith('?') ? say('unknownFunction', { selector: value.slice(1) }) : <code>{value}</code>
    }
    if (key === 'to' && tx?.calls[0]?.toName != null)
      return (
        <>
          {tx.calls[0].toName} <span className="mono">{shownAddress(value)}</span>
        </>
      )
    if (key === 'data' && tx !== null && tx.dataBytes > 64)
      return (
        <details>
          <summary>{say('cut', { n: tx.dataBytes })}</summary>
          <span className="mono">{value}</span>
        </details>
      )
    return <span className="mono">{shownAddress(value)}</span>
  }
}

function Sentence({ tx }: { readonly tx: GuardedTransaction | null }) {
  const say = useWords(GUARD_WORDS)
  if (tx === null) return null
  return (
    <>
      <Told book="guard" text={tx.sentence} /> <Badge>{say(STATES[tx.state])}</Badge>
      {tx.claim === 'wrong' ? (
        <div className="guard-claim">{say('claimWrong', { hash: tx.claimedHash ?? '' })}</div>
      ) : null}
    </>
  )
}
