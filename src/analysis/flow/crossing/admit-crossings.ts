import type { AssetId } from '../../../model/asset.ts'
import type { Instant } from '../../../model/instant.ts'
import { SHARE_PARTS } from '../crossing-plan.ts'
import type { Carrier, PlacedCrossing } from './placed-crossing.ts'

/**
 * Whether value is followed through a crossing. `displaced`: another one, at least as likely, already takes the value of the in or
 * pays by the same out; `unread`: a leg is not in the data; `later`: it pays after the trace's end; `backwards`: it pays before
 * the value came, more than clocks may differ.
 */
export type Admission = 'admitted' | 'displaced' | 'unread' | 'later' | 'backwards'

/** A crossing with its place among the others. */
export interface AdmittedCrossing {
  readonly placed: PlacedCrossing
  readonly admission: Admission
  /** Of the in's value, in {@link SHARE_PARTS}. */
  readonly share: bigint
  /** Of the out's value, the part for which this in paid. */
  readonly weight: { readonly part: bigint; readonly of: bigint }
}

/** Bitcoin takes blocks whose time is up to two hours ahead (MAX_FUTURE_BLOCK_TIME). */
const CLOCKS_DIFFER = 7_200

/**
 * Settles which crossings are followed, the most likely first, so that nothing is counted twice: the rows of one in take its
 * value up to the whole, and an out belongs to the most likely in that claims it. Ins that claim one out with the same confidence
 * share it by what they brought (by head where their assets differ). The answer does not depend on the order given.
 */
export function admitCrossings(given: readonly PlacedCrossing[], until: Instant): AdmittedCrossing[] {
  const left = new Map<string, bigint>()
  const claimed = new Map<string, number>()
  const admitted: AdmittedCrossing[] = []
  for (const placed of ranked(given)) {
    const { crossing, ins, outs } = placed
    const wish = BigInt(Math.round(crossing.share * Number(SHARE_PARTS)))
    const room = ins.reduce((least, c) => min(least, left.get(c.key) ?? SHARE_PARTS), SHARE_PARTS)
    // Shares are decimal figures: three thirds may come to a little more than the whole.
    const share = wish > room && wish - room <= 10n ? room : wish
    const taken = outs.some(c => (claimed.get(c.key) ?? 0) > crossing.confidence)
    const back = outs.some(out => ins.some(i => i.key === out.key))
    let admission: Admission = 'admitted'
    if (ins.length === 0 || outs.length === 0) admission = 'unread'
    else if (crossing.out.at > until) admission = 'later'
    else if (back || crossing.out.at < crossing.in.at - CLOCKS_DIFFER) admission = 'backwards'
    else if (share === 0n || share > room || taken) admission = 'displaced'
    else {
      for (const c of ins) left.set(c.key, room - share)
      for (const c of outs) claimed.set(c.key, crossing.confidence)
    }
    admitted.push({ placed, admission, share, weight: { part: 1n, of: 1n } })
  }
  return weighed(admitted)
}

/** What the ins of one out brought together. */
interface Rivals {
  rows: number
  amount: bigint
  /** null: of several assets, which cannot be added up. */
  asset: AssetId | null
}

function weighed(rows: readonly AdmittedCrossing[]): AdmittedCrossing[] {
  const byOut = new Map<string, Rivals>()
  const outOf = (row: AdmittedCrossing): string => (row.placed.outs[0] as Carrier).key
  for (const row of rows) {
    if (row.admission !== 'admitted') continue
    const { asset } = row.placed.crossing.in
    const had = byOut.get(outOf(row))
    byOut.set(outOf(row), {
      rows: (had?.rows ?? 0) + 1,
      amount: (had?.amount ?? 0n) + brought(row),
      asset: had === undefined || had.asset === asset ? asset : null,
    })
  }
  return rows.map(row => {
    const rivals = row.admission === 'admitted' ? byOut.get(outOf(row)) : undefined
    if (!rivals || rivals.rows < 2) return row
    if (rivals.asset === null) return { ...row, weight: { part: 1n, of: BigInt(rivals.rows) } }
    return rivals.amount === 0n ? row : { ...row, weight: { part: brought(row), of: rivals.amount } }
  })
}

function brought(row: AdmittedCrossing): bigint {
  return (sumOf(row.placed.ins) * row.share) / SHARE_PARTS
}

/** What some carriers carry together. */
export function sumOf(carriers: readonly Carrier[]): bigint {
  return carriers.reduce((sum, c) => sum + c.amount, 0n)
}

/** Each crossing once, the most likely first. */
function ranked(given: readonly PlacedCrossing[]): PlacedCrossing[] {
  const order = [...given].sort(
    (a, b) =>
      b.crossing.confidence - a.crossing.confidence ||
      b.crossing.share - a.crossing.share ||
      text(a.id, b.id) ||
      text(a.crossing.out.side, b.crossing.out.side) ||
      text(a.crossing.basis, b.crossing.basis) ||
      text(a.crossing.because, b.crossing.because),
  )
  const seen = new Set<string>()
  return order.filter(({ id }) => !seen.has(id) && seen.add(id))
}

function text(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function min(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}
