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
 * @param workers processes that answer
 */
export async function benchHttp(data: string | null, workers: number): Promise<void> {
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
    data === null
      ? [script, 'cordon', folder]
      : [cli, 'serve', '--port', '0', '--data', data, '--log', log, '--workers', String(workers)],
  )
  try {
    const url = new URL('/v1/screen-party', cordon.url).href
    const address = new URL('/v1/addresses/0x47666fab8bd0ac7003bce3f5c3585383f09486e2', cordon.url).href
    const asked = join(folder, 'get.lua')
    writeFileSync(asked, headers)
    const first = await fetch(url, {
      method: 'POST',
      body: BODY,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    })
    const answer = await first.text()
    if (!first.ok) throw new Error(`${first.status}: ${answer}`)
    console.log(
      `${data === null ? 'a stand-in operation' : `cordon serve --data ${data} --workers ${workers}`}, answers of ${answer.length} bytes`,
    )
    const runs: Readonly<Record<string, () => Round>> = {
      'bare Fastify, GET {"hello":"world"}': () => wrk(bare, bare.url, null),
      'bare Fastify, POST, an answer of that size': () => wrk(bare, bare.url, post),
      'Cordon, POST /v1/screen-party': () => wrk(cordon, url, post),
      ...(data === null ? {} : { 'Cordon, GET /v1/addresses/ADDRESS': () => wrk(cordon, address, asked) }),
    }
    const names = Object.keys(runs)
    const rounds = Array.from({ length: ROUNDS }, () => names.map(name => (runs[name] as () => Round)()))
    const column = names.map((_, n) => rounds.map(round => round[n] as Round))
    const best = column.map(c => Math.max(...c.map(r => r.perSecond)))
    const least = column.map(c => Math.min(...c.map(r => r.cpuUs)))
    const [get = 0, posted = 0] = best
    for (const [n, name] of names.entries()) {
      const all = (column[n] as Round[]).map(r => `${Math.round(r.perSecond)}/s ${r.p99Ms} ms`).join(', ')
      const ratios = `${((best[n] ?? 0) / get).toFixed(3)} of the GET, ${((best[n] ?? 0) / posted).toFixed(3)} of the POST`
      console.log(
        `${name}: ${Math.round(best[n] ?? 0)}/s, ${(least[n] ?? 0).toFixed(1)} µs of processor time; ${ratios}`,
      )
      console.log(`  rounds with p99: ${all}`)
    }
    console.log('aim: at least 0.5, p99 under 5 ms')
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

/** Processor time of a process and those it started so far, in steps of 10 ms; Linux alone tells it. */
function processorUs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
  const theirs = children === '' ? [] : children.split(' ').map(child => processorUs(Number(child)))
  return theirs.reduce((sum, us) => sum + us, (Number(fields[11]) + Number(fields[12])) * 10_000)
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

if (import.meta.main) await benchHttp(process.argv[2] ?? null, Number(process.argv[3] ?? 2))
