import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { fetchDelivery } from '../../src/adapters/lists/fetch-delivery.ts'
import { ListFiles } from '../../src/adapters/lists/list-files.ts'
import { openDelivery } from '../../src/adapters/lists/open-delivery.ts'
import type { ListFormat } from '../../src/formats/lists/list-format.ts'
import type { Fetched, ListDelivery } from '../../src/operations/lists/list-shelf.ts'
import { freshFolder } from '../journeys/run-cordon.ts'
import { zipOf } from '../zip-of.ts'

const FORMAT: Pick<ListFormat, 'files' | 'name'> = {
  name: 'sample',
  files: [
    { key: 'main', optional: false, about: '' },
    { key: 'alt', optional: true, about: '' },
  ],
}
const format = FORMAT as ListFormat

async function textOf(delivery: ListDelivery): Promise<string> {
  let all = ''
  for await (const { text } of delivery.chunks()) all += text
  return all
}

function code(expected: string) {
  return (error: Error & { code?: string }): boolean => {
    assert.equal(error.code, expected, error.message)
    return true
  }
}

/** Serves on this machine alone until the block ends. */
async function serving(answer: RequestListener) {
  const server = createServer(answer)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}/list.csv`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function delivered(fetched: Fetched): ListDelivery {
  assert.equal(fetched.kind, 'delivery')
  return (fetched as Extract<Fetched, { kind: 'delivery' }>).delivery
}

test('a file is the same plain, gzipped and zipped, and its digest is that of the bytes as they came', async () => {
  using folder = freshFolder()
  const text = 'Ünïcödé 김정은\n'.repeat(5_000)
  const forms = { plain: Buffer.from(text), gz: gzipSync(text), zip: zipOf({ 'a/list.csv': Buffer.from(text) }) }
  const digests = new Set<string>()
  for (const [name, bytes] of Object.entries(forms)) {
    writeFileSync(`${folder.path}/${name}`, bytes)
    const delivery = await openDelivery({ main: `${folder.path}/${name}` }, format)
    assert.equal(await textOf(delivery), text)
    digests.add(delivery.files()[0]?.sha256 ?? '')
  }
  assert.equal(digests.size, 1)
})

test('a bomb of zeros is refused, gzipped or zipped, before it fills the memory', async () => {
  using folder = freshFolder()
  const zeros = Buffer.alloc(64 << 20)
  for (const [name, bytes] of [
    ['b.gz', gzipSync(zeros)],
    ['b.zip', zipOf({ x: zeros })],
  ] as const) {
    writeFileSync(`${folder.path}/${name}`, bytes)
    await assert.rejects(
      async () => textOf(await openDelivery({ main: `${folder.path}/${name}` }, format)),
      code('archive-bomb'),
    )
  }
})

test('an archive of several files, a broken one, a folder and what is not there are refused with the file’s name', async () => {
  using folder = freshFolder()
  const path = (name: string): string => `${folder.path}/${name}`
  const two = { 'a.csv': Buffer.from('a'), '../../etc/b.csv': Buffer.from('b') }
  writeFileSync(path('two.zip'), zipOf(two))
  writeFileSync(path('bad.zip'), zipOf({ a: Buffer.from('a') }).subarray(0, 20))
  writeFileSync(path('bad.gz'), gzipSync('some text that is long enough').subarray(0, 20))
  writeFileSync(path('latin.csv'), Buffer.from([0x41, 0xe9, 0x42]))
  mkdirSync(path('folder'))
  const open = async (name: string) => textOf(await openDelivery({ main: path(name) }, format))
  await assert.rejects(open('two.zip'), code('file-unreadable'))
  for (const name of ['bad.zip', 'bad.gz', 'folder', 'missing'])
    await assert.rejects(open(name), code('file-unreadable'))
  await assert.rejects(open('latin.csv'), code('list-encoding'))
  writeFileSync(path('plain.zip'), zipOf({ 'a.csv': Buffer.from('a'), 'b.csv': Buffer.from('b') }))
  await assert.rejects(open('plain.zip'), code('archive-unclear'))
  symlinkSync(path('latin.csv'), path('loop'))
  await assert.rejects(open('loop'), code('list-encoding'))
})

test('a publisher that has nothing new answers 304 by its mark, and a new file brings a new mark', async () => {
  let etag = '"one"'
  await using server = await serving((request, response) => {
    if (request.headers['if-none-match'] === etag) response.writeHead(304).end()
    else response.writeHead(200, { etag, 'last-modified': 'Fri, 03 May 2024 18:43:23 GMT' }).end(`text of ${etag}`)
  })
  const first = delivered(await fetchDelivery({ main: server.address }, format, []))
  assert.equal(await textOf(first), 'text of "one"')
  assert.equal(first.modifiedAt, 1714761803)
  const known = first.files()
  assert.equal(known[0]?.etag, '"one"')
  assert.equal((await fetchDelivery({ main: server.address }, format, known)).kind, 'not-modified')
  etag = '"two"'
  const second = delivered(await fetchDelivery({ main: server.address }, format, known))
  assert.equal(await textOf(second), 'text of "two"')
})

test('a publisher that fails, breaks off, says another length, or leads in a circle gives an error and no list', async () => {
  const answers: Readonly<Record<string, RequestListener>> = {
    'publisher-refused': (_request, response) => response.writeHead(503).end('down'),
    'publisher-unreachable': (_request, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('half')
      setTimeout(() => response.destroy(), 20)
    },
    'publisher-redirected': (_request, response) => response.writeHead(302, { location: '/list.csv' }).end(),
  }
  for (const [expected, answer] of Object.entries(answers)) {
    await using server = await serving(answer)
    await assert.rejects(async () => {
      await textOf(delivered(await fetchDelivery({ main: server.address }, format, [])))
    }, code(expected))
  }
  await using downgrade = await serving((_request, response) =>
    response.writeHead(302, { location: 'http://example.invalid/' }).end(),
  )
  await assert.rejects(fetchDelivery({ main: downgrade.address }, format, []), code('publisher-refused'))
  await assert.rejects(fetchDelivery({ main: 'http://example.invalid/sdn.csv' }, format, []), code('publisher-refused'))
  await assert.rejects(fetchDelivery({ main: 'file:///etc/passwd' }, format, []), code('publisher-refused'))
  await assert.rejects(fetchDelivery({ main: 'nonsense' }, format, []), code('publisher-refused'))
})

async function keptText(shelf: ListFiles, digest: string): Promise<string> {
  let all = ''
  for await (const piece of shelf.read(digest)) all += piece
  return all
}

test('what a publisher did not send whole, or did not send at all, is no list and no word that nothing changed', async () => {
  const answers: Readonly<Record<string, RequestListener>> = {
    'a 304 to a question without a mark': (_request, response) => response.writeHead(304).end(),
    'a part of the file': (_request, response) =>
      response.writeHead(206, { 'content-range': 'bytes 0-4/100' }).end('a\nb\n'),
    'a way to nowhere': (_request, response) => response.writeHead(302, { location: 'http://[::bad' }).end(),
  }
  for (const [what, answer] of Object.entries(answers)) {
    await using server = await serving(answer)
    await assert.rejects(fetchDelivery({ main: server.address }, format, []), code('publisher-refused'), what)
  }
})

test('a kept version comes back in pieces of whole lines, whatever its letters', async () => {
  using folder = freshFolder()
  const shelf = new ListFiles(folder.path)
  const lines = Array.from({ length: 20_000 }, (_, i) => `${i} 박진혁 𝕏`)
  const digest = await shelf.keep(lines)
  const pieces: string[] = []
  for await (const piece of shelf.read(digest)) pieces.push(piece)
  assert.ok(pieces.length > 3)
  assert.ok(pieces.every(piece => piece.endsWith('\n')))
  assert.equal(pieces.join(''), `${lines.join('\n')}\n`)
})

test('a kept version that was changed, cut or taken away is told and never used', async () => {
  using folder = freshFolder()
  const shelf = new ListFiles(folder.path)
  // SHA-256 of "hello world" and a line feed.
  const digest = 'a948904f2f0f479b8f8197694b30184b0d2ed1c1cd2a1ec0fb85d299a192a447'
  await assert.rejects(keptText(shelf, digest), code('list-version-missing'))
  assert.equal(await shelf.keep(['hello world']), digest)
  assert.equal(await keptText(shelf, digest), 'hello world\n')
  const file = `${folder.path}/${digest}.ndjson.gz`
  for (const bytes of [gzipSync('hello World\n'), gzipSync('hello world\n').subarray(0, 12), Buffer.from('x')]) {
    writeFileSync(file, bytes)
    await assert.rejects(keptText(shelf, digest), code('list-version-changed'))
    // "Import it again", says the message, and that mends it.
    assert.equal(await shelf.keep(['hello world']), digest)
    assert.equal(await keptText(shelf, digest), 'hello world\n')
  }
})
