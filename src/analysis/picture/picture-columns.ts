/** Hops that share a column. */
export interface HopSpan {
  readonly firstHop: number
  readonly lastHop: number
}

/** Columns of hops that a screen has room for, beside the one of ends. */
const MOST = 10
/** Hops near the theft keep a column each. */
const ALONE = 5

/** Puts the hops that occur into columns: one each where they fit, else the later ones in groups of nearly equal length. */
export function pictureColumns(hops: Iterable<number>): HopSpan[] {
  const found = [...new Set(hops)].sort((a, b) => a - b)
  if (found.length === 0) return [{ firstHop: 0, lastHop: 0 }]
  const cuts =
    found.length <= MOST
      ? found.map((_, i) => i)
      : [
          ...found.slice(0, ALONE).map((_, i) => i),
          ...Array.from(
            { length: MOST - ALONE },
            (_, g) => ALONE + Math.floor((g * (found.length - ALONE)) / (MOST - ALONE)),
          ),
        ]
  return cuts.map((start, c) => {
    const last = (cuts[c + 1] ?? found.length) - 1
    return { firstHop: found[start] ?? 0, lastHop: found[last] ?? 0 }
  })
}

/** The column of a hop: the last one that begins no later. */
export function columnOfHop(columns: readonly HopSpan[], hop: number): number {
  let column = 0
  for (let c = 0; c < columns.length; c++) if ((columns[c]?.firstHop ?? Infinity) <= hop) column = c
  return column
}
