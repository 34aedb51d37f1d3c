import type { Ground } from '../sentence-checks.ts'

/** Whose published figures the page for a board cites. */
export const SITUATION: Ground = {
  files: ['src/catalog/situation/{baselines,published-years}.ts'],
  samples: [],
}
