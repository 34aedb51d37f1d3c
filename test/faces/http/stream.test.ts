import assert from 'node:assert/strict'
import { get, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { type TestContext, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { MemoryFactLog } from '../../../src/adapters/records/memory/memory-fact-log.ts'
import { listen } from '../../../src/faces/http/listen.ts'
import { revokeKey } from '../../../src/operations/keys/revoke-key.ts'
import { emptyWorld, newKey } from './test-server.ts'

const draft = (n: number) => ({ at: 1_740_147_215 + n, by: 'tester', kind: 'case-opened', body: { secret: n } })

async function served(t: TestContext, facts: number) {
  const log = new MemoryFactLog()
  if (facts > 0) await log.append(Array.from({ length: facts }, (_, n) => draft(n)))
  const world = emptyWorld({ facts: log })
  const server = await listen({ world, version: 'test', home: null, about: () => ({}) }, 0)
  t.after(() => server.close())
  return { log, url: `${server.url}v1/stream` }
}

/** Events as they come, as `event id`. */
async function hear(t: TestContext, url: string, after?: number, key?: string) {
  const headers = {
    ...(after === undefined ? {} : { 'last-event-id': String(after) }),
    ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
  }
  const reply = await new Promise<IncomingMessage>(done => get(url, { headers }, done))
  t.after(() => reply.destroy())
  let text = ''
  reply.on('data', part => {
    text += part
  })
  reply.on('error', () => {})
  const events = () => [...text.matchAll(/id: (\d+)\nevent: (\w+)\n/g)].map(([, id = '', name = '']) => `${name} ${id}`)
  const until = async (count: number) => {
    for (let i = 0; i < 200 && events().length < count; i++) await sleep(10)
    return events()
  }
  return { reply, until, text: () => text }
}

test('a desk hears of each fact once, and never what it says', async t => {
  const { log, url } = await served(t, 2)
  const one = await hear(t, url)
  assert.deepEqual(await one.until(1), ['hello 2'])
  await log.append([draft(3), draft(4)])
  assert.deepEqual(await one.until(3), ['hello 2', 'fact 3', 'fact 4'])
  assert.match(one.text(), /data: \{"seq":3,"at":1740147218,"kind":"case-opened"\}/)
  assert.doesNotMatch(one.text(), /secret/)
  const two = await hear(t, url)
  await log.append([draft(5)])
  assert.deepEqual(await two.until(2), ['hello 4', 'fact 5'])
  assert.deepEqual(await one.until(4), ['hello 2', 'fact 3', 'fact 4', 'fact 5'])
})

test('after a break nothing is lost: all since the last number comes again from there, too much of it as one reset', async t => {
  const { log, url } = await served(t, 5)
  const back = await hear(t, url, 3)
  assert.deepEqual(await back.until(3), ['hello 3', 'fact 4', 'fact 5'])
  await log.append(Array.from({ length: 1_001 }, (_, n) => draft(n)))
  const late = await hear(t, url, 5)
  assert.deepEqual(await late.until(1), ['reset 1006'])
  const ahead = await hear(t, url, 9_999)
  assert.deepEqual(await ahead.until(1), ['reset 1006'])
  const odd = await hear(t, url.replace('?', ''), Number.NaN)
  assert.equal(odd.reply.statusCode, 400)
})

test('a server that stops does not wait for those who listen', async t => {
  const { url } = await served(t, 0)
  const server = await listen({ world: emptyWorld(), version: 'test', home: null, about: () => ({}) }, 0)
  const desk = await hear(t, `${server.url}v1/stream`)
  await desk.until(1)
  const began = performance.now()
  await server.close()
  assert.ok(performance.now() - began < 3_000)
  assert.ok(url)
})

test('one key takes the places of no others', async t => {
  const world = emptyWorld()
  const [own, other] = [await newKey(world, ['cases']), await newKey(world, ['cases'])]
  const server = await listen({ world, version: 'test', home: null, about: () => ({}) }, 0)
  t.after(() => server.close())
  const status = (key: string) =>
    new Promise<number | undefined>(done =>
      get(`${server.url}v1/stream`, { headers: { authorization: `Bearer ${key}` } }, reply => {
        t.after(() => reply.destroy())
        done(reply.statusCode)
      }),
    )
  const all = await Promise.all(Array.from({ length: 65 }, () => status(own.key)))
  assert.deepEqual([...new Set(all)].sort(), [200, 429])
  assert.equal(all.filter(s => s === 200).length, 64)
  assert.equal(await status(other.key), 200)
})

test('a flood of listeners is bounded: one more is told to come later, others are answered, and places come free', async t => {
  const { url } = await served(t, 1)
  const { port } = new URL(url)
  const flood = Array.from({ length: 512 }, () => {
    const socket = connect(Number(port), '127.0.0.1')
    socket.on('error', () => {})
    socket.write('GET /v1/stream HTTP/1.1\r\nHost: localhost\r\n\r\n')
    return socket
  })
  const status = async (): Promise<number | undefined> => {
    const { reply } = await hear(t, url)
    reply.destroy()
    return reply.statusCode
  }
  const comesTo = async (wanted: number): Promise<boolean> => {
    for (let i = 0; i < 100; i++) {
      if ((await status()) === wanted) return true
      await sleep(20)
    }
    return false
  }
  assert.ok(await comesTo(503), 'the last place is taken')
  assert.equal((await fetch(new URL('/healthz', url))).status, 200)
  for (const socket of flood) socket.destroy()
  assert.ok(await comesTo(200), 'places are free again')
})

test('who listens by a key hears nothing more once it is revoked, and who needed none nothing once one is asked for', async t => {
  const log = new MemoryFactLog()
  const world = emptyWorld({ facts: log })
  const server = await listen({ world, version: 'test', home: null, about: () => ({}), patience: { keys: 10 } }, 0)
  t.after(() => server.close())
  const url = `${server.url}v1/stream`
  const ends = ({ reply }: Awaited<ReturnType<typeof hear>>) => new Promise<void>(done => reply.once('close', done))
  const nobody = await hear(t, url)
  assert.deepEqual(await nobody.until(1), ['hello 0'])
  const [own, other] = [await newKey(world, ['cases']), await newKey(world, ['cases'])]
  await sleep(50)
  const [mine, others] = [await hear(t, url, undefined, own.key), await hear(t, url, undefined, other.key)]
  await Promise.all([mine.until(1), others.until(1)])
  await revokeKey.run({ id: own.id }, { ...world, by: 'tester' })
  await sleep(50)
  const ended = Promise.all([ends(nobody), ends(mine)])
  await log.append([draft(1)])
  await ended
  assert.deepEqual(await others.until(3), ['hello 2', 'fact 3', 'fact 4'])
  assert.ok(!nobody.text().includes('case-opened') && !mine.text().includes('case-opened'))
})
