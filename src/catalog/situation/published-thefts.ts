import type { PublishedTheft } from '../../analysis/situation/published-theft.ts'

const LAZARUS = 'tayvano, lazarus-bluenoroff-research'
const REKT = 'rekt.news'
const CURATED = 'redactedLabs, OZONE, curated data'

/**
 * Thefts as they were published, each with its loss in US dollars of the day and who says that North Korea did it. `frozen`: the part of the
 * loss that was frozen or given back by what was published; null: nothing is said. Retrieved 2026-10.
 */
export const PUBLISHED_THEFTS: readonly PublishedTheft[] = [
  theft('youbit-2017-04-22', 'Youbit', '2017-04-22', 5_300_000, 'official', null, `${LAZARUS}; UN PoE S/2019/691`),
  theft('bithumb-2018-06-19', 'Bithumb', '2018-06-19', 31_000_000, 'official', null, `${LAZARUS}; UN PoE S/2019/691`),
  theft('bithumb-2019-03-29', 'Bithumb', '2019-03-29', 19_400_000, 'official', null, `${LAZARUS}; UN PoE S/2019/691`),
  theft(
    ...(['upbit-2019-11-27', 'Upbit', '2019-11-27', 48_500_000, 'official', null] as const),
    `${LAZARUS}; Korean National Police, 2024-11-21`,
  ),
  theft('kucoin-2020-09-25', 'KuCoin', '2020-09-25', 281_000_000, 'official', 0.84, `${CURATED}: kucoin.com`),
  theft('liquid-2021-08-18', 'Liquid Global', '2021-08-18', 91_350_000, 'official', null, LAZARUS),
  theft('ronin-2022-03-23', 'Ronin bridge', '2022-03-23', 620_000_000, 'official', 0.065, `${LAZARUS}; FBI; Sky Mavis`),
  theft('harmony-2022-06-24', 'Harmony Horizon bridge', '2022-06-24', 100_000_000, 'official', 0.025, LAZARUS),
  theft('atomic-wallet-2023-06-02', 'Atomic Wallet', '2023-06-02', 100_000_000, 'official', null, `${LAZARUS}; FBI`),
  theft('alphapo-2023-07-22', 'Alphapo', '2023-07-22', 60_000_000, 'official', null, `${REKT}; FBI`),
  theft('coinspaid-2023-07-22', 'CoinsPaid', '2023-07-22', 37_300_000, 'official', null, 'CoinsPaid, einpresswire.com'),
  theft('stake-2023-09-04', 'Stake.com', '2023-09-04', 41_000_000, 'official', null, `${LAZARUS}; FBI`),
  theft('coinex-2023-09-12', 'CoinEx', '2023-09-12', 54_300_000, 'firm', null, REKT),
  theft('poloniex-2023-11-10', 'Poloniex', '2023-11-10', 126_000_000, 'firm', null, REKT),
  theft('htx-heco-2023-11-22', 'HTX and HECO bridge', '2023-11-22', 99_100_000, 'official', null, REKT),
  theft(
    ...(['dmm-bitcoin-2024-05-31', 'DMM Bitcoin', '2024-05-31', 308_000_000, 'official', 0.046] as const),
    `${REKT}; NPA, FBI and DC3, 2024-12-23`,
  ),
  theft(
    ...(['wazirx-2024-07-18', 'WazirX', '2024-07-18', 234_900_000, 'official', null] as const),
    `${LAZARUS}; US, Japan and Korea, 2025-01-14`,
  ),
  theft(
    ...(['radiant-2024-10-16', 'Radiant Capital', '2024-10-16', 53_000_000, 'official', null] as const),
    `${LAZARUS}; US, Japan and Korea, 2025-01-14`,
  ),
  theft('phemex-2025-01-23', 'Phemex', '2025-01-23', 85_085_704, 'official', null, `${LAZARUS}; MSMT, 2025-10-22`),
  theft(
    'bybit-2025-02-21',
    'Bybit',
    '2025-02-21',
    1_460_000_000,
    'official',
    0.0384,
    'FBI, I-022625-PSA; investigators',
  ),
  theft('bigone-2025-07-16', 'BigONE', '2025-07-16', 27_000_000, 'none', null, 'cryptonewsinsights.com'),
  theft('btcturk-2025-08-14', 'BtcTurk', '2025-08-14', 48_000_000, 'firm', null, `${CURATED}: beosin.com`),
  theft(
    'swissborg-kiln-2025-09-08',
    'SwissBorg and Kiln',
    '2025-09-08',
    41_500_000,
    'none',
    null,
    `${CURATED}: ${REKT}`,
  ),
  theft('sbi-crypto-2025-09-24', 'SBI Crypto', '2025-09-24', 21_000_000, 'suspected', null, `${CURATED}: ${REKT}`),
  theft('upbit-2025-11-27', 'Upbit', '2025-11-26', 30_400_000, 'disputed', 0.058, `${LAZARUS}; Dunamu, 2025-12-08`),
  theft('drift-2026-04-01', 'Drift Protocol', '2026-04-01', 285_000_000, 'firm', null, `${LAZARUS}; TRM; Elliptic`),
  theft(
    ...(['kelpdao-2026-04-18', 'KelpDAO bridge', '2026-04-18', 292_000_000, 'firm', 0.25] as const),
    `${CURATED}: ${REKT}; Arbitrum Security Council`,
  ),
  theft('bitget-2026-09-24', 'Bitget', '2026-09-24', 387_500_000, 'unknown', null, 'Bitget; BlockSec; Arkham'),
]

function theft(
  id: string,
  name: string,
  date: string,
  usd: number,
  attribution: PublishedTheft['attribution'],
  frozen: number | null,
  source: string,
): PublishedTheft {
  return { id, name, date, usd, attribution, frozen, source }
}
