import type { TraceJson } from '../../formats/trace-json.ts'
import { parseAccount, splitAccount } from '../../model/account.ts'
import { CordonError, InputError } from '../../model/errors.ts'
import type { LedgerId } from '../../model/ledger.ts'

/** What an explanation is about. */
export type Subject =
  | { readonly kind: 'account'; readonly id: string }
  | { readonly kind: 'transaction'; readonly id: string }

/**
 * Reads an account (CAIP-10, or a bare address on any ledger of the trace) or a transaction hash.
 * @throws InputError `subject-malformed`, and the codes of the address constructors
 */
export function findSubject(text: string, trace: TraceJson): Subject {
  const tx = /^(?:.+:)?((?:0x)?[0-9a-fA-F]{64})$/.exec(text)
  if (tx) return { kind: 'transaction', id: (tx[1] as string).toLowerCase() }
  if (text.includes(':')) return { kind: 'account', id: parseAccount(text) }
  let fault: CordonError | null = null
  for (const ledger of ledgersOf(trace)) {
    try {
      return { kind: 'account', id: parseAccount(text, ledger) }
    } catch (error) {
      if (!(error instanceof CordonError)) throw error
      fault ??= error
    }
  }
  throw fault ?? new InputError('subject-malformed', `"${text}" is neither an account nor a transaction hash`)
}

function ledgersOf(trace: TraceJson): LedgerId[] {
  const named = [...trace.accounts, ...trace.endpoints].map(row => splitAccount(row.account as never).ledger)
  return [...new Set(named)].sort()
}
