import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, test } from 'node:test'
import { API, basic, indicator, MEDIA, OPEN, rig } from './taxii-rig.ts'

const r = await rig()
assert.equal((await r.post([indicator(1)])).status, 202)
after(() => r.server.close())

const objects = `${API}/collections/${OPEN}/objects/`

test('T1: the media type is application/taxii+json;version=2.1, and a request may leave the version out', async () => {
  for (const accept of [MEDIA, 'application/taxii+json'])
    assert.equal((await r.ask('GET', objects, { headers: { accept } })).status, 200)
  const body = JSON.stringify({ objects: [indicator(1)] })
  for (const type of [MEDIA, 'application/taxii+json'])
    assert.equal((await r.ask('POST', objects, { body, headers: { 'content-type': type } })).status, 202)
})

test('T2: every answer, whether it succeeds or fails, carries the media type with the version', async () => {
  const answers = [
    [200, await r.ask('GET', '/taxii2/')],
    [200, await r.ask('GET', objects)],
    [202, await r.post([indicator(1)])],
    [400, await r.ask('GET', `${objects}?limit=0`)],
    [400, await r.ask('POST', objects, { body: '{' })],
    [401, await r.ask('GET', objects, { as: null })],
    [401, await r.ask('GET', '/taxii2/nothing/', { as: null })],
    [403, await r.post([indicator(1)], { as: 'rita' })],
    [404, await r.ask('GET', '/taxii2/nothing/')],
    [404, await r.ask('GET', `${API}/status/nothing/`)],
    [405, await r.ask('PUT', objects, { body: '{}' })],
    [405, await r.ask('POST', '/taxii2/', { body: '{}' })],
    [406, await r.ask('GET', objects, { headers: { accept: 'text/html' } })],
    [413, await r.ask('POST', objects, { body: Buffer.alloc((10 << 20) + 1, 0x20) })],
    [415, await r.ask('POST', objects, { body: '{}', headers: { 'content-type': 'application/json' } })],
    [422, await r.ask('POST', objects, { body: '{"objects":[{}]}' })],
    [200, await r.ask('HEAD', objects)],
  ] as const
  for (const [status, answer] of answers) {
    assert.equal(answer.status, status, answer.text)
    assert.equal(answer.headers['content-type'], MEDIA, `${status}`)
  }
})

test('T3: no Accept that an endpoint defines gives 406, however it is written', async () => {
  for (const accept of [
    'application/taxii+json',
    'application/taxii+json; version=2.1',
    'application/taxii+json;version="2.1"',
    'application/taxii+json ; version = 2.1 ; q=0.3',
    'APPLICATION/TAXII+JSON;Version=2.1',
    'text/html, application/taxii+json;version=2.1;q=0.9',
    'application/taxii+json;version=2.1,application/stix+json;version=2.1',
    'application/taxii+json;version=2.0,application/taxii+json;version=2.1',
  ]) {
    assert.equal((await r.ask('GET', objects, { headers: { accept } })).status, 200, accept)
    assert.equal(
      (await r.ask('GET', `${API}/collections/${OPEN}/manifest/`, { headers: { accept } })).status,
      200,
      accept,
    )
  }
  for (const type of ['application/taxii+json; version="2.1"', 'Application/TAXII+json', `${MEDIA}; charset=utf-8`]) {
    const body = JSON.stringify({ objects: [indicator(1)] })
    assert.equal((await r.ask('POST', objects, { body, headers: { 'content-type': type } })).status, 202, type)
  }
})

test('T4: what is not TAXII 2.1 is refused with 406 and 415, and a client that takes anything is served', async () => {
  for (const accept of ['*/*', 'application/*', 'text/html, */*;q=0.1'])
    assert.equal((await r.ask('GET', objects, { headers: { accept } })).status, 200, accept)
  for (const accept of [
    'application/json',
    'application/taxii+json;version=2.0',
    'application/vnd.oasis.taxii+json; version=2.0',
    'application/taxii+json;version=2.1;q=0',
    'application/taxii+json;version=2.1;q=0, */*',
    'application/stix+json;version=2.1',
    ',;,"',
  ])
    assert.equal((await r.ask('GET', objects, { headers: { accept } })).status, 406, accept)
  for (const type of ['application/json', 'application/taxii+json;version=2.0', 'text/plain', undefined])
    assert.equal((await r.ask('POST', objects, { body: '{}', headers: { 'content-type': type } })).status, 415, type)
  const zipped = { 'content-encoding': 'gzip' }
  assert.equal((await r.ask('POST', objects, { body: '{}', headers: zipped })).status, 415)
})

test('T5: where no version is asked for, the answer is 2.1', async () => {
  const answer = await r.ask('GET', objects, { headers: { accept: 'application/taxii+json' } })
  assert.equal(answer.headers['content-type'], MEDIA)
})

test('T6: a request without Accept is served as one that takes anything (RFC 9110), and POST needs a Content-Type', async () => {
  assert.equal((await r.ask('GET', objects, { headers: { accept: undefined } })).status, 200)
  const body = JSON.stringify({ objects: [indicator(1)] })
  assert.equal((await r.ask('POST', objects, { body, headers: { 'content-type': undefined } })).status, 415)
})

test('T7: a request without User-Agent is served', async () => {
  assert.equal((await r.ask('GET', objects, { headers: { 'user-agent': undefined } })).status, 200)
})

test('T9: a 401 tells how to come in', async () => {
  for (const headers of [{}, { authorization: basic('alice', 'wrong') }, { authorization: 'Digest x' }]) {
    const { status, headers: told } = await r.ask('GET', '/taxii2/', { as: null, headers })
    assert.equal(status, 401)
    assert.match(String(told['www-authenticate']), /^Basic realm="Cordon TAXII"/)
  }
})

test('T44: API roots are relative over plain HTTP, and absolute addresses of HTTPS otherwise; the default is one of them', async () => {
  const { json } = await r.ask('GET', '/taxii2/')
  assert.equal(typeof json['title'], 'string')
  assert.deepEqual(json['api_roots'], ['/taxii2/cordon/'])
  assert.equal(json['default'], '/taxii2/cordon/')
})

test('T45: the API root names TAXII 2.1 and how large a body may be', async () => {
  const { json } = await r.ask('GET', `${API}/`)
  assert.equal(typeof json['title'], 'string')
  assert.deepEqual(json['versions'], [MEDIA])
  assert.equal(json['max_content_length'], 10 * 1024 * 1024)
})

test('T46: an error has a title, its status as text, a code, an id, and does not say whether a thing exists', async () => {
  const missing = await r.ask('GET', `${API}/collections/5a1f2e3d-0000-4000-8000-000000000000/objects/`)
  assert.equal(missing.status, 404)
  assert.equal(missing.json['http_status'], '404')
  assert.equal(missing.json['title'], 'Not Found')
  assert.equal(missing.json['error_code'], 'collection-unknown')
  assert.equal(typeof missing.json['error_id'], 'string')
  const closed = '6c1f2e3d-0000-4000-8000-000000000001'
  await r.collection(closed, ['others'], ['others'])
  await r.reread()
  const hidden = await r.ask('GET', `${API}/collections/${closed}/objects/`)
  const { error_id: _, ...told } = hidden.json
  const { error_id: __, ...same } = missing.json
  assert.deepEqual(told, same)
})

test('405 tells which methods a path answers', async () => {
  assert.equal((await r.ask('PUT', objects, { body: '{}' })).headers['allow'], 'GET, HEAD, POST')
  assert.equal(
    (await r.ask('POST', `${objects}${indicator(1).id}/`, { body: '{}' })).headers['allow'],
    'GET, HEAD, DELETE',
  )
})

test('A5: every path answers without its final slash too, in the same place', async () => {
  const posted = await r.post([indicator(1)])
  const status = `${API}/status/${String(posted.json['id'])}`
  for (const path of ['/taxii2', API, status, `${API}/collections`, `${API}/collections/${OPEN}`, objects.slice(0, -1)])
    assert.equal((await r.ask('GET', path)).status, 200, path)
  assert.equal((await r.ask('GET', `${objects}${indicator(1).id}`)).status, 200)
})

test('T48: the page for operators tells the DNS record by which clients find a server', () => {
  const page = readFileSync(new URL('../../../docs/taxii.md', import.meta.url), 'utf8')
  assert.match(page, /_taxii2\._tcp\.\S+ SRV \d+ \d+ \d+ /)
})
