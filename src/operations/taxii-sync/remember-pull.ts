import type { Json } from '../../model/fact.ts'
import type { World } from '../world.ts'
import type { PulledCollection } from './pull-collection.ts'
import { fromServer } from './taxii-server.ts'

/** So many conflicts are named in a fact; all of them lie in quarantine. */
const MOST_NAMED = 10

/**
 * Remembers as facts what a pull brought, and that a server contradicts what is known. What only came again is not told again, so that a
 * server that repeats itself does not fill the log.
 */
export async function rememberPull(
  { name, collections }: { readonly name: string; readonly collections: readonly PulledCollection[] },
  { facts, clock, by }: Pick<World, 'facts' | 'clock' | 'by'>,
): Promise<void> {
  const at = clock.now()
  const from = fromServer(name)
  const rows = collections
    .filter(c => c.added > 0 || (c.advanced && c.conflictCount + c.refusedCount > 0))
    .map(({ root, id, added, conflictCount: conflicts, refusedCount: refused }) => ({
      root,
      id,
      added,
      conflicts,
      refused,
    }))
  if (rows.length > 0) await facts.append([{ at, by, kind: 'taxii-pulled', body: { name, collections: rows } }])
  const named = collections.flatMap(c => c.conflicts).slice(0, MOST_NAMED)
  if (named.length === 0) return
  const told = new Set((await facts.read({ kinds: ['intel-conflict'] })).flatMap(f => digestsOf(f.body['objects'])))
  if (named.every(o => told.has(o.digest))) return
  const objects = named.map(({ id, version, digest }) => ({ id, version, digest }))
  const count = collections.reduce((sum, c) => sum + c.conflictCount, 0)
  await facts.append([{ at, by, kind: 'intel-conflict', body: { from, count, objects } }])
}

function digestsOf(objects: Json | undefined): readonly string[] {
  return Array.isArray(objects) ? objects.map(o => String((o as { digest?: unknown }).digest)) : []
}
