import { lazy, Suspense } from 'react'
import { useWords } from '../../app/preferences.tsx'
import { Card } from '../../kit/card.tsx'
import { Waiting } from '../../kit/states.tsx'
import { useCase } from './case-context.ts'
import { Differences } from './flow/compare-bar.tsx'
import type { CaseTab } from './place/case-place.ts'
import { WhereTab } from './where/where-tab.tsx'
import { FLOW_WORDS } from './words/flow-words.ts'

const FlowTab = lazy(async () => ({ default: (await import('./flow/flow-tab.tsx')).FlowTab }))
const TransfersTab = lazy(async () => ({ default: (await import('./tabs/transfers-tab.tsx')).TransfersTab }))
const PatternsTab = lazy(async () => ({ default: (await import('./tabs/patterns-tab.tsx')).PatternsTab }))
const BalanceTab = lazy(async () => ({ default: (await import('./tabs/balance-tab.tsx')).BalanceTab }))
const ReportTab = lazy(async () => ({ default: (await import('./tabs/report-tab.tsx')).ReportTab }))
const EvidenceTab = lazy(async () => ({ default: (await import('./tabs/evidence-tab.tsx')).EvidenceTab }))

/** One view of a case; the code of each comes when it is opened. */
export function TabView({
  tab,
  moved,
  comparing,
}: {
  readonly tab: CaseTab
  readonly moved: ReadonlySet<string>
  readonly comparing: boolean
}) {
  return (
    <Suspense fallback={<Waiting />}>
      {tab === 'flow' ? (
        <div className="stack">
          <FlowTab moved={moved} />
          <Compared busy={comparing} />
        </div>
      ) : null}
      {tab === 'where' ? <WhereTab /> : null}
      {tab === 'transfers' ? <TransfersTab /> : null}
      {tab === 'patterns' ? <PatternsTab /> : null}
      {tab === 'balance' ? <BalanceTab /> : null}
      {tab === 'report' ? <ReportTab /> : null}
      {tab === 'evidence' ? <EvidenceTab /> : null}
    </Suspense>
  )
}

function Compared({ busy }: { readonly busy: boolean }) {
  const say = useWords(FLOW_WORDS)
  const { look } = useCase()
  if (look.view.policyOther === null) return null
  return (
    <Card title={say('compare')}>
      {busy ? (
        <>
          <p>{say('comparing')}</p>
          <Waiting />
        </>
      ) : (
        <Differences />
      )}
    </Card>
  )
}
