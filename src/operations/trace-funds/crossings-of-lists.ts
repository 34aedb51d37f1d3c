import type { Crossing } from '../../model/crossing.ts'
import type { CrossingSource } from '../crossings/crossing-source.ts'

/** Crossings that somebody gave, beside those of a source; one told by both counts once (the trace sees to it). */
export function crossingsOfLists(given: readonly Crossing[], beside: CrossingSource | undefined): CrossingSource {
  const byIn = new Map<string, Crossing[]>()
  for (const crossing of given) {
    const key = `${crossing.in.ledger} ${crossing.in.tx}`
    const list = byIn.get(key)
    if (list) list.push(crossing)
    else byIn.set(key, [crossing])
  }
  return {
    async outOf(ins) {
      const own = ins.flatMap(({ ledger, tx }) => byIn.get(`${ledger} ${tx}`) ?? [])
      return beside ? [...own, ...(await beside.outOf(ins))] : own
    },
  }
}
