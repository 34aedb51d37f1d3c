import { useState } from 'react'
import { Link } from 'wouter'
import type { Answered } from '../../api/operations.ts'
import { may, mayAct, type Session } from '../../api/session.ts'
import { useAnswer } from '../../api/use-call.ts'
import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { AddressText } from '../../kit/address-text.tsx'
import { Badge } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { Card, PageHead } from '../../kit/card.tsx'
import { Answer, EmptyState, FaultNote } from '../../kit/states.tsx'
import { TraceDialog } from './dialogs/trace-dialog.tsx'
import { CASE_WORDS } from './words/case-words.ts'
import { UNTRACED_WORDS } from './words/untraced-words.ts'

type Reported = NonNullable<Answered<'caseFigures'>['reported']>

/** Accounts whose data is looked for: a casebook's theft may name hundreds. */
const LOOKED_AT = 20

/** A case of which nothing is traced yet: what was reported, and what to do next. */
export function UntracedCase({ name, session }: { readonly name: string; readonly session: Session }) {
  const say = useWords(CASE_WORDS)
  const figures = useAnswer('caseFigures', { name })
  const [tracing, setTracing] = useState(false)
  const mayTrace = mayAct(session, 'trace')
  const begin = mayTrace ? () => setTracing(true) : null
  return (
    <>
      <PageHead title={name}>
        <Link href="/cases">{say('cases')}</Link>
      </PageHead>
      <Answer of={figures}>
        {({ reported }) => (
          <>
            <EmptyState title={say('untraced')}>
              {reported === null ? null : <p>{say('untracedMore')}</p>}
              {begin === null ? null : (
                <Button tone="main" onClick={begin}>
                  {say('traceNow')}
                </Button>
              )}
            </EmptyState>
            {reported === null ? null : (
              <div className="case stack">
                <WhatWasReported of={reported} />
                <WhatNext of={reported} session={session} />
              </div>
            )}
            {tracing ? (
              <TraceDialog
                name={name}
                given={{ sources: [...(reported?.sources ?? [])] }}
                close={() => setTracing(false)}
                done={() => {}}
              />
            ) : null}
          </>
        )}
      </Answer>
    </>
  )
}

function WhatWasReported({ of }: { readonly of: Reported }) {
  const say = useWords(UNTRACED_WORDS)
  const { time, money } = useFormats()
  const { victim, kind, at, stolen, usd, usdNote, accounts, transactions, vector, attribution, by, toldAt } = of
  const { tlp, pap, relTo } = of.marking
  return (
    <Card title={say('reported')}>
      <dl className="facts">
        <dt>{say('victim')}</dt>
        <dd>{kind === null ? victim : `${victim} (${kind})`}</dd>
        <dt>{say('at')}</dt>
        <dd>{say('asUtc', { at })}</dd>
        <dt>{say('stolen')}</dt>
        <dd>{stolen.length === 0 ? say('unsaid') : stolen.map(one => <div key={one}>{one}</div>)}</dd>
        <dt>{say('worth')}</dt>
        <dd>
          {usd === null ? say('unsaid') : money(usd, 'USD')}
          {usdNote === null ? null : <div className="quiet">{usdNote}</div>}
        </dd>
        <dt>{say('accounts')}</dt>
        <dd>
          {accounts.length === 0 ? say('unsaid') : null}
          {accounts.map(account => (
            <div key={account}>
              <AddressText account={account} whole />
            </div>
          ))}
        </dd>
        {transactions.length === 0 ? null : (
          <>
            <dt>{say('transactions')}</dt>
            <dd>
              {transactions.map(tx => (
                <div key={tx}>
                  <code>{tx.slice(tx.lastIndexOf(':') + 1)}</code>
                </div>
              ))}
            </dd>
          </>
        )}
        <dt>{say('vector')}</dt>
        <dd>{vector ?? say('unsaid')}</dd>
        <dt>{say('attribution')}</dt>
        <dd>{attribution ?? say('unsaid')}</dd>
        <dt>{say('by')}</dt>
        <dd>{say('byWhom', { who: by, time: time(toldAt) })}</dd>
        <dt>{say('marking')}</dt>
        <dd className="row">
          <Badge>TLP:{tlp.toUpperCase()}</Badge>
          {pap === null ? null : <Badge>PAP:{pap.toUpperCase()}</Badge>}
          {relTo.length === 0 ? null : say('onlyTo', { to: relTo.join(', ') })}
        </dd>
      </dl>
    </Card>
  )
}

/** Whether the data is here that a trace needs, and then the trace. */
function WhatNext({ of, session }: { readonly of: Reported; readonly session: Session }) {
  const say = useWords(UNTRACED_WORDS)
  return (
    <Card title={say('next')}>
      <ol>
        <li>
          {say('data')}
          {of.accounts.length === 0 ? <p className="quiet">{say('txOnly')}</p> : null}
          {may(session, 'trace')
            ? of.accounts.slice(0, LOOKED_AT).map(account => <AccountData key={account} account={account} />)
            : null}
        </li>
        <li>
          {say('trace')}
          {mayAct(session, 'trace') ? null : <p className="quiet">{say('mayNot')}</p>}
        </li>
      </ol>
    </Card>
  )
}

function AccountData({ account }: { readonly account: string }) {
  const say = useWords(UNTRACED_WORDS)
  const { data, error } = useAnswer('listTransfers', { account, limit: 1 })
  if (error !== null) return <FaultNote error={error} />
  if (data === undefined) return null
  const here = data.transfers.length > 0
  return (
    <div>
      <AddressText account={account} /> <Badge tone={here ? 'good' : 'warn'}>{say(here ? 'here' : 'lacks')}</Badge>
      {here ? null : (
        <div className="quiet">
          {say('lacksMore')}
          <div>
            <code>cordon ledgers past {account}</code>
          </div>
          <div>
            <code>cordon import FILES --as FORMAT</code>
          </div>
        </div>
      )}
    </div>
  )
}
