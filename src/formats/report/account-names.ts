import { type AccountId, splitAccount } from '../../model/account.ts'
import { showAddress, toEip55 } from '../../model/address.ts'
import { type Html, html, shorten } from './html.ts'

/** What stands where an output has no address form. */
export const NO_ADDRESS = 'no address form'

/** How the accounts of a trace are written. Checksums are costly, so each is made once. */
export class AccountNames {
  private readonly shown = new Map<string, string>()

  /** The address: EIP-55 on EVM ledgers. @param account CAIP-10 */
  address(account: string | null): string {
    if (account === null) return NO_ADDRESS
    const had = this.shown.get(account)
    if (had !== undefined) return had
    const { ledger, address } = splitAccount(account as AccountId)
    const made = shorten(showAddress(ledger, address), 200)
    this.shown.set(account, made)
    return made
  }

  /** CAIP-10 with the address as {@link address} writes it. */
  full(account: string | null): string {
    return account === null ? NO_ADDRESS : `${splitAccount(account as AccountId).ledger}:${this.address(account)}`
  }

  /** {@link full} for a table: the ledger in a calmer tone. */
  cell(account: string | null): Html {
    if (account === null) return html`<i>${NO_ADDRESS}</i>`
    return html`<small>${splitAccount(account as AccountId).ledger}:</small><wbr>${this.address(account)}`
  }

  /** The address's ends: `0x1Db9…cF4`. */
  brief(account: string | null): string {
    return account === null ? NO_ADDRESS : ends(this.address(account))
  }

  /** A sentence in which EVM addresses get their EIP-55 form. */
  sentence(text: string, most = 400): string {
    return shorten(text, most).replace(/\b0x[0-9a-f]{40}\b/g, lower => {
      const key = `eip155:0:${lower}`
      const made = this.shown.get(key) ?? toEip55(lower)
      this.shown.set(key, made)
      return made
    })
  }
}

/** The first and last characters of a long word. */
export function ends(word: string): string {
  const head = word.startsWith('0x') ? 6 : 5
  return word.length <= head + 7 ? word : `${word.slice(0, head)}…${word.slice(-4)}`
}
