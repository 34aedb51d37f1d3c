import { InputError } from '../../model/errors.ts'
import { LedgerFault } from './ledger-fault.ts'

/** Codes of an answer that cannot be read at all; any other says that it contradicts itself. */
const UNREADABLE = /(?:-malformed|-truncated|-trailing|-not-minimal)$/

/**
 * Reads what a source answered by a pure format; what the format refuses is the source's fault, not the user's.
 * @param name the source without keys
 * @param what is read, such as `block 5`
 * @throws LedgerFault `ledger-answer-malformed`, `ledger-block-changed`
 */
export function readAnswer<T>(name: string, what: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    const code = UNREADABLE.test(error.code) ? 'ledger-answer-malformed' : 'ledger-block-changed'
    throw new LedgerFault(code, `${what} of ${name}: ${error.message.slice(0, 400)} (${error.code})`)
  }
}
