import { EVENT_KINDS } from '../../model/monitor/customer-event.ts'
import type { RuleFinding } from '../../model/monitor/judgement.ts'
import type { RuleContext } from '../../model/monitor/rule.ts'

const DAY = 86_400

/** What a learned score looks at beside the rules: figures of the event and of its customer's past, logarithms where they are long-tailed. */
const FIGURES: Readonly<Record<string, (context: RuleContext) => number>> = {
  usd: ({ event }) => Math.log1p('usd' in event && event.usd !== null ? event.usd : 0),
  'no-price': ({ event }) => ('usd' in event && event.usd === null ? 1 : 0),
  'events-24h': ({ past }) => Math.log1p(past.count(DAY)),
  'usd-24h': ({ past }) => Math.log1p(past.usd(DAY)),
  'others-7d': ({ past }) => Math.log1p(past.others(7 * DAY)),
  'days-known': ({ past, event }) => Math.log1p(past.sinceMs === null ? 0 : (event.atMs - past.sinceMs) / (DAY * 1000)),
  'customers-of-other-7d': ({ otherPast }) => (otherPast === null ? 0 : Math.log1p(otherPast.others(7 * DAY))),
}

/** Names of all features over these rules: `R13` it fired, `R13?` it could not answer, kinds, and the figures. */
export function featureNames(rules: readonly { readonly id: string }[]): string[] {
  return [
    ...rules.flatMap(({ id }) => [id, `${id}?`]),
    ...EVENT_KINDS.map(kind => `is-${kind}`),
    ...Object.keys(FIGURES),
  ]
}

/** Values of named features for an event; a name that nothing here knows is 0. */
export function featuresOf(context: RuleContext, findings: readonly RuleFinding[], names: readonly string[]): number[] {
  const said = new Set(findings.map(({ rule, answer }) => (answer.kind === 'fired' ? rule : `${rule}?`)))
  said.add(`is-${context.event.kind}`)
  return names.map(name => FIGURES[name]?.(context) ?? (said.has(name) ? 1 : 0))
}
