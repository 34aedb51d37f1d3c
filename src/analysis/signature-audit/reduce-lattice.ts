const rounded = (a: bigint, b: bigint): bigint => {
  const q = (2n * a + b) / (2n * b)
  return 2n * a + b < 0n && (2n * a + b) % (2n * b) !== 0n ? q - 1n : q
}

const dot = (a: readonly bigint[], b: readonly bigint[]): bigint =>
  a.reduce((sum, x, i) => sum + x * (b[i] as bigint), 0n)

/**
 * Lenstra, Lenstra and Lovász with whole numbers throughout (H. Cohen, A Course in Computational Algebraic Number Theory, 2.6.7), factor 3/4.
 * For the dozen dimensions of an audit; the rows must be independent.
 */
export function reduceLattice(rows: readonly (readonly bigint[])[]): bigint[][] {
  const b = rows.map(row => [...row])
  const n = b.length
  // d[i + 1] is the Gram determinant of the first i + 1 rows; l[i][j] = d[j + 1] · µ[i][j].
  const d: bigint[] = [1n]
  const l: bigint[][] = b.map(() => [])
  const row = (i: number): bigint[] => b[i] as bigint[]
  const low = (i: number): bigint[] => l[i] as bigint[]
  const det = (i: number): bigint => d[i + 1] as bigint
  let top = -1
  const reduce = (k: number, j: number): void => {
    const [mine, other] = [low(k), low(j)]
    if (2n * abs(mine[j] as bigint) <= det(j)) return
    const q = rounded(mine[j] as bigint, det(j))
    b[k] = row(k).map((x, i) => x - q * (row(j)[i] as bigint))
    mine[j] = (mine[j] as bigint) - q * det(j)
    for (let i = 0; i < j; i++) mine[i] = (mine[i] as bigint) - q * (other[i] as bigint)
  }
  const swap = (k: number): void => {
    ;[b[k], b[k - 1]] = [row(k - 1), row(k)]
    for (let j = 0; j < k - 1; j++) [low(k)[j], low(k - 1)[j]] = [low(k - 1)[j] as bigint, low(k)[j] as bigint]
    const m = low(k)[k - 1] as bigint
    const before = d[k - 1] as bigint
    const next = (before * det(k) + m * m) / det(k - 1)
    for (let i = k + 1; i <= top; i++) {
      const t = low(i)[k] as bigint
      low(i)[k] = (det(k) * (low(i)[k - 1] as bigint) - m * t) / det(k - 1)
      low(i)[k - 1] = (next * t + m * (low(i)[k] as bigint)) / det(k)
    }
    d[k] = next
  }
  const enter = (k: number): void => {
    top = k
    for (let j = 0; j <= k; j++) {
      let u = dot(row(k), row(j))
      for (let i = 0; i < j; i++) u = (det(i) * u - (low(k)[i] as bigint) * (low(j)[i] as bigint)) / (d[i] as bigint)
      if (j < k) low(k)[j] = u
      else d[k + 1] = u
    }
    if (d[k + 1] === 0n) throw new RangeError('the rows of a lattice are not independent')
  }
  enter(0)
  for (let k = 1; k < n; ) {
    if (k > top) enter(k)
    reduce(k, k - 1)
    const m = low(k)[k - 1] as bigint
    if (4n * (det(k) * (d[k - 1] as bigint) + m * m) < 3n * det(k - 1) * det(k - 1)) {
      swap(k)
      k = Math.max(1, k - 1)
    } else {
      for (let j = k - 2; j >= 0; j--) reduce(k, j)
      k++
    }
  }
  return b
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value
}
