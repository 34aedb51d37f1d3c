import { BYBIT_SAFE_71 } from './bybit-safe-71.ts'

/** What transaction services showed before thefts that come with the product, by the name of the case. */
export const GUARD_CASES: ReadonlyMap<string, object> = new Map([['bybit-2025-02-21', BYBIT_SAFE_71]])
