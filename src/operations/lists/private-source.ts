import type { ListSource } from '../../model/listing.ts'

/** A list that is not in the catalog: the user's own, or one that Cordon derived. It never goes stale. */
export function privateSource(name: string): ListSource {
  const derived = name.startsWith('derived:')
  return {
    name,
    title: derived ? `derived from ${name.slice(8)}` : name,
    publisher: derived ? 'Cordon, from ledger data' : 'yours',
    jurisdiction: null,
    meaning: derived ? 'claim' : 'private',
    formats: ['private-csv', 'address-list', 'domains', 'tagpack'],
    addresses: {},
    homepage: '',
    changes: 'when you change it',
    staleAfterSeconds: null,
    licence: 'yours',
    checked: '',
  }
}
