import { readWalletAddress } from '../../model/wallet-address.ts'

/** A line that holds no address. */
export interface UnreadLine {
  /** 1 and up. */
  readonly line: number
  readonly text: string
}

/** Addresses of a text. */
export interface ReadAddresses {
  /** In canonical form, each once, in the order of the text. */
  readonly addresses: readonly string[]
  readonly unread: readonly UnreadLine[]
}

/** What of a line that cannot be read is told. */
const SHOWN = 80

/**
 * Reads addresses, one a line: alone, as CAIP-10, or in the first column of CSV. Empty lines and what follows `#` are passed over. All
 * spellings of an address come to the same form; an account is asked for by its address, on whichever ledger.
 */
export function readAddresses(text: string): ReadAddresses {
  const addresses = new Set<string>()
  const unread: UnreadLine[] = []
  text.split('\n').forEach((line, i) => {
    const word =
      line
        .replace(/#.*$/, '')
        .split(/[,;\t]/)[0]
        ?.trim()
        .replace(/^"(.*)"$/, '$1') ?? ''
    if (word === '') return
    const address = addressOf(word)
    if (address !== null) addresses.add(address)
    // A heading is no address that was lost.
    else if (i > 0 || !/^\W?address\b/i.test(word)) unread.push({ line: i + 1, text: word.slice(0, SHOWN) })
  })
  return { addresses: [...addresses], unread }
}

/** An address in its canonical form, from any spelling of it or from CAIP-10; null: it is none. */
export function addressOf(word: string): string | null {
  // What stands before the last colon of CAIP-10 is the ledger; Bitcoin Cash writes its own prefix so.
  return (
    (readWalletAddress(word) ?? readWalletAddress(word.replace(/^[-a-z0-9]{3,8}:[-_a-zA-Z0-9]{1,32}:/, '')))?.address ??
    null
  )
}
