import './sharing.css'
import { CallError } from '../../api/call.ts'
import { useAnswer } from '../../api/use-call.ts'
import { useWords } from '../../app/preferences.tsx'
import { PageHead } from '../../kit/card.tsx'
import { EmptyState } from '../../kit/states.tsx'
import { Tabs } from '../../kit/tabs.tsx'
import { MakeNode } from '../../node/node-needed.tsx'
import { IntelView } from './intel-view.tsx'
import { LogView } from './log-view.tsx'
import { PeersView } from './peers-view.tsx'
import { PsiView } from './psi-view.tsx'
import { QuarantineView } from './quarantine-view.tsx'
import { ReleaseView } from './release-view.tsx'
import { SHARING_WORDS } from './sharing-words.ts'
import { TipsView } from './tips-view.tsx'
import { usePageQuery } from './use-query.ts'

const TABS = ['peers', 'out', 'in', 'release', 'quarantine', 'tips', 'psi', 'log'] as const

/** Partners, what goes to them and comes from them. The view and its filters stand in the address. */
export function SharingPage() {
  const say = useWords(SHARING_WORDS)
  const query = usePageQuery()
  const health = useAnswer('peerHealth', {})
  const tab = TABS.find(t => t === query.get('tab')) ?? 'peers'
  if (health.error instanceof CallError && health.error.code === 'node-unknown')
    return (
      <>
        <PageHead title={say('title')} about={say('about')} />
        <EmptyState title={say('noNode')}>
          <p>{say('noNodeMore')}</p>
          <MakeNode />
        </EmptyState>
      </>
    )
  // Filters belong to the view in which they were set.
  const choose = (key: string): void =>
    query.set({
      tab: key === 'peers' ? '' : key,
      type: '',
      tlp: '',
      from: '',
      text: '',
      before: '',
      object: '',
      seq: '',
    })
  return (
    <>
      <PageHead title={say('title')} about={say('about')} />
      <Tabs label={say('views')} chosen={tab} choose={choose} tabs={TABS.map(key => ({ key, title: say(key) }))}>
        {tab === 'peers' ? <PeersView /> : null}
        {tab === 'out' || tab === 'in' ? <IntelView key={tab} side={tab} /> : null}
        {tab === 'release' ? <ReleaseView /> : null}
        {tab === 'quarantine' ? <QuarantineView /> : null}
        {tab === 'tips' ? <TipsView /> : null}
        {tab === 'psi' ? <PsiView /> : null}
        {tab === 'log' ? <LogView /> : null}
      </Tabs>
    </>
  )
}
