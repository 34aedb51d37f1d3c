import type { Crossing } from '../../model/crossing.ts'
import type { CrossingSource } from './crossing-source.ts'

/** Crossings that somebody wrote down: those of a file, or of a test. */
export function crossingTable(crossings: readonly Crossing[]): CrossingSource {
  return {
    outOf: async ins => {
      const wanted = new Set(ins.map(i => `${i.ledger} ${i.tx}`))
      return crossings.filter(c => wanted.has(`${c.in.ledger} ${c.in.tx}`))
    },
  }
}

/** Several sources as one; what two tell of the same pair of legs is told once, as the surer of them says. */
export function joinCrossings(sources: readonly CrossingSource[]): CrossingSource {
  return {
    outOf: async ins => {
      const byPair = new Map<string, Crossing>()
      for (const source of sources)
        for (const c of await source.outOf(ins)) {
          const key = [c.in, c.out].map(l => `${l.ledger} ${l.tx} ${l.index} ${l.account}`).join('|')
          const before = byPair.get(key)
          if (before === undefined || before.confidence < c.confidence) byPair.set(key, c)
        }
      return [...byPair.values()]
    },
  }
}
