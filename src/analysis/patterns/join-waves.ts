import type { AccountId } from '../../model/account.ts'
import { showInstant } from '../../model/instant.ts'
import type { PatternRow } from '../flow/trace-result.ts'
import type { Finding } from './finding.ts'
import type { FlowGraph } from './flow-graph.ts'
import type { Edge } from './place.ts'

/** † A finding that moved this share of the traced value of its asset has a row of its own, percent. */
export const MIN_ALONE_PERCENT = 10n
/** † At most so many rows of their own a pattern and asset: the largest. */
export const MAX_ALONE = 8
/** † Like findings that follow each other within this time make one wave, seconds. */
export const WAVE_GAP_SECONDS = 86_400

/** A row with what ranks it. */
export interface RankedRow {
  readonly row: PatternRow
  /** Millionths of the traced value of the asset. */
  readonly share: number
  readonly first: Finding
}

/**
 * Makes one row of each of the largest findings that moved a tenth of the traced value, and one row of each wave of the others
 * of the same pattern, kind and asset. Evidence is complete: every transfer of every finding is in the row that it went into.
 */
export function joinWaves(graph: FlowGraph, findings: readonly Finding[]): RankedRow[] {
  const kinds = new Map<string, Finding[]>()
  const rows: RankedRow[] = []
  const alone = new Map<string, number>()
  for (const f of [...findings].sort(compareFindings)) {
    const large = f.joinBy === 'never' || f.value * 100n >= graph.traced(f.asset) * MIN_ALONE_PERCENT
    const before = alone.get(`${f.pattern} ${f.asset}`) ?? 0
    if (large && f.joinBy !== 'kind' && before < MAX_ALONE) {
      alone.set(`${f.pattern} ${f.asset}`, before + 1)
      rows.push(rowOf(graph, [f]))
      continue
    }
    const key = `${f.pattern} ${f.asset} ${f.kind}`
    const list = kinds.get(key)
    if (list) list.push(f)
    else kinds.set(key, [f])
  }
  for (const list of kinds.values()) for (const wave of wavesOf(list)) rows.push(rowOf(graph, wave))
  return rows
}

/** Order of findings: the largest first, then the earliest; accounts decide only between those that are equal in all else. */
export function compareFindings(a: Finding, b: Finding): number {
  if (a.value !== b.value) return a.value > b.value ? -1 : 1
  const [x, y] = [a.edges[0]?.row, b.edges[0]?.row]
  const byTx = x && y ? (x.tx < y.tx ? -1 : x.tx > y.tx ? 1 : x.index - y.index) : 0
  return a.from - b.from || byTx || (String(a.subjects) < String(b.subjects) ? -1 : 1)
}

function wavesOf(findings: Finding[]): Finding[][] {
  const waves: Finding[][] = []
  let until = Number.NEGATIVE_INFINITY
  for (const f of findings.sort((a, b) => a.from - b.from)) {
    const last = waves[waves.length - 1]
    if (last && (f.joinBy === 'kind' || f.from <= until + WAVE_GAP_SECONDS)) last.push(f)
    else waves.push([f])
    until = Math.max(until, f.until)
  }
  return waves
}

function rowOf(graph: FlowGraph, wave: readonly Finding[]): RankedRow {
  const sorted = wave.length > 1 ? [...wave].sort(compareFindings) : wave
  const first = sorted[0] as Finding
  const { pattern, asset } = first
  const traced = graph.traced(asset)
  const shareOf = (value: bigint): number => (traced > 0n ? Number((value * 1_000_000n) / traced) : 0)
  const percent = (value: bigint): number => Math.round(shareOf(value) / 1000) / 10
  const edges = sorted.length > 1 ? [...new Set(sorted.flatMap(f => f.edges))] : first.edges
  const value = sorted.length > 1 ? most(entering(edges), first.value) : first.value
  const subjects = new Set(sorted.flatMap(f => f.subjects))
  const parties = [...new Set(sorted.flatMap(f => f.parties))].filter(a => !subjects.has(a)).sort()
  const row = {
    pattern,
    accounts: [...subjects, ...parties],
    transfers: edges.map(e => e.id),
  }
  if (sorted.length === 1) {
    const figures = { asset, ...first.figures, sharePercent: percent(value) }
    return { row: { ...row, figures, because: first.because }, share: shareOf(value), first }
  }
  const from = Math.min(...sorted.map(f => f.from))
  const until = Math.max(...sorted.map(f => f.until))
  const chains = pattern.endsWith('-chain')
  const hops = Math.max(...sorted.map(f => Number(f.figures['hops'] ?? 0)))
  const figures = {
    asset,
    ...equalFigures(sorted),
    ...(chains ? { chains: sorted.length, hops } : { accounts: subjects.size }),
    ...(parties.length > 0 ? { others: parties.length } : {}),
    transfers: edges.length,
    total: String(value),
    largest: String(first.value),
    firstAt: from,
    lastAt: until,
    sharePercent: percent(value),
    largestSharePercent: percent(first.value),
  }
  const many = chains ? `${sorted.length} chains of up to ${hops} hops` : `${subjects.size} accounts`
  const who = !chains && subjects.size === 1 ? 'one account again and again' : `each of ${many}`
  const when = day(from) === day(until) ? `On ${day(from)}` : `From ${day(from)} to ${day(until)}`
  const told = `together ${shown(percent(value))} of the traced value, the largest ${shown(percent(first.value))}`
  const because = `${when} ${who} ${first.each}: ${told}.`
  return { row: { ...row, figures, because }, share: shareOf(value), first }
}

/** What came into a set of transfers from outside it: money that the set passes on is counted once. */
function entering(edges: readonly Edge[]): bigint {
  const net = new Map<AccountId, bigint>()
  for (const e of edges) {
    net.set(e.from, (net.get(e.from) ?? 0n) + e.amount)
    net.set(e.to, (net.get(e.to) ?? 0n) - e.amount)
  }
  let sum = 0n
  for (const n of net.values()) if (n > 0n) sum += n
  return sum
}

/** The figures that all findings share, and all transactions that they name. */
function equalFigures(findings: readonly Finding[]): Record<string, string | number> {
  const shared: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(findings[0]?.figures ?? {})) {
    if (name === 'txs') shared[name] = findings.map(f => f.figures[name]).join(' ')
    else if (typeof value === 'string' && !/^\d/.test(value) && findings.every(f => f.figures[name] === value))
      shared[name] = value
  }
  return shared
}

function most(a: bigint, b: bigint): bigint {
  return a > b ? a : b
}

function shown(percent: number): string {
  return percent > 0 ? `${percent} %` : 'under 0.1 %'
}

function day(at: number): string {
  return showInstant(at).slice(0, 10)
}
