import type { LedgerId } from './ledger.ts'

/**
 * The EVM ledgers on which an address is taken to be valid where nobody names one, Ethereum first and then by what is held on them.
 * Every address is valid on every EVM ledger; on one that is not here it is so only if that one is asked for.
 */
export const EVM_LEDGERS: readonly LedgerId[] = [
  1, // Ethereum
  56, // BNB Smart Chain
  8453, // Base
  42161, // Arbitrum One
  137, // Polygon
  10, // OP Mainnet
  43114, // Avalanche C-Chain
  59144, // Linea
  324, // zkSync Era
  534352, // Scroll
  5000, // Mantle
  81457, // Blast
  100, // Gnosis
  42220, // Celo
  146, // Sonic
  250, // Fantom
  25, // Cronos
  1284, // Moonbeam
  80094, // Berachain
  130, // Unichain
  480, // World Chain
  999, // HyperEVM
  61, // Ethereum Classic
].map(id => `eip155:${id}` as LedgerId)
