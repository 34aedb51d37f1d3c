const MEDIA = 'application/taxii+json;version=2.1'

/** A collection of another server. */
export interface FoundCollection {
  readonly id: string
  /** The address of its objects. */
  readonly objects: string
}

/**
 * Finds the first collection that may be read and written, with nothing but `fetch`.
 * @param url of a discovery, of an API root, or of a collection
 */
export async function writableCollection(url: string, authorization: string): Promise<FoundCollection> {
  const get = async (address: string): Promise<Readonly<Record<string, unknown>>> => {
    const answer = await fetch(address, { headers: { accept: MEDIA, authorization } })
    if (!answer.ok) throw new Error(`${address} answers ${answer.status}`)
    return (await answer.json()) as Readonly<Record<string, unknown>>
  }
  const base = url.endsWith('/') ? url : `${url}/`
  const first = await get(base)
  if (typeof first['id'] === 'string' && 'can_read' in first)
    return { id: first['id'], objects: new URL('objects/', base).href }
  const roots = 'api_roots' in first ? (first['api_roots'] as string[]).map(root => new URL(root, base).href) : [base]
  for (const root of roots) {
    const address = new URL('collections/', root.endsWith('/') ? root : `${root}/`).href
    const { collections = [] } = (await get(address).catch(() => ({}))) as {
      collections?: { id: string; can_read: boolean; can_write: boolean }[]
    }
    const found = collections.find(c => c.can_read && c.can_write)
    if (found) return { id: found.id, objects: new URL(`${found.id}/objects/`, address).href }
  }
  throw new Error(`${url} shows no collection that may be read and written`)
}
