import type { MatchedEntry, NearMiss, ScreenAnswer, ScreenGap } from '../../analysis/screen/screen-answer.ts'
import type { VerdictWord } from '../../model/party.ts'

/** What is said about one row of a party file. */
export interface RowAnswer {
  readonly verdict: VerdictWord
  readonly entries: readonly MatchedEntry[]
  readonly nearMisses: readonly NearMiss[]
  readonly gaps: readonly ScreenGap[]
  /** Why the row could not be read; null where it could. */
  readonly code: string | null
  readonly reason: string | null
}

/** A row that could not be read: nobody is cleared by it. */
export function unreadRow(code: string, reason: string): RowAnswer {
  return { verdict: 'unknown', entries: [], nearMisses: [], gaps: [], code, reason }
}

/**
 * The answers to a row's parties as one: a match counts before what is unknown, and that before what is clear.
 * @param fault why one of its parties could not be read; then the row clears nobody
 */
export function joinAnswers(
  answers: readonly ScreenAnswer[],
  fault: { readonly code: string; readonly message: string } | null,
): RowAnswer {
  const [first] = answers
  if (first && answers.length === 1 && fault === null) {
    const { verdict, entries, nearMisses, gaps } = first
    return { verdict, entries, nearMisses, gaps, code: null, reason: null }
  }
  const has = (verdict: VerdictWord): boolean => answers.some(a => a.verdict === verdict)
  const open = answers.length === 0 || fault !== null || has('unknown')
  return {
    verdict: has('match') ? 'match' : open ? 'unknown' : 'clear',
    entries: answers.flatMap(a => a.entries),
    nearMisses: answers.flatMap(a => a.nearMisses),
    gaps: answers.flatMap(a => a.gaps),
    code: fault?.code ?? null,
    reason: fault?.message ?? null,
  }
}
