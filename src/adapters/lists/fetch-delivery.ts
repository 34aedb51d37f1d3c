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
import { type TransferLimits, TransferWatch } from './transfer-watch.ts'

/** Largest file that is fetched, in bytes: OFAC's has 120 MB. */
const MOST_BYTES = 512 << 20
/** A publisher that sends less than a kibibyte a second for a minute, or takes half an hour in all, is given up. */
const LIMITS: TransferLimits = { spanMs: 60_000, leastBytes: 60 << 10, mostMs: 30 * 60_000 }
const MOST_REDIRECTS = 5

/**
 * Fetches a list from its publisher over HTTPS (plain HTTP from this machine alone), asking for changes only. Files lie in a folder of
 * their own under the system's temporary one until they have been read.
 */
export const fetchDelivery: ListWorld['fetchNewer'] = (addresses, format, known, waiting) =>
  fetchWithin(LIMITS, addresses, format, known, waiting)

/** {@link fetchDelivery} with other limits than its own. */
export async function fetchWithin(
  limits: TransferLimits,
  ...[addresses, format, known, waiting]: Parameters<ListWorld['fetchNewer']>
): Promise<Fetched> {
  const folder = await mkdtemp(join(tmpdir(), 'cordon-list-'))
  const watch = new TransferWatch(limits, waiting ?? null)
  try {
    return await fetchInto(folder, addresses, format, known, watch)
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  } finally {
    watch.end()
  }
}

async function fetchInto(
  folder: string,
  addresses: Readonly<Record<string, string>>,
  format: ListFormat,
  known: Parameters<ListWorld['fetchNewer']>[2],
  watch: TransferWatch,
): Promise<Fetched> {
  const wanted = format.files.filter(f => addresses[f.key] !== undefined)
  const answers: { key: string; address: string; response: Response | null }[] = []
  // Only when every file is as before has nothing changed: then each is asked for with its mark.
  for (const { key } of wanted) {
    const address = addresses[key] as string
    const mark = known.find(k => k.address === address)
    answers.push({ key, address, response: await ask(address, mark ?? null, watch) })
  }
  if (answers.every(a => a.response === null)) {
    await rm(folder, { recursive: true, force: true })
    return { kind: 'not-modified' }
  }
  const paths: Record<string, string> = {}
  const origins: Record<string, Origin> = {}
  let modifiedAt: number | null = null
  for (const { key, address, response } of answers) {
    const got = response ?? (await ask(address, null, watch))
    if (got === null) continue
    const path = join(folder, key)
    await save(got, path, address, watch)
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
  watch: TransferWatch,
): Promise<Response | null> {
  const headers: Record<string, string> = { 'user-agent': 'cordon', accept: '*/*' }
  if (mark?.etag) headers['if-none-match'] = mark.etag
  else if (mark?.lastModified) headers['if-modified-since'] = mark.lastModified
  let address = given
  for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
    allowed(address)
    const response = await reach(address, headers, watch)
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

async function reach(address: string, headers: Record<string, string>, watch: TransferWatch): Promise<Response> {
  watch.asks(address)
  try {
    return await fetch(address, { headers, redirect: 'manual', signal: watch.signal })
  } catch (cause) {
    if (watch.signal.reason instanceof CordonError) throw watch.signal.reason
    const why =
      cause instanceof Error ? (cause.cause instanceof Error ? cause.cause.message : cause.message) : String(cause)
    throw new SourceError('publisher-unreachable', `${address} cannot be reached: ${why}`, { cause })
  }
}

async function save(response: Response, path: string, address: string, watch: TransferWatch): Promise<void> {
  if (!response.body) throw new SourceError('publisher-refused', `${address} answers without a body`)
  const said = response.headers.get('content-length')
  // What is told of a packed answer is its packed length.
  const total = said === null || response.headers.has('content-encoding') ? null : Number(said)
  let sum = 0
  watch.asks(address)
  const limit = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      sum += chunk.length
      watch.got(chunk.length, sum, total)
      if (sum > MOST_BYTES)
        done(new SourceError('publisher-too-large', `${address} sends more than ${MOST_BYTES >> 20} MB`))
      else done(null, chunk)
    },
  })
  try {
    await pipeline(Readable.fromWeb(response.body as ReadableStream), limit, createWriteStream(path))
  } catch (cause) {
    if (watch.signal.reason instanceof CordonError) throw watch.signal.reason
    if (cause instanceof CordonError) throw cause
    throw new SourceError('publisher-unreachable', `${address} broke off after ${sum} bytes`, { cause })
  }
  if (total !== null && total !== sum)
    throw new SourceError('publisher-unreachable', `${address} said ${total} bytes and sent ${sum}`)
}
