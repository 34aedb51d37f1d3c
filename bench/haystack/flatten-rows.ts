/**
 * Preloaded into the generator of haystacks, which glues each hash from 64 single letters: the engine keeps every piece until somebody
 * reads the text, 2 KB a row. Writing a row's texts anew when the row is stored halves that and changes no byte of the output.
 */
const push = Array.prototype.push

Array.prototype.push = function (...items: unknown[]): number {
  for (const row of items)
    if (Array.isArray(row))
      for (const [i, cell] of row.entries())
        if (typeof cell === 'string') row[i] = Buffer.from(cell, 'latin1').toString('latin1')
  return push.apply(this, items)
}
