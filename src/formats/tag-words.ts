import type { TagBasis, TagCategory } from '../model/tag.ts'

/** Words of other vocabularies (INTERPOL's entity and abuse taxonomies, exports, people) and what they mean here. First match wins. */
const WORDS: readonly (readonly [RegExp, TagCategory])[] = [
  [/mix|tumbl|tornado|coinjoin/, 'mixer'],
  [/hack|exploit|theft|thief|lazarus|dprk|launder|phish|scam|ransom|sanction|terror|extort|sextort|malware/, 'thief'],
  [/victim/, 'victim'],
  [/bridge|cross.?chain/, 'bridge'],
  [/swap|instant.?exchange/, 'swap'],
  [/defi|dex\b|lending|derivative|yield|router|liquidity/, 'defi'],
  [
    /exchange|trading|custod|broker|otc|binance|kraken|okx|okex|htx|huobi|kucoin|coinbase|bybit|bitfinex|gate\.io|upbit|bithumb/,
    'exchange',
  ],
  [/payment|merchant|atm|card/, 'payment'],
  [/gambl|casino|dice|lottery|betting/, 'gambling'],
  [/service|hosted|wallet_service|market|pool|donation|miner/, 'service'],
]

/**
 * The category behind some words, tried one after the other; `other` where none says anything.
 * @param words for example a TagPack's category, then its label
 */
export function categoryOf(...words: readonly string[]): TagCategory {
  for (const word of words) {
    const text = word.toLowerCase()
    for (const [pattern, category] of WORDS) if (text !== '' && pattern.test(text)) return category
  }
  return 'other'
}

/** GraphSense's confidence levels: how a tag's maker knows, and how far to believe it (0 to 100). */
const CONFIDENCE: ReadonlyMap<string, readonly [TagBasis, number]> = new Map(
  Object.entries({
    ownership: ['publisher', 100],
    override: ['publisher', 100],
    manual_transaction: ['ledger-data', 95],
    service_api: ['publisher', 80],
    authority_data: ['court', 60],
    trusted_provider: ['publisher', 50],
    service_data: ['publisher', 50],
    forensic: ['court', 50],
    ledger_immanent: ['ledger-data', 50],
    forensic_investigation: ['court', 50],
    heuristic: ['heuristic', 40],
    unknown: ['untrusted', 5],
    untrusted_transaction: ['untrusted', 10],
    web_crawl: ['untrusted', 20],
  } satisfies Record<string, readonly [TagBasis, number]>),
)

/** Basis and confidence behind GraphSense's word; an unknown word is the least of trusts. */
export function confidenceOf(word: string): { readonly basis: TagBasis; readonly confidence: number } {
  const [basis, confidence] = CONFIDENCE.get(word.toLowerCase()) ?? ['untrusted', 5]
  return { basis, confidence }
}
