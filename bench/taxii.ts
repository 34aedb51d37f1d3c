import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { machine } from './machine.ts'
import { FULL, indicators, PASSWORD, SCRATCH } from './taxii/objects.ts'
import { writableCollection } from './taxii/writable-collection.ts'

const ROUNDS = 30
const MEDIA = 'application/taxii+json;version=2.1'

/** A server, and how to reach a collection that is written to and one that is polled. */
interface Side {
  readonly name: string
  readonly page: string
  readonly empty: string
  readonly post: string
  readonly as: (user: 'writer' | 'reader') => string
  readonly rounds: number
}

const basic = (name: string, password: string): string =>
  `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`

/**
 * TAXII with users, checks, digests, release and durable writes: adding 1,000 objects, a page of 1,000 read by another client, and a
 * poll that finds nothing in a collection of very many, beside a bare Fastify route that moves the same bytes, and medallion where
 * `MEDALLION_URL`, `MEDALLION_USER` and `MEDALLION_PASSWORD` say where one is.
 * @param count wallets in the collection that is polled
 */
export async function benchTaxii(count: number): Promise<void> {
  console.log(machine())
  const folder = mkdtempSync(join(tmpdir(), 'cordon-bench-taxii-'))
  const script = join(import.meta.dirname, 'taxii/serve.ts')
  const bare = await started([script, 'bare'])
  const cordon = await started([script, 'cordon', folder, String(count)])
  try {
    const root = `${cordon.url}/taxii2/cordon/collections`
    const far = encodeURIComponent(new Date(Date.now() + 3_600_000).toISOString())
    const sides: Side[] = [
      {
        name: 'bare Fastify',
        page: `${bare.url}/page`,
        empty: `${bare.url}/empty`,
        post: `${bare.url}/post`,
        as: () => '',
        rounds: ROUNDS,
      },
      {
        name: `Cordon, ${count} wallets stored`,
        page: `${root}/${SCRATCH}/objects/?limit=1000`,
        empty: `${root}/${FULL}/objects/?added_after=`,
        post: `${root}/${SCRATCH}/objects/`,
        as: user => basic(user, PASSWORD),
        rounds: ROUNDS,
      },
    ]
    const { MEDALLION_URL: medallion, MEDALLION_USER: user = '', MEDALLION_PASSWORD: password = '' } = process.env
    if (medallion !== undefined) {
      const { objects } = await writableCollection(medallion, basic(user, password))
      const page = `${objects}?limit=1000`
      const empty = `${objects}?added_after=${far}`
      sides.push({ name: 'medallion', page, empty, post: objects, as: () => basic(user, password), rounds: 3 })
    } else console.log('medallion is left out: MEDALLION_URL is not set')
    const best = new Map<string, Record<string, number>>()
    for (const { name, page, empty, post, as, rounds } of sides) {
      const posted = await timed(rounds, i => {
        const body = JSON.stringify({ objects: indicators(1_000 * i, 1_000) })
        return ask('POST', post, as('writer'), body, 202)
      })
      const paged = await timed(rounds, () => ask('GET', page, as('reader'), null, 200))
      let poll = empty
      if (poll.endsWith('=')) {
        const { headers } = await ask(
          'GET',
          `${empty.replace('objects/?added_after=', 'manifest/')}?limit=1`,
          as('reader'),
          null,
          200,
        )
        if (headers['x-taxii-date-added-last'] === undefined) throw new Error('the collection is empty')
        poll = `${empty}${far}`
      }
      const polled = await timed(rounds * 5, () => ask('GET', poll, as('reader'), null, 200))
      best.set(name, { 'POST of 1,000': posted, 'page of 1,000': paged, 'empty poll': polled })
    }
    const floor = best.get('bare Fastify') ?? {}
    for (const [name, figures] of best)
      for (const [what, ms] of Object.entries(figures))
        console.log(
          `${name}: ${what} ${ms.toFixed(2)} ms (median), ${(ms / (floor[what] ?? 1)).toFixed(1)} of the bare route`,
        )
    console.log('aim: 100, 10 and 2 ms')
  } finally {
    bare.stop()
    cordon.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 })

function ask(method: string, url: string, authorization: string, body: string | null, wanted: number) {
  const headers = {
    accept: MEDIA,
    ...(authorization === '' ? {} : { authorization }),
    ...(body === null ? {} : { 'content-type': MEDIA, 'content-length': Buffer.byteLength(body) }),
  }
  return new Promise<{ headers: Readonly<Record<string, string | string[] | undefined>> }>((resolve, reject) => {
    const sent = request(url, { method, headers, agent }, answer => {
      const pieces: Buffer[] = []
      answer.on('data', piece => pieces.push(piece))
      answer.on('end', () => {
        if (answer.statusCode === wanted) resolve({ headers: answer.headers })
        else
          reject(new Error(`${method} ${url}: ${answer.statusCode} ${Buffer.concat(pieces).toString().slice(0, 500)}`))
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Milliseconds, the median of some rounds after one that is not counted. */
async function timed(rounds: number, once: (round: number) => Promise<unknown>): Promise<number> {
  const all: number[] = []
  await once(0)
  for (let round = 1; round <= rounds; round++) {
    const begun = performance.now()
    await once(round)
    all.push(performance.now() - begun)
  }
  return all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN
}

/** A server in a process of its own, once it has printed its address. */
function started(args: readonly string[]): Promise<{ readonly url: string; stop(): void }> {
  const child = spawn(process.execPath, [...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  return new Promise((resolved, reject) => {
    child.stdout.on('data', piece => resolved({ url: String(piece).trim(), stop: () => child.kill('SIGKILL') }))
    child.on('exit', code => reject(new Error(`${args.join(' ')} ended with ${code}`)))
  })
}

if (import.meta.main) await benchTaxii(Number(process.argv[2] ?? 1_000_000))
