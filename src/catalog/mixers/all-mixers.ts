import type { MixerEntry } from '../../analysis/mixers/mixer-pool.ts'
import { tornadoCash } from './tornado-cash.ts'

/** The mixers of fixed amounts that Cordon knows, one file each. */
export const MIXERS: readonly MixerEntry[] = [tornadoCash]
