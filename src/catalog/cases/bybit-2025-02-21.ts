import data from '../../../casebook/bybit-2025-02-21.json' with { type: 'json' }
import { readCase } from './read-case.ts'

/** The theft from Bybit of 2025-02-21: what the casebook holds of it, five hops of one branch. */
export const bybit20250221 = readCase(data)
