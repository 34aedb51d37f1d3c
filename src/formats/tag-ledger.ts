import { looksBase58 } from '../model/address.ts'
import { InputError } from '../model/errors.ts'
import { BITCOIN, ETHEREUM, type LedgerId, TRON } from '../model/ledger.ts'

/**
 * The ledger of an address that came without one, by its looks: EVM, TRON and Bitcoin forms cannot be taken for one another.
 * @throws InputError `address-malformed`
 */
export function ledgerByLooks(address: string): LedgerId {
  if (/^0x/i.test(address)) return ETHEREUM
  if (/^bc1/i.test(address)) return BITCOIN
  if (/^T[1-9A-HJ-NP-Za-km-z]{33}$/.test(address)) return TRON
  if (/^[13][1-9A-HJ-NP-Za-km-z]{25,34}$/.test(address) && looksBase58(address)) return BITCOIN
  throw new InputError(
    'address-malformed',
    `"${address.slice(0, 140)}" is no address of Ethereum, Bitcoin or TRON: name its ledger`,
  )
}

/**
 * The ledger behind a TagPack's currency or network word; undefined where Cordon has none for it. Tether and USD Coin were issued on
 * several ledgers (OFAC lists TRON and Omni addresses under USDT), so there the address itself says which.
 * @throws InputError `address-malformed` for a token whose address tells no ledger
 */
export function tagLedger(word: string, address: string): LedgerId | undefined {
  switch (word.trim().toUpperCase()) {
    case 'BTC':
      return BITCOIN
    case 'ETH':
    case 'DAI':
    case 'WETH':
      return ETHEREUM
    case 'TRX':
      return TRON
    case 'USDT':
    case 'USDC':
      return ledgerByLooks(address)
    default:
      return undefined
  }
}
