/** `by way of A > B > C`, without the ledger where all are on one; nothing where no way is told. */
export function sayPath(path: readonly string[] | undefined): string[] {
  if (path === undefined || path.length < 2) return []
  const ledgers = new Set(path.map(ledgerOf).filter(ledger => ledger !== null))
  const steps = ledgers.size > 1 ? path : path.map(step => step.slice((ledgerOf(step)?.length ?? -1) + 1))
  return [`by way of ${steps.join(' > ')}`]
}

/** The same for a figure: accounts in full. */
export function pathFigure(path: readonly string[] | undefined): Readonly<Record<string, string>> {
  return path === undefined || path.length < 2 ? {} : { path: path.join(' ') }
}

/** The CAIP-2 part of a CAIP-10 account; null for what is none, as the mark of accounts left out. */
function ledgerOf(step: string): string | null {
  const cut = step.lastIndexOf(':')
  return cut === -1 ? null : step.slice(0, cut)
}
