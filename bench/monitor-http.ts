import { constants, mkdtempSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { RULES } from '../src/catalog/rules/all-rules.ts'
import { TYPOLOGIES } from '../src/catalog/typologies/all-typologies.ts'
import { makeServer } from '../src/faces/http/make-server.ts'
import { eventValues } from '../src/formats/events/write-event.ts'
import { judgeTransfer } from '../src/operations/monitor/judge-transfer.ts'
import { monitoredWorld } from '../test/monitor/monitor-world.ts'
import { machine } from './machine.ts'
import { RandomEvents } from './random-events.ts'

/** Requests before those that are measured: code that runs for the first time is compiled. */
const WARM = 3_000

interface Calls {
  readonly port: number
  readonly count: number
  readonly callers: number
}

/** What the callers, in a thread of their own, saw: milliseconds of each request, and a second. */
interface Seen {
  readonly what: string
  readonly times: Float64Array
  readonly aSecond: number
}

/**
 * Benchmark: one event a request over HTTP, answered when it is safe on the disk, by so many callers at once who run in a thread of their
 * own; beside requests that the same server answers without judging, and writes of the same length that are only made safe.
 */
async function benchHttp(count: number, callers: number): Promise<void> {
  console.log(machine())
  await using monitored = monitoredWorld(RULES, TYPOLOGIES)
  const setting = { version: 'bench', home: null, about: () => ({}), operations: [judgeTransfer] }
  const server = await makeServer({ world: monitored.world, ...setting })
  await server.listen({ host: '127.0.0.1', port: 0 })
  const { port } = server.server.address() as AddressInfo
  const calls: Calls = { port, count, callers }
  const thread = new Worker(new URL(import.meta.url), { workerData: calls })
  let before = process.threadCpuUsage()
  await new Promise<void>((resolve, reject) => {
    thread.on('error', reject)
    thread.on('exit', () => resolve())
    thread.on('message', (seen: Seen | 'begun') => {
      if (seen === 'begun') {
        before = process.threadCpuUsage()
        return
      }
      const { user, system } = process.threadCpuUsage(before)
      tell(`${seen.what}: ${seen.aSecond}/s`, seen.times, `; ${Math.round((user + system) / count)} µs of the server`)
    })
  })
  tell('written and safe, nothing else', await bareWrites(count))
  await server.close()
}

/** One write after the other of as many bytes as a judged event takes in the journal. */
async function bareWrites(count: number): Promise<Float64Array> {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-bench-write-'))
  const file = await open(join(folder, 'log'), constants.O_WRONLY | constants.O_CREAT | constants.O_DSYNC)
  try {
    const bytes = Buffer.alloc(700, 120)
    const times = new Float64Array(count)
    for (let n = 0; n < count; n++) {
      const start = performance.now()
      await file.write(bytes)
      times[n] = performance.now() - start
    }
    return times
  } finally {
    await file.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function tell(what: string, times: Float64Array, more = ''): void {
  const sorted = times.toSorted()
  const at = (share: number) => (sorted[Math.ceil(sorted.length * share) - 1] ?? 0).toFixed(2)
  console.log(`${what}, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, most ${at(1)} ms${more}`)
}

async function call({ port, count, callers }: Calls): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: callers })
  const source = new RandomEvents(3, 10_000, 1_000)
  const bodies = Array.from({ length: WARM + count }, () => JSON.stringify({ event: eventValues(source.next()) }))
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
  const run = async (from: number, until: number, one: (n: number) => Promise<number>): Promise<Omit<Seen, 'what'>> => {
    const times = new Float64Array(until - from)
    let next = from
    const start = performance.now()
    const caller = async (): Promise<void> => {
      for (let n = next++; n < until; n = next++) times[n - from] = await one(n)
    }
    await Promise.all(Array.from({ length: callers }, caller))
    return { times, aSecond: Math.round(((until - from) / (performance.now() - start)) * 1_000) }
  }
  const judge = (n: number) => ask('POST', '/v1/judge-transfer', bodies[n] as string)
  await run(0, WARM, judge)
  parentPort?.postMessage('begun')
  parentPort?.postMessage({ what: 'judged and safe', ...(await run(WARM, WARM + count, judge)) } satisfies Seen)
  parentPort?.postMessage('begun')
  const nothing = await run(0, count, () => ask('GET', '/healthz', ''))
  parentPort?.postMessage({ what: 'nothing done (/healthz)', ...nothing } satisfies Seen)
  agent.destroy()
}

if (isMainThread) {
  const [count = '10000', callers = '4'] = process.argv.slice(2)
  await benchHttp(Number(count), Number(callers))
} else await call(workerData as Calls)
