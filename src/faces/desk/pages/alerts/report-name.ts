import { useWords } from '../../app/preferences.tsx'
import { useTold } from '../../words/sentences/told.tsx'
import type { CaseSheet } from './case-sheet.ts'
import { CASEWORK_WORDS } from './casework-words.ts'

type Deadline = CaseSheet['deadlines'][number]

const REPORTS = [
  ['KR', 'reportKR'],
  ['JP', 'reportJP'],
  ['US', 'reportUS'],
] as const

/** Tells which report to which authority a deadline is of, as that country calls both. */
export function useReportName(): (deadline: Pick<Deadline, 'jurisdiction' | 'report' | 'to'>) => string {
  const say = useWords(CASEWORK_WORDS)
  const tell = useTold('rules')
  return ({ jurisdiction, report, to }) => {
    const known = REPORTS.find(([code]) => code === jurisdiction)?.[1]
    return known === undefined ? `${tell(report).text}: ${tell(to).text}` : say(known)
  }
}
