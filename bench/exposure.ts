import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type AccountPart, ExposureIndex } from '../src/analysis/exposure/exposure-index.ts'
import { haircutPass } from '../src/analysis/flow/graph/haircut-pass.ts'
import { holdingsOf } from '../src/analysis/flow/graph/holdings.ts'
import { stolenRows } from '../src/analysis/flow/graph/stolen-rows.ts'
import { graphOfColumns } from '../src/analysis/flow/graph/transfer-graph.ts'
import { machine } from './machine.ts'
import { processorTime } from './processor-time.ts'
import { randomTransfers } from './random-transfers.ts'

const ROUNDS = 3
const BATCH = 16_384

/**
 * Benchmark: the exposure index's pass (32 origins, holdings numbered as it goes) over random transfers, beside the same loop in C for a
 * single origin over holdings that were numbered before, and beside our own single-origin pass.
 */
export function benchExposure(rows: number, accounts: number, origins: number): void {
  console.log(machine())
  const columns = randomTransfers({ rows, accounts, assets: 4, seed: 1 })
  const graph = graphOfColumns(columns)
  const holdings = holdingsOf(graph)
  const listed = Array.from({ length: origins }, (_, n) => Math.floor((n * accounts) / origins))
  const stolen = stolenRows(graph, listed.slice(0, 1), 0)
  const folder = mkdtempSync(join(tmpdir(), 'cordon-exposure-'))
  try {
    const program = compile(folder)
    const file = join(folder, 'transfers.bin')
    if (program) writeArrays(file, graph.count, holdings, graph.amount, stolen)
    // The worst that is likely: a hundred accounts an origin, and equal amounts, so that what they pay is never too little to carry on.
    const many = Array.from({ length: origins * 100 }, (_, n) => Math.floor((n * accounts) / (origins * 100)))
    const alike = { ...graph, amount: new Float64Array(graph.count).fill(1000) }
    const times = {
      spread: [] as number[],
      floor: [] as number[],
      single: [] as number[],
      ours: [] as number[],
      clean: [] as number[],
    }
    let carried = 0
    let spread = 0
    for (let round = 0; round < ROUNDS; round++) {
      if (program) times.floor.push(runC(program, file))
      times.single.push(processorTime(() => haircutPass(graph, stolen, holdings)).ms)
      times.clean.push(processorTime(() => pass(graph, [], 0)).ms)
      const few = processorTime(() => pass(graph, listed, origins))
      times.ours.push(few.ms)
      carried = withTaint(few.result)
      const wide = processorTime(() => pass(alike, many, origins))
      times.spread.push(wide.ms)
      spread = withTaint(wide.result)
    }
    console.log(
      `${rows} transfers, ${accounts} accounts, ${holdings.count} holdings, ${origins} origins; processor time`,
    )
    told('C, one origin, holdings numbered before', rows, times.floor)
    told('haircutPass, one origin, holdings numbered before', rows, times.single)
    told('exposure index without origins', rows, times.clean)
    const best = told(`exposure index, ${origins} origins, ${carried} holdings with taint`, rows, times.ours)
    told(
      `exposure index, ${origins} origins of ${many.length} accounts, equal amounts, ${spread} holdings with taint`,
      rows,
      times.spread,
    )
    if (times.floor.length > 0) console.log(`ratio to C: ${(Math.min(...times.floor) / best).toFixed(3)}`)
    console.log(`${(rows / best / 1000).toFixed(2)} M transfers/s (aim: at least 2)`)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function told(name: string, rows: number, times: readonly number[]): number {
  const best = Math.min(...times)
  if (times.length > 0) console.log(`${name}: ${best.toFixed(0)} ms (${(rows / best / 1000).toFixed(2)} M transfers/s)`)
  return best
}

function withTaint({ holdings }: ExposureIndex): number {
  let count = 0
  for (let h = 0; h < holdings.count; h++) if (holdings.block(h) !== 0) count++
  return count
}

function pass(graph: ReturnType<typeof graphOfColumns>, listed: readonly number[], origins: number): ExposureIndex {
  const parts = new Map<number, AccountPart>(
    listed.map((account, n) => [
      account,
      {
        ends: true,
        gives: [{ origin: n % origins, asset: -1, since: 0, until: 2 ** 32, left: Number.POSITIVE_INFINITY }],
      },
    ]),
  )
  const rest = new Int32Array(origins + 1).fill(origins)
  const index = new ExposureIndex(parts, rest, { expected: graph.count })
  for (let first = 0; first < graph.count; first += BATCH) {
    const end = Math.min(graph.count, first + BATCH)
    const { from, to, asset, at, amount } = graph
    index.take({
      rows: end - first,
      from: from.subarray(first, end),
      to: to.subarray(first, end),
      asset: asset.subarray(first, end),
      at: at.subarray(first, end),
      amount: amount.subarray(first, end),
    })
  }
  return index
}

/** Null, told, where there is no compiler. */
function compile(folder: string): string | null {
  const program = join(folder, 'flow')
  try {
    execFileSync('cc', ['-O2', '-ffp-contract=off', '-o', program, join(import.meta.dirname, 'flow.c')])
    return program
  } catch (e) {
    console.log(`no comparison with C: ${e instanceof Error ? e.message : String(e)}`)
    return null
  }
}

function writeArrays(
  path: string,
  rows: number,
  holdings: ReturnType<typeof holdingsOf>,
  amount: Float64Array,
  stolen: Int32Array,
): void {
  const file = openSync(path, 'w')
  const head = Int32Array.of(rows, holdings.count, stolen.length, 1)
  for (const column of [head, amount, holdings.from, holdings.to, stolen])
    for (let done = 0; done < column.byteLength; )
      done += writeSync(file, column, done, Math.min(column.byteLength - done, 1 << 26))
  closeSync(file)
}

function runC(program: string, file: string): number {
  const [line = ''] = execFileSync(program, [file], { encoding: 'utf8' }).trim().split('\n')
  return Number(line.split(' ')[0]) / 1e6
}

if (import.meta.main) {
  const [rows = '10000000', accounts = '4500000', origins = '32'] = process.argv.slice(2)
  benchExposure(Number(rows), Number(accounts), Number(origins))
}
