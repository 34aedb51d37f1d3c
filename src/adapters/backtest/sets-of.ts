import { readOverlay } from '../../analysis/monitor/overlay.ts'
import { type RuleSet, ruleSet } from '../../analysis/monitor/rule-set.ts'
import { RULES } from '../../catalog/rules/all-rules.ts'
import { TYPOLOGIES } from '../../catalog/typologies/all-typologies.ts'
import type { HistoryJob } from '../../operations/backtest/history-port.ts'

/** The versions of the rules that a job asks for. */
export function setsOf(job: HistoryJob): RuleSet[] {
  return job.overlays.map(given => {
    const overlay = given === null ? null : readOverlay(given, RULES, TYPOLOGIES)
    return ruleSet(RULES, TYPOLOGIES, overlay, job.software, null)
  })
}
