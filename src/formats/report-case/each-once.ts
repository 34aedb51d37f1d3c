import type { ReportCase } from '../../model/report-case.ts'

/**
 * A report's case in which no part of the narrative, no action and no piece of evidence stands twice: what was compiled before and told
 * again by people is found anew each time.
 */
export function eachOnce(told: ReportCase): ReportCase {
  return {
    ...told,
    narrative: once(told.narrative, part => `${part.heading}\0${part.text}`),
    actions: once(told.actions, action => `${action.on}\0${action.what}`),
    evidence: once(told.evidence, piece => `${piece.name}\0${piece.sha256}`),
  }
}

function once<T>(rows: readonly T[], keyOf: (row: T) => string): readonly T[] {
  return [...new Map(rows.map(row => [keyOf(row), row])).values()]
}
