import { InputError } from './errors.ts'

/** A ledger's CAIP-2 chain id, for example `eip155:1` or `bip122:000000000019d6689c085ae165831e93`. */
export type LedgerId = string & { readonly __brand: 'LedgerId' }

const CAIP2 = /^[-a-z0-9]{3,8}:[-_a-zA-Z0-9]{1,32}$/

/** In this namespace the reference is the chain id, a whole number. */
const EIP155 = /^eip155:(0|[1-9]\d*)$/

/** Ethereum mainnet. */
export const ETHEREUM = 'eip155:1' as LedgerId
/** Bitcoin mainnet (CAIP-2 takes the first 32 hex digits of the genesis block hash). */
export const BITCOIN = 'bip122:000000000019d6689c085ae165831e93' as LedgerId
/** TRON mainnet. */
export const TRON = 'tron:0x2b6653dc' as LedgerId

/**
 * A ledger of Bitcoin's kind: the first 32 hex digits of its genesis block, or, after a fork, of the first block of its own
 * (BIP 122).
 */
const bip122 = (block: string): LedgerId => `bip122:${block}` as LedgerId

/** Litecoin mainnet. */
export const LITECOIN = bip122('12a765e31ffd4059bada1e25190f6e98')
/** Bitcoin Cash, by its block 478559. The CASA namespace's example names the block after; both are read. */
export const BITCOIN_CASH = bip122('000000000000000000651ef99cb9fcbe')
/** Bitcoin SV, by its block 556767. */
export const BITCOIN_SV = bip122('000000000000000001d956714215d96f')
/** Bitcoin Gold. We found no source for the hash of its block 491407, so that a name stands in. */
export const BITCOIN_GOLD = bip122('bitcoin-gold')
/** Dogecoin mainnet. */
export const DOGECOIN = bip122('1a91e3dace36e2be3bf030a65679fe82')
/** Dash mainnet. */
export const DASH = bip122('00000ffd590b1485b3caadc19b22e637')
/** Zcash mainnet. */
export const ZCASH = bip122('00040fe8ec8471911baa1db1266ea15d')
/** Verge mainnet. */
export const VERGE = bip122('00000fc63692467faeb20cdb3b53200d')
/** DigiByte mainnet. */
export const DIGIBYTE = bip122('7497ea1b465eb39f1c8f507bc877078f')
/** Monero mainnet, by its genesis block. */
export const MONERO = 'monero:418015bb9ae982a1975da7d79277c270' as LedgerId
/** Solana mainnet. */
export const SOLANA = 'solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp' as LedgerId
/** The XRP Ledger's mainnet. */
export const XRP_LEDGER = 'xrpl:0' as LedgerId
/** Stellar's public network. */
export const STELLAR = 'stellar:pubnet' as LedgerId
/** Cardano mainnet (CIP-34). */
export const CARDANO = 'cip34:1-764824073' as LedgerId
/** BNB Beacon Chain, which ended in 2024. */
export const BEACON_CHAIN = 'cosmos:Binance-Chain-Tigris' as LedgerId
/** BNB Smart Chain. */
export const BNB_CHAIN = 'eip155:56' as LedgerId

const SHORT: Readonly<Record<string, LedgerId>> = {
  eth: ETHEREUM,
  ethereum: ETHEREUM,
  btc: BITCOIN,
  bitcoin: BITCOIN,
  trx: TRON,
  tron: TRON,
  ltc: LITECOIN,
  litecoin: LITECOIN,
  bch: BITCOIN_CASH,
  'bitcoin-cash': BITCOIN_CASH,
  'bip122:000000000000000000b15ad892af8f6a': BITCOIN_CASH,
  bsv: BITCOIN_SV,
  'bitcoin-sv': BITCOIN_SV,
  btg: BITCOIN_GOLD,
  'bitcoin-gold': BITCOIN_GOLD,
  doge: DOGECOIN,
  dogecoin: DOGECOIN,
  dash: DASH,
  zec: ZCASH,
  zcash: ZCASH,
  xvg: VERGE,
  verge: VERGE,
  dgb: DIGIBYTE,
  digibyte: DIGIBYTE,
  xmr: MONERO,
  monero: MONERO,
  sol: SOLANA,
  solana: SOLANA,
  xrp: XRP_LEDGER,
  ripple: XRP_LEDGER,
  xlm: STELLAR,
  stellar: STELLAR,
  ada: CARDANO,
  cardano: CARDANO,
  atom: 'cosmos:cosmoshub-4' as LedgerId,
  cosmos: 'cosmos:cosmoshub-4' as LedgerId,
  rune: 'cosmos:thorchain-1' as LedgerId,
  thorchain: 'cosmos:thorchain-1' as LedgerId,
  bnb: BNB_CHAIN,
  bsc: BNB_CHAIN,
  etc: 'eip155:61' as LedgerId,
  polygon: 'eip155:137' as LedgerId,
  matic: 'eip155:137' as LedgerId,
  arb: 'eip155:42161' as LedgerId,
  arbitrum: 'eip155:42161' as LedgerId,
  op: 'eip155:10' as LedgerId,
  optimism: 'eip155:10' as LedgerId,
  base: 'eip155:8453' as LedgerId,
  avax: 'eip155:43114' as LedgerId,
  avalanche: 'eip155:43114' as LedgerId,
  fantom: 'eip155:250' as LedgerId,
  gnosis: 'eip155:100' as LedgerId,
  linea: 'eip155:59144' as LedgerId,
  zksync: 'eip155:324' as LedgerId,
  scroll: 'eip155:534352' as LedgerId,
  mantle: 'eip155:5000' as LedgerId,
  blast: 'eip155:81457' as LedgerId,
  cronos: 'eip155:25' as LedgerId,
  celo: 'eip155:42220' as LedgerId,
  sonic: 'eip155:146' as LedgerId,
  beacon: BEACON_CHAIN,
}

/**
 * Reads a CAIP-2 id or one of the short names: eth, btc, trx, ltc, bch, doge, sol, xrp, bsc, arb … and their long forms.
 * @throws InputError `ledger-unknown`
 */
export function parseLedger(text: string): LedgerId {
  const word = text.toLowerCase()
  if (Object.hasOwn(SHORT, word)) return SHORT[word] as LedgerId
  if (!CAIP2.test(text) || (namespaceOf(text as LedgerId) === 'eip155' && !EIP155.test(text)))
    throw new InputError('ledger-unknown', `"${text}" is not a CAIP-2 ledger id such as eip155:1`)
  return text as LedgerId
}

/** The CAIP-2 namespace: `eip155`, `bip122`, `tron` … */
export function namespaceOf(ledger: LedgerId): string {
  return ledger.slice(0, ledger.indexOf(':'))
}
