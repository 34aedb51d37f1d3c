import type { LedgerId } from '../../model/ledger.ts'
import type { EntryWallet } from '../../model/list-entry.ts'
import { repairConfusables } from '../../model/repair-confusables.ts'
import { diagnoseAddress, readWalletAddress } from '../../model/wallet-address.ts'
import { cleanText, cutText } from './clean-text.ts'

/** Longer than the address of any ledger. */
const LONGEST = 200
/** Runs that could be an address in a sentence, with Greek and Cyrillic letters, which stand in for Latin ones. */
const RUNS = /[0-9A-Za-z\u0370-\u03ff\u0400-\u04ff]{25,130}/g
/** TRON's hex form has neither a checksum nor a shape of its own: in a sentence it proves nothing. */
const TRON_HEX = /^(?:0x)?41[0-9a-f]{40}$/i
/** Runs that are tried in one text, and those of them with letters of another script, each of which costs many tries. */
const MOST_RUNS = 5_000
const MOST_REPAIRS = 50

/**
 * Reads an address that stands alone in a field. One that only look-alike letters spoil is repaired, and one of no known form is kept
 * as published, on no ledger; both are told. Null where the text is no address at all.
 */
export function listedWallet(
  text: string,
  ticker: string | null,
  tell: (code: string, reason: string) => void,
  ledger?: LedgerId,
): EntryWallet | null {
  const plain = cleanText(text)
  if (plain.length > LONGEST || plain === '') return null
  const word = ticker === null ? '' : cutText(cleanText(ticker), 40)
  const hint = { ...(word === '' ? {} : { ticker: word }), ...(ledger === undefined ? {} : { ledger }) }
  const as = { ticker: word === '' ? null : word, listedAt: null }
  const read = readWalletAddress(plain, hint)
  if (read !== null) return { address: read.address, ledgers: read.ledgers, ...as }
  const repaired = repairConfusables(plain)
  const again = repaired.changed.length === 0 ? null : readWalletAddress(repaired.text, hint)
  if (again !== null) {
    tell('address-repaired', `look-alike letters in "${plain}" were put right: ${repaired.changed.join(', ')}`)
    return { address: again.address, ledgers: again.ledgers, ...as }
  }
  // Hex has few letters, and a publisher who lists an address means one: what it looks like is what is listed.
  const looks = repaired.unproven === null ? null : readWalletAddress(repaired.unproven, hint)
  if (looks?.form === 'evm') {
    tell('address-repaired', `"${plain}" holds look-alike letters and no checksum; it is read as ${looks.address}`)
    return { address: looks.address, ledgers: looks.ledgers, ...as }
  }
  const why = diagnoseAddress(plain)
  if (why?.code === 'address-private-key') {
    tell(why.code, 'a private key stands where an address should; it was not taken in')
    return null
  }
  if (!/^[\w:.+/=-]{10,}$/.test(plain) || !/\d/.test(plain) || !/[A-Za-z]/.test(plain)) return null
  tell('address-form', `"${plain}" is kept as published: ${why?.reason ?? 'no form that is known'}`)
  return { address: plain, ledgers: [], ...as }
}

/**
 * The addresses that stand in running text, found by form and checksum, in its order.
 * @returns `whole`: false where the text holds more that could be addresses than is tried
 */
export function walletsInText(text: string): { readonly wallets: readonly EntryWallet[]; readonly whole: boolean } {
  const found = new Map<string, EntryWallet>()
  let runs = 0
  let repairs = 0
  for (const [run] of text.normalize('NFKC').matchAll(RUNS)) {
    if (!/\d/.test(run) || TRON_HEX.test(run)) continue
    const mixed = /[^0-9A-Za-z]/.test(run)
    runs++
    if (mixed) repairs++
    if (runs > MOST_RUNS || repairs > MOST_REPAIRS) return { wallets: [...found.values()], whole: false }
    // Only letters of another script are put right here: in ASCII a wrong checksum is just no address.
    const read = mixed ? readRepaired(run) : readWalletAddress(run)
    if (read === null) continue
    // 32 bytes in base58 are an address of Solana and much else.
    if (read.form === 'solana' && !/\bsol(?:ana)?\b/i.test(text)) continue
    found.set(read.address, { address: read.address, ledgers: read.ledgers, ticker: null, listedAt: null })
  }
  return { wallets: [...found.values()], whole: true }
}

function readRepaired(run: string): ReturnType<typeof readWalletAddress> {
  const repaired = repairConfusables(run)
  return repaired.changed.length === 0 ? null : readWalletAddress(repaired.text)
}
