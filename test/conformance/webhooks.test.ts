import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { lookup } from 'node:dns/promises'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTls } from 'node:https'
import { type AddressInfo, createServer as createTcp, type Server } from 'node:net'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite, type TestContext, test } from 'node:test'
import { DiskOutbox, type OutboxOptions } from '../../src/adapters/notify/disk-outbox.ts'
import { addressReach } from '../../src/adapters/notify/guard-address.ts'
import { postSigned } from '../../src/adapters/notify/post-signed.ts'
import { signDelivery } from '../../src/adapters/notify/sign-delivery.ts'
import { MemoryFactLog } from '../../src/adapters/records/memory/memory-fact-log.ts'
import { CordonError } from '../../src/model/errors.ts'
import { deliverWebhooks } from '../../src/operations/webhooks/deliver-webhooks.ts'
import {
  addWebhook,
  deadLetters,
  listWebhooks,
  removeWebhook,
  retryWebhook,
  testWebhook,
} from '../../src/operations/webhooks/manage-webhooks.ts'
import type { WebhookEvent } from '../../src/operations/webhooks/webhook.ts'

interface Received {
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

const code = (wanted: string) => (error: unknown) => error instanceof CordonError && error.code === wanted

function bench(t: TestContext, options: OutboxOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-hooks-'))
  const facts = new MemoryFactLog()
  let time = 1_800_000_000
  const settings = { now: () => time, timeoutMs: 5_000, ...options }
  const outbox = new DiskOutbox(folder, settings)
  t.after(() => {
    outbox.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const world = { facts, outbox, clock: { now: () => time, monotonic: () => 0 }, by: 'tester' }
  const tell = (n: number) =>
    facts.append([{ at: time, by: 'cordon', kind: 'list-version-accepted', body: { list: 'un-sc', n } }])
  const add = (url: string, events: WebhookEvent[] = ['list-changed']) =>
    addWebhook({ url, events, allowPrivate: false }, world)
  const wait = (seconds: number): void => {
    time += seconds
  }
  return { folder, facts, outbox, world, tell, add, wait, settings }
}

/** A receiver on this machine. */
async function receiver(t: TestContext, answer: (response: ServerResponse, received: Received, nth: number) => void) {
  const got: Received[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', piece => {
      body += piece
    })
    request.on('end', () => {
      const received = { headers: request.headers, body }
      got.push(received)
      answer(response, received, got.length)
    })
  })
  const url = await listening(t, server)
  return { url: `http://${url}/hook?x=1`, got }
}

async function listening(t: TestContext, server: Server): Promise<string> {
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  t.after(() => {
    server.close()
    ;(server as { closeAllConnections?: () => void }).closeAllConnections?.()
  })
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

const ok = (response: ServerResponse): void => void response.writeHead(204).end()

suite('a webhook', () => {
  test('is told of each event once, signed so that the receiver can check it', async t => {
    const { world, tell, add, facts } = bench(t)
    const { url, got } = await receiver(t, ok)
    await tell(0)
    const { id, secret } = await add(url)
    await tell(1)
    await tell(2)
    await facts.append([{ at: 1, by: 'x', kind: 'screen-alert', body: { change: 'listed' } }])
    assert.deepEqual(await deliverWebhooks(world), { delivered: 1, failed: 0, dead: 0, waiting: 0 })
    assert.deepEqual(await deliverWebhooks(world), { delivered: 0, failed: 0, dead: 0, waiting: 0 })
    assert.equal(got.length, 1)
    const [{ headers, body }] = got as [Received]
    const told = JSON.parse(body)
    // What was there before it was added, and events that it did not ask for, are not told.
    assert.deepEqual(
      told.facts.map((f: { body: { n: number } }) => f.body.n),
      [1, 2],
    )
    assert.equal(headers['cordon-delivery'], told.delivery)
    assert.equal(headers['cordon-event'], 'list-changed')
    const [, seconds, hex] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['cordon-signature'])) ?? []
    // openssl is another program: openssl dgst -sha256 -hmac SECRET
    const theirs = execFileSync('openssl', ['dgst', '-sha256', '-hmac', secret], { input: `${seconds}.${body}` })
    assert.equal(hex, theirs.toString().trim().split(' ').at(-1))
    assert.equal((await listWebhooks(world))[0]?.id, id)
  })

  test('signs as RFC 4231, test case 2, says', () => {
    const digest = createHmac('sha256', 'Jefe').update('what do ya want for nothing?').digest('hex')
    assert.equal(digest, '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843')
    assert.match(signDelivery('Jefe', 7, '{}'), /^t=7,v1=/)
  })

  test('keeps its secret out of the facts and in a file that only its owner reads', async t => {
    const { add, facts, folder } = bench(t)
    const { secret } = await add('http://127.0.0.1:9/')
    assert.ok(secret.length > 40)
    assert.ok(!JSON.stringify(await facts.read()).includes(secret))
    assert.equal(statSync(join(folder, 'outbox.sqlite')).mode & 0o077, 0)
  })

  test('that answers 500 and then 200 gets the same delivery again, later and later', async t => {
    const { world, tell, add, wait } = bench(t)
    const { url, got } = await receiver(t, (r, _, nth) => void r.writeHead(nth < 3 ? 500 : 200).end('x'.repeat(5)))
    await add(url)
    await tell(1)
    assert.equal((await deliverWebhooks(world)).failed, 1)
    assert.equal((await deliverWebhooks(world)).failed, 0, 'not before its time')
    wait(5)
    assert.equal((await deliverWebhooks(world)).failed, 1)
    wait(4)
    assert.equal((await deliverWebhooks(world)).delivered, 0, 'the second wait is at least five seconds')
    wait(6)
    assert.deepEqual(await deliverWebhooks(world), { delivered: 1, failed: 0, dead: 0, waiting: 0 })
    assert.equal(new Set(got.map(r => r.headers['cordon-delivery'])).size, 1)
    assert.equal(new Set(got.map(r => r.body)).size, 1)
  })

  test('that fails to the end, or says 410, leaves a dead letter, which can be tried again', async t => {
    const { world, tell, add, wait } = bench(t, { attempts: 3 })
    let answer = 503
    const { url } = await receiver(t, r => void r.writeHead(answer).end())
    const { id } = await add(url)
    await tell(1)
    for (let n = 0; n < 3; n++) {
      await deliverWebhooks(world)
      wait(4_000)
    }
    const [letter] = await deadLetters(world)
    assert.equal(letter?.attempts, 3)
    assert.match(letter?.reason ?? '', /503/)
    assert.equal((await listWebhooks(world))[0]?.dead, 1)
    answer = 200
    assert.equal(await retryWebhook(id, world), 1)
    assert.equal((await deliverWebhooks(world)).delivered, 1)
    answer = 410
    await tell(2)
    assert.equal((await deliverWebhooks(world)).dead, 1)
  })

  test('that hangs, drips, lies about its length, floods or speaks no HTTP costs its time-out and no more', async t => {
    const { world, add } = bench(t, { timeoutMs: 300 })
    const raw = async (reply: (socket: import('node:net').Socket) => void): Promise<string> => {
      const server = createTcp(socket => {
        socket.on('error', () => {})
        reply(socket)
      })
      return `http://${await listening(t, server)}/`
    }
    const drip = (s: import('node:net').Socket) => {
      const timer = setInterval(() => s.write('H'), 20)
      s.on('close', () => clearInterval(timer))
    }
    const flood = (s: import('node:net').Socket) =>
      void s.write(`HTTP/1.1 200 OK\r\n${'X-A: '.padEnd(1_000, 'a')}\r\n`.repeat(100))
    const hooks = {
      hangs: await raw(() => {}),
      drips: await raw(drip),
      floods: await raw(flood),
      noise: await raw(s => void s.end('\0\x01\x02'.repeat(100))),
      closes: await raw(s => s.destroy()),
    }
    for (const [what, url] of Object.entries(hooks)) {
      const { id } = await add(url)
      const started = performance.now()
      const result = await testWebhook(id, world)
      assert.equal(result.ok, false, what)
      assert.ok(performance.now() - started < 5_000, `${what} took ${performance.now() - started} ms`)
    }
    // The body of an answer is not read: one without end delivers all the same.
    const endless = await receiver(t, r => {
      r.writeHead(200)
      const timer = setInterval(() => r.write('x'.repeat(10_000)), 5)
      r.on('close', () => clearInterval(timer))
    })
    const { id } = await add(endless.url)
    assert.equal((await testWebhook(id, world)).ok, true)
  })

  test('is not followed where it redirects to', async t => {
    const { world, add } = bench(t)
    const inner = await receiver(t, ok)
    const outer = await receiver(t, r => void r.writeHead(307, { location: inner.url }).end())
    const { id } = await add(outer.url)
    const result = await testWebhook(id, world)
    assert.deepEqual([result.ok, result.status, inner.got.length], [false, 307, 0])
  })

  test('that is down does not get a thousand attempts in one round, nor holds up another', async t => {
    const { world, add, facts } = bench(t)
    const down = await receiver(t, r => void r.writeHead(500).end())
    const up = await receiver(t, ok)
    await add(down.url, ['rescreen-match'])
    await add(up.url, ['rescreen-match'])
    const alert = { at: 1, by: 'x', kind: 'screen-alert', body: { change: 'listed' } }
    await facts.append(Array.from({ length: 6_000 }, () => alert))
    const round = await deliverWebhooks(world)
    assert.equal(round.delivered, 60)
    assert.ok(down.got.length < 20, `${down.got.length} attempts`)
    assert.equal(round.waiting, 60)
    assert.equal(up.got.flatMap(r => JSON.parse(r.body).facts).length, 6_000)
  })

  test('may be posted to from two processes: each message goes to one of them', async t => {
    const { world, tell, add, folder, settings } = bench(t)
    const { url, got } = await receiver(t, r => void setTimeout(() => ok(r), 20))
    await add(url)
    for (let n = 0; n < 30; n++) {
      await tell(n)
      await world.outbox.put([], await world.outbox.cursor())
    }
    const other = new DiskOutbox(folder, settings)
    t.after(() => other.close())
    const rounds = await Promise.all([deliverWebhooks(world), deliverWebhooks({ ...world, outbox: other })])
    assert.equal(rounds[0].delivered + rounds[1].delivered, got.length)
    assert.equal(new Set(got.map(r => r.headers['cordon-delivery'])).size, got.length)
  })

  test('gets what a process had taken up when it died from another one, under the same id', async t => {
    const { world, tell, add, folder, settings } = bench(t, { timeoutMs: 400 })
    const { url, got } = await receiver(t, (r, _, nth) => (nth === 1 ? undefined : ok(r)))
    await add(url)
    await tell(1)
    const dying = deliverWebhooks(world)
    while (got.length === 0) await new Promise(done => setTimeout(done, 5))
    const soon = new DiskOutbox(folder, settings)
    assert.equal((await deliverWebhooks({ ...world, outbox: soon })).delivered, 0, 'it may be under way still')
    const later = new DiskOutbox(folder, { ...settings, now: () => settings.now() + 121 })
    assert.equal((await deliverWebhooks({ ...world, outbox: later })).delivered, 1)
    await dying
    soon.close()
    later.close()
    assert.equal(new Set(got.map(r => r.headers['cordon-delivery'])).size, 1)
    assert.equal((await deliverWebhooks(world)).waiting, 0, 'what is delivered stays delivered')
  })

  test('by a name is judged by the address behind it at each post', async t => {
    const found = await lookup(hostname()).catch(() => null)
    if (!found) return t.skip('this machine does not know its own name')
    const { url } = await receiver(t, ok)
    const post = { secret: 's', delivery: 'd', event: 'test', body: '{}', at: 1, timeoutMs: 1_000 }
    const named = url.replace('127.0.0.1', hostname())
    const result = await postSigned({ ...post, url: named, allowPrivate: false })
    assert.match(result.reason ?? '', /private network/)
  })

  test('that is removed is told nothing more', async t => {
    const { world, tell, add } = bench(t)
    const { url, got } = await receiver(t, ok)
    const { id } = await add(url)
    await tell(1)
    await removeWebhook(id, world)
    await deliverWebhooks(world)
    assert.equal(got.length, 0)
    await assert.rejects(testWebhook(id, world), code('webhook-unknown'))
  })

  test('is spoken to by TLS with a certificate that must be right', async t => {
    const folder = mkdtempSync(join(tmpdir(), 'cordon-tls-'))
    t.after(() => rmSync(folder, { recursive: true, force: true }))
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
    const made = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost'
    const names = ['-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', cert]
    execFileSync('openssl', [...made.split(' '), ...names], { stdio: 'ignore' })
    const server = createTls({ key: readFileSync(key), cert: readFileSync(cert) }, (_, r) => ok(r))
    const port = (await listening(t, server)).split(':')[1]
    const plain = bench(t)
    const { id } = await plain.add(`https://localhost:${port}/`)
    assert.match((await testWebhook(id, plain.world)).reason ?? '', /SELF_SIGNED|self-signed/)
    const trusting = bench(t, { ca: readFileSync(cert, 'utf8') })
    const added = await trusting.add(`https://localhost:${port}/`)
    assert.equal((await testWebhook(added.id, trusting.world)).ok, true)
  })
})

suite('an address of a webhook', () => {
  test('is refused when it is insecure, private, or another spelling of such', async t => {
    const { outbox } = bench(t)
    const refused: Record<string, readonly string[]> = {
      'webhook-url-insecure': ['http://example.com/', 'http://10.0.0.1/', 'http://localhost.evil.example/'],
      'webhook-url-malformed': [
        'ftp://example.com/',
        'example.com',
        'https://user:pw@example.com/',
        'javascript:1',
        '',
      ],
      'webhook-url-private': [
        'https://10.1.2.3/',
        'https://192.168.0.1:8443/',
        'https://169.254.169.254/latest/meta-data/',
        'https://[fd00::1]/',
        'https://[::ffff:10.0.0.1]/',
        'https://[::ffff:a9fe:a9fe]/',
        'https://0.0.0.0/',
        'https://0x0a000001/',
        'https://167772161/',
        'https://012.0.0.1/',
        'https://[64:ff9b::a00:1]/',
        'https://[2002:a00:1::]/',
      ],
    }
    for (const [wanted, urls] of Object.entries(refused))
      for (const url of urls) await assert.rejects(outbox.checkUrl(url, false), code(wanted), url)
    assert.equal(await outbox.checkUrl('https://10.1.2.3/x', true), 'https://10.1.2.3/x')
    await assert.rejects(outbox.checkUrl('https://169.254.169.254/', true), code('webhook-url-private'))
    assert.equal(await outbox.checkUrl('http://127.0.0.1:80/', false), 'http://127.0.0.1/')
    assert.equal(await outbox.checkUrl('http://[::1]:8080/', false), 'http://[::1]:8080/')
  })

  test('is told apart as IANA registers it', () => {
    const reach = {
      public: ['8.8.8.8', '2606:4700::1111'],
      private: ['172.31.255.255', '100.64.0.1'],
      never: ['::', 'x'],
    }
    for (const [wanted, addresses] of Object.entries(reach))
      for (const address of addresses) assert.equal(addressReach(address), wanted, address)
    assert.equal(addressReach('::ffff:192.168.1.1'), 'private')
    assert.equal(addressReach('172.32.0.1'), 'public')
  })
})
