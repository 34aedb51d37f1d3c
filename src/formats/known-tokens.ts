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
  ['0x6c3ea9036406852006290770bedfcaba0e23a0e8', 6], // PayPal USD
  ['0x8e870d67f660d95d5be530380d0ec0bd388289e1', 18], // Pax Dollar
  ['0x45804880de22913dafe09f4980848ece6ecbaf78', 18], // Pax Gold
  ['0x0000000000085d4780b73119b644ae5ecd22b376', 18], // TrueUSD
  ['0xc5f0f7b66764f6ec8c8dff7ba683102295e16409', 18], // First Digital USD
  ['0x056fd409e1d7a124bd7017459dfea2f387b6d5cd', 2], // Gemini dollar
  ['0x1abaea1f7c830bd89acc67ec4af516284b1bc33c', 6], // EURC
  ['0x68749665ff8d2d112fa859aa293f07a622782f38', 6], // Tether Gold
  ['0xdc035d45d973e3ec169d2276ddab16f1e407384f', 18], // USDS
  ['0x4c9edd5852cd905f086c759e8383e09bff1e68b3', 18], // Ethena USDe
  ['0x853d955acef822db058eb8505911ed77f175b99e', 18], // Frax
  ['0xcbb7c0000ab88b473b1f5afd9ef808440eed33bf', 8], // Coinbase wrapped BTC
  ['0xbe9895146f7af43049ca1c1ae358b0541ea49704', 18], // Coinbase wrapped staked ETH
  ['0xae78736cd615f374d3085123a210448e74fc6393', 18], // Rocket Pool ETH
  ['0x95ad61b0a150d79219dcf64e1e6cc01f0b64c4ce', 18], // Shiba Inu
  ['0x7d1afa7b718fb893db30a3abc0cfc608aacfebb0', 18], // Matic
  ['0x1f9840a85d5af5bf1d1762f925bdaddc4201f984', 18], // Uniswap
  ['0x7fc66500c84a76ad7e9c93437bfc5ac33e2ddae9', 18], // Aave
])
