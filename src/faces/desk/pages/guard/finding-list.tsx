import { useWords } from '../../app/preferences.tsx'
import { Badge, type Tone } from '../../kit/badge.tsx'
import { Told } from '../../words/sentences/told.tsx'
import type { GuardedTransaction } from './compare-transactions.ts'
import { GUARD_WORDS } from './guard-words.ts'

/** The colour of a severity; its word stands beside it. */
export const GUARD_TONES: Readonly<Record<'alarm' | 'warning' | 'notice', Tone>> = {
  alarm: 'bad',
  warning: 'warn',
  notice: 'info',
}

/** Findings, the most urgent first. */
export function FindingList({ findings }: { readonly findings: GuardedTransaction['findings'] }) {
  const say = useWords(GUARD_WORDS)
  if (findings.length === 0) return null
  return (
    <ul className="guard-findings">
      {findings.map(f => (
        <li key={`${f.code} ${f.path} ${f.sentence}`}>
          <Badge tone={GUARD_TONES[f.severity]}>{say(f.severity)}</Badge>{' '}
          {f.path === null || f.path === '' ? null : <span className="quiet">{f.path}</span>}{' '}
          <Told book="guard" text={f.sentence} /> <code>{f.code}</code>
        </li>
      ))}
    </ul>
  )
}
