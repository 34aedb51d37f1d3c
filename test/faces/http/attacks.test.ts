import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, test } from 'node:test'
import { z } from 'zod'
import { MOST_BYTES } from '../../../src/faces/http/make-server.ts'
import { defineOperation } from '../../../src/operations/define-operation.ts'
import { ask, emptyWorld, newKey, raw, type TestServer, testServer } from './test-server.ts'

const ECHO = '/v1/trace-echo'
const HOST = 'Host: 127.0.0.1\r\n'
const at: TestServer = await testServer({ patience: { head: 400, request: 700 } })
after(() => at.close())

const post = (path: string, body: string, more = ''): string =>
  `POST ${path} HTTP/1.1\r\n${HOST}Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n${more}\r\n${body}`

test('a body one byte too large is refused whether its length is told or not', async () => {
  const body = `{"text":"${'x'.repeat(MOST_BYTES - 11)}"}`
  assert.equal((await ask(at, ECHO, { body })).status, 200)
  const told = await ask(at, ECHO, { body: `${body} ` })
  assert.deepEqual([told.status, told.json.error?.code], [413, 'body-too-large'])
  const chunk = 'x'.repeat(65_536)
  const chunks = `10000\r\n${chunk}\r\n`.repeat(80)
  const head = `POST ${ECHO} HTTP/1.1\r\n${HOST}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`
  assert.match(await raw(at, `${head}${chunks}0\r\n\r\n`), /^HTTP\/1\.1 413 |^$/)
  assert.equal((await ask(at, '/healthz')).status, 200)
})

test('a caller that sends its head or its body drop by drop is cut off', async () => {
  const drip = async (bytes: string): Promise<string> => {
    const socket = connect(at.port, '127.0.0.1')
    let text = ''
    socket.on('data', piece => {
      text += piece
    })
    socket.on('error', () => {})
    const closed = new Promise<void>(resolve => socket.on('close', () => resolve()))
    let i = 0
    const timer = setInterval(() => socket.write(bytes[i++ % bytes.length] ?? ' '), 50)
    const start = performance.now()
    await closed
    clearInterval(timer)
    assert.ok(performance.now() - start < 4_000)
    return text
  }
  const [head, body] = await Promise.all([
    drip('GET / HTTP/1.1\r\nX-A: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'),
    (async () => {
      const socket = connect(at.port, '127.0.0.1')
      socket.on('error', () => {})
      let text = ''
      socket.on('data', piece => {
        text += piece
      })
      socket.write(`POST ${ECHO} HTTP/1.1\r\n${HOST}Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{`)
      const timer = setInterval(() => socket.write(' '), 50)
      await new Promise<void>(resolve => socket.on('close', () => resolve()))
      clearInterval(timer)
      return text
    })(),
  ])
  for (const text of [head, body]) {
    assert.match(text, /^HTTP\/1\.1 408 /)
    assert.equal(JSON.parse(text.slice(text.indexOf('{'))).error.code, 'request-slow')
  }
})

test('a flood of headers is refused in the shape of every fault', async () => {
  const many = Array.from({ length: 3_000 }, (_, i) => `X-${i}: y\r\n`).join('')
  const text = await raw(at, `GET / HTTP/1.1\r\n${HOST}${many}\r\n`)
  assert.match(text, /^HTTP\/1\.1 431 /)
  assert.equal(JSON.parse(text.slice(text.indexOf('{'))).error.code, 'head-too-large')
})

test('what is no HTTP, or could be read as two requests by two readers, is refused and the connection ended', async () => {
  const both = `POST ${ECHO} HTTP/1.1\r\n${HOST}Content-Type: application/json\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n${HOST}\r\n`
  const twice = `POST ${ECHO} HTTP/1.1\r\n${HOST}Content-Type: application/json\r\nContent-Length: 2\r\nContent-Length: 40\r\n\r\n{}`
  const faults = [
    both,
    twice,
    '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
    'GET / HTTP/9.9\r\n\r\n',
    `GET / HTTP/1.1\r\n${HOST}A b: c\r\n\r\n`,
    `GET / HTTP/1.1\r\n${HOST}X: a\0b\r\n\r\n`,
    `GET / HTTP/1.1\r\n\r\n`,
  ]
  for (const bytes of faults) {
    const text = await raw(at, bytes)
    assert.match(text, /^HTTP\/1\.1 400 /, JSON.stringify(bytes.slice(0, 60)))
    assert.equal(text.match(/HTTP\/1\.1/g)?.length, 1)
  }
})

test('requests in one row on one connection are answered each, in order', async () => {
  const bodies = Array.from({ length: 50 }, (_, i) => `{"text":"n${i}","wait":${i % 3}}`)
  const text = await raw(at, bodies.map(body => post(ECHO, body)).join(''), 1_000)
  assert.deepEqual(
    [...text.matchAll(/"text":"n(\d+)"/g)].map(m => Number(m[1])),
    bodies.map((_, i) => i),
  )
})

test('only names of this machine and pages of this server are answered', async () => {
  const code = async (headers: Record<string, string>, path = '/healthz') => {
    const { status, json } = await ask(at, path, { headers })
    return status === 200 ? 200 : json.error?.code
  }
  assert.equal(await code({ host: `localhost:${at.port}` }), 200)
  assert.equal(await code({ host: 'LOCALHOST' }), 200)
  assert.equal(await code({ host: `[::1]:${at.port}` }), 200)
  for (const host of [
    'evil.example',
    '127.0.0.1.evil.example',
    'localhost.',
    '127.0.0.1:80:80',
    '0',
    '2130706433',
    'a@localhost',
  ])
    assert.equal(await code({ host }), 'host-foreign', host)
  assert.equal(await code({ origin: `http://127.0.0.1:${at.port}`, host: `127.0.0.1:${at.port}` }), 200)
  for (const origin of [
    // Another program of this machine is another site.
    'http://localhost:5173',
    `http://localhost:${at.port}`,
    'https://evil.example',
    'null',
    'http://localhost.evil.example',
    'file://',
    'http://localhost@evil.example',
  ])
    assert.equal(await code({ origin }), 'origin-foreign', origin)
  assert.equal(await code({ host: 'evil.example' }, '/nowhere'), 'host-foreign')
})

test('a page of another site makes the browser fetch nothing here, keys or none; a link to a page is followed', async () => {
  const { log } = at
  const code = async (path: string, headers: Record<string, string>) => {
    const { status, json } = await ask(at, path, { headers })
    return json.error?.code === 'origin-foreign' ? 'origin-foreign' : status
  }
  const picture = { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }
  const frame = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }
  const link = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
  for (const site of ['cross-site', 'same-site']) {
    const from = { 'sec-fetch-site': site }
    // What is screened is remembered: nobody is made to do it by a picture or a link.
    for (const how of [picture, frame, link])
      assert.equal(await code(`/v1/addresses/${'0x'.padEnd(42, '0')}`, { ...from, ...how }), 'origin-foreign')
    assert.equal(await code('/v1/stream', { ...from, ...picture }), 'origin-foreign')
    assert.equal(await code('/cases', { ...from, ...frame }), 'origin-foreign')
    assert.equal(await code('/cases', { ...from, ...link }), 200)
  }
  for (const site of ['same-origin', 'none'])
    assert.equal(await code('/cases', { 'sec-fetch-site': site, ...link }), 200)
  const { status } = await ask(at, '/cases', { method: 'POST', headers: { 'sec-fetch-site': 'cross-site', ...link } })
  assert.equal(status, 403)
  assert.equal((await ask(at, '/healthz')).headers['cross-origin-resource-policy'], 'same-origin')
  assert.ok(log.lines.length > 0)
})

test('names that were allowed are answered too, and figures where others may come', async () => {
  const wide = await testServer({ hosts: { names: ['cordon.example'], figures: true } })
  try {
    const status = async (host: string) => (await ask(wide, '/healthz', { headers: { host } })).status
    assert.equal(await status('cordon.example'), 200)
    assert.equal(await status('Cordon.Example:443'), 200)
    assert.equal(await status('10.1.2.3:8731'), 200)
    assert.equal(await status('[2001:db8::1]'), 200)
    assert.equal(await status('rebind.example'), 403)
    assert.equal(await status('10.1.2.3.rebind.example'), 403)
  } finally {
    await wide.close()
  }
})

test('no caller writes a line or a secret into the log', async () => {
  const world = emptyWorld()
  const { key } = await newKey(world, ['trace'])
  const own = await testServer({ world })
  try {
    const nasty = 'a"\\,"level":"error'
    await ask(own, `${ECHO}?secret=hunter2`, { body: '{"text":"private-body"}', key, headers: { cookie: 'hunter3' } })
    await ask(own, ECHO, { body: '{}', key: `${key}x` })
    await ask(own, '/x%0a%7b%22level%22%3a%22fatal%22%7d', { headers: { 'x-request-id': nasty } })
    await ask(own, '/healthz', { headers: { 'x-request-id': 'x'.repeat(65) } })
    await ask(own, '/healthz', { headers: { 'x-request-id': 'Order-4711.b_2' } })
    await ask(own, '/v1/trace-broken', { body: '{}', key })
    const lines = own.log.lines.flatMap(line => line.trimEnd().split('\n'))
    const read = lines.map(line => JSON.parse(line) as Record<string, unknown>)
    assert.equal(read.filter(line => line['msg'] === 'request').length, 6)
    const all = lines.join('\n')
    for (const secret of [key, key.slice(-64), 'hunter2', 'hunter3', 'private-body', nasty])
      assert.ok(!all.includes(secret))
    assert.ok(read.some(line => line['requestId'] === 'Order-4711.b_2'))
    assert.ok(
      read.some(line => line['level'] === 'error' && String(JSON.stringify(line)).includes('a secret of the inside')),
    )
    for (const line of read) assert.match(String(line['time']), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  } finally {
    await own.close()
  }
})

test('an address is believed of a trusted proxy alone, and cannot write into the log even then', async () => {
  const forged = '203.0.113.9","level":"fatal'
  const addresses = async (proxies: string[]): Promise<unknown[]> => {
    const own = await testServer({ proxies })
    try {
      for (const address of ['203.0.113.7', forged])
        await ask(own, '/healthz', { headers: { 'x-forwarded-for': address } })
      const read = own.log.lines.map(line => JSON.parse(line) as Record<string, unknown>)
      assert.ok(read.every(line => line['level'] === 'info'))
      return read.map(line => line['address'])
    } finally {
      await own.close()
    }
  }
  assert.deepEqual(await addresses([]), ['127.0.0.1', '127.0.0.1'])
  assert.deepEqual((await addresses(['127.0.0.1']))[0], '203.0.113.7')
})

test('a fault of the inside is told by its request id and by nothing else', async () => {
  const answer = await ask(at, '/v1/trace-broken', { body: '{}', headers: { 'x-request-id': 'r1' } })
  assert.equal(answer.status, 500)
  assert.deepEqual(answer.json, {
    error: {
      code: 'internal',
      message: 'a fault in Cordon; its log tells more under the request id',
      place: {},
      requestId: 'r1',
    },
  })
  assert.equal(answer.headers['x-request-id'], 'r1')
})

test('tricks with paths reach no file and no other route', async () => {
  const paths = [
    '/docs/static/../../../../../../etc/passwd',
    '/docs/static/..%2f..%2f..%2f..%2fpackage.json',
    '/docs/static/%2e%2e/%2e%2e/package.json',
    '/cases/..%2f..%2frecords.sqlite',
    '/cases/%00',
    '/cases/__proto__',
    '/cases/constructor/trace.json',
    '//evil.example/healthz',
    '/v1/list-cases/../../metrics',
    '/healthz%00',
    '/%c0%ae%c0%ae/',
    '/%',
    `/cases/${'a'.repeat(5_000)}`,
  ]
  for (const path of paths) {
    const { status, text } = await ask(at, path)
    assert.ok([400, 403, 404, 405, 414].includes(status), `${path}: ${status}`)
    assert.ok(!text.includes('root:') && !text.includes('"dependencies"'), path)
    assert.ok(text.startsWith('{"error":{"code":'), `${path}: ${text.slice(0, 80)}`)
  }
})

test('HEAD answers as GET without a body; other methods are refused with those that there are; nothing allows another site', async () => {
  const head = await ask(at, '/healthz', { method: 'HEAD' })
  assert.deepEqual([head.status, head.text], [200, ''])
  for (const [method, path, allow] of [
    ['GET', ECHO, 'POST'],
    ['DELETE', ECHO, 'POST'],
    ['OPTIONS', ECHO, 'POST'],
    ['PUT', '/metrics', 'GET, HEAD'],
    ['TRACE', '/', 'GET, HEAD'],
  ] as const) {
    const answer = await ask(at, path, { method })
    assert.deepEqual([answer.status, answer.headers['allow']], [405, allow], `${method} ${path}`)
  }
  const preflight = await ask(at, ECHO, {
    method: 'OPTIONS',
    headers: { origin: 'http://localhost:1', 'access-control-request-method': 'POST' },
  })
  for (const name of Object.keys(preflight.headers)) assert.doesNotMatch(name, /^access-control/)
  assert.ok((await ask(at, '*', { method: 'OPTIONS' })).status >= 400)
})

test('bodies of another type, with a charset that is not UTF-8, compressed, or none at all', async () => {
  const status = async (headers: Record<string, string>, body = '{}') => (await ask(at, ECHO, { body, headers })).status
  assert.equal(await status({ 'content-type': 'application/json; charset=utf-8' }), 200)
  assert.equal(await status({ 'content-type': 'text/plain' }), 400)
  assert.equal(await status({ 'content-type': 'application/x-www-form-urlencoded' }, 'text=1'), 400)
  assert.equal(await status({ 'content-type': 'multipart/form-data; boundary=x' }), 400)
  assert.equal(await status({ 'content-encoding': 'gzip' }, '\x1f\x8b'), 400)
  assert.equal(await status({}, 'null'), 400)
  assert.equal(await status({}, '[]'), 400)
  assert.equal(await status({}, ' '), 400)
  assert.match(await raw(at, `POST ${ECHO} HTTP/1.1\r\n${HOST}Content-Length: 0\r\n\r\n`, 300), /^HTTP\/1\.1 200 /)
  const unknown = await ask(at, ECHO, { body: '{"text":"a","txet":"b"}' })
  assert.deepEqual([unknown.status, unknown.json.error?.code], [400, 'input-unknown'])
})

test('a caller that takes nothing of a long answer is cut off', async () => {
  const own = await testServer({ patience: { reader: 200 } })
  try {
    const socket = connect(own.port, '127.0.0.1')
    socket.on('error', () => {})
    socket.pause()
    socket.write(post(ECHO, '{"long":60000000}'))
    const cut = (): Promise<number> =>
      new Promise((resolved, reject) => own.server.server.getConnections((e, n) => (e ? reject(e) : resolved(n))))
    for (let i = 0; i < 60 && (i < 3 || (await cut()) > 0); i++) await new Promise(resolve => setTimeout(resolve, 50))
    assert.equal(await cut(), 0)
    socket.destroy()
    assert.ok((await ask(own, ECHO, { body: '{"long":3000000}' })).text.length > 3_000_000)
  } finally {
    await own.close()
  }
})

test('the work of a caller that goes away is asked to stop', async () => {
  const stopped = Promise.withResolvers<void>()
  const endless = defineOperation({
    name: 'traceEndless',
    summary: 'until it is asked to stop',
    effect: 'read',
    input: z.object({}),
    output: z.object({}),
    async run(_input, world) {
      while (!world.interrupted()) await new Promise(resolve => setTimeout(resolve, 5))
      stopped.resolve()
      return {}
    },
  })
  const own = await testServer({}, [endless])
  try {
    const socket = connect(own.port, '127.0.0.1')
    socket.write(post('/v1/trace-endless', '{}'))
    await new Promise(resolve => setTimeout(resolve, 60))
    socket.destroy()
    await stopped.promise
  } finally {
    await own.close()
  }
})
