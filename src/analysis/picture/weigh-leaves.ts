import type { PictureGraph } from './picture-graph.ts'

/** Fills in what came to each leaf and what went. */
export function weighLeaves({ leaves, flows }: Pick<PictureGraph, 'leaves' | 'flows'>): void {
  const { weightIn, weightOut } = leaves
  const { from, to, weight } = flows
  for (let f = 0; f < flows.count; f++) {
    const payer = from[f] ?? 0
    const payee = to[f] ?? 0
    weightOut[payer] = (weightOut[payer] ?? 0) + (weight[f] ?? 0)
    weightIn[payee] = (weightIn[payee] ?? 0) + (weight[f] ?? 0)
  }
}
