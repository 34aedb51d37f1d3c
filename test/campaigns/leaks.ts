import { seededChance } from '../formats/lists/make-sdn-advanced.ts'
import { checkGraph, type LeakTally } from '../laws/release-check.ts'
import type { Campaign } from './kill-import.ts'

/** Decides about --runs random graphs and holds every answer against an oracle. */
export const campaign: Campaign = {
  name: 'leaks',
  about:
    'release decisions over --runs random graphs, markings and recipients: no leak of an object, a part or a reference',
  async run({ seed, runs, log }) {
    const tally = leaks(seed, runs)
    log(
      `${tally.graphs} graphs, ${tally.decisions} decisions: ${tally.whole} whole, ${tally.redacted} redacted, ${tally.withheld} withheld; no leak`,
    )
  },
}

/** Runs the campaign, a seed for each graph. */
export function leaks(seed: number, runs: number): LeakTally {
  const tally: LeakTally = { graphs: 0, decisions: 0, whole: 0, redacted: 0, withheld: 0 }
  for (let run = 0; run < runs; run++) {
    try {
      checkGraph(seededChance(seed * 1_000_003 + run), tally)
    } catch (error) {
      if (error instanceof Error) error.message = `seed ${seed} run ${run}: ${error.message}`
      throw error
    }
  }
  return tally
}
