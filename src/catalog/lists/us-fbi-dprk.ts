import type { ListSource } from '../../model/listing.ts'

/** Addresses of the CoinEx, Ronin and WazirX thefts with the part of each; gathered by researchers, so read them as claims with a source. */
export const usFbiDprk: ListSource = {
  name: 'us-fbi-dprk',
  title: 'Addresses of thefts that the FBI ascribes to North Korea',
  publisher: 'tayvano and others, after statements of the FBI',
  jurisdiction: 'US',
  meaning: 'claim',
  formats: ['incident-tsv'],
  addresses: {},
  homepage: 'https://github.com/tayvano/lazarus-bluenoroff-research',
  changes: 'now and then, by hand',
  staleAfterSeconds: null,
  licence: 'none stated: facts with their source',
  checked: '2026-11-26: 72 rows of CoinEx, Ronin and WazirX in a copy of the table',
}
