import { InputError } from '../../model/errors.ts'
import type { ListOffer } from './psi-world.ts'

/**
 * The list that is meant among those a peer offers.
 * @param name null: the only one
 * @throws InputError `psi-list-unknown`, `psi-list-choose`
 */
export function chooseOffer(offers: readonly ListOffer[], name: string | null): ListOffer {
  const names = offers.map(offer => offer.name).join(', ')
  const [only, another] = name === null ? offers : offers.filter(offer => offer.name === name)
  if (!only)
    throw new InputError(
      'psi-list-unknown',
      names === '' ? 'the peer offers us no list' : `the peer offers us ${names}`,
      {
        place: { field: 'list' },
      },
    )
  if (another) throw new InputError('psi-list-choose', `say which list: ${names}`, { place: { field: 'list' } })
  return only
}
