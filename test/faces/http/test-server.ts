import { request } from 'node:http'
import { connect } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { keyChance } from '../../../src/adapters/keys/key-chance.ts'
import { MemoryFactLog } from '../../../src/adapters/records/memory/memory-fact-log.ts'
import { memoryTags } from '../../../src/adapters/tags/memory-tags.ts'
import { MemoryTransfers } from '../../../src/adapters/transfers/memory/memory-transfers.ts'
import { MemoryUtxo } from '../../../src/adapters/transfers/memory-utxo.ts'
import { makeServer, type ServerSetting } from '../../../src/faces/http/make-server.ts'
import { type AnyOperation, defineOperation } from '../../../src/operations/define-operation.ts'
import { OPERATIONS } from '../../../src/operations/index.ts'
import { addKey } from '../../../src/operations/keys/add-key.ts'
import type { Scope } from '../../../src/operations/keys/scope.ts'
import type { World } from '../../../src/operations/world.ts'

/** A clock that stands until it is told to go on. */
export interface HandClock {
  now(): number
  monotonic(): number
  pass(seconds: number): void
}

export function handClock(start = 1_795_000_000): HandClock {
  let seconds = 0
  return {
    now: () => Math.floor(start + seconds),
    monotonic: () => seconds * 1000,
    pass(more) {
      seconds += more
    },
  }
}

/** A world without ledger data. */
export function emptyWorld(parts: Partial<World> = {}): World {
  const world: Partial<World> = {
    transfers: new MemoryTransfers([]),
    utxo: new MemoryUtxo([]),
    tags: memoryTags([]),
    facts: new MemoryFactLog(),
    assets: new Map(),
    missing: [],
    clock: handClock(),
    progress: { at() {}, end() {} },
    by: 'tester',
    versions: async () => ({}),
    interrupted: () => false,
    ...parts,
  }
  return world as World
}

/** Answers with what it was given, a bigint that a codec writes as text, and who asks; `wait` milliseconds later. */
export const echo = defineOperation({
  name: 'traceEcho',
  summary: 'say it again',
  effect: 'read',
  input: z.object({ text: z.string().optional(), wait: z.number().optional(), long: z.number().optional() }),
  output: z.object({
    text: z.string(),
    by: z.string(),
    amount: z.codec(z.string(), z.bigint(), { decode: text => BigInt(text), encode: value => String(value) }),
  }),
  async run({ text = '', wait, long }, world) {
    if (wait !== undefined) await new Promise(resolve => setTimeout(resolve, wait))
    return { text: long === undefined ? text : 'x'.repeat(long), by: world.by, amount: 2n ** 70n }
  },
})

/** Always fails with a fault of its own. */
export const broken = defineOperation({
  name: 'traceBroken',
  summary: 'fail',
  effect: 'read',
  input: z.object({}),
  output: z.object({}),
  async run() {
    throw new Error('a secret of the inside')
  },
})

/** Lines of a log in memory. */
export class LinesOfLog {
  readonly lines: string[] = []
  write(line: string): void {
    this.lines.push(line)
  }
  lost(): number {
    return 0
  }
  async close(): Promise<void> {}
}

/** A server that was started for one test, on a free port of this machine. */
export interface TestServer {
  readonly server: FastifyInstance
  readonly world: World
  readonly log: LinesOfLog
  readonly port: number
  readonly url: string
  close(): Promise<void>
}

export async function testServer(
  setting: Partial<ServerSetting> = {},
  operations: readonly AnyOperation[] = [],
): Promise<TestServer> {
  const world = setting.world ?? emptyWorld()
  const log = new LinesOfLog()
  const server = await makeServer({
    world,
    version: '0.0.0',
    home: null,
    about: () => ({}),
    operations: [...OPERATIONS, echo, broken, ...operations],
    log,
    ...setting,
  })
  const url = await server.listen({ host: '127.0.0.1', port: 0, listenTextResolver: address => address })
  return { server, world, log, url, port: Number(new URL(url).port), close: () => server.close() }
}

/** Adds a key straight to the facts. */
export async function newKey(
  world: Pick<World, 'facts' | 'clock'>,
  scope: Scope[],
  more: { rate?: number; expires?: number } = {},
): Promise<{ readonly id: string; readonly key: string }> {
  const input = { name: `test ${keyChance().id}`, scope, ...more } as Parameters<typeof addKey>[0]
  return addKey(input, keyChance(), { ...world, by: 'tester' })
}

/** What a server answered. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
  /** The body as JSON; of a fault, its code. */
  readonly json: { readonly error?: { code: string; message: string; requestId: string } } & Record<string, unknown>
}

/** One request with the headers exactly as given. */
export function ask(
  at: Pick<TestServer, 'port'>,
  path: string,
  given: { method?: string; headers?: Record<string, string>; body?: string; key?: string } = {},
): Promise<Answer> {
  const { body, key } = given
  const method = given.method ?? (body === undefined ? 'GET' : 'POST')
  const headers = {
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    ...given.headers,
  }
  return new Promise((resolved, reject) => {
    const sent = request({ host: '127.0.0.1', port: at.port, path, method, headers }, answer => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', piece => {
        text += piece
      })
      answer.on('end', () => {
        let json = {}
        if (text.startsWith('{')) json = JSON.parse(text)
        resolved({ status: answer.statusCode ?? 0, headers: answer.headers, text, json })
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Sends bytes as they are and gives all that comes back until the connection ends, or `wait` milliseconds have passed. */
export function raw(at: Pick<TestServer, 'port'>, bytes: string, wait = 2_000): Promise<string> {
  return new Promise(resolved => {
    const socket = connect(at.port, '127.0.0.1')
    let text = ''
    const end = (): void => {
      socket.destroy()
      resolved(text)
    }
    socket.setTimeout(wait, end)
    socket.on('data', piece => {
      text += piece
    })
    socket.on('error', end)
    socket.on('close', end)
    socket.write(bytes)
  })
}
