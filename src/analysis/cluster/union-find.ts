/** Disjoint sets with path halving and union by size (Tarjan 1975). */
export class UnionFind<T> {
  private readonly parent = new Map<T, T>()
  private readonly size = new Map<T, number>()

  /** The set's representative; an element never seen is a set of its own. */
  find(element: T): T {
    let at = element
    for (;;) {
      const up = this.parent.get(at) ?? at
      if (up === at) return at
      const top = this.parent.get(up) ?? up
      this.parent.set(at, top)
      at = top
    }
  }

  join(a: T, b: T): void {
    const x = this.find(a)
    const y = this.find(b)
    for (const root of [x, y]) if (!this.parent.has(root)) this.parent.set(root, root)
    if (x === y) return
    const sx = this.size.get(x) ?? 1
    const sy = this.size.get(y) ?? 1
    const [small, large] = sx < sy ? [x, y] : [y, x]
    this.parent.set(small, large)
    this.size.set(large, sx + sy)
  }

  /** All sets that were joined, each with two elements or more. */
  groups(): T[][] {
    const by = new Map<T, T[]>()
    for (const element of this.parent.keys()) {
      const root = this.find(element)
      const list = by.get(root)
      if (list) list.push(element)
      else by.set(root, [element])
    }
    return [...by.values()].filter(g => g.length > 1)
  }
}
