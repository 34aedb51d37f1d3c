import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keyChance } from '../src/adapters/keys/key-chance.ts'
import { SqliteFactLog } from '../src/adapters/records/sqlite/sqlite-fact-log.ts'
import { addKey } from '../src/operations/keys/add-key.ts'
import { machine } from './machine.ts'

const ROUNDS = 4
const SECONDS = 3
const BODY = '{"parties":["0x47666fab8bd0ac7003bce3f5c3585383f09486e2"]}'

/** What wrk saw in one round. */
interface Round {
  readonly perSecond: number
  readonly p99Ms: number
  /** Microseconds of processor time that the server spent on one request. */
  readonly cpuUs: number
}

/**
 * Screening over HTTP with keys, limits and the log on, beside a bare Fastify route, by wrk with 50 connections.
 * @param data a data folder with lists, served by `cordon serve`; null: a stand-in operation of the same shape
 */
export async function benchHttp(data: string | null): Promise<void> {
  console.log(machine())
  const folder = mkdtempSync(join(tmpdir(), 'cordon-bench-http-'))
  const script = join(import.meta.dirname, 'http/serve.ts')
  const records = join(data ?? folder, 'records.sqlite')
  const facts = new SqliteFactLog(records)
  const clock = { now: () => Math.floor(Date.now() / 1000), monotonic: () => performance.now() }
  const asked = { name: `bench ${process.pid}`, scope: ['screen' as const], rate: 1_000_000 }
  const { key } = await addKey(asked, keyChance(), { facts, clock, by: 'bench' })
  await facts.close()
  const post = join(folder, 'post.lua')
  const headers = `wrk.headers["Content-Type"]="application/json"\nwrk.headers["Authorization"]="Bearer ${key}"\n`
  writeFileSync(post, `wrk.method="POST"\nwrk.body='${BODY}'\n${headers}`)
  const cli = join(import.meta.dirname, '../bin/cordon.js')
  const bare = await started([script, 'bare'])
  const log = join(folder, 'requests.log')
  const cordon = await started(
    data === null ? [script, 'cordon', folder] : [cli, 'serve', '--port', '0', '--data', data, '--log', log],
  )
  try {
    const url = new URL('/v1/screen-party', cordon.url).href
    const first = await fetch(url, {
      method: 'POST',
      body: BODY,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    })
    const answer = await first.text()
    if (!first.ok) throw new Error(`${first.status}: ${answer}`)
    console.log(
      `${data === null ? 'a stand-in operation' : `cordon serve --data ${data}`}, answers of ${answer.length} bytes`,
    )
    const rounds = Array.from({ length: ROUNDS }, () => ({
      get: wrk(bare, bare.url, null),
      post: wrk(bare, bare.url, post),
      cordon: wrk(cordon, url, post),
    }))
    const best = (name: 'get' | 'post' | 'cordon'): Round =>
      rounds.map(r => r[name]).reduce((a, b) => (b.perSecond > a.perSecond ? b : a))
    const [get, posted, ours] = [best('get'), best('post'), best('cordon')]
    const least = (name: 'get' | 'post' | 'cordon'): number => Math.min(...rounds.map(r => r[name].cpuUs))
    const rows = [
      ['bare Fastify, GET {"hello":"world"}', get, least('get')],
      ['bare Fastify, POST, an answer of that size', posted, least('post')],
      ['Cordon, POST /v1/screen-party', ours, least('cordon')],
    ] as const
    for (const [name, r, cpu] of rows) {
      const rate = Math.round(r.perSecond).toLocaleString('en-US').padStart(8)
      console.log(`${name.padEnd(44)} ${rate}/s  p99 ${r.p99Ms} ms  ${cpu.toFixed(1)} µs of processor time`)
    }
    const ratios = (name: 'get' | 'post'): string => {
      const rate = (ours.perSecond / best(name).perSecond).toFixed(3)
      return `${rate} of its requests a second, ${(least(name) / least('cordon')).toFixed(3)} by processor time`
    }
    console.log(`against the bare GET: ${ratios('get')} (aim: at least 0.5)`)
    console.log(`against the bare POST: ${ratios('post')} (aim: at least 0.5)`)
    const all = (name: 'get' | 'post' | 'cordon') => rounds.map(r => Math.round(r[name].perSecond)).join(' ')
    console.log(`all rounds: GET ${all('get')}; POST ${all('post')}; Cordon ${all('cordon')}`)
    console.log(`p99 of Cordon in all rounds: ${rounds.map(r => r.cordon.p99Ms).join(' ')} ms (aim: under 5)`)
  } finally {
    bare.stop()
    cordon.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function wrk(server: { readonly pid: number }, url: string, script: string | null): Round {
  const before = processorUs(server.pid)
  const args = ['-t1', '-c50', `-d${SECONDS}s`, '--latency', ...(script === null ? [] : ['-s', script]), url]
  const told = execFileSync('wrk', args).toString()
  if (/Non-2xx|Socket errors/.test(told)) throw new Error(told)
  const cpuUs = (processorUs(server.pid) - before) / Number(/(\d+) requests in/.exec(told)?.[1])
  const perSecond = Number(/Requests\/sec:\s*([\d.]+)/.exec(told)?.[1])
  const [, p99 = '', unit = ''] = /99%\s+([\d.]+)(us|ms|s)/.exec(told) ?? []
  return { perSecond, p99Ms: Number(p99) * ({ us: 0.001, ms: 1, s: 1000 }[unit] ?? Number.NaN), cpuUs }
}

/** Processor time of a process so far, in steps of 10 ms; Linux alone tells it. */
function processorUs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10_000
}

/** A server in a process of its own, once it has printed its address. */
function started(args: readonly string[]): Promise<{ readonly url: string; readonly pid: number; stop(): void }> {
  const child = spawn(process.execPath, [...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  return new Promise((resolved, reject) => {
    let text = ''
    child.stdout.on('data', piece => {
      text += piece
      const [url] = /https?:\/\/\S+/.exec(text) ?? []
      if (url) resolved({ url, pid: child.pid ?? 0, stop: () => child.kill('SIGKILL') })
    })
    child.on('exit', code => reject(new Error(`${args.join(' ')} ended with ${code}`)))
  })
}

if (import.meta.main) await benchHttp(process.argv[2] ?? null)
