import type { CrossingEntry } from '../analysis/crossing/crossing-entry.ts'
import type { Rule, Typology } from '../model/monitor/rule.ts'
import { bybit20250221 } from './cases/bybit-2025-02-21.ts'
import type { BuiltInCase } from './cases/read-case.ts'

export { assetTable, KNOWN_ASSETS } from './assets/known-assets.ts'
export { caseVersion } from './cases/case-version.ts'
export type { BuiltInCase, CaseFact, CaseReference } from './cases/read-case.ts'
export { FREEZE_ISSUERS } from './issuers/all-issuers.ts'
export { JURISDICTIONS } from './jurisdictions/all-jurisdictions.ts'
export { LIST_SOURCES } from './lists/all-lists.ts'
export { MIXERS } from './mixers/all-mixers.ts'
export { TRAVEL_RULES } from './travel-rule/all-travel-rules.ts'

/** The thefts that come with the product, in the order in which they are listed. The first is the one that `cordon start` traces. */
export const CASES: readonly BuiltInCase[] = [bybit20250221]

/** What the guard knows, and what transaction services showed before built-in thefts; loaded when asked for. */
export const guardCatalog = async () => ({
  ...(await import('./guard/guard-knowledge.ts')),
  ...(await import('./guard/guard-cases.ts')),
})

/** The bridges and swap services that are known; loaded when asked for. */
export async function loadCrossings(): Promise<readonly CrossingEntry[]> {
  return (await import('./crossings/all-crossings.ts')).CROSSINGS
}

/** What was published of thefts, of their years, and of how quick others were; loaded when asked for. */
export async function loadSituation() {
  const [{ PUBLISHED_THEFTS: thefts }, { PUBLISHED_YEARS: years }, { BASELINES: baselines }] = await Promise.all([
    import('./situation/published-thefts.ts'),
    import('./situation/published-years.ts'),
    import('./situation/baselines.ts'),
  ])
  return { thefts, years, baselines }
}

/** The rules of the monitor; loaded when asked for. */
export async function loadRules(): Promise<readonly Rule[]> {
  return (await import('./rules/all-rules.ts')).RULES
}

/** The typologies of the monitor; loaded when asked for. */
export async function loadTypologies(): Promise<readonly Typology[]> {
  return (await import('./typologies/all-typologies.ts')).TYPOLOGIES
}
export { shareOfStolen, worthOfAll } from './prices/worth-share.ts'
