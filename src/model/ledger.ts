import { InputError } from './errors.ts'

/** A ledger's CAIP-2 chain id, for example `eip155:1` or `bip122:000000000019d6689c085ae165831e93`. */
export type LedgerId = string & { readonly __brand: 'LedgerId' }

const CAIP2 = /^[-a-z0-9]{3,8}:[-_a-zA-Z0-9]{1,32}$/

/** In this namespace the reference is the chain id, a whole number. */
const EIP155 = /^eip155:(0|[1-9]\d*)$/

/** Ethereum mainnet. */
export const ETHEREUM = 'eip155:1' as LedgerId
/** Bitcoin mainnet (CAIP-2 takes the first 32 hex digits of the genesis block hash). */
export const BITCOIN = 'bip122:000000000019d6689c085ae165831e93' as LedgerId
/** TRON mainnet. */
export const TRON = 'tron:0x2b6653dc' as LedgerId

const SHORT: Readonly<Record<string, LedgerId>> = {
  eth: ETHEREUM,
  ethereum: ETHEREUM,
  btc: BITCOIN,
  bitcoin: BITCOIN,
  trx: TRON,
  tron: TRON,
}

/**
 * Reads a CAIP-2 id or one of the short names eth, btc, trx (and their long forms).
 * @throws InputError `ledger-unknown`
 */
export function parseLedger(text: string): LedgerId {
  const word = text.toLowerCase()
  if (Object.hasOwn(SHORT, word)) return SHORT[word] as LedgerId
  if (!CAIP2.test(text) || (namespaceOf(text as LedgerId) === 'eip155' && !EIP155.test(text)))
    throw new InputError('ledger-unknown', `"${text}" is not a CAIP-2 ledger id such as eip155:1`)
  return text as LedgerId
}

/** The CAIP-2 namespace: `eip155`, `bip122`, `tron` … */
export function namespaceOf(ledger: LedgerId): string {
  return ledger.slice(0, ledger.indexOf(':'))
}
