import { type AccountId, accountId } from '../../model/account.ts'
import { parseLedger } from '../../model/ledger.ts'
import type { Theft } from '../../model/theft.ts'
import { readWalletAddress, tickerLedger } from '../../model/wallet-address.ts'

/** The accounts that first received what was stolen, and the theft's transactions, as far as their ledgers are known. */
export function theftSources(theft: Theft): { readonly sources: AccountId[]; readonly transactions: string[] } {
  const sources = new Set<AccountId>()
  for (const { roleClass, ledger, address } of theft.theftAddresses) {
    if (roleClass !== 'theft') continue
    const known = ledgerNamed(ledger)
    const read = readWalletAddress(address, known === null ? {} : { ledger: known })
    const [first] = read?.ledgers ?? []
    if (read && first) sources.add(accountId(first, read.address))
  }
  const transactions = theft.txs.flatMap(({ ledger, hash }) => {
    const known = ledgerNamed(ledger)
    return known === null ? [] : [`${known}:${hash.toLowerCase()}`]
  })
  return { sources: [...sources], transactions }
}

function ledgerNamed(name: string): ReturnType<typeof parseLedger> | null {
  const ticker = tickerLedger(name)
  if (ticker !== null) return ticker
  try {
    return parseLedger(name)
  } catch {
    return null
  }
}
