import { nativeAsset } from '../../model/asset.ts'
import { BITCOIN, ETHEREUM, TRON } from '../../model/ledger.ts'

/** What an amount of an asset was said to be worth on a day, by a published source. */
export interface DayWorth {
  /** CAIP-19. */
  readonly asset: string
  /** Decimal places of the asset: ten to this power base units are one unit. */
  readonly decimals: number
  /** ISO 8601, UTC. */
  readonly day: string
  /** How many units, a decimal figure. */
  readonly units: string
  readonly worth: number
  /** ISO 4217. */
  readonly currency: string
  readonly source: string
  /** null where the source is no single page. */
  readonly url: string | null
  /** Day on which it was read, ISO 8601. */
  readonly retrieved: string
}

const BEOSIN = {
  source: 'Beosin, as reported by Odaily: what was stolen from Bybit, and its worth',
  url: 'https://m.followin.io/en/feed/16483613',
  retrieved: '2026-11-26',
}
const PHEMEX = {
  source: 'tayvano, lazarus-bluenoroff-research: table of what was stolen from Phemex, with its worth',
  url: 'https://github.com/tayvano/lazarus-bluenoroff-research',
  retrieved: '2026-10-05',
}
const ETH = { asset: nativeAsset(ETHEREUM), decimals: 18 }
const BTC = { asset: nativeAsset(BITCOIN), decimals: 8 }
const TRX = { asset: nativeAsset(TRON), decimals: 6 }
const token = (contract: string): string => `${ETHEREUM}/erc20:${contract}`

/** Published worths of what was stolen, each for its day alone: no price is carried over to another day. */
export const DAY_WORTHS: readonly DayWorth[] = [
  { ...ETH, day: '2025-02-21', units: '401347', worth: 1_120_000_000, currency: 'USD', ...BEOSIN },
  {
    ...{ asset: token('0xae7ab96520de3a18e5e111b5eaab095312d7fe84'), decimals: 18 },
    ...{ day: '2025-02-21', units: '90376', worth: 253_160_000, currency: 'USD', ...BEOSIN },
  },
  {
    ...{ asset: token('0xe6829d9a7ee3040e1276fa75293bde931859e8fa'), decimals: 18 },
    ...{ day: '2025-02-21', units: '15000', worth: 44_130_000, currency: 'USD', ...BEOSIN },
  },
  {
    ...{ asset: token('0xd5f7838f5c461feff7fe49ea5ebaf7728bb0adfa'), decimals: 18 },
    ...{ day: '2025-02-21', units: '8000', worth: 23_000_000, currency: 'USD', ...BEOSIN },
  },
  { ...ETH, day: '2025-01-23', units: '6328.47', worth: 21_058_531, currency: 'USD', ...PHEMEX },
  { ...BTC, day: '2025-01-23', units: '50.657', worth: 5_379_896, currency: 'USD', ...PHEMEX },
  { ...TRX, day: '2025-01-23', units: '7235688.19', worth: 1_833_108, currency: 'USD', ...PHEMEX },
  {
    ...{ ...BTC, day: '2024-05-31', units: '4502.9', worth: 48_200_000_000, currency: 'JPY' },
    ...{
      source: 'National Police Agency of Japan on DMM Bitcoin, as retold in gizatechxyz/rekommender: dmm-rekt.md',
      url: null,
      retrieved: '2026-10-05',
    },
  },
  {
    ...{ ...ETH, day: '2019-11-27', units: '342000', worth: 58_000_000_000, currency: 'KRW' },
    ...{
      source: 'tayvano, lazarus-bluenoroff-research: hacks-and-thefts/upbit.md',
      url: 'https://github.com/tayvano/lazarus-bluenoroff-research',
      retrieved: '2026-10-05',
    },
  },
]
