import { inverse, modulo } from './batch-points.ts'

/** What is known between two unknowns of a group: `to = factor · from + offset`. */
export interface AffineEdge {
  readonly from: string
  readonly to: string
  readonly factor: bigint
  readonly offset: bigint
}

/** Unknowns that hang together, and their values where they follow. */
export interface SolvedPart {
  readonly unknowns: readonly string[]
  /** null: there is one relation fewer than needed, so that whoever learns one of them learns all. */
  readonly values: ReadonlyMap<string, bigint> | null
}

/**
 * Solves keys and nonces: each is written as a multiple of one unknown of its part plus a constant, along a spanning tree; any other
 * relation, or a value known outright, then gives that unknown. One relation may be none in truth (a guess that fits by its form alone), so
 * that whoever uses a value checks it against the public key.
 */
export function solveParts(
  edges: readonly AffineEdge[],
  known: ReadonlyMap<string, bigint>,
  order: bigint,
): SolvedPart[] {
  const around = new Map<string, AffineEdge[]>()
  const touch = (name: string, edge: AffineEdge | null): void => {
    const list = around.get(name) ?? []
    if (list.length === 0) around.set(name, list)
    if (edge !== null) list.push(edge)
  }
  for (const edge of edges) {
    touch(edge.from, edge)
    const back = inverse(edge.factor, order)
    touch(edge.to, { from: edge.to, to: edge.from, factor: back, offset: modulo(-edge.offset * back, order) })
  }
  for (const name of known.keys()) touch(name, null)
  const parts: SolvedPart[] = []
  const seen = new Set<string>()
  for (const root of around.keys()) {
    if (seen.has(root)) continue
    const forms = new Map([[root, { factor: 1n, offset: 0n }]])
    seen.add(root)
    let value: bigint | null = null
    const meet = (a: { factor: bigint; offset: bigint }, b: { factor: bigint; offset: bigint }): void => {
      const bottom = modulo(a.factor - b.factor, order)
      if (value === null && bottom !== 0n) value = modulo((b.offset - a.offset) * inverse(bottom, order), order)
    }
    const queue = [root]
    for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
      const own = forms.get(name) ?? { factor: 1n, offset: 0n }
      const told = known.get(name)
      if (told !== undefined) meet(own, { factor: 0n, offset: told })
      for (const { to, factor, offset } of around.get(name) ?? []) {
        const form = { factor: modulo(own.factor * factor, order), offset: modulo(own.offset * factor + offset, order) }
        const before = forms.get(to)
        if (before !== undefined) meet(form, before)
        else {
          forms.set(to, form)
          seen.add(to)
          queue.push(to)
        }
      }
    }
    const solved: bigint | null = value
    const values =
      solved === null
        ? null
        : new Map(
            [...forms].map(([name, f]) => [name, modulo(f.factor * (solved as bigint) + f.offset, order)] as const),
          )
    parts.push({ unknowns: [...forms.keys()], values })
  }
  return parts
}
