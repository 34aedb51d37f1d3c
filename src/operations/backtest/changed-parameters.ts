import type { RuleSet } from '../../analysis/monitor/rule-set.ts'
import type { ChangeAnswer } from '../../analysis/tuning/backtest-answer.ts'

/** Every figure in which two versions differ: `R13.senders`, `fan-in-collection.review`; what is off in one of them as `on` and `off`. */
export function changedParameters(before: RuleSet, after: RuleSet): ChangeAnswer['parameters'] {
  const [from, to] = [figuresOf(before), figuresOf(after)]
  return [...new Set([...from.keys(), ...to.keys()])]
    .filter(of => from.get(of) !== to.get(of) && !isPartOfOff(of, from, to))
    .map(of => ({ of, from: from.get(of) ?? 'off', to: to.get(of) ?? 'off' }))
}

function figuresOf(set: RuleSet): Map<string, number | string> {
  const figures = new Map<string, number | string>()
  for (const { rule, values } of set.rules) {
    figures.set(rule.id, 'on')
    for (const [name, value] of values) figures.set(`${rule.id}.${name}`, value)
  }
  for (const { typology, review, hold, weights } of set.typologies) {
    figures.set(typology.name, 'on')
    figures.set(`${typology.name}.review`, review)
    figures.set(`${typology.name}.hold`, hold)
    for (const [n, weight] of weights) figures.set(`${typology.name}.${set.rules[n]?.rule.id ?? n}`, weight)
  }
  return figures
}

/** Of what is off as a whole, and of a rule in a typology that is off, the parts are not told one by one. */
function isPartOfOff(of: string, ...sides: readonly ReadonlyMap<string, unknown>[]): boolean {
  const parts = of.split('.')
  return parts.length > 1 && sides.some(side => parts.some(part => partIsOff(part, side, sides)))
}

function partIsOff(
  part: string,
  side: ReadonlyMap<string, unknown>,
  sides: readonly ReadonlyMap<string, unknown>[],
): boolean {
  return sides.some(other => other.has(part)) && !side.has(part)
}
