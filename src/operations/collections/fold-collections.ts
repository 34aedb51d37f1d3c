import { IntegrityError } from '../../model/errors.ts'
import type { Fact, Json } from '../../model/fact.ts'
import type { Collection } from './collection.ts'

/** The kinds of facts that make and end collections. */
export const COLLECTION_KINDS = ['collection-added', 'collection-removed'] as const

/**
 * Goes on with `collections` over further facts, in the order of the log; by id, in the order of adding. Facts of other kinds are passed
 * over.
 * @throws IntegrityError `collection-malformed`: a fact that cannot be read could hide who may not read
 */
export function foldCollections(
  facts: readonly Fact[],
  collections: ReadonlyMap<string, Collection> = new Map(),
): ReadonlyMap<string, Collection> {
  const all = new Map(collections)
  for (const fact of facts) {
    const id = String(fact.body['id'])
    if (fact.kind === 'collection-added') all.set(id, readCollection(fact, id))
    if (fact.kind === 'collection-removed' && !all.delete(id)) throw malformed(fact, 'removes what is not there')
  }
  return all
}

function readCollection(fact: Fact, id: string): Collection {
  const { title, description, alias, read, write, feed } = fact.body
  if (fact.body['id'] !== id || typeof title !== 'string') throw malformed(fact, 'names no collection')
  if (!textOrNull(description) || !textOrNull(alias)) throw malformed(fact, 'does not describe its collection')
  if (!isRoles(read) || !isRoles(write)) throw malformed(fact, 'does not say who may read and write')
  return { id, title, description, alias, read, write, feed: feed === true, addedAt: fact.at, addedBy: fact.by }
}

function textOrNull(value: Json | undefined): value is string | null {
  return value === null || typeof value === 'string'
}

function isRoles(value: Json | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every(role => typeof role === 'string')
}

function malformed(fact: Fact, why: string): IntegrityError {
  return new IntegrityError('collection-malformed', `fact ${fact.seq} (${fact.kind}) ${why}`)
}
