import type { Tone } from '../../kit/badge.tsx'
import type { ScreenRow } from './verdicts-csv.ts'

/** What came of a line; `fault`: it was not screened. */
export type RowVerdict = 'match' | 'unknown' | 'clear' | 'fault'

/** The verdict of a line. */
export function verdictOf({ answer }: ScreenRow): RowVerdict {
  return answer === null ? 'fault' : answer.verdict
}

/** The colour of a verdict; its word stands beside it. */
export const VERDICT_TONES: Readonly<Record<RowVerdict, Tone>> = {
  match: 'bad',
  unknown: 'warn',
  fault: 'warn',
  clear: 'good',
}

/** The key of a verdict's word. */
export const VERDICT_WORDS = { match: 'match', unknown: 'unknown', fault: 'fault', clear: 'clearWord' } as const
