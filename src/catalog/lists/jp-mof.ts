import type { ListSource } from '../../model/listing.ts'

/** Freezes under the Foreign Exchange and Foreign Trade Act; wallets stand in the remarks. */
export const jpMofList: ListSource = {
  name: 'jp-mof',
  title: 'Persons subject to asset freezes and other measures (資産凍結等の措置の対象者)',
  publisher: 'Ministry of Finance, Japan',
  jurisdiction: 'JP',
  meaning: 'sanctions',
  formats: ['jp-mof', 'jp-mof-sjis'],
  addresses: {},
  homepage: 'https://www.mof.go.jp/policy/international_policy/gaitame_kawase/gaitame/economic_sanctions/list.html',
  changes: 'some times a month; each version has an address of its own with its day in it',
  staleAfterSeconds: 31 * 86_400,
  licence: 'Public Data License 1.0 (Government of Japan)',
  checked:
    '2026-11-26: page, naming of files and the 32 column headings against public software that reads them; no original file was at hand',
}
