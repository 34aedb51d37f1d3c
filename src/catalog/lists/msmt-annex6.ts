import type { ListSource } from '../../model/listing.ts'

/** Bitcoin addresses of brokers through whom, as the team of eleven states reports, North Korea sold stolen funds. */
export const msmtAnnex6: ListSource = {
  name: 'msmt-annex6',
  title: 'Bitcoin addresses of the report of the Multilateral Sanctions Monitoring Team, annex 6',
  publisher: 'Multilateral Sanctions Monitoring Team (MSMT)',
  jurisdiction: null,
  meaning: 'crime',
  formats: ['address-list'],
  addresses: {},
  homepage: 'https://msmt.info/Publications',
  changes: 'never: one report of October 2025',
  staleAfterSeconds: null,
  licence: 'facts of a public report',
  checked: '2026-11-26: 148 addresses as researchers quote them from the annex; the report itself was not at hand',
}
