/** Neighbouring hops that share a column. */
export interface HopColumn {
  readonly first: number
  readonly last: number
}

/** Columns of hops that a picture has room for, beside the one of ends. */
export const MOST_COLUMNS = 6

/** Hops near the theft keep a column each. */
const ALONE = 3

/** Puts hops into columns: one each where they fit, else the later ones in groups of nearly equal length. @param last the greatest hop */
export function hopColumns(last: number): HopColumn[] {
  const hops = Array.from({ length: Math.min(last + 1, MOST_COLUMNS) }, (_, i) => ({ first: i, last: i }))
  if (last < MOST_COLUMNS) return hops
  const alone = hops.slice(0, ALONE)
  const groups = MOST_COLUMNS - ALONE
  const start = (g: number): number => ALONE + Math.floor((g * (last + 1 - ALONE)) / groups)
  return [...alone, ...Array.from({ length: groups }, (_, g) => ({ first: start(g), last: start(g + 1) - 1 }))]
}
