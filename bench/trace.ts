import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

/** Benchmark: a trace over a big store from the first touch, beside the same trace with warm pages. */

// `node bench/trace.ts --data DIR --sources FILE [--tags FILE] [--ledger ID]`: a new process, and none of the store's pages in memory.

const BIN = resolve(import.meta.dirname, '../bin/cordon.js')
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    sources: { type: 'string' },
    tags: { type: 'string' },
    ledger: { type: 'string' },
  },
})
if (!values.data || !values.sources)
  throw new Error('node bench/trace.ts --data DIR --sources FILE [--tags FILE] [--ledger ID]')

/** Lets go of a file's pages in the cache of the operating system. */
function forget(path: string): void {
  if (statSync(path).isDirectory()) for (const name of readdirSync(path)) forget(join(path, name))
  else execFileSync('dd', [`if=${path}`, 'iflag=nocache', 'count=0', 'status=none'])
}

/** Seconds and peak memory (MiB) of one command. */
function timed(args: readonly string[]): { seconds: number; mebibytes: number; out: string } {
  const began = process.hrtime.bigint()
  const ran = spawnSync('/usr/bin/time', ['-f', '%M', process.execPath, BIN, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  })
  if (ran.status !== 0) throw new Error(ran.stderr)
  const seconds = Number(process.hrtime.bigint() - began) / 1e9
  return { seconds, mebibytes: Number(ran.stderr.trim().split('\n').at(-1)) / 1024, out: ran.stdout }
}

const tags = values.tags ? ['--tags', values.tags] : []
const ledger = values.ledger ? ['--ledger', values.ledger] : []
const trace = ['trace', '--json', '--data', values.data, '--sources', values.sources, ...tags, ...ledger]
forget(values.data)
const cold = timed(trace)
const warm = timed(trace)
const start = timed(['--version'])
const { transfers, endpoints } = JSON.parse(cold.out) as { transfers: unknown[]; endpoints: unknown[] }
console.log(`${transfers.length} tainted transfers, ${endpoints.length} endpoints`)
for (const [name, run] of Object.entries({ cold, warm, 'program start': start }))
  console.log(
    `${name.padEnd(14)} ${run.seconds.toFixed(2).padStart(7)} s  peak ${run.mebibytes.toFixed(0).padStart(5)} MiB`,
  )
console.log(`cold / warm    ${(cold.seconds / warm.seconds).toFixed(2)}`)
