import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { payeeIndex } from '../src/analysis/flow/graph/payee-index.ts'
import { plainReach } from '../src/analysis/flow/graph/plain-reach.ts'
import { reach } from '../src/analysis/flow/graph/reach.ts'
import { graphOfColumns, type TransferGraph } from '../src/analysis/flow/graph/transfer-graph.ts'
import { machine } from './machine.ts'
import { processorTime } from './processor-time.ts'
import { randomTransfers } from './random-transfers.ts'

/** Debian's Python, which is the one that Debian's packages of the libraries are installed for. */
const PYTHON = '/usr/bin/python3'
const PEERS = ['igraph', 'scipy', 'networkx']
/** Rounds, and runs in a round: the round with the least mean counts, for other work only slows. */
const ROUNDS = 3
const RUNS = 20

/** What a library answered; seconds of processor time. */
interface Answer {
  readonly version: string
  readonly build: number
  readonly answer: number
  readonly count: number
}

/**
 * Who can be reached among 1 million accounts and 5 million transfers, beside networkx, igraph and scipy on the same graph. They
 * answer without regard to time and value, so ours is run both ways: as they do, with the same count, and as money moves.
 */
export function benchReach(rows: number, accounts: number, sources: number): void {
  console.log(machine())
  const columns = randomTransfers({ rows, accounts, assets: 1, seed: 2 })
  const robbed = Int32Array.from({ length: sources }, (_, n) => Math.floor((n * accounts) / sources))
  const checked = processorTime(() => graphOfColumns(columns))
  const graph = checked.result
  const indexed = processorTime(() => payeeIndex(graph))
  console.log(`${rows} transfers, ${accounts} accounts, ${sources} sources; times are processor time`)

  const timed = best(() => reach(graph, robbed, 0).count)
  const plain = best(() => plainReach(graph, indexed.result, robbed).reduce((sum, seen) => sum + seen, 0))
  console.log(`reach (time and value): ${ms(timed.ms)}, ${timed.result} accounts; build ${ms(checked.ms)}`)
  console.log(`plainReach: ${ms(plain.ms)}, ${plain.result} accounts; build ${ms(checked.ms + indexed.ms)}`)

  const folder = mkdtempSync(join(tmpdir(), 'cordon-reach-'))
  try {
    const file = join(folder, 'graph.bin')
    writeGraph(file, graph, robbed)
    for (const peer of PEERS) {
      const theirs = ask(peer, file)
      if (theirs === null) continue
      const [build, answer] = [theirs.build * 1000, theirs.answer * 1000]
      const ratios = `reach takes ${(timed.ms / answer).toFixed(3)} of its time, plainReach ${(plain.ms / answer).toFixed(3)}`
      console.log(`${peer} ${theirs.version}: ${ms(answer)}, ${theirs.count} accounts; build ${ms(build)}; ${ratios}`)
      if (theirs.count === plain.result) continue
      console.log(`${peer} and plainReach DIFFER`)
      process.exitCode = 1
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function best<T>(run: () => T): { result: T; ms: number } {
  const runs = Array.from({ length: ROUNDS }, () => processorTime(run, RUNS))
  return runs.reduce((a, b) => (b.ms < a.ms ? b : a))
}

function writeGraph(path: string, graph: TransferGraph, robbed: Int32Array): void {
  const file = openSync(path, 'w')
  for (const column of [Int32Array.of(graph.accounts, graph.count, robbed.length), graph.from, graph.to, robbed])
    for (let done = 0; done < column.byteLength; ) done += writeSync(file, column, done)
  closeSync(file)
}

/** Null, told, where the library is not installed or fails. */
function ask(peer: string, file: string): Answer | null {
  const script = join(import.meta.dirname, 'reach-peers.py')
  const { status, stdout, stderr, error } = spawnSync(PYTHON, [script, peer, file], { encoding: 'utf8' })
  if (status === 0) return JSON.parse(stdout) as Answer
  console.log(`no comparison with ${peer}: ${error?.message ?? stderr.trim().split('\n').at(-1)}`)
  return null
}

const ms = (n: number): string => `${n.toFixed(n < 10 ? 1 : 0)} ms`

if (import.meta.main) {
  const [rows = '5000000', accounts = '1000000', sources = '1'] = process.argv.slice(2)
  benchReach(Number(rows), Number(accounts), Number(sources))
}
