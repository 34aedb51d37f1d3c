import { Link, useParams, useSearchParams } from 'wouter'
import { useAnswer } from '../../api/use-call.ts'
import { useWords } from '../../app/preferences.tsx'
import { usePageTitle } from '../../kit/page-title.ts'
import { FaultNote, Waiting } from '../../kit/states.tsx'
import { Tabs } from '../../kit/tabs.tsx'
import { NoSeat } from './alerts-page.tsx'
import { AuditTrail } from './audit-trail.tsx'
import { CaseAlerts } from './case-alerts.tsx'
import { CaseDecisions } from './case-decisions.tsx'
import { CaseFiles } from './case-files.tsx'
import { CaseHead } from './case-head.tsx'
import { CaseReports } from './case-reports.tsx'
import { CASEWORK_WORDS } from './casework-words.ts'
import './alerts.css'
import './casework.css'

const TABS = ['alerts', 'decisions', 'reports', 'files', 'audit'] as const

/** A case of the house: alerts, decisions with four eyes, report drafts, notes and files, and the audit. */
export function CaseworkPage() {
  const say = useWords(CASEWORK_WORDS)
  const { id = '' } = useParams()
  const [search, setSearch] = useSearchParams()
  const sheet = useAnswer('showCasework', { case: id })
  usePageTitle(id)
  const people = useAnswer('listColleagues', {}, { staleTime: 300_000 })
  const roles = people.data?.colleagues.find(c => c.name === people.data.me)?.roles ?? []
  if (sheet.data === undefined)
    return (
      <div className="alerts">
        <h1 className="unseen">{id}</h1>
        {sheet.error === null ? <Waiting /> : <NoSeat error={sheet.error} again={() => void sheet.refetch()} />}
      </div>
    )
  const file = sheet.data
  const chosen = TABS.find(t => t === search.get('tab')) ?? 'alerts'
  const counts = {
    alerts: file.alertCount,
    decisions: file.decisions.length,
    reports: 0,
    files: file.notes.length + file.attachments.length,
    audit: 0,
  }
  return (
    <div className="alerts casework">
      <p className="casework-back">
        <Link href="/alerts">← {say('toAlerts')}</Link>
      </p>
      {sheet.error === null ? null : <FaultNote error={sheet.error} again={() => void sheet.refetch()} />}
      <CaseHead file={file} roles={roles} colleagues={people.data?.colleagues ?? []} />
      <Tabs
        label={say('views')}
        tabs={TABS.map(key => ({ key, title: say(key, { n: counts[key] }) }))}
        chosen={chosen}
        choose={key => setSearch(key === 'alerts' ? {} : { tab: key }, { replace: true })}
      >
        {chosen === 'decisions' ? (
          <CaseDecisions file={file} roles={roles} colleagues={people.data?.colleagues ?? []} />
        ) : chosen === 'reports' ? (
          <CaseReports file={file} roles={roles} />
        ) : chosen === 'files' ? (
          <CaseFiles file={file} roles={roles} />
        ) : chosen === 'audit' ? (
          <AuditTrail file={file.id} />
        ) : (
          <CaseAlerts file={file} />
        )}
      </Tabs>
    </div>
  )
}
