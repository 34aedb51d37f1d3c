import { ALIKE, type Folding } from './folding.ts'
import { type PictureGraph, weightOf } from './picture-graph.ts'
import { shortHash } from './short-hash.ts'

/**
 * Folds small places of a column that are paid most by the same and pay most to the same: fan-outs, fan-ins, deposits of one service.
 * From left to right, so that what was folded before counts as one payer.
 * @param large parts of the theft from which a place stays on its own
 */
export function foldAlike(graph: PictureGraph, folding: Folding, large: number, lanes: readonly string[]): void {
  const { leaves, flows } = graph
  const payer = new Map<number, readonly [number, number]>()
  const payee = new Map<number, readonly [number, number]>()
  for (const f of flows) {
    if ((payer.get(f.to)?.[1] ?? -1) < f.weight) payer.set(f.to, [f.from, f.weight])
    if ((payee.get(f.from)?.[1] ?? -1) < f.weight) payee.set(f.from, [f.to, f.weight])
  }
  const by = new Map<number, number[]>()
  leaves.forEach((leaf, i) => {
    const named = leaf.end !== null && leaf.name !== null
    if (named || leaf.role === 'source' || leaf.role === 'gap' || weightOf(leaf) >= large || !folding.free(i)) return
    const column = folding.column(i)
    const had = by.get(column)
    if (had) had.push(i)
    else by.set(column, [i])
  })
  for (const [column, places] of [...by].sort((a, b) => a[0] - b[0])) {
    for (const i of places) {
      const from = payer.get(i)?.[0]
      if (from === undefined) continue
      const to = payee.get(i)?.[0]
      const before = folding.top(from)
      const target = to === undefined ? undefined : leaves[to]
      const stays = target !== undefined && target.account === leaves[i]?.account
      const goal = (target: number): string => folding.key(folding.top(target))
      const known = target !== undefined && !stays && (target.end !== null || weightOf(target) >= large)
      const after = target === undefined ? '' : `${target.end ?? 'on'} ${known && to !== undefined ? goal(to) : ''}`
      const form = known && target?.end ? 'deposits' : typeof before === 'number' ? 'fan-out' : 'fan-in'
      const alike = `${lanes[folding.lane(i)]} ${leaves[i]?.end ?? ''} ${folding.key(before)} > ${after}`
      folding.collect(form, alike, i)
    }
    folding.close(ALIKE, alike => `alike:${column}:${shortHash(alike)}`)
  }
}
