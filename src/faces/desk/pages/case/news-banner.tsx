import { useState } from 'react'
import { mayAct } from '../../api/session.ts'
import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Note } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { Told } from '../../words/sentences/told.tsx'
import { useCaseBase } from './case-context.ts'
import { TraceDialog } from './dialogs/trace-dialog.tsx'
import { AccountLink, TxLink } from './trace/account-link.tsx'
import { AssetAmount } from './trace/amounts.tsx'
import { questionOf } from './trace/trace-again.ts'
import type { CaseTrace } from './trace/use-case-trace.ts'
import type { CaseWatch } from './use-watch.ts'
import { CASE_WORDS } from './words/case-words.ts'

/** Most alerts that the banner spells out. */
const SPELT = 3

/** Says what is new in a case; the page stays as it is until the reader wants it. */
export function NewsBanner({ of, watch }: { readonly of: CaseTrace; readonly watch: CaseWatch }) {
  const say = useWords(CASE_WORDS)
  const { amount, time } = useFormats()
  const { name, session, index } = useCaseBase()
  const [tracing, setTracing] = useState(false)
  const { growth, catchUp } = of
  const { fresh, seen } = watch
  const sums = growth === null ? [] : [...growth.moved]
  const amounts = sums
    .map(([asset, units]) => {
      const { decimals, symbol } = index.asset(asset)
      return amount(units, decimals, symbol)
    })
    .join(', ')
  return (
    <div aria-live="polite" className="case-news">
      {growth === null ? null : (
        <Note tone="info">
          <span className="row">
            <strong>{say('news', { n: growth.transfers })}</strong>
            {amounts === '' ? null : <span>{say('newsMoved', { amounts })}</span>}
            {growth.gone > 0 ? <span>{say('newsGone', { n: growth.gone })}</span> : null}
            <Button size="small" tone="main" onClick={catchUp}>
              {say('showNews')}
            </Button>
          </span>
        </Note>
      )}
      {fresh.length === 0 ? null : (
        <Note tone="warn">
          <span className="row">
            <strong>{say('newsAlerts', { n: fresh.length })}</strong>
            {mayAct(session, 'trace') ? (
              <Button size="small" tone="main" onClick={() => setTracing(true)}>
                {say('retrace')}
              </Button>
            ) : null}
            <Button size="small" onClick={seen}>
              {say('later')}
            </Button>
          </span>
          <ul className="case-list">
            {fresh
              .slice(-SPELT)
              .reverse()
              .map(a => (
                <li key={a.seq}>
                  <AccountLink account={a.account} /> <Told book="trace" text={a.because} />
                  {a.asset === null ? null : (
                    <>
                      {' · '}
                      <AssetAmount asset={a.asset} units={a.tainted} />
                    </>
                  )}
                  {' · '}
                  <TxLink tx={a.tx} /> <span className="quiet">{time(a.at)}</span>
                </li>
              ))}
          </ul>
        </Note>
      )}
      {tracing ? (
        <TraceDialog name={name} given={questionOf(index.trace)} close={() => setTracing(false)} done={seen} />
      ) : null}
    </div>
  )
}
