import { useState } from 'react'
import { useAnswer } from '../../api/use-call.ts'
import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Badge } from '../../kit/badge.tsx'
import { Answer, EmptyState } from '../../kit/states.tsx'
import { AlertExplained } from './alert-explained.tsx'
import { AlertTitle } from './alert-title.tsx'
import { ALERTS_WORDS } from './alerts-words.ts'
import type { CaseSheet } from './case-sheet.ts'
import { CASEWORK_WORDS } from './casework-words.ts'
import { SEVERITY_TONES } from './severity-tones.ts'
import { subjectName } from './subject-name.ts'

/** The alerts of a case, each explaining itself when it is opened. */
export function CaseAlerts({ file }: { readonly file: CaseSheet }) {
  const say = useWords(ALERTS_WORDS)
  const words = useWords(CASEWORK_WORDS)
  const formats = useFormats()
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => new Set(file.alerts.slice(0, 1).map(a => a.id)))
  if (file.alerts.length === 0) return <EmptyState title={words('noAlerts')} />
  return (
    <div className="stack">
      {file.alerts.map(alert => (
        <details
          key={alert.id}
          className="casework-alert"
          open={opened.has(alert.id)}
          onToggle={e => {
            const open = e.currentTarget.open
            setOpened(before => {
              if (before.has(alert.id) === open) return before
              const next = new Set(before)
              if (open) next.add(alert.id)
              else next.delete(alert.id)
              return next
            })
          }}
        >
          <summary>
            <strong>{alert.id}</strong> {subjectName(alert.subject).name}: <AlertTitle title={alert.title} />{' '}
            <Badge tone={SEVERITY_TONES[alert.severity]}>{say(alert.severity)}</Badge>{' '}
            {alert.holds ? <Badge tone="bad">{say('holds')}</Badge> : null}{' '}
            <span className="quiet">{formats.time(alert.at)}</span>
          </summary>
          {opened.has(alert.id) ? <Explained id={alert.id} /> : null}
        </details>
      ))}
    </div>
  )
}

function Explained({ id }: { readonly id: string }) {
  const told = useAnswer('explainAlert', { alert: id })
  return (
    <div className="stack casework-explained">
      <Answer of={told}>{data => <AlertExplained told={data} />}</Answer>
    </div>
  )
}
