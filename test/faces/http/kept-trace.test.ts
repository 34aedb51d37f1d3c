import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { makeServer } from '../../../src/faces/http/make-server.ts'
import { PackedTexts, packingFor } from '../../../src/faces/http/packed-texts.ts'
import { parseCaseName } from '../../../src/model/case-name.ts'
import { recordTrace } from '../../../src/operations/cases/record-trace.ts'
import { emptyWorld, newKey } from './test-server.ts'

const heist = parseCaseName('heist')

async function server() {
  const world = emptyWorld()
  const kept = { case: heist, policy: 'fifo', asOf: 1_700_000_000, finished: true, input: {} }
  const texts = ['first', 'second'].map(name => JSON.stringify({ name, long: 'stolen '.repeat(2_000) }))
  const documents: string[] = []
  for (const json of texts) documents.push(String((await recordTrace(world, { ...kept, json })).body['document']))
  const made = await makeServer({ world, version: '0', home: null, about: () => ({}), operations: [] })
  const get = (query: string, headers: Readonly<Record<string, string>> = {}) =>
    made.inject({ url: `/cases/heist/trace.json${query}`, headers: { host: 'localhost', ...headers } })
  return { made, world, texts, documents, get }
}

test('A trace comes byte for byte as it was kept, packed as the caller can unpack it, the latest or the one whose digest is named', async () => {
  const { made, texts, documents, get } = await server()
  const [first = '', second = ''] = texts
  assert.equal((await get('')).body, second)
  const zipped = await get('', { 'accept-encoding': 'gzip, deflate' })
  assert.equal(zipped.headers['content-encoding'], 'gzip')
  assert.equal(gunzipSync(zipped.rawPayload).toString(), second)
  const brotli = await get(`?document=${documents[0]}`, { 'accept-encoding': 'gzip, deflate, br, zstd' })
  assert.equal(brotli.headers['content-encoding'], 'br')
  assert.equal(brotliDecompressSync(brotli.rawPayload).toString(), first)
  assert.match(String(brotli.headers['cache-control']), /immutable/)
  assert.equal(brotli.headers['vary'], 'accept-encoding')
  // The same form of the same trace need not be sent twice; another form of it is another thing.
  const again = { 'accept-encoding': 'gzip', 'if-none-match': String(zipped.headers['etag']) }
  assert.deepEqual([(await get('', again)).statusCode, (await get('', again)).body], [304, ''])
  assert.equal((await get('', { ...again, 'accept-encoding': 'identity' })).statusCode, 200)
  assert.equal((await get(`?document=${'0'.repeat(64)}`)).json().error.code, 'trace-unknown')
  assert.equal((await get('?document=a&document=b')).statusCode, 404)
  await made.close()
})

test('Where callers must say who they are, no browser keeps a trace', async () => {
  const { made, world, documents } = await server()
  const { key } = await newKey(world, ['cases'])
  await made.close()
  // The keys are read at the start, and then every second.
  const guarded = await makeServer({ world, version: '0', home: null, about: () => ({}), operations: [] })
  const ask = (headers: Readonly<Record<string, string>>) =>
    guarded.inject({
      url: `/cases/heist/trace.json?document=${documents[1]}`,
      headers: { host: 'localhost', ...headers },
    })
  assert.equal((await ask({})).statusCode, 401)
  const told = await ask({ authorization: `Bearer ${key}` })
  assert.equal(told.statusCode, 200)
  assert.equal(told.headers['cache-control'], 'no-store')
  await guarded.close()
})

test('A packing that a caller refuses is not taken, nor one of which it does not speak', () => {
  assert.equal(packingFor(undefined), 'identity')
  assert.equal(packingFor('gzip;q=0, br;q=0.0'), 'identity')
  assert.equal(packingFor('GZIP ; q=0.5, br; q=0'), 'gzip')
  assert.equal(packingFor('deflate, gzip, br'), 'br')
  assert.equal(packingFor('*'), 'identity')
})

test('A text is packed once for all who ask at once; a failure is not kept', async () => {
  const texts = new PackedTexts()
  let reads = 0
  const read = async (): Promise<string> => {
    reads++
    return 'a long text'
  }
  await Promise.all([1, 2, 3].map(() => texts.get('d', 'br', read)))
  assert.equal(reads, 1)
  await assert.rejects(
    texts.get('e', 'gzip', () => Promise.reject(new Error('gone'))),
    /gone/,
  )
  assert.equal(gunzipSync(await texts.get('e', 'gzip', read)).toString(), 'a long text')
})
