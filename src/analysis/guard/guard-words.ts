import { groupDigits } from '../../formats/group-digits.ts'
import { type Address, toEip55 } from '../../model/address.ts'
import { formatUnits } from '../../model/amount.ts'
import type { GuardKnowledge } from './guard-knowledge.ts'

/** How accounts and amounts are named in sentences. Addresses stand whole: a shortened one is what forgers imitate. */
export interface GuardWords {
  account(address: string): string
  /** Wei. */
  ether(wei: bigint): string
  token(address: string, amount: bigint): string
}

/** Words for one chain. @param safe is called "this Safe" */
export function guardWords(knowledge: GuardKnowledge, chainId: bigint | null, safe: Address): GuardWords {
  const token = (address: string) => knowledge.token(chainId, address.toLowerCase() as Address)
  const figure = (amount: bigint, decimals: number): string => groupDigits(formatUnits(amount, decimals))
  return {
    account(address) {
      const lower = address.toLowerCase() as Address
      if (lower === safe) return 'this Safe'
      const published = knowledge.deployments.get(lower)
      const name = published ? `${published.name} ${published.version}` : token(lower)?.symbol
      const shown = toEip55(lower)
      return name === undefined ? shown : `${name} (${shown})`
    },
    // Other chains' own money has other names; what is counted is the same.
    ether: wei => `${figure(wei, 18)} ${chainId === null || chainId === 1n ? 'ETH' : 'of the chain’s own coin'}`,
    token(address, amount) {
      const known = token(address)
      if (known) return `${figure(amount, known.decimals)} ${known.symbol}`
      return `${groupDigits(String(amount))} base units of token ${toEip55(address.toLowerCase())}`
    },
  }
}
