import type { Answered } from '../../api/operations.ts'

/** The situation as the server tells it. */
export type Situation = Answered<'describeSituation'>
/** One case of it. */
export type CaseRow = Situation['cases'][number]
/** One year of it. */
export type YearRow = Situation['years'][number]
/** One figure of a case. */
export type FigureRow = CaseRow['figures']['stolen']

/** The figures in the order from theft to return. */
export const FIGURES = ['stolen', 'located', 'freezable', 'asked', 'frozen', 'recovered'] as const

/** A part of what was stolen; null where nothing is known to be stolen. */
export function partOfStolen(usd: number, stolen: number): number | null {
  return stolen > 0 ? usd / stolen : null
}
