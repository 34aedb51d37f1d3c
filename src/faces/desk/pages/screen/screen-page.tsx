import { useSearchParams } from 'wouter'
import { may, useSession } from '../../api/session.ts'
import { useWords } from '../../app/preferences.tsx'
import { PageHead } from '../../kit/card.tsx'
import { Tabs } from '../../kit/tabs.tsx'
import { AskParties } from './ask-parties.tsx'
import { ListStates } from './list-states.tsx'
import { ScreenHistory } from './screen-history.tsx'
import { SCREEN_WORDS } from './screen-words.ts'
import './screen.css'

/** Addresses and names against the lists: asking, the history of what was asked, and how fresh the lists are. */
export function ScreenPage() {
  const say = useWords(SCREEN_WORDS)
  const { session } = useSession()
  const [search, setSearch] = useSearchParams()
  const tabs = [
    { key: 'ask', title: say('ask') },
    { key: 'history', title: say('history') },
    ...(may(session, 'lists:read') ? [{ key: 'lists', title: say('lists') }] : []),
  ]
  const chosen = tabs.find(t => t.key === search.get('tab'))?.key ?? 'ask'
  const choose = (key: string): void => {
    // What was pasted stands behind the # and goes with the view; filters of the others do not.
    setSearch(key === 'ask' ? {} : { tab: key }, { replace: true })
  }
  return (
    <div className="screen">
      <PageHead title={say('title')} about={say('about')} />
      <Tabs label={say('views')} tabs={tabs} chosen={chosen} choose={choose}>
        {chosen === 'history' ? <ScreenHistory /> : chosen === 'lists' ? <ListStates /> : <AskParties />}
      </Tabs>
    </div>
  )
}
