/**
 * Name search by Jaro-Winkler alone, as Moov Watchman does it: over every name, each word of the query takes its best word of the
 * name, and the mean is the score. A peer for bench/names.ts, written for comparison only.
 */
export class JaroWinklerPeer {
  private readonly names: readonly { readonly ref: number; readonly words: readonly string[] }[]

  constructor(names: readonly { readonly ref: number; readonly text: string }[]) {
    this.names = names.map(n => ({ ref: n.ref, words: wordsOf(n.text) }))
  }

  /** The highest score over all names. */
  best(text: string): { readonly score: number } {
    const words = wordsOf(text)
    let score = 0
    for (const name of this.names) score = Math.max(score, likeness(words, name.words))
    return { score }
  }

  /** The highest score over the names of one entry. */
  scoreOf(text: string, ref: number): number {
    const words = wordsOf(text)
    let score = 0
    for (const name of this.names) if (name.ref === ref) score = Math.max(score, likeness(words, name.words))
    return score
  }
}

function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

/** Mean over the words of the longer side, so that words left over count as nothing alike. */
function likeness(asked: readonly string[], listed: readonly string[]): number {
  if (asked.length === 0 || listed.length === 0) return 0
  let sum = 0
  for (const a of asked) {
    let best = 0
    for (const b of listed) best = Math.max(best, jaroWinkler(a, b))
    sum += best
  }
  return sum / Math.max(asked.length, listed.length)
}

function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1
  const window = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  const used = new Uint8Array(b.length)
  const left: number[] = []
  for (let i = 0; i < a.length; i++)
    for (let j = Math.max(0, i - window); j < Math.min(b.length, i + window + 1); j++)
      if (used[j] === 0 && a.charCodeAt(i) === b.charCodeAt(j)) {
        used[j] = 1
        left.push(a.charCodeAt(i))
        break
      }
  if (left.length === 0) return 0
  let k = 0
  let moved = 0
  for (let j = 0; j < b.length; j++) if (used[j] === 1 && b.charCodeAt(j) !== left[k++]) moved++
  const m = left.length
  const jaro = (m / a.length + m / b.length + (m - moved / 2) / m) / 3
  let prefix = 0
  while (prefix < 4 && a[prefix] !== undefined && a[prefix] === b[prefix]) prefix++
  return jaro + prefix * 0.1 * (1 - jaro)
}
