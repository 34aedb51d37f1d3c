import type { StoreSummary } from '../ports.ts'

/** What two sources hold together. What both hold is counted in both. */
export function joinSummaries(a: StoreSummary, b: StoreSummary): StoreSummary {
  return {
    transfers: a.transfers + b.transfers,
    transactions: a.transactions + b.transactions,
    tags: a.tags + b.tags,
    firstAt: least(a.firstAt, b.firstAt),
    lastAt: most(a.lastAt, b.lastAt),
    ledgers: [...new Set([...a.ledgers, ...b.ledgers])].sort(),
  }
}

function least(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.min(a, b)
}

function most(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.max(a, b)
}
