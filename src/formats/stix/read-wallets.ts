import type { Address } from '../../model/address.ts'
import type { IntelObject } from '../../model/intel-object.ts'
import type { LedgerId } from '../../model/ledger.ts'
import { readWalletAddress } from '../../model/wallet-address.ts'
import { ledgerOfWord, type NamedWallet, walletNames } from './wallet-names.ts'

/** An address that an object names as a wallet. */
export interface ReadWallet {
  /** In its canonical spelling. */
  readonly address: Address
  /** The ledgers that the object says; where it says none, every one on which the address is valid. */
  readonly ledgers: readonly LedgerId[]
  /** Whether the object itself says which ledgers are meant. */
  readonly told: boolean
  /** How it was named: type and member, `cryptocurrency-wallet:value`, `indicator:pattern`. */
  readonly from: string
}

/**
 * The wallets that an object is or names, in whatever way is known: OpenCTI's and dogesec's objects, other products' names for them,
 * MISP's objects and attributes, user accounts of a currency, patterns. Each address once, canonical. What is no address by its form or
 * its checksum is left out here: `walletNames` gives every text as it stands.
 */
export function readWallets(object: IntelObject): readonly ReadWallet[] {
  const found = new Map<Address, ReadWallet>()
  for (const named of walletNames(object)) {
    const read = readWallet(named)
    if (read === null) continue
    const known = found.get(read.address)
    if (known === undefined || (read.told && !known.told)) found.set(read.address, read)
    else if (read.told)
      found.set(read.address, { ...known, ledgers: [...new Set([...known.ledgers, ...read.ledgers])] })
  }
  return [...found.values()]
}

function readWallet({ text, ledgers, ticker, from }: NamedWallet): ReadWallet | null {
  const bare = bareAddress(text)
  const hint = ticker === undefined ? null : ledgerOfWord(ticker)
  const read = readWalletAddress(bare.address, hint === null ? undefined : { ledger: hint })
  if (read === null) return null
  const said = [...ledgers, ...(bare.ledger === null ? [] : [bare.ledger]), ...(hint === null ? [] : [hint])]
  // An EVM address is one on every ledger of that kind, also on those that nobody has listed.
  const meant = said.filter(l => read.ledgers.includes(l) || (read.form === 'evm' && l.startsWith('eip155:')))
  const { address } = read
  if (meant.length === 0) return { address, ledgers: read.ledgers, told: false, from }
  return { address, ledgers: [...new Set(meant)], told: true, from }
}

const CAIP10 = /^([-a-z0-9]{3,8}:[-_a-zA-Z0-9]{1,32}):([^:]+)$/
/** `bitcoin:1A1z…?amount=1`, `ethereum:0x…@1`; not the prefixes that belong to the address itself. */
const PAYMENT_URI =
  /^(?:bitcoin|ethereum|litecoin|dogecoin|dash|monero|tron|ripple|xrp|solana|zcash|stellar|cardano):(?:pay-)?([a-zA-Z0-9]+)(?:[?@/].*)?$/i

/** An address out of a CAIP-10 account or a payment URI; else the text without white space at its ends. */
function bareAddress(written: string): { readonly address: string; readonly ledger: LedgerId | null } {
  const text = written.trim()
  const caip = CAIP10.exec(text)
  if (caip?.[1] !== undefined && caip[2] !== undefined) return { address: caip[2], ledger: caip[1] as LedgerId }
  return { address: PAYMENT_URI.exec(text)?.[1] ?? text, ledger: null }
}
