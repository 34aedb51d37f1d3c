import { splitAccount } from '../../../model/account.ts'
import { showAddress } from '../../../model/address.ts'

/** An account's address as its ledger's screens write it; what cannot be read stays as it is. */
export function shownAccount(account: string): string {
  try {
    const { ledger, address } = splitAccount(account as Parameters<typeof splitAccount>[0])
    return showAddress(ledger, address)
  } catch {
    return account
  }
}

/** The two ends of a long text. */
export function shortened(text: string, ends = 6): string {
  return text.length <= 2 * ends + 3 ? text : `${text.slice(0, ends + 2)}…${text.slice(-ends)}`
}
