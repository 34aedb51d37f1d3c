/**
 * Decimals of well-known Ethereum mainnet tokens by contract, as their contracts' `decimals()` answers. Symbols are never used:
 * anyone may give a token any symbol.
 */
export const KNOWN_DECIMALS: ReadonlyMap<string, number> = new Map([
  ['0xdac17f958d2ee523a2206206994597c13d831ec7', 6], // Tether USD
  ['0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48', 6], // USD Coin
  ['0x6b175474e89094c44da98b954eedeac495271d0f', 18], // Dai
  ['0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2', 18], // Wrapped Ether
  ['0x2260fac5e5542a773aa44fbcfedf7c193bc2c599', 8], // Wrapped BTC
  ['0xae7ab96520de3a18e5e111b5eaab095312d7fe84', 18], // Lido stETH
  ['0x7f39c581f595b53c5cb19bd0b3f8da6c935e2ca0', 18], // Lido wstETH
  ['0xd5f7838f5c461feff7fe49ea5ebaf7728bb0adfa', 18], // Mantle mETH
  ['0xe6829d9a7ee3040e1276fa75293bde931859e8fa', 18], // Mantle cmETH
  ['0x4fabb145d64652a948d72533023f6e7a623c7c53', 18], // Binance USD
  ['0x514910771af9ca656af840dff83e8264ecf986ca', 18], // Chainlink
])
