import { useWords } from '../../app/preferences.tsx'
import { EmptyState } from '../../kit/states.tsx'
import type { CaseSheet, Colleague } from './case-sheet.ts'
import { DECIDE_WORDS } from './decide-words.ts'
import { DecisionCard } from './decision-card.tsx'

/** The decisions of a case, those that wait first, then the latest. */
export function CaseDecisions({
  file,
  roles,
  colleagues,
}: {
  readonly file: CaseSheet
  readonly roles: readonly string[]
  readonly colleagues: readonly Colleague[]
}) {
  const say = useWords(DECIDE_WORDS)
  if (file.decisions.length === 0) return <EmptyState title={say('none')} />
  const waits = (d: CaseSheet['decisions'][number]): boolean =>
    d.state === 'proposed' || (d.state === 'approved' && d.kind === 'report')
  const sorted = [...file.decisions].sort((a, b) => Number(waits(b)) - Number(waits(a)) || b.number - a.number)
  return (
    <div className="stack">
      {sorted.map(decision => (
        <DecisionCard key={decision.number} file={file} decision={decision} roles={roles} colleagues={colleagues} />
      ))}
    </div>
  )
}
