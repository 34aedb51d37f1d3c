import { Link, useSearchParams } from 'wouter'
import { CallError } from '../../api/call.ts'
import { mayAct, useSession } from '../../api/session.ts'
import { useAnswer } from '../../api/use-call.ts'
import { useWords } from '../../app/preferences.tsx'
import { PageHead } from '../../kit/card.tsx'
import { EmptyState, FaultNote, Waiting } from '../../kit/states.tsx'
import { Tabs } from '../../kit/tabs.tsx'
import { AlertQueue } from './alert-queue.tsx'
import { ALERTS_WORDS } from './alerts-words.ts'
import { CasesAtWork } from './cases-at-work.tsx'
import { DueReports } from './due-reports.tsx'
import { GovernorBanner } from './governor-banner.tsx'
import './alerts.css'

/** Groups that the queue holds at once. */
export const MOST_GROUPS = 10_000

/** The queue of alerts, and the cases that people make of them. */
export function AlertsPage() {
  const say = useWords(ALERTS_WORDS)
  const [search, setSearch] = useSearchParams()
  const tab = search.get('tab') === 'cases' ? 'cases' : 'queue'
  const { session } = useSession()
  // Where nobody is asked who they are, nobody has a seat: the refusal is known.
  const nobody = session?.mode === 'open'
  const queue = useAnswer('listQueue', { most: MOST_GROUPS }, { enabled: !nobody })
  const tabs = [
    { key: 'queue', title: say('queue') },
    { key: 'cases', title: say('cases') },
  ]
  return (
    <div className="alerts">
      <PageHead title={say('title')} about={say('about')} />
      <GovernorBanner />
      {nobody ? (
        <ForPersons />
      ) : queue.data === undefined ? (
        queue.error === null ? (
          <Waiting />
        ) : (
          <NoSeat error={queue.error} again={() => void queue.refetch()} />
        )
      ) : (
        <div className="stack">
          {queue.error === null ? null : <FaultNote error={queue.error} again={() => void queue.refetch()} />}
          <DueReports due={queue.data.due} />
          <Tabs
            label={say('views')}
            tabs={tabs}
            chosen={tab}
            choose={key => setSearch(key === 'queue' ? {} : { tab: key }, { replace: true })}
          >
            {tab === 'cases' ? <CasesAtWork /> : <AlertQueue queue={queue.data} />}
          </Tabs>
        </div>
      )}
    </div>
  )
}

/** Why somebody sees no alerts, and what to do about it. */
export function NoSeat({ error, again }: { readonly error: Error; again(): void }) {
  const say = useWords(ALERTS_WORDS)
  const code = error instanceof CallError ? error.code : ''
  if (code === 'key-acts-for-nobody' || code === 'person-unknown') return <ForPersons />
  if (code === 'role-missing')
    return (
      <EmptyState title={say('noRole')}>
        <span>{say('noRoleMore')}</span>
      </EmptyState>
    )
  return <FaultNote error={error} again={again} />
}

/** Alerts are for persons, and how somebody becomes one. */
function ForPersons() {
  const say = useWords(ALERTS_WORDS)
  const { session } = useSession()
  return (
    <EmptyState title={say('persons')}>
      <span>{say('personsMore')}</span>
      {mayAct(session, 'admin') ? (
        <Link href="/people?add=1" className="button" data-tone="main">
          {say('invite')}
        </Link>
      ) : (
        <code>cordon users invite NAME --role analyst</code>
      )}
    </EmptyState>
  )
}
