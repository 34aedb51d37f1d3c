import type { AccountId } from '../../../model/account.ts'
import type { AssetId } from '../../../model/asset.ts'
import { showInstant } from '../../../model/instant.ts'
import { rankEndpoints } from '../rank-endpoints.ts'
import type { AccountRow, BoundRow, ConservationRow, EndpointRow, GapRow, TraceResult } from '../trace-result.ts'
import type { AccountPass } from './account-pass.ts'
import type { Resting } from './taint-sums.ts'

/** What the assembly needs beside the pass. */
export interface ResultOptions {
  readonly finished: boolean
  readonly issuerOf: (asset: AssetId) => string | null
}

/**
 * Puts a pass into the rows of the answer, in a fixed order. Patterns, noise and clusters are added by others.
 * @param others passes by other doctrines, for the bounds
 */
export function accountResult(pass: AccountPass, others: readonly AccountPass[], options: ResultOptions): TraceResult {
  const { request } = pass.plan
  const gaps = [...pass.gaps.list()]
  const endpoints: EndpointRow[] = []
  const sums = new Map<AssetId, { held: bigint; services: bigint; belowFloor: bigint }>()
  const sum = (asset: AssetId) => {
    const s = sums.get(asset) ?? { held: 0n, services: 0n, belowFloor: 0n }
    sums.set(asset, s)
    return s
  }
  const end = (r: Resting, row: Pick<EndpointRow, 'kind' | 'name' | 'basis' | 'confidence'>): void => {
    const { account, asset, amount, firstAt, lastAt } = r
    endpoints.push({
      account,
      asset,
      amount,
      firstAt,
      lastAt,
      ...row,
      freezableBy: [],
      path: [],
    })
  }
  for (const held of heldRows(pass, gaps)) {
    if (pass.done || !pass.unread(held.account)) {
      sum(held.asset).held += held.amount
      end(held, { kind: 'held', name: null, basis: heldBasis(pass), confidence: 100 })
      continue
    }
    const because = 'stopped before its later transfers were read'
    gaps.push({ kind: 'unfollowed', account: held.account, asset: held.asset, amount: held.amount, because })
    end(held, { kind: 'unfollowed', name: null, basis: because, confidence: 100 })
  }
  for (const s of pass.services.list()) {
    const v = pass.verdicts.get(s.account)
    sum(s.asset).services += s.amount
    if (v) end(s, { kind: v.kind, name: v.name, basis: v.basis, confidence: v.confidence })
  }
  for (const r of pass.resting.list()) {
    if (r.amount < request.floor) {
      sum(r.asset).belowFloor += r.amount
      end(r, { kind: 'residue', name: null, basis: 'less than the floor', confidence: 100 })
      continue
    }
    const because = 'reached, but not followed on: hop bound or time bound'
    gaps.push({ kind: 'unfollowed', account: r.account, asset: r.asset, amount: r.amount, because })
    end(r, { kind: 'unfollowed', name: null, basis: because, confidence: 100 })
  }
  gaps.push(...cutHistories(pass))
  const ranked = withPaths(rankEndpoints(endpoints, options.issuerOf), pass, gaps)
  const stolen = [...pass.thefts.stolen()].sort(
    (a, b) => text(a.source, b.source) || text(a.asset, b.asset) || text(a.tx ?? '', b.tx ?? ''),
  )
  const conservation: ConservationRow[] = []
  const assets = new Set<AssetId>([...stolen.map(s => s.asset), ...sums.keys()])
  for (const g of gaps) if (g.asset) assets.add(g.asset)
  for (const asset of [...assets].sort()) {
    const s = sum(asset)
    conservation.push({
      asset,
      stolen: stolen.filter(r => r.asset === asset).reduce((n, r) => n + r.amount, 0n),
      held: s.held,
      services: s.services,
      fees: 0n,
      belowFloor: s.belowFloor,
      gaps: gaps.filter(g => g.asset === asset).reduce((n, g) => n + g.amount, 0n),
    })
  }
  return {
    case: request.case,
    policy: pass.plan.policy,
    asOf: request.until,
    stolen,
    accounts: accountRows(pass),
    transfers: pass.flow.rows,
    endpoints: ranked,
    patterns: [],
    noise: [],
    gaps: gaps.sort(
      (a, b) => text(a.kind, b.kind) || text(a.account ?? '', b.account ?? '') || text(a.asset ?? '', b.asset ?? ''),
    ),
    conservation,
    clusters: [],
    bounds: bounds([pass, ...others]),
    finished: options.finished,
  }
}

/** Most steps that all paths of an answer may have together; a thief can make the sum of paths grow with the square of a chain. */
const MOST_STEPS = 200_000

/** Gives each endpoint its widest path, in rank order; once the steps are used up, only the last steps, and a gap says so. */
function withPaths(endpoints: readonly EndpointRow[], pass: AccountPass, gaps: GapRow[]): EndpointRow[] {
  let left = MOST_STEPS
  let cut = 0
  const rows = endpoints.map(row => {
    const path = pass.flow.pathTo(row.account, left)
    left -= path.length
    const [first] = path
    if (first !== undefined && !pass.flow.begins(first)) cut++
    return { ...row, path }
  })
  const because = `the paths to the last ${cut} endpoints are not told from the source on: all paths together have too many steps`
  if (cut > 0) gaps.push({ kind: 'paths-cut', account: null, asset: null, amount: 0n, because })
  return rows
}

/** Followed accounts that are so busy that not all their transfers were read. */
function cutHistories(pass: AccountPass): GapRow[] {
  const gaps: GapRow[] = []
  for (const { account } of pass.followed.values()) {
    const known = pass.plan.knowledge.get(account)
    const last = known?.transfers[known.transfers.length - 1]
    if (!known || known.complete || !last) continue
    const because = `only its first ${known.transfers.length} transfers were read: nothing is known of it after ${showInstant(last.at)}`
    gaps.push({ kind: 'history-cut', account, asset: null, amount: 0n, because })
  }
  return gaps
}

/** Poison calls all of a touched holding tainted; the excess over what its lots say is told as a gap. */
function heldRows(pass: AccountPass, gaps: GapRow[]): Resting[] {
  const rows: Resting[] = []
  for (const f of pass.followed.values())
    for (const [asset, book] of f.books) {
      const { taint, total } = book.holding
      if (taint === 0n) continue
      const amount = pass.plan.policy === 'poison' ? total : taint
      const because = 'the poison doctrine taints more than was stolen'
      if (amount > taint) gaps.push({ kind: 'poison', account: f.account, asset, amount: taint - amount, because })
      rows.push({ account: f.account, asset, amount, firstAt: book.firstAt, lastAt: book.lastAt })
    }
  return rows
}

function heldBasis(pass: AccountPass): string {
  return `what remains there by ${pass.plan.policy} after every transfer known up to the trace's end`
}

function accountRows(pass: AccountPass): AccountRow[] {
  const rows: AccountRow[] = []
  const hop = (account: AccountId): number => pass.flow.hop(account) ?? 0
  for (const f of pass.followed.values()) {
    const source = pass.thefts.isSource(f.account)
    for (const [asset, book] of f.books) {
      const { firstAt, lastAt, taintedIn, holding } = book
      const held = pass.plan.policy === 'poison' && holding.taint > 0n ? holding.total : holding.taint
      const role = source ? 'source' : 'intermediate'
      const stolen = pass.thefts.stolen().find(r => r.source === f.account && r.asset === asset)?.amount ?? 0n
      rows.push({
        account: f.account,
        asset,
        hop: hop(f.account),
        tainted: taintedIn + stolen,
        held,
        role,
        service: null,
        firstAt,
        lastAt,
      })
    }
  }
  for (const s of pass.thefts.stolen()) {
    if (rows.some(r => r.account === s.source && r.asset === s.asset)) continue
    rows.push({
      account: s.source,
      asset: s.asset,
      hop: 0,
      tainted: s.amount,
      held: 0n,
      role: 'source',
      service: null,
      firstAt: s.firstAt,
      lastAt: s.firstAt,
    })
  }
  for (const s of pass.services.list()) {
    const v = pass.verdicts.get(s.account)
    const { account, asset, amount, firstAt, lastAt } = s
    rows.push({
      account,
      asset,
      hop: hop(account),
      tainted: amount,
      held: amount,
      role: v?.role ?? 'service',
      service: v?.name ?? null,
      firstAt,
      lastAt,
    })
  }
  for (const r of pass.resting.list()) {
    const { account, asset, amount, firstAt, lastAt } = r
    rows.push({
      account,
      asset,
      hop: hop(account),
      tainted: amount,
      held: amount,
      role: 'residue',
      service: null,
      firstAt,
      lastAt,
    })
  }
  return rows.sort((a, b) => a.hop - b.hop || text(a.account, b.account) || text(a.asset, b.asset))
}

function bounds(passes: readonly AccountPass[]): BoundRow[] {
  if (passes.length < 2) return []
  const by = new Map<string, BoundRow>()
  for (const pass of passes)
    for (const row of accountRows(pass)) {
      const key = `${row.account} ${row.asset}`
      const had = by.get(key)
      by.set(key, {
        account: row.account,
        asset: row.asset,
        least: 0n,
        most: 0n,
        by: { ...had?.by, [pass.plan.policy]: row.tainted },
      })
    }
  const out: BoundRow[] = []
  for (const row of by.values()) {
    const values = passes.map(p => row.by[p.plan.policy] ?? 0n)
    const least = values.reduce((a, b) => (b < a ? b : a))
    const most = values.reduce((a, b) => (b > a ? b : a))
    out.push({
      ...row,
      least,
      most,
      by: Object.fromEntries(passes.map((p, i) => [p.plan.policy, values[i] as bigint])),
    })
  }
  return out.sort((a, b) => text(a.account, b.account) || text(a.asset, b.asset))
}

function text(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
