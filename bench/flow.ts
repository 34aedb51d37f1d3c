import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { haircutPass } from '../src/analysis/flow/graph/haircut-pass.ts'
import { type Holdings, holdingsOf } from '../src/analysis/flow/graph/holdings.ts'
import { payeeIndex } from '../src/analysis/flow/graph/payee-index.ts'
import { stolenRows } from '../src/analysis/flow/graph/stolen-rows.ts'
import { graphOfColumns, type TransferGraph } from '../src/analysis/flow/graph/transfer-graph.ts'
import { bytesHeld } from './bytes-held.ts'
import { machine } from './machine.ts'
import { processorTime } from './processor-time.ts'
import { randomTransfers } from './random-transfers.ts'

/** Rounds in which C and ours take turns, and passes in a round. The round with the least mean counts, for other work only slows. */
const ROUNDS = 4
const REPEATS = 3

/** A round: the mean processor time of its passes, and checksums of every bit of their results (of ours, of the last). */
interface Run {
  readonly ms: number
  readonly sums: readonly number[]
}

/** A haircut pass over 10 million transfers among 1 million accounts, beside the same loop in C; and the bytes a transfer takes. */
export function benchFlow(rows: number, accounts: number): void {
  console.log(machine())
  const columns = randomTransfers({ rows, accounts, assets: 4, seed: 1 })
  const { result: graph, ms: checking } = processorTime(() => graphOfColumns(columns))
  const { result: holdings, ms: numbering } = processorTime(() => holdingsOf(graph))
  const { result: payees, ms: indexing } = processorTime(() => payeeIndex(graph))
  const table = bytesHeld(graph)
  const all = bytesHeld(graph, holdings, payees)
  console.log(`${rows} transfers, ${accounts} accounts, ${holdings.count} holdings; times are processor time`)
  console.log(`columns checked ${ms(checking)}, holdings numbered ${ms(numbering)}, payee index ${ms(indexing)}`)
  console.log(`bytes a transfer: ${per(table, rows)}, with holdings and index ${per(all, rows)} (aim: under 60)`)

  // A theft early on from a hundred accounts.
  const robbed = Array.from({ length: 100 }, (_, n) => Math.floor((n * accounts) / 100))
  const stolen = stolenRows(graph, robbed, graph.at[Math.floor(rows / 10)] ?? 0)
  const folder = mkdtempSync(join(tmpdir(), 'cordon-flow-'))
  try {
    const program = compile(folder)
    const file = join(folder, 'transfers.bin')
    if (program !== null) writeArrays(file, graph, holdings, stolen)
    const ours: Run[] = []
    const theirs: Run[] = []
    for (let round = 0; round < ROUNDS; round++) {
      if (program !== null) theirs.push(runC(program, file))
      ours.push(runOurs(graph, stolen, holdings))
    }
    report(rows, ours, theirs)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function report(rows: number, ours: readonly Run[], theirs: readonly Run[]): void {
  const best = quickest(ours)
  console.log(`haircutPass: ${ms(best)} (${(rows / best / 1000).toFixed(1)} M transfers/s)`)
  if (theirs.length === 0) return
  const peer = quickest(theirs)
  console.log(`C, cc -O2: ${ms(peer)} (${(rows / peer / 1000).toFixed(1)} M transfers/s)`)
  const same = new Set([...ours, ...theirs].flatMap(r => r.sums)).size === 1
  console.log(`results: ${same ? 'the same to the last bit' : 'DIFFERENT'}`)
  console.log(`speed against C: ${(peer / best).toFixed(2)} (aim: at least 0.7)`)
  if (!same) process.exitCode = 1
}

/** Null, told, where there is no compiler. */
function compile(folder: string): string | null {
  const program = join(folder, 'flow')
  try {
    // No fused multiply-add: every rounding is then the one that IEEE 754 and JavaScript prescribe.
    execFileSync('cc', ['-O2', '-ffp-contract=off', '-o', program, join(import.meta.dirname, 'flow.c')])
    return program
  } catch (e) {
    console.log(`no comparison with C: ${e instanceof Error ? e.message : String(e)}`)
    return null
  }
}

function writeArrays(path: string, graph: TransferGraph, holdings: Holdings, stolen: Int32Array): void {
  const file = openSync(path, 'w')
  const head = Int32Array.of(graph.count, holdings.count, stolen.length, REPEATS)
  for (const column of [head, graph.amount, holdings.from, holdings.to, stolen])
    for (let done = 0; done < column.byteLength; )
      done += writeSync(file, column, done, Math.min(column.byteLength - done, 1 << 26))
  closeSync(file)
}

function runC(program: string, file: string): Run {
  const passes = execFileSync(program, [file], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map(line => line.split(' ').map(Number) as [ns: number, sum: number])
  const ns = passes.reduce((sum, pass) => sum + pass[0], 0)
  return { ms: ns / passes.length / 1e6, sums: passes.map(pass => pass[1]) }
}

function runOurs(graph: TransferGraph, stolen: Int32Array, holdings: Holdings): Run {
  const { result, ms } = processorTime(() => haircutPass(graph, stolen, holdings).state, REPEATS)
  let sum = 2166136261
  for (const word of new Int32Array(result.buffer)) sum = Math.imul(sum ^ word, 16777619)
  return { ms, sums: [sum >>> 0] }
}

const quickest = (runs: readonly Run[]): number => Math.min(...runs.map(r => r.ms))
const ms = (n: number): string => `${n.toFixed(0)} ms`
const per = (bytes: number, rows: number): string => (bytes / rows).toFixed(1)

if (import.meta.main) {
  const [rows = '10000000', accounts = '1000000'] = process.argv.slice(2)
  benchFlow(Number(rows), Number(accounts))
}
