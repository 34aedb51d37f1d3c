import { LedgerFault } from '../ledger-fault.ts'

/** Statuses of a server that has no such part; one that wants a key says 401 or 403, which is another matter. */
const ABSENT: ReadonlySet<number> = new Set([400, 404, 405, 501])

/** True where a node or service does not offer what it was asked, and says so by a status or in java-tron's words. */
export function isNotOffered(error: unknown): boolean {
  if (!(error instanceof LedgerFault)) return false
  return error.answered === null ? error.code === 'ledger-refused' : ABSENT.has(error.answered)
}
