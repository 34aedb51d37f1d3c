import { NotFoundError } from '../../model/errors.ts'
import type { ListSource } from '../../model/listing.ts'
import type { ListState } from './fold-versions.ts'
import { privateSource } from './private-source.ts'

/**
 * A list of the catalog, or one of which the log says something: the user's own, or a derived one.
 * @throws NotFoundError `list-unknown`
 */
export function knownSource(
  name: string,
  sources: readonly ListSource[],
  states: ReadonlyMap<string, ListState>,
): ListSource {
  const found = sources.find(s => s.name === name)
  if (found) return found
  if (states.has(name)) return privateSource(name)
  throw new NotFoundError('list-unknown', `there is no list "${name}": cordon lists shows them`)
}
