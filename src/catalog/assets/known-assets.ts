import { USD_VALUE } from '../../formats/flows.ts'
import { KNOWN_DECIMALS } from '../../formats/known-tokens.ts'
import { parseAddress } from '../../model/address.ts'
import { type AssetId, erc20, nativeAsset } from '../../model/asset.ts'
import { IntegrityError } from '../../model/errors.ts'
import type { KnownAsset } from '../../model/known-asset.ts'
import { BITCOIN, ETHEREUM, TRON } from '../../model/ledger.ts'

/** Contract, symbol, name, who can freeze it and where that stands. Decimals: {@link KNOWN_DECIMALS}. */
type Row = readonly [contract: string, symbol: string, name: string, issuer: string | null, source: string]

const NOT_FREEZABLE = 'contract: holds no list of blocked accounts'

const ETHEREUM_TOKENS: readonly Row[] = [
  ['0xdac17f958d2ee523a2206206994597c13d831ec7', 'USDT', 'Tether USD', 'Tether', 'contract: addBlackList'],
  ['0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48', 'USDC', 'USD Coin', 'Circle', 'contract: blacklist'],
  ['0x1abaea1f7c830bd89acc67ec4af516284b1bc33c', 'EURC', 'EURC', 'Circle', 'contract: blacklist'],
  ['0x6c3ea9036406852006290770bedfcaba0e23a0e8', 'PYUSD', 'PayPal USD', 'Paxos', 'contract: freeze'],
  ['0x8e870d67f660d95d5be530380d0ec0bd388289e1', 'USDP', 'Pax Dollar', 'Paxos', 'contract: freeze'],
  ['0x45804880de22913dafe09f4980848ece6ecbaf78', 'PAXG', 'Pax Gold', 'Paxos', 'contract: freeze'],
  ['0x4fabb145d64652a948d72533023f6e7a623c7c53', 'BUSD', 'Binance USD', 'Paxos', 'contract: freeze'],
  ['0x0000000000085d4780b73119b644ae5ecd22b376', 'TUSD', 'TrueUSD', 'Techteryx', 'contract: isBlacklisted'],
  ['0xc5f0f7b66764f6ec8c8dff7ba683102295e16409', 'FDUSD', 'First Digital USD', 'First Digital', 'contract: freeze'],
  ['0x056fd409e1d7a124bd7017459dfea2f387b6d5cd', 'GUSD', 'Gemini dollar', 'Gemini', 'issuer’s user agreement'],
  ['0x68749665ff8d2d112fa859aa293f07a622782f38', 'XAUT', 'Tether Gold', 'Tether', 'contract: addToBlockedList'],
  ['0xcbb7c0000ab88b473b1f5afd9ef808440eed33bf', 'cbBTC', 'Coinbase wrapped BTC', 'Coinbase', 'contract: blacklist'],
  ['0xbe9895146f7af43049ca1c1ae358b0541ea49704', 'cbETH', 'Coinbase staked ETH', 'Coinbase', 'contract: blacklist'],
  [
    '0xd5f7838f5c461feff7fe49ea5ebaf7728bb0adfa',
    'mETH',
    'mETH',
    'mETH Protocol',
    'its account of the Bybit theft, 2025-02',
  ],
  [
    '0xe6829d9a7ee3040e1276fa75293bde931859e8fa',
    'cmETH',
    'cmETH',
    'mETH Protocol',
    'its account of the Bybit theft, 2025-02',
  ],
  ['0x6b175474e89094c44da98b954eedeac495271d0f', 'DAI', 'Dai', null, NOT_FREEZABLE],
  ['0xdc035d45d973e3ec169d2276ddab16f1e407384f', 'USDS', 'USDS', null, NOT_FREEZABLE],
  ['0x4c9edd5852cd905f086c759e8383e09bff1e68b3', 'USDe', 'Ethena USDe', null, NOT_FREEZABLE],
  ['0x853d955acef822db058eb8505911ed77f175b99e', 'FRAX', 'Frax', null, NOT_FREEZABLE],
  ['0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2', 'WETH', 'Wrapped Ether', null, NOT_FREEZABLE],
  ['0xae7ab96520de3a18e5e111b5eaab095312d7fe84', 'stETH', 'Lido staked Ether', null, NOT_FREEZABLE],
  ['0x7f39c581f595b53c5cb19bd0b3f8da6c935e2ca0', 'wstETH', 'Lido wrapped staked Ether', null, NOT_FREEZABLE],
  ['0xae78736cd615f374d3085123a210448e74fc6393', 'rETH', 'Rocket Pool Ether', null, NOT_FREEZABLE],
  ['0x2260fac5e5542a773aa44fbcfedf7c193bc2c599', 'WBTC', 'Wrapped BTC', null, NOT_FREEZABLE],
  ['0x514910771af9ca656af840dff83e8264ecf986ca', 'LINK', 'Chainlink', null, NOT_FREEZABLE],
  ['0x95ad61b0a150d79219dcf64e1e6cc01f0b64c4ce', 'SHIB', 'Shiba Inu', null, NOT_FREEZABLE],
  ['0x7d1afa7b718fb893db30a3abc0cfc608aacfebb0', 'MATIC', 'Matic', null, NOT_FREEZABLE],
  ['0x1f9840a85d5af5bf1d1762f925bdaddc4201f984', 'UNI', 'Uniswap', null, NOT_FREEZABLE],
  ['0x7fc66500c84a76ad7e9c93437bfc5ac33e2ddae9', 'AAVE', 'Aave', null, NOT_FREEZABLE],
]

function token([contract, symbol, name, issuer, source]: Row): [AssetId, KnownAsset] {
  const decimals = KNOWN_DECIMALS.get(contract)
  if (decimals === undefined)
    throw new IntegrityError('asset-decimals-missing', `nobody told the decimals of ${symbol}`)
  return [erc20(ETHEREUM, parseAddress(ETHEREUM, contract)), { symbol, name, decimals, issuer, source }]
}

function tronToken(contract: string, asset: KnownAsset): [AssetId, KnownAsset] {
  return [`${TRON}/trc20:${parseAddress(TRON, contract)}` as AssetId, asset]
}

function native(symbol: string, name: string, decimals: number): KnownAsset {
  return { symbol, name, decimals, issuer: null, source: 'the ledger’s own asset' }
}

/** Assets that Cordon knows by name: what to call them, how many decimals they have, and who can freeze them. */
export const KNOWN_ASSETS: ReadonlyMap<AssetId, KnownAsset> = new Map([
  [nativeAsset(ETHEREUM), native('ETH', 'Ether', 18)],
  [nativeAsset(BITCOIN), native('BTC', 'Bitcoin', 8)],
  [nativeAsset(TRON), native('TRX', 'Tronix', 6)],
  ...ETHEREUM_TOKENS.map(token),
  tronToken('TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t', {
    symbol: 'USDT',
    name: 'Tether USD',
    decimals: 6,
    issuer: 'Tether',
    source: 'contract: addBlackList',
  }),
  tronToken('TEkxiTehnzSmSe2XqrBj4w32RUN966rdz8', {
    symbol: 'USDC',
    name: 'USD Coin',
    decimals: 6,
    issuer: 'Circle',
    source: 'contract: blacklist',
  }),
  [
    USD_VALUE,
    { symbol: 'USD', name: 'value in US dollars, token not named', decimals: 6, issuer: null, source: 'flows format' },
  ],
])

/** The known assets as rows, in the order in which they are listed. */
export function assetTable(): readonly ({ readonly asset: AssetId } & KnownAsset)[] {
  return [...KNOWN_ASSETS].map(([asset, known]) => ({ asset, ...known }))
}
