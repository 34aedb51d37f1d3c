/** Endings of names that stand for a wallet and are resolved by a contract: ENS, Solana's and BNB's services, Unstoppable Domains. */
const ENDINGS = new Set(
  'eth sol bnb crypto nft x wallet bitcoin dao 888 zil blockchain polygon arb lens near algo ada apt sui bit avax stark tez'.split(
    ' ',
  ),
)

/** True for a name such as `vitalik.eth`, behind which an address stands that is not known here. */
export function isWalletName(domain: string): boolean {
  return ENDINGS.has(domain.slice(domain.lastIndexOf('.') + 1))
}
