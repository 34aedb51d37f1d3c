import { Agent, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { RULES } from '../src/catalog/rules/all-rules.ts'
import { TYPOLOGIES } from '../src/catalog/typologies/all-typologies.ts'
import { makeServer } from '../src/faces/http/make-server.ts'
import { eventValues } from '../src/formats/events/write-event.ts'
import { judgeTransfer } from '../src/operations/monitor/judge-transfer.ts'
import { monitoredWorld } from '../test/monitor/monitor-world.ts'
import { machine } from './machine.ts'
import { RandomEvents } from './random-events.ts'

/**
 * Benchmark: one event a request over HTTP, answered when it is safe on the disk, by so many callers at once; beside requests that the
 * same server answers without judging.
 */
async function benchHttp(count: number, callers: number): Promise<void> {
  console.log(machine())
  await using monitored = monitoredWorld(RULES, TYPOLOGIES)
  const setting = { version: 'bench', home: null, about: () => ({}), operations: [judgeTransfer] }
  const server = await makeServer({ world: monitored.world, ...setting })
  await server.listen({ host: '127.0.0.1', port: 0 })
  const { port } = server.server.address() as AddressInfo
  const agent = new Agent({ keepAlive: true, maxSockets: callers })
  const source = new RandomEvents(3, 10_000, 1_000)
  const bodies = Array.from({ length: count }, () => JSON.stringify({ event: eventValues(source.next()) }))
  const ask = (method: string, path: string, body: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const start = performance.now()
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
      const sent = request({ port, host: '127.0.0.1', agent, method, path, headers }, answer => {
        answer.resume().on('end', () => {
          if (answer.statusCode === 200) resolve(performance.now() - start)
          else reject(new Error(`answered ${answer.statusCode}`))
        })
      })
      sent.on('error', reject).end(body)
    })
  const run = async (what: string, one: (n: number) => Promise<number>): Promise<void> => {
    const times: number[] = []
    let next = 0
    const start = performance.now()
    await Promise.all(
      Array.from({ length: callers }, async () => {
        while (next < count) times.push(await one(next++))
      }),
    )
    const rate = Math.round((count / (performance.now() - start)) * 1_000)
    times.sort((a, b) => a - b)
    const at = (share: number) => (times[Math.ceil(times.length * share) - 1] ?? 0).toFixed(2)
    console.log(`${what}: ${rate}/s, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, most ${at(1)} ms`)
  }
  await run('judged and safe', n => ask('POST', '/v1/judge-transfer', bodies[n] as string))
  await run('nothing done (/healthz)', () => ask('GET', '/healthz', ''))
  agent.destroy()
  await server.close()
}

const [count = '5000', callers = '4'] = process.argv.slice(2)
await benchHttp(Number(count), Number(callers))
