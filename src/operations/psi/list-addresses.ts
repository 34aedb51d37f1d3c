import { InputError, NotFoundError } from '../../model/errors.ts'
import type { World } from '../world.ts'
import { addressOf, type ReadAddresses } from './read-addresses.ts'

const PAGE = 2_000

/**
 * The addresses of a list against which this node screens, as it stands now.
 * @throws NotFoundError `list-unknown`
 */
export async function addressesOfList(name: string, world: Pick<World, 'screening'>): Promise<ReadAddresses> {
  const { lists } = await world.screening.desk.lists([name])
  if (lists.length === 0)
    throw new NotFoundError('list-unknown', `there is no list "${name}" here: see cordon lists`, {
      place: { field: 'list' },
    })
  return read(lists.flatMap(l => l.parts.flatMap(p => p.entries.flatMap(e => e.wallets.map(w => w.address)))))
}

/**
 * The wallets of a collection, whichever versions of objects name them.
 * @param id of the collection
 * @throws InputError `psi-nothing-listed`
 */
export async function addressesOfCollection(id: string, world: Pick<World, 'sharing'>): Promise<ReadAddresses> {
  const words: string[] = []
  let afterUs = 0
  for (;;) {
    const query = { collection: id, afterUs, types: ['cryptocurrency-wallet'], limit: PAGE }
    const rows = await world.sharing.store.inCollection(query)
    for (const { object } of rows) {
      const { value } = JSON.parse(object.json) as { value?: unknown }
      if (typeof value === 'string') words.push(value)
    }
    afterUs = rows.at(-1)?.addedUs ?? afterUs
    if (rows.length < PAGE) break
  }
  if (words.length === 0)
    throw new InputError('psi-nothing-listed', `no wallet stands in the collection ${id}`, {
      place: { field: 'collection' },
    })
  return read(words)
}

function read(words: readonly string[]): ReadAddresses {
  const found = words.map(text => ({ text, address: addressOf(text) }))
  const addresses = new Set(found.flatMap(f => (f.address === null ? [] : [f.address])))
  const unread = found.flatMap(({ text, address }, i) =>
    address === null ? [{ line: i + 1, text: text.slice(0, 80) }] : [],
  )
  return { addresses: [...addresses], unread }
}
