/** What people call the ledgers that thefts cross most. */
const NAMES: Readonly<Record<string, string>> = {
  'eip155:1': 'Ethereum',
  'eip155:10': 'Optimism',
  'eip155:25': 'Cronos',
  'eip155:56': 'BNB Chain',
  'eip155:61': 'Ethereum Classic',
  'eip155:100': 'Gnosis',
  'eip155:130': 'Unichain',
  'eip155:137': 'Polygon',
  'eip155:146': 'Sonic',
  'eip155:250': 'Fantom',
  'eip155:324': 'zkSync',
  'eip155:480': 'World Chain',
  'eip155:999': 'HyperEVM',
  'eip155:1284': 'Moonbeam',
  'eip155:5000': 'Mantle',
  'eip155:8453': 'Base',
  'eip155:42161': 'Arbitrum',
  'eip155:42220': 'Celo',
  'eip155:43114': 'Avalanche',
  'eip155:59144': 'Linea',
  'eip155:80094': 'Berachain',
  'eip155:81457': 'Blast',
  'eip155:534352': 'Scroll',
  'bip122:000000000019d6689c085ae165831e93': 'Bitcoin',
  'bip122:12a765e31ffd4059bada1e25190f6e98': 'Litecoin',
  'bip122:000000000000000000651ef99cb9fcbe': 'Bitcoin Cash',
  'bip122:1a91e3dace36e2be3bf030a65679fe82': 'Dogecoin',
  'bip122:00000ffd590b1485b3caadc19b22e637': 'Dash',
  'bip122:00040fe8ec8471911baa1db1266ea15d': 'Zcash',
  'tron:0x2b6653dc': 'TRON',
  'solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp': 'Solana',
  'xrpl:0': 'XRP Ledger',
  'stellar:pubnet': 'Stellar',
  'monero:418015bb9ae982a1975da7d79277c270': 'Monero',
  'cosmos:thorchain-1': 'THORChain',
  'cosmos:cosmoshub-4': 'Cosmos Hub',
}

/** The name of a ledger (CAIP-2), or its id where it has none here. */
export function ledgerName(ledger: string): string {
  return NAMES[ledger] ?? ledger
}
