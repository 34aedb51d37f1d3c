/** FinCEN SAR, Part V: five blocks, the first four of 4,000 characters, 17,000 in all. */
export const BLOCK = 4000
/** All blocks together. */
export const MOST_NARRATIVE = 17_000

/** A narrative in blocks, and what did not fit. */
export interface NarrativeBlocks {
  readonly blocks: readonly string[]
  /** Empty: all fitted. */
  readonly rest: string
}

/**
 * Cuts one line of text into blocks that join to it again, character for character. No block begins or ends with a space, which the form
 * refuses, and no character is cut in two.
 */
export function narrativeBlocks(text: string, most = MOST_NARRATIVE): NarrativeBlocks {
  const points = [...text]
  const blocks: string[] = []
  let at = 0
  const end = Math.min(most, points.length)
  while (at < end) {
    const to = cutAt(points, at, Math.min(at + BLOCK, end))
    blocks.push(points.slice(at, to).join(''))
    at = to
  }
  return { blocks: blocks.filter(b => b.trim() !== ''), rest: points.slice(at).join('') }
}

// Backwards to where neither side is a space; in one line single spaces stand alone, so two steps do.
function cutAt(points: readonly string[], from: number, to: number): number {
  if (to >= points.length) return to
  for (let at = to; at > from; at--) if (points[at] !== ' ' && points[at - 1] !== ' ') return at
  return to
}
