import {
  type DescribedCollection,
  MOST_RESOURCE_BYTES,
  readCollections,
  readFirst,
  readRoot,
} from './read-resources.ts'
import { shown, TaxiiFault, type ToldFault } from './taxii-fault.ts'
import { isPathId, rootPath } from './taxii-path.ts'
import type { RemoteCollection, TaxiiPeer } from './taxii-peer.ts'

/** What a server has, as far as it can be reached with these credentials. */
export interface ServerLook {
  readonly collections: readonly RemoteCollection[]
  /** What of it could not be looked at, and why. */
  readonly passed: readonly ToldFault[]
}

/**
 * Finds the collections of a server: of all API roots of a discovery, or of the one at the address. A root that fails, or lies on another
 * origin, is told and does not hide the others.
 * @param ask asks politely
 * @throws TaxiiFault what the first request met; `taxii-no-roots` where nothing can be reached
 */
export async function lookAtServer(
  peer: TaxiiPeer,
  { origin, path }: { readonly origin: string; readonly path: string },
  ask: <T>(request: () => Promise<T>) => Promise<T>,
): Promise<ServerLook> {
  const get = async (at: string): Promise<string> => (await ask(() => peer.get(at, MOST_RESOURCE_BYTES))).text
  const first = readFirst(await get(path))
  if (first.kind === 'root') return collectionsOf(path, first.mostBytes, get)
  const looks: ServerLook[] = []
  let fault: TaxiiFault | null = null
  for (const named of first.roots) {
    const root = rootPath(named, origin)
    if (root === null) {
      const message = `the API root ${shown(named)} is no path on ${origin}: add its address as a server of its own`
      looks.push({ collections: [], passed: [{ code: 'taxii-root-elsewhere', message }] })
      continue
    }
    try {
      looks.push(await collectionsOf(root, readRoot(await get(root)), get))
    } catch (error) {
      if (!(error instanceof TaxiiFault)) throw error
      fault ??= error
      looks.push({
        collections: [],
        passed: [{ code: error.code, message: `API root ${shown(root)}: ${error.message}` }],
      })
    }
  }
  const passed = looks.flatMap(look => look.passed)
  const elsewhere = looks.every(look => look.passed[0]?.code === 'taxii-root-elsewhere')
  if (elsewhere) throw new TaxiiFault('taxii-no-roots', passed[0]?.message ?? 'the server names no API root')
  if (fault !== null && looks.length === passed.length && looks.every(look => look.collections.length === 0))
    throw fault
  return { collections: looks.flatMap(look => look.collections), passed }
}

async function collectionsOf(
  root: string,
  mostBytes: number,
  get: (path: string) => Promise<string>,
): Promise<ServerLook> {
  const { found, broken } = readCollections(await get(`${root}collections/`))
  const usable = new Map<string, DescribedCollection>()
  for (const collection of found)
    if (isPathId(collection.id) && !usable.has(collection.id)) usable.set(collection.id, collection)
  const lost = broken + found.length - usable.size
  const message = `${lost} collections of ${shown(root)} have no id, one that can stand in no path, or one of another's`
  return {
    collections: [...usable.values()].map(({ title, ...rest }) => ({ root, ...rest, title: shown(title), mostBytes })),
    passed: lost === 0 ? [] : [{ code: 'taxii-collection-malformed', message }],
  }
}
