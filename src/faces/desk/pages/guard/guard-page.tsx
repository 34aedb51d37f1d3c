import { useSearchParams } from 'wouter'
import { useWords } from '../../app/preferences.tsx'
import { PageHead } from '../../kit/card.tsx'
import { Tabs } from '../../kit/tabs.tsx'
import { FollowSafe } from './follow-safe.tsx'
import { GUARD_WORDS } from './guard-words.ts'
import { JudgeCapture } from './judge-capture.tsx'
import { JudgeTyped } from './judge-typed.tsx'
import { KeptAlarms } from './kept-alarms.tsx'
import './guard.css'

const TABS = ['judge', 'follow', 'typed', 'alarms'] as const

/** A multisig transaction, judged before it is executed; typed data; Safes that are followed. */
export function GuardPage() {
  const say = useWords(GUARD_WORDS)
  const [search, setSearch] = useSearchParams()
  const chosen = TABS.find(t => t === search.get('tab')) ?? 'judge'
  return (
    <div className="guard">
      <PageHead title={say('title')} about={say('about')} />
      <Tabs
        label={say('views')}
        tabs={TABS.map(key => ({ key, title: say(key) }))}
        chosen={chosen}
        choose={key => setSearch(key === 'judge' ? {} : { tab: key }, { replace: true })}
      >
        {chosen === 'follow' ? (
          <FollowSafe />
        ) : chosen === 'typed' ? (
          <JudgeTyped />
        ) : chosen === 'alarms' ? (
          <KeptAlarms />
        ) : (
          <JudgeCapture />
        )}
      </Tabs>
    </div>
  )
}
