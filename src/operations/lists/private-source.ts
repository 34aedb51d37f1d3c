import type { ListSource } from '../../model/listing.ts'

/**
 * Lists of this name, or with this and a hyphen before it, are registers of who owns whom: their entries match only where the 50 percent rule
 * blocks them.
 */
export const REGISTER = 'owners'

/** A list that is not in the catalog: the user's own, or one that Cordon derived. It never goes stale. */
export function privateSource(name: string): ListSource {
  const derived = name.startsWith('derived:')
  const register = name === REGISTER || name.startsWith(`${REGISTER}-`)
  return {
    name,
    title: derived ? `derived from ${name.slice(8)}` : name,
    publisher: derived ? 'Cordon, from ledger data' : 'yours',
    jurisdiction: null,
    meaning: derived ? 'claim' : register ? 'ownership' : 'private',
    formats: ['private-csv', 'address-list', 'domains', 'tagpack'],
    addresses: {},
    homepage: '',
    changes: 'when you change it',
    staleAfterSeconds: null,
    licence: 'yours',
    checked: '',
  }
}
