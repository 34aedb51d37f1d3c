import type { CrossingEntry, CrossingPlace } from '../../analysis/crossing/crossing-entry.ts'
import { parseAccount, splitAccount } from '../../model/account.ts'
import { InputError } from '../../model/errors.ts'

/** A place that the user declares, and the entry to which it belongs. */
export interface DeclaredPlace {
  readonly crossing: string
  readonly place: CrossingPlace
}

/**
 * Reads `lock-mint=bridge=eip155:31337:0x…`: a service, a role and an account.
 * @throws InputError `place-malformed`, and those of `parseAccount`
 */
export function parsePlace(text: string): DeclaredPlace {
  const [crossing = '', role = '', account = '', ...more] = text.split('=')
  if (crossing === '' || role === '' || account === '' || more.length > 0)
    throw new InputError(
      'place-malformed',
      `"${text}" is not SERVICE=ROLE=ACCOUNT, such as lock-mint=bridge=eip155:1:0x…`,
    )
  return { crossing, place: { ...splitAccount(parseAccount(account)), role, source: 'declared by the user' } }
}

/**
 * The entries with the declared places.
 * @throws InputError `crossing-unknown` for a service that no entry names
 */
export function withPlaces(entries: readonly CrossingEntry[], declared: readonly DeclaredPlace[]): CrossingEntry[] {
  for (const { crossing } of declared)
    if (!entries.some(e => e.name === crossing))
      throw new InputError(
        'crossing-unknown',
        `no service is called "${crossing}"; known: ${entries.map(e => e.name).join(', ')}`,
      )
  return entries.map(entry => {
    const own = declared.filter(d => d.crossing === entry.name).map(d => d.place)
    return own.length === 0 ? entry : entry.at(own)
  })
}
