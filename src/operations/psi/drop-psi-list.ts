import { NotFoundError } from '../../model/errors.ts'
import type { PsiWorld } from './psi-world.ts'
import { servedLists } from './served-to.ts'

/**
 * Lets nobody ask a list any more, and forgets its key: imprints that peers hold can then be made by nobody.
 * @throws NotFoundError `psi-list-unknown`
 */
export async function dropPsiList(name: string, world: PsiWorld): Promise<void> {
  if (!(await servedLists(world)).has(name))
    throw new NotFoundError('psi-list-unknown', `no list "${name}" is served`, { place: { field: 'name' } })
  const { facts, clock, by, shelf } = world
  await facts.append([{ at: clock.now(), by, kind: 'psi-list-dropped', body: { name } }])
  await shelf.forget(name)
}
