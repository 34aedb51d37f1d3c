import { Activity, memo, Suspense, useState } from 'react'
import { useWords } from '../../app/preferences.tsx'
import { Card } from '../../kit/card.tsx'
import { later } from '../../kit/later.tsx'
import { Waiting } from '../../kit/states.tsx'
import { useCase } from './case-context.ts'
import { Differences } from './flow/compare-bar.tsx'
import type { CaseTab } from './place/case-place.ts'
import { TracingNote } from './trace/tracing-note.tsx'
import { useOtherFar } from './trace/use-other-trace.ts'
import { WhereTab } from './where/where-tab.tsx'
import { FLOW_WORDS } from './words/flow-words.ts'

const FlowTab = later(async () => (await import('./flow/flow-tab.tsx')).FlowTab)
const TransfersTab = later(async () => (await import('./tabs/transfers-tab.tsx')).TransfersTab)
const PatternsTab = later(async () => (await import('./tabs/patterns-tab.tsx')).PatternsTab)
const BalanceTab = later(async () => (await import('./tabs/balance-tab.tsx')).BalanceTab)
const ReportTab = later(async () => (await import('./tabs/report-tab.tsx')).ReportTab)
const EvidenceTab = later(async () => (await import('./tabs/evidence-tab.tsx')).EvidenceTab)

const LATER = {
  flow: FlowTab,
  transfers: TransfersTab,
  patterns: PatternsTab,
  balance: BalanceTab,
  report: ReportTab,
  evidence: EvidenceTab,
}

/** Loads the code of a tab, or of all of them, before it is opened. */
export function preloadTab(tab: CaseTab | 'all'): void {
  for (const [key, view] of Object.entries(LATER)) if (tab === 'all' || tab === key) view.preload()
}

/** One view of a case; the code of each comes when it is opened. */
export const TabView = memo(function TabView({
  tab,
  moved,
  comparing,
}: {
  readonly tab: CaseTab
  readonly moved: ReadonlySet<string>
  readonly comparing: boolean
}) {
  // Once drawn, the picture is put aside rather than thrown away: whoever comes back sees it at once, and folded as it was.
  const [drawn, setDrawn] = useState(tab === 'flow')
  if (tab === 'flow' && !drawn) setDrawn(true)
  return (
    <Suspense fallback={<Waiting />}>
      {drawn ? (
        <Activity mode={tab === 'flow' ? 'visible' : 'hidden'}>
          <div className="stack">
            <FlowTab moved={moved} />
            <Compared busy={comparing} />
          </div>
        </Activity>
      ) : null}
      {tab === 'where' ? <WhereTab /> : null}
      {tab === 'transfers' ? <TransfersTab /> : null}
      {tab === 'patterns' ? <PatternsTab /> : null}
      {tab === 'balance' ? <BalanceTab /> : null}
      {tab === 'report' ? <ReportTab /> : null}
      {tab === 'evidence' ? <EvidenceTab /> : null}
    </Suspense>
  )
})

function Compared({ busy }: { readonly busy: boolean }) {
  const say = useWords(FLOW_WORDS)
  const { look } = useCase()
  const made = useOtherFar()
  if (look.view.policyOther === null) return null
  const cancel = (): void => look.change({ ...look.view, policyOther: null })
  return (
    <Card title={say('compare')}>
      {busy ? (
        <>
          <p className="row">
            {say('comparing')}
            <TracingNote of={{ since: made?.since ?? null, far: made?.far ?? null, cancel }} />
          </p>
          <Waiting />
        </>
      ) : (
        <Differences />
      )}
    </Card>
  )
}
