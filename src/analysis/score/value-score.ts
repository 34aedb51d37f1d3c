import type { RangeTruth } from '../../model/range.ts'
import type { Places } from './places.ts'

/** Value named right. Sums in dollars, as the truth's assets set them. */
export interface ValueScore {
  /** What there is to be located. */
  readonly value: number
  readonly claimed: number
  readonly right: number
  /** Share of the value whose place is named right; null when there is none. */
  readonly valueLocated: number | null
  /** Share of the claimed value that is right; null when nothing is claimed. */
  readonly precision: number | null
  /** Of what went into mixers and exchangers, the share whose place behind them is named; null when nothing did. */
  readonly seenThrough: number | null
  /** The largest sums that were missed and claimed wrongly, ten at most. */
  readonly missed: readonly { readonly place: string; readonly value: number }[]
  readonly wrong: readonly { readonly place: string; readonly value: number }[]
}

/** One place: what is there, what is claimed to be, and how much of it is right. Dollars. */
export interface PlaceRow {
  readonly place: string
  /** Where facts lead all the way. */
  truth: number
  claimed: number
  right: number
}

const SHOWN = 10

/**
 * Scores value by place. What lies behind a mixer or exchanger counts once: as located when the mixer is named, or when the place
 * behind it is, up to what went in.
 */
export function valueScore(
  truth: RangeTruth,
  claims: readonly { readonly account: string; readonly asset: string; readonly amount: string }[],
  places: Places,
): { readonly score: ValueScore; readonly rows: readonly PlaceRow[] } {
  const unit = new Map(truth.assets.map(a => [a.asset as string, a.value / 10 ** a.decimals]))
  const worth = (row: { asset: string; amount: string }): number => Number(row.amount) * (unit.get(row.asset) ?? 0)
  const rows = new Map<string, PlaceRow>()
  const at = (place: string): PlaceRow => {
    const row = rows.get(place) ?? { place, truth: 0, claimed: 0, right: 0 }
    rows.set(place, row)
    return row
  }
  const behind = new Map<string, Map<string, number>>()
  for (const e of truth.endpoints) {
    const place = places.of(e.account, e.asset)
    if (e.behind === null) at(place).truth += worth(e)
    else {
      const parts = behind.get(place) ?? new Map<string, number>()
      behind.set(place, parts.set(e.behind, (parts.get(e.behind) ?? 0) + worth(e)))
    }
  }
  for (const c of claims) at(places.of(c.account, c.asset)).claimed += worth(c)
  for (const row of rows.values()) row.right = Math.min(row.truth, row.claimed)
  const budget = new Map<string, number>()
  for (const o of truth.opaque) budget.set(o.owner, (budget.get(o.owner) ?? 0) + worth(o))
  const hidden = sum(behind, parts => sum(parts, value => value))
  const value = sum(rows, row => row.truth) + sum(budget, v => v)
  const through = throughOpaque(rows, behind, budget)
  for (const o of truth.opaque) {
    const row = at(places.of(o.account, o.asset))
    const taken = Math.min(row.claimed - row.right, budget.get(o.owner) ?? 0)
    row.right += taken
    row.truth += worth(o)
    budget.set(o.owner, (budget.get(o.owner) ?? 0) - taken)
  }
  const claimed = sum(rows, row => row.claimed)
  const right = sum(rows, row => row.right)
  const by = (of: (row: PlaceRow) => number) =>
    [...rows.values()]
      .map(row => ({ place: row.place, value: Math.round(of(row)) }))
      .filter(row => row.value > 0)
      .sort((a, b) => b.value - a.value || (a.place < b.place ? -1 : 1))
      .slice(0, SHOWN)
  const score = {
    ...{ value, claimed, right, valueLocated: ratio(right, value), precision: ratio(right, claimed) },
    seenThrough: ratio(through, hidden),
    missed: by(row => row.truth - row.right),
    wrong: by(row => row.claimed - row.right),
  }
  return { score, rows: [...rows.values()] }
}

/** Credits claims at places behind mixers and exchangers, up to what went into each. */
function throughOpaque(
  rows: ReadonlyMap<string, PlaceRow>,
  behind: ReadonlyMap<string, ReadonlyMap<string, number>>,
  budget: Map<string, number>,
): number {
  let through = 0
  for (const [place, parts] of behind) {
    const row = rows.get(place)
    if (row === undefined) continue
    for (const [owner, there] of parts) {
      const left = budget.get(owner) ?? 0
      const taken = Math.min(row.claimed - row.right, there, left)
      row.right += taken
      budget.set(owner, left - taken)
      through += taken
    }
  }
  return through
}

function sum<V>(rows: ReadonlyMap<string, V>, of: (row: V) => number): number {
  return [...rows.values()].reduce((all, row) => all + of(row), 0)
}

/** A share, or null when there is nothing to share in. */
export function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}
