import type { RowAnswer } from '../../formats/screen/row-answer.ts'

/** What the rows of a batch came to so far. */
export interface BatchCounts {
  readonly match: number
  readonly clear: number
  readonly unknown: number
  /** Matched rows by list. A row that two lists hold counts under both. */
  readonly byList: Readonly<Record<string, number>>
  readonly byProgramme: Readonly<Record<string, number>>
  /** Rows that could not be read, by code. */
  readonly unread: Readonly<Record<string, number>>
  /** Rows with a gap, by its code. */
  readonly gaps: Readonly<Record<string, number>>
}

/** Before the first row. */
export const NO_COUNTS: BatchCounts = {
  match: 0,
  clear: 0,
  unknown: 0,
  byList: {},
  byProgramme: {},
  unread: {},
  gaps: {},
}

/** The counts with one more row. */
export function addRow(counts: BatchCounts, answer: RowAnswer): BatchCounts {
  const { verdict, entries, gaps, code } = answer
  const plain = { ...counts, [verdict]: counts[verdict] + 1 }
  if (entries.length === 0 && gaps.length === 0 && code === null) return plain
  return {
    ...plain,
    byList: count(
      counts.byList,
      entries.map(e => e.list),
    ),
    byProgramme: count(
      counts.byProgramme,
      entries.flatMap(e => e.programmes),
    ),
    gaps: count(
      counts.gaps,
      gaps.map(g => g.code),
    ),
    unread: code === null ? counts.unread : count(counts.unread, [code]),
  }
}

function count(counts: Readonly<Record<string, number>>, words: readonly string[]): Readonly<Record<string, number>> {
  if (words.length === 0) return counts
  const after: Record<string, number> = Object.assign(Object.create(null), counts)
  for (const word of new Set(words)) after[word] = (after[word] ?? 0) + 1
  return after
}
