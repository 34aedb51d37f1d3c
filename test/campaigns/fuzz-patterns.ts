import { GOOD_PATTERNS } from '../formats/stix/good-patterns.ts'
import { mutated } from '../formats/stix/mutated-pattern.ts'
import type { Campaign } from './kill-import.ts'

/** Damaged patterns, a thousand for each run. */
const EACH = 1_000

/** Damages patterns by chance: each is read, printed and evaluated, or refused with a code. */
export const campaign: Campaign = {
  name: 'fuzz-patterns',
  about:
    'damaged STIX patterns, 1,000 a run: each is read and evaluated, or refused with a code; nothing crashes or stalls',
  async run({ seed, runs, log }) {
    let refused = 0
    let slowest = 0
    for (let run = 0; run < runs; run++) {
      const started = performance.now()
      refused += mutated(GOOD_PATTERNS, seed + run, EACH)
      slowest = Math.max(slowest, performance.now() - started)
    }
    log(`${runs * EACH} patterns, ${refused} refused with a code; the slowest thousand took ${slowest.toFixed(0)} ms`)
  },
}
