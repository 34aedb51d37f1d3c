import type { PublishedYear } from '../../analysis/situation/published-theft.ts'

const SOURCE = 'Chainalysis, as published by 2025-12; 2023 as restated'

/** What North Korea stole in a year by the widest count that was published, US dollars, with how many thefts it counted; null: not told. */
export const PUBLISHED_YEARS: readonly PublishedYear[] = [
  { year: 2016, usd: 1_500_000, thefts: 1, source: SOURCE },
  { year: 2017, usd: 29_000_000, thefts: 4, source: SOURCE },
  { year: 2018, usd: 522_000_000, thefts: 10, source: SOURCE },
  { year: 2019, usd: 271_000_000, thefts: 9, source: SOURCE },
  { year: 2020, usd: 300_000_000, thefts: 5, source: SOURCE },
  { year: 2021, usd: 428_800_000, thefts: 9, source: SOURCE },
  { year: 2022, usd: 1_650_000_000, thefts: 15, source: SOURCE },
  { year: 2023, usd: 660_500_000, thefts: 20, source: SOURCE },
  { year: 2024, usd: 1_340_000_000, thefts: 47, source: SOURCE },
  { year: 2025, usd: 2_020_000_000, thefts: null, source: SOURCE },
]
