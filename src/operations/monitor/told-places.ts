import type { Fact } from '../../model/fact.ts'

/** The kind of the fact that says that the journal ended before what facts tell of: an older copy of it was put back, or its end was cut. */
export const JOURNAL_SHORT_KIND = 'monitor-journal-short'

/** The kinds of facts by which it is known how far the journal was told. */
export const TOLD_KINDS = ['monitor-alert', 'monitor-alert-withdrawn', JOURNAL_SHORT_KIND] as const

/** The number of the first event that is not known from facts. @param facts those of {@link TOLD_KINDS}, in order; the last counts */
export function toldUntil(facts: readonly Fact[]): number {
  const last = facts.at(-1)
  return last === undefined ? 0 : Number(last.body['journal']) + 1
}
