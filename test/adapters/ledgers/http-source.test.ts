import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inspect } from 'node:util'
import { gzipSync } from 'node:zlib'
import { type HttpPlan, openHttpSource } from '../../../src/adapters/ledgers/http-source.ts'
import { LedgerFault } from '../../../src/adapters/ledgers/ledger-fault.ts'
import { Pace } from '../../../src/adapters/ledgers/pace.ts'
import { readSourceAddress } from '../../../src/adapters/ledgers/source-address.ts'
import { InputError } from '../../../src/model/errors.ts'
import { fc } from '../../property.ts'
import { type AnswerServer, serveAnswers } from './serve-answers.ts'

type Answer = Parameters<typeof serveAnswers>[0]

/** Runs over one server, and closes all of it. */
async function over(
  answer: Answer,
  plan: Partial<HttpPlan>,
  act: (s: ReturnType<typeof openHttpSource>, server: AnswerServer) => Promise<void>,
) {
  const server = await serveAnswers(answer)
  const source = openHttpSource({
    retries: 0,
    pauseMs: 1,
    ...plan,
    url: plan.url?.replace('PORT', String(server.port)) ?? server.url,
  })
  try {
    await act(source, server)
  } finally {
    source.close()
    await server.close()
  }
}

const fails =
  (code: string, facts: Partial<LedgerFault> = {}) =>
  (error: unknown): boolean => {
    assert.ok(error instanceof LedgerFault, inspect(error))
    assert.equal(error.code, code, error.message)
    for (const [name, value] of Object.entries(facts)) assert.equal(error[name as keyof LedgerFault], value, name)
    return true
  }

test('a path is asked for below the address, whose own path, query and user-info go along', async () => {
  const auth: (string | undefined)[] = []
  const answer: Answer = (request, response) => {
    auth.push(request.headers.authorization)
    response.end('{"ok":true}')
  }
  await over(answer, { url: 'http://me:p%40ss@127.0.0.1:PORT/v3/KEYKEY/?token=t0ken' }, async (source, server) => {
    assert.deepEqual(await source.get('/blocks?limit=1'), { ok: true })
    assert.deepEqual(await source.post('', { a: 1 }), { ok: true })
    assert.deepEqual(server.asked, ['GET /v3/KEYKEY/blocks?token=t0ken&limit=1', 'POST /v3/KEYKEY/?token=t0ken'])
    assert.deepEqual(auth, Array(2).fill(`Basic ${Buffer.from('me:p@ss').toString('base64')}`))
    assert.equal(source.name, `http://127.0.0.1:${server.port}`)
  })
})

test('too many requests, and a server in trouble, are asked again, not before they said', async () => {
  const statuses = [429, 503, 502]
  const at: number[] = []
  const answer: Answer = (_, response) => {
    at.push(performance.now())
    const status = statuses.shift()
    if (status === undefined) return void response.end('"done"')
    response.writeHead(status, status === 429 ? { 'retry-after': '1' } : {}).end('no')
  }
  await over(answer, { retries: 3 }, async source => {
    assert.equal(await source.get('/x'), 'done')
    assert.ok((at[1] ?? 0) - (at[0] ?? 0) > 950, 'Retry-After of a second is kept')
  })
})

test('a kept connection that the server closes under a request costs no answer; a new one that it closes is told', async () => {
  const served = new WeakSet<object>()
  const answer: Answer = ({ url, socket }, response) => {
    if (url === '/never' || served.has(socket)) return void socket.destroy()
    served.add(socket)
    response.end('"done"')
  }
  await over(answer, { retries: 0 }, async (source, server) => {
    for (const path of ['/1', '/2', '/3']) assert.equal(await source.get(path), 'done')
    assert.deepEqual(server.asked, ['GET /1', 'GET /2', 'GET /2', 'GET /3'])
    await assert.rejects(source.get('/never'), fails('ledger-unreachable'))
  })
})

test('what never passes is told at once: 404 with its status, a redirect is not followed, HTML is no JSON', async () => {
  const answer: Answer = ({ url }, response) => {
    if (url === '/none') response.writeHead(404).end('Block not found')
    else if (url === '/away') response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()
    else response.end('<html>sorry</html>')
  }
  await over(answer, { retries: 9 }, async (source, server) => {
    await assert.rejects(source.get('/none'), fails('ledger-refused', { answered: 404, said: 'Block not found' }))
    await assert.rejects(source.get('/away'), fails('ledger-refused', { answered: 302 }))
    await assert.rejects(source.get('/page'), fails('ledger-answer-malformed'))
    assert.equal(server.asked.length, 3)
  })
})

test("a status of failure with JSON-RPC's own error is an answer, as Bitcoin Core gives it", async () => {
  const error = { result: null, error: { code: -8, message: 'Block height out of range' }, id: 1 }
  await over(
    (_, response) => response.writeHead(500).end(JSON.stringify(error)),
    { retries: 9 },
    async source => assert.deepEqual(await source.post('', {}), error),
  )
})

test('an answer larger than agreed is left where it passes the bound, packed or not', async () => {
  const answer: Answer = ({ url }, response) => {
    if (url === '/said') response.writeHead(200, { 'content-length': 1 << 30 }).write('1')
    else if (url === '/packed') {
      response.writeHead(200, { 'content-encoding': 'gzip' })
      response.end(gzipSync(Buffer.alloc(1 << 20)))
    } else {
      const more = (): void => void (response.destroyed || response.write(Buffer.alloc(65_536), more))
      more()
    }
  }
  await over(answer, { maxBytes: 100_000 }, async source => {
    for (const path of ['/said', '/packed', '/endless'])
      await assert.rejects(source.get(path), fails('ledger-answer-large'))
  })
})

test('silence, and an answer that drips without an end, are bounded in time', async () => {
  const answer: Answer = ({ url }, response) => {
    if (url === '/silent') return
    response.write('[')
    const drip = setInterval(() => response.write(' '), 20)
    response.on('close', () => clearInterval(drip))
  }
  await over(answer, { idleMs: 60, timeoutMs: 200 }, async source => {
    await assert.rejects(source.get('/silent'), fails('ledger-timeout'))
    await assert.rejects(source.get('/drips'), fails('ledger-timeout'))
  })
})

test('no error of any failure holds a key of the address or a header, in message, stack, cause or fields', async () => {
  const keys = [
    'KEYINPATH',
    'KEYINQUERY',
    'USERNAME',
    'PASSWORD',
    'KEYINHEADER',
    Buffer.from('USERNAME:PASSWORD').toString('base64'),
  ]
  const failures: unknown[] = []
  const answer: Answer = (request, response) => {
    const echo = `${request.url} ${JSON.stringify(request.headers)} ${decodeURIComponent(request.url ?? '')}`
    const kind = /below(\d)/.exec(request.url ?? '')?.[1]
    if (kind === '0') response.writeHead(401).end(echo)
    else if (kind === '1') response.writeHead(502).end(echo)
    else if (kind === '2') response.end(echo)
    else if (kind === '3') response.socket?.destroy()
    else if (kind === '4') response.socket?.end(`HTTP/9 ${echo}\r\n\r\n`)
    else if (kind === '5') response.writeHead(302, { location: echo.slice(0, 60) }).end()
    else if (kind === '6') response.writeHead(200, { 'content-encoding': 'KEYINPATH' }).end(echo)
  }
  const url = 'http://USERNAME:PASSWORD@127.0.0.1:PORT/v3/KEYINPATH?key=KEYINQUERY'
  await over(answer, { url, headers: { 'x-key': 'Bearer KEYINHEADER' }, idleMs: 100 }, async source => {
    for (let kind = 0; kind < 8; kind++) failures.push(await source.get(`/below${kind}`).catch((e: unknown) => e))
    assert.ok(!keys.some(key => inspect(source, { depth: 9, showHidden: true }).includes(key)))
    source.close()
    failures.push(await source.get('/below0').catch((e: unknown) => e))
  })
  const dead = openHttpSource({ url: 'http://USERNAME:PASSWORD@127.0.0.1:1/KEYINPATH?KEYINQUERY', retries: 0 })
  failures.push(await dead.get('/x').catch((e: unknown) => e))
  for (const bad of ['ftp://USERNAME:PASSWORD@h/KEYINPATH', 'KEYINPATH', 'http://[KEYINPATH'])
    assert.throws(
      () => openHttpSource({ url: bad }),
      (error: unknown) => {
        failures.push(error)
        return error instanceof InputError
      },
    )
  assert.equal(failures.length, 13)
  for (const failure of failures) {
    assert.ok(failure instanceof Error)
    const all = `${inspect(failure, { depth: 20, showHidden: true })} ${failure.stack} ${String(failure.cause)} ${JSON.stringify(failure)}`
    for (const key of keys) assert.ok(!all.includes(key), `${key} in ${all}`)
  }
})

test('whatever key stands in an address, it is taken out of a text that repeats it', () => {
  const key = fc.stringMatching(/^[A-Za-z0-9_%@~.-]{8,40}$/)
  fc.assert(
    fc.property(key, key, fc.constantFrom('path', 'query', 'password', 'header'), (secret, other, where) => {
      const part = encodeURIComponent(secret)
      const url = { path: `/v3/${part}`, query: `/?k=${part}`, password: '', header: '' }[where]
      const user = where === 'password' ? `u:${part}@` : ''
      const headers: Record<string, string> = where === 'header' ? { authorization: `Bearer ${secret}` } : {}
      const { redact } = readSourceAddress(`https://${user}node.example${url}`, headers, ['https:'])
      for (const form of [secret, part])
        assert.ok(!redact(`${other} ${form} "${form}" ${form}`).includes(form) || other.includes(form))
    }),
  )
})

test('no more requests a second, and no more at once, than agreed', async () => {
  const pace = new Pace(100, 3)
  let now = 0
  let most = 0
  const starts: number[] = []
  await Promise.all(
    Array.from({ length: 12 }, () =>
      pace.run(async () => {
        starts.push(performance.now())
        most = Math.max(most, ++now)
        await new Promise(done => setTimeout(done, 15))
        now--
      }),
    ),
  )
  assert.ok(most <= 3)
  assert.ok((starts[11] ?? 0) - (starts[0] ?? 0) >= 105, 'twelve starts at 100 a second')
})
