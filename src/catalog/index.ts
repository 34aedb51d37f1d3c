import { bybit20250221 } from './cases/bybit-2025-02-21.ts'
import type { BuiltInCase } from './cases/read-case.ts'

export { assetTable, KNOWN_ASSETS } from './assets/known-assets.ts'
export { caseVersion } from './cases/case-version.ts'
export type { BuiltInCase, CaseFact, CaseReference } from './cases/read-case.ts'
export { JURISDICTIONS } from './jurisdictions/all-jurisdictions.ts'
export { LIST_SOURCES } from './lists/all-lists.ts'

/** The thefts that come with the product, in the order in which they are listed. The first is the one that `cordon start` traces. */
export const CASES: readonly BuiltInCase[] = [bybit20250221]
