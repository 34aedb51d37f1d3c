import type { ListSource } from '../../model/listing.ts'

/** Orders of the Minister of Defence by which wallets are seized; as PDF, copied into two tables. */
export const ilNbctfList: ListSource = {
  name: 'il-nbctf',
  title: 'Administrative seizure orders against crypto wallets',
  publisher: 'Israel, National Bureau for Counter Terror Financing (NBCTF)',
  jurisdiction: 'IL',
  meaning: 'seizure',
  formats: ['il-nbctf'],
  addresses: {},
  homepage: 'https://nbctf.mod.gov.il/en/Minister%20Sanctions/PropertyPerceptions/Pages/Blockchain1.aspx',
  changes: 'some times a month; orders end, mostly after two years, or become forfeitures',
  staleAfterSeconds: 31 * 86_400,
  licence: 'Government of Israel; facts of a public order',
  checked: '2026-11-26: layout and dates against tables copied from the orders up to 2026-07-01',
}
