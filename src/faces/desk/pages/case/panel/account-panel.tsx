import { memo, useDeferredValue } from 'react'
import { may } from '../../../api/session.ts'
import { useFormats } from '../../../app/formats.ts'
import { useWords } from '../../../app/preferences.tsx'
import { AddressText } from '../../../kit/address-text.tsx'
import { Told } from '../../../words/sentences/told.tsx'
import { useCaseBase } from '../case-context.ts'
import { ledgerName } from '../picture/ledger-names.ts'
import { FiguresList } from '../tabs/figures-list.tsx'
import { AssetAmount } from '../trace/amounts.tsx'
import { KindMark } from '../trace/kind-mark.tsx'
import { ledgerOf } from '../trace/trace-index.ts'
import { KIND_WORDS } from '../words/kind-words.ts'
import { PANEL_WORDS } from '../words/panel-words.ts'
import { PATTERN_WORDS, patternKey } from '../words/pattern-words.ts'
import { AccountActs } from './account-acts.tsx'
import { ExplainSection } from './explain-section.tsx'
import { ExposureSection } from './exposure-section.tsx'
import { HistorySection } from './history-section.tsx'
import { NotesSection } from './notes-section.tsx'
import { ScreeningSection } from './screening-section.tsx'
import { Section } from './section.tsx'
import { TagsSection } from './tags-section.tsx'

/** Everything that is known about one account of a case, and what can be done with it. */
export const AccountPanel = memo(function AccountPanel({ account }: { readonly account: string }) {
  const say = useWords(PANEL_WORDS)
  const { index } = useCaseBase()
  // Who it is and what can be done come first; what is asked of the server comes in the frame after.
  const whole = useDeferredValue(true, false)
  return (
    <div className="stack">
      <div>
        <h2>{index.nameOf(account) ?? say('panel')}</h2>
        <AddressText account={account} whole />
        <p className="quiet">
          {say('ledger')}: <span title={ledgerOf(account)}>{ledgerName(ledgerOf(account))}</span>
        </p>
      </div>
      <InTrace account={account} />
      <AccountActs account={account} />
      {whole ? <Sections account={account} /> : null}
    </div>
  )
})

/** What is known of it beside the trace. */
function Sections({ account }: { readonly account: string }) {
  const say = useWords(PANEL_WORDS)
  const { index, session } = useCaseBase()
  const patterns = index.trace.patterns.filter(p => p.accounts.includes(account))
  const asset = index.trace.endpoints.find(e => e.account === account)?.asset
  return (
    <>
      {may(session, 'trace') ? (
        <>
          <Section title={say('tags')} open>
            <TagsSection account={account} asset={asset} />
          </Section>
          <Section title={say('explain')}>
            <ExplainSection subject={account} />
          </Section>
          <Section title={say('history')}>
            <HistorySection account={account} />
          </Section>
        </>
      ) : null}
      <Section title={`${say('patterns')}${patterns.length === 0 ? '' : ` (${patterns.length})`}`}>
        {patterns.length === 0 ? <p className="quiet">{say('noPatterns')}</p> : null}
        {patterns.slice(0, 20).map(p => (
          <Evidence key={`${p.pattern} ${p.because} ${p.transfers.join()}`} of={p} />
        ))}
      </Section>
      {may(session, 'exposure') ? (
        <Section title={say('exposure')}>
          <ExposureSection account={account} />
        </Section>
      ) : null}
      {may(session, 'screen') ? (
        <Section title={say('screening')}>
          <ScreeningSection account={account} />
        </Section>
      ) : null}
      <NotesSection about={account} />
    </>
  )
}

function Evidence({ of }: { readonly of: ReturnType<typeof useCaseBase>['index']['trace']['patterns'][number] }) {
  const name = useWords(PATTERN_WORDS)
  const key = patternKey(of.pattern)
  return (
    <div className="case-pattern">
      <h3>{key === null ? of.pattern : name(key)}</h3>
      <p>
        <Told book="trace" text={of.because} />
      </p>
      <FiguresList figures={of.figures} />
    </div>
  )
}

/** What the trace says of an account, one part an asset. */
function InTrace({ account }: { readonly account: string }) {
  const say = useWords(PANEL_WORDS)
  const kinds = useWords(KIND_WORDS)
  const { time } = useFormats()
  const { index } = useCaseBase()
  const rows = index.trace.accounts.filter(a => a.account === account)
  const ends = index.trace.endpoints.filter(e => e.account === account)
  if (rows.length === 0 && ends.length === 0) return <p>{say('notInTrace')}</p>
  return (
    <>
      {[...new Set(ends.map(e => e.kind))].map(kind => (
        <KindMark key={kind} kind={kind} />
      ))}
      {rows.map(row => (
        <dl className="facts case-facts" key={row.asset}>
          <dt>{say('role')}</dt>
          <dd>
            {kinds(row.role)}, {say('hop', { n: row.hop })}
          </dd>
          <dt>{say('came')}</dt>
          <dd>
            <AssetAmount asset={row.asset} units={row.tainted} worth />
          </dd>
          <dt>{say('lies')}</dt>
          <dd>
            <AssetAmount asset={row.asset} units={row.held} />
          </dd>
          <dt>{say('first')}</dt>
          <dd>{time(row.firstAt)}</dd>
          <dt>{say('last')}</dt>
          <dd>{time(row.lastAt)}</dd>
        </dl>
      ))}
    </>
  )
}
