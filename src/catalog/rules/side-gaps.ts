import type { OtherSide, SideGap } from '../../model/monitor/customer-event.ts'
import { type RuleAnswer, SILENT } from '../../model/monitor/rule.ts'
import { lacking } from './fire.ts'

/** Gaps that an answer names, at most. */
const MOST_TOLD = 3

/** The answer of a rule that could not see a part of what is said of the other side; why, where somebody told. */
export function lackingOf(about: OtherSide | null, of: SideGap['of'], lacks: string): RuleAnswer {
  const told = becauseOf(about, of, true)
  return lacking(told === '' ? lacks : `${lacks}: ${told}`)
}

/** Silence, unless something that was not seen could have made the rule fire. */
export function silentUnless(about: OtherSide | null, of: SideGap['of'], lacks: string): RuleAnswer {
  return about?.gaps?.some(gap => gap.of === of && gap.blocking) ? lackingOf(about, of, lacks) : SILENT
}

/** What the figures of an answer do not cover, as a reason more; none where nothing is known to lack. */
export function notCovered(about: OtherSide | null, of: SideGap['of']): string[] {
  const told = becauseOf(about, of, false)
  return told === '' ? [] : [`not whole: ${told}`]
}

function becauseOf(about: OtherSide | null, of: SideGap['of'], blockingOnly: boolean): string {
  const gaps = (about?.gaps ?? []).filter(gap => gap.of === of && (gap.blocking || !blockingOnly))
  const more = gaps.length > MOST_TOLD ? [`and ${gaps.length - MOST_TOLD} more`] : []
  return [...gaps.slice(0, MOST_TOLD).map(gap => gap.because), ...more].join('; ')
}
