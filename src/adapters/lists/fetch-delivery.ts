import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import type { ListFormat } from '../../formats/lists/list-format.ts'
import { CordonError, SourceError } from '../../model/errors.ts'
import type { Fetched } from '../../operations/lists/list-shelf.ts'
import type { ListWorld } from '../../operations/lists/list-world.ts'
import { type Origin, openDelivery } from './open-delivery.ts'

/** Largest file that is fetched, in bytes: OFAC's has 120 MB. */
const MOST_BYTES = 512 << 20
/** A publisher that sends nothing for so long, or takes longer in all, is given up: milliseconds. */
const MOST_MS = 10 * 60_000
const MOST_REDIRECTS = 5

/**
 * Fetches a list from its publisher over HTTPS (plain HTTP from this machine alone), asking for changes only. Files lie in a folder of
 * their own under the system's temporary one until they have been read.
 */
export const fetchDelivery: ListWorld['fetchNewer'] = async (addresses, format, known) => {
  const folder = await mkdtemp(join(tmpdir(), 'cordon-list-'))
  try {
    return await fetchInto(folder, addresses, format, known)
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

async function fetchInto(
  folder: string,
  addresses: Readonly<Record<string, string>>,
  format: ListFormat,
  known: Parameters<ListWorld['fetchNewer']>[2],
): Promise<Fetched> {
  const wanted = format.files.filter(f => addresses[f.key] !== undefined)
  const answers: { key: string; address: string; response: Response | null }[] = []
  // Only when every file is as before has nothing changed: then each is asked for with its mark.
  for (const { key } of wanted) {
    const address = addresses[key] as string
    const mark = known.find(k => k.address === address)
    answers.push({ key, address, response: await ask(address, mark ?? null) })
  }
  if (answers.every(a => a.response === null)) {
    await rm(folder, { recursive: true, force: true })
    return { kind: 'not-modified' }
  }
  const paths: Record<string, string> = {}
  const origins: Record<string, Origin> = {}
  let modifiedAt: number | null = null
  for (const { key, address, response } of answers) {
    const got = response ?? (await ask(address, null))
    if (got === null) continue
    const path = join(folder, key)
    await save(got, path, address)
    paths[key] = path
    const lastModified = got.headers.get('last-modified')
    origins[key] = { address, etag: got.headers.get('etag'), lastModified }
    const at = lastModified === null ? Number.NaN : Math.floor(Date.parse(lastModified) / 1000)
    if (key === 'main' && !Number.isNaN(at)) modifiedAt = at
  }
  const delivery = await openDelivery(paths, format, origins, modifiedAt)
  const { chunks } = delivery
  async function* readOnce() {
    try {
      yield* chunks()
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
  return { kind: 'delivery', delivery: { ...delivery, chunks: readOnce } }
}

/** The answer; null: not modified. */
async function ask(
  given: string,
  mark: { etag: string | null; lastModified: string | null } | null,
): Promise<Response | null> {
  const headers: Record<string, string> = { 'user-agent': 'cordon', accept: '*/*' }
  if (mark?.etag) headers['if-none-match'] = mark.etag
  else if (mark?.lastModified) headers['if-modified-since'] = mark.lastModified
  let address = given
  for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
    allowed(address)
    const response = await reach(address, headers)
    if (response.status === 304) {
      if (headers['if-none-match'] === undefined && headers['if-modified-since'] === undefined)
        throw new SourceError('publisher-refused', `${address} answers 304 to a question without a mark`)
      return null
    }
    // A part of a file (206) may look whole to a format of lines.
    if (response.status === 200) return response
    await response.body?.cancel()
    const location = response.headers.get('location')
    if (response.status < 300 || response.status > 399 || location === null)
      throw new SourceError('publisher-refused', `${address} answers ${response.status}, not with the whole file`)
    if (!URL.canParse(location, address))
      throw new SourceError('publisher-refused', `${address} leads to "${location.slice(0, 200)}", which is no address`)
    const next = new URL(location, address)
    if (next.protocol === 'http:' && address.startsWith('https:'))
      throw new SourceError('publisher-refused', `${address} leads away from HTTPS`)
    address = next.href
  }
  throw new SourceError('publisher-redirected', `${given} leads from one address to the next without an end`)
}

function allowed(address: string): void {
  if (!URL.canParse(address)) throw new SourceError('publisher-refused', `"${address}" is no address`)
  const { protocol, hostname } = new URL(address)
  const here = hostname === '127.0.0.1' || hostname === 'localhost' || hostname === '[::1]'
  if (protocol !== 'https:' && !(protocol === 'http:' && here))
    throw new SourceError(
      'publisher-refused',
      `${address} is not HTTPS: a list that anybody on the way can change is no list`,
    )
}

async function reach(address: string, headers: Record<string, string>): Promise<Response> {
  try {
    return await fetch(address, { headers, redirect: 'manual', signal: AbortSignal.timeout(MOST_MS) })
  } catch (cause) {
    const why =
      cause instanceof Error ? (cause.cause instanceof Error ? cause.cause.message : cause.message) : String(cause)
    throw new SourceError('publisher-unreachable', `${address} cannot be reached: ${why}`, { cause })
  }
}

async function save(response: Response, path: string, address: string): Promise<void> {
  if (!response.body) throw new SourceError('publisher-refused', `${address} answers without a body`)
  let sum = 0
  const limit = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      sum += chunk.length
      if (sum > MOST_BYTES)
        done(new SourceError('publisher-too-large', `${address} sends more than ${MOST_BYTES >> 20} MB`))
      else done(null, chunk)
    },
  })
  try {
    await pipeline(Readable.fromWeb(response.body as ReadableStream), limit, createWriteStream(path))
  } catch (cause) {
    if (cause instanceof CordonError) throw cause
    throw new SourceError('publisher-unreachable', `${address} broke off after ${sum} bytes`, { cause })
  }
  const said = response.headers.get('content-length')
  if (said !== null && !response.headers.has('content-encoding') && Number(said) !== sum)
    throw new SourceError('publisher-unreachable', `${address} said ${said} bytes and sent ${sum}`)
}
