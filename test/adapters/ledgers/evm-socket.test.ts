import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inspect } from 'node:util'
import { openEvmFollower } from '../../../src/adapters/ledgers/evm/open-evm-follower.ts'
import { SourceError } from '../../../src/model/errors.ts'
import { serveSocket } from './serve-socket.ts'

interface Heard {
  readonly id: number
  readonly method: string
}
type Hears = Parameters<typeof serveSocket>[0]

const HEAD = {
  number: '0x5',
  hash: `0x${'0a'.repeat(32)}`,
  parentHash: `0x${'0b'.repeat(32)}`,
  timestamp: '0x67b83a00',
}

/** What a node answers that is in order. */
function answerTo({ id, method }: Heard): string {
  const result =
    method === 'eth_chainId' ? '0x1' : method === 'eth_subscribe' ? '0xcd0c3e8af590364c09d0fa6a1210faf5' : HEAD
  return JSON.stringify({ jsonrpc: '2.0', id, result })
}

const told = JSON.stringify({
  jsonrpc: '2.0',
  method: 'eth_subscription',
  params: { subscription: '0xcd', result: HEAD },
})

test('after the connection was cut, what is asked goes over a new one, and the chain is checked anew', {
  timeout: 10_000,
}, async t => {
  const methods: string[] = []
  const server = await serveSocket((text, send) => {
    const heard = JSON.parse(text) as Heard
    methods.push(heard.method)
    send(answerTo(heard))
  })
  t.after(() => server.close())
  const follower = await openEvmFollower({ url: server.url, pauseMs: 1 })
  t.after(() => follower.close())
  assert.equal((await follower.head()).height, 5)
  const waiting = follower.changed(new Promise(() => {}))
  server.cut()
  await waiting
  assert.equal((await follower.head()).height, 5)
  assert.equal(server.asked.length, 2)
  assert.ok(methods.filter(m => m === 'eth_chainId').length >= 2)
})

test('a request whose connection breaks before its answer is asked again', { timeout: 10_000 }, async t => {
  let cuts = 2
  const server = await serveSocket((text, send, socket) => {
    const heard = JSON.parse(text) as Heard
    if (heard.method === 'eth_getBlockByNumber' && cuts-- > 0) socket.destroy()
    else send(answerTo(heard))
  })
  t.after(() => server.close())
  const follower = await openEvmFollower({ url: server.url, pauseMs: 1 })
  t.after(() => follower.close())
  assert.equal((await follower.head()).height, 5)
})

test('a head that is told while nobody waits ends the next wait at once, a flood of them ends one', {
  timeout: 10_000,
}, async t => {
  const server = await serveSocket((text, send) => {
    const heard = JSON.parse(text) as Heard
    send(answerTo(heard))
    if (heard.method === 'eth_getBlockByNumber') for (let i = 0; i < 1_000; i++) send(told)
  })
  t.after(() => server.close())
  const follower = await openEvmFollower({ url: server.url, pauseMs: 1, confirmations: 1 })
  t.after(() => follower.close())
  await follower.head()
  await new Promise(done => setTimeout(done, 50))
  await follower.changed(new Promise(() => {}))
  let again = false
  const stop = Promise.withResolvers<void>()
  const waiting = follower.changed(stop.promise).then(() => {
    again = true
  })
  await new Promise(done => setTimeout(done, 30))
  assert.equal(again, false)
  stop.resolve()
  await waiting
})

const attacks: readonly [what: string, hears: Hears, codes: readonly string[]][] = [
  ['says nothing', () => {}, ['ledger-timeout']],
  ['sends what is no JSON', (_, send) => send('<html>'), ['ledger-answer-malformed']],
  ['sends null', (_, send) => send('null'), ['ledger-timeout']],
  ['sends a list', (_, send) => send('[]'), ['ledger-timeout']],
  ['answers what nobody asked', (_, send) => send('{"id":77,"result":1}'), ['ledger-timeout']],
  [
    'sends more than was agreed',
    (text, send) => send(`{"id":${JSON.parse(text).id},"result":"${'x'.repeat(200_000)}"}`),
    ['ledger-answer-large'],
  ],
  ['breaks the frames', (_, __, socket) => void socket.write(Buffer.from('ffffffff', 'hex')), ['ledger-unreachable']],
  ['cuts each time', (_, __, socket) => void socket.destroy(), ['ledger-unreachable']],
  [
    'refuses with the key',
    (text, send) =>
      send(`{"id":${JSON.parse(text).id},"error":{"code":-32600,"message":"KEYINPATH KEYINQUERY PASSWORD"}}`),
    ['ledger-refused'],
  ],
]

for (const [what, hears, codes] of attacks)
  test(`a node behind a WebSocket that ${what} is bounded, and no key is told`, { timeout: 10_000 }, async t => {
    const server = await serveSocket(hears)
    t.after(() => server.close())
    const url = `${server.url.replace('//', '//USER:PASSWORD@')}/v3/KEYINPATH?k=KEYINQUERY`
    const plan = { url, retries: 1, pauseMs: 1, timeoutMs: 60, maxBytes: 100_000, headers: { 'x-key': 'KEYINHEADER' } }
    await assert.rejects(openEvmFollower(plan), (error: unknown) => {
      assert.ok(error instanceof SourceError, inspect(error))
      assert.ok(codes.includes(error.code), `${error.code}: ${error.message}`)
      const all = `${inspect(error, { depth: 20, showHidden: true })} ${error.stack}`
      assert.doesNotMatch(all, /KEYIN|PASSWORD|USER/)
      return true
    })
  })

test('a port where nobody listens, or that speaks something else, is told as unreachable', {
  timeout: 10_000,
}, async () => {
  const plan = { url: 'ws://127.0.0.1:1/KEYINPATH', retries: 0, pauseMs: 1, timeoutMs: 500 }
  await assert.rejects(openEvmFollower(plan), { code: 'ledger-unreachable' })
})
