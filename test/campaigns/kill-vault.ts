import { killVault } from '../travel-rule/kill-vault.ts'
import type { Campaign } from './kill-import.ts'

/** Kills the vault of travel-rule records while it keeps records and changes its key. */
export const campaign: Campaign = {
  name: 'kill-vault',
  about: 'kill -9 while travel-rule records are kept and keys rotated: every record told is readable, one key is left',
  async run({ seed, runs, log }) {
    const records = await killVault(runs, seed)
    log(`${runs} kills, ${records} records told to be kept: all readable, before and after two more rotations`)
  },
}
