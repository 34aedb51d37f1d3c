/**
 * The word of a list that was probably meant: the least edits (insert, delete, replace, exchange of neighbours), if those are
 * at most a third of the word's length and one more; else null.
 */
export function nearest(word: string, list: readonly string[]): string | null {
  let best: string | null = null
  let least = Math.floor(word.length / 3) + 1.5
  for (const candidate of list) {
    const distance = candidate.startsWith(word) && word.length > 2 ? 1 : edits(word, candidate)
    if (distance < least) [best, least] = [candidate, distance]
  }
  return best
}

function edits(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, (row[j - 1] as number) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] as number) + 1)
      next.push(cost)
    }
    before = row
    row = next
  }
  return row[b.length] as number
}
