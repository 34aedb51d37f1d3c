import { execFile } from 'node:child_process'
import { cpus } from 'node:os'
import { parseArgs, promisify } from 'node:util'
import { InputError } from '../src/model/errors.ts'
import { type HaystackOrder, HEISTS, makeHaystack } from './haystack/make-haystack.ts'
import { METHODS } from './haystack/methods.ts'
import { readHaystack, readTruth } from './haystack/read-haystack.ts'
import { type Score, score } from './haystack/score.ts'

/** Benchmark: a real heist hidden in background traffic, traced three ways side by side. */

/** What a method says of one haystack, and what it took. */
interface Run extends Score {
  /** Accounts named. */
  readonly named: number
  readonly readSeconds: number
  readonly traceSeconds: number
  /** Of the whole process, the ledger in memory included. */
  readonly peakMiB: number
}

/** Aims of README.md; every run of Cordon is held to them. */
const AIMS: Score = { precision: 0.98, recall: 0.97, value: 0.95 }

/** Reads a haystack and traces it by one method, in this process. */
export async function runMethod(folder: string, method: string): Promise<Run> {
  const trace = METHODS[method]
  if (!trace) throw new InputError('method-unknown', `"${method}" is none of ${Object.keys(METHODS).join('; ')}`)
  const start = performance.now()
  const haystack = await readHaystack(folder)
  const read = performance.now()
  const claim = await trace(haystack)
  const traced = performance.now()
  return {
    ...score(claim, await readTruth(folder)),
    named: claim.accounts.size,
    readSeconds: (read - start) / 1000,
    traceSeconds: (traced - read) / 1000,
    peakMiB: process.resourceUsage().maxRSS / 1024,
  }
}

/**
 * Makes one haystack and prints a row a method, each run in a process of its own so that the peaks of memory are theirs.
 * @returns whether Cordon held its aims
 */
export async function benchHaystack(order: HaystackOrder, methods: readonly string[]): Promise<boolean> {
  await using made = await makeHaystack(order)
  let held = true
  for (const method of methods) {
    const flags = ['--max-old-space-size=5500', import.meta.filename, '--folder', made.folder, '--method', method]
    const { stdout } = await promisify(execFile)(process.execPath, flags)
    const run = JSON.parse(stdout) as Run
    const missed = (['precision', 'recall', 'value'] as const).filter(name => run[name] < AIMS[name])
    if (method === 'cordon' && missed.length > 0) held = false
    console.log(rowOf(order, method, run, method === 'cordon' ? missed : []))
  }
  return held
}

function rowOf(order: HaystackOrder, method: string, run: Run, missed: readonly string[]): string {
  const cells = [
    order.heist,
    order.background.toLocaleString('en'),
    order.tagged,
    order.seed,
    method,
    run.precision.toFixed(4),
    run.recall.toFixed(4),
    run.value.toFixed(4),
    run.named.toLocaleString('en'),
    run.readSeconds.toFixed(1),
    run.traceSeconds.toFixed(2),
    run.peakMiB.toFixed(0),
  ]
  return `| ${cells.join(' | ')} |${missed.length > 0 ? ` missed: ${missed.join(', ')}` : ''}`
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      heist: { type: 'string', default: HEISTS.join(',') },
      background: { type: 'string', default: '100000' },
      tagged: { type: 'string', default: '0.7,0.3,0.5' },
      seeds: { type: 'string', default: '1,2,3' },
      methods: { type: 'string', default: Object.keys(METHODS).join(';') },
      folder: { type: 'string' },
      method: { type: 'string' },
    },
  })
  if (values.folder !== undefined && values.method !== undefined) {
    process.stdout.write(JSON.stringify(await runMethod(values.folder, values.method)))
    return
  }
  const list = (text: string): string[] => text.split(',').map(part => part.trim())
  console.log(`${cpus().length} x ${cpus()[0]?.model}, Node ${process.version}`)
  console.log(
    '| heist | background | tagged | seed | method | precision | recall | value | named | read s | trace s | MiB |',
  )
  console.log('|---|---|---|---|---|---|---|---|---|---|---|---|')
  let held = true
  for (const heist of list(values.heist))
    for (const background of list(values.background).map(Number))
      for (const tagged of list(values.tagged).map(Number))
        for (const seed of list(values.seeds).map(Number))
          if (!(await benchHaystack({ heist, background, tagged, seed }, values.methods.split(';')))) held = false
  if (!held) process.exitCode = 1
}

if (import.meta.main) await main()
