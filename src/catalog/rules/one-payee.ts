import type { CryptoMovement } from '../../model/monitor/customer-event.ts'
import { type RuleAnswer, type RuleContext, SILENT } from '../../model/monitor/rule.ts'
import { fire, LACKS_OTHER, lacking, lacksPast } from './fire.ts'
import { othersOf, recent } from './recent.ts'
import { saySpan } from './say.ts'
import { OPEN_SERVICE, sideIs } from './side-words.ts'

const KINDS = ['withdrawal'] as const

/** Several customers withdraw to one account outside that is nobody's service. */
export function onePayee(event: CryptoMovement, context: RuleContext): RuleAnswer {
  const { past, otherPast } = context
  if (otherPast === null) return LACKS_OTHER
  const [window, need] = [context.p('window'), context.p('payers')]
  if (otherPast.total + 1 < need) return SILENT
  // To a service everybody withdraws.
  if (sideIs(event.about, OPEN_SERVICE) || (event.travel !== null && event.travel.vasp !== null)) return SILENT
  const whole = otherPast.complete(window, ...KINDS)
  if (otherPast.others(window, ...KINDS) < need - 1) return whole ? SILENT : lacksPast(window)
  const all = recent(otherPast, window, KINDS)
  const own = new Set(recent(past, window, KINDS).map(e => e.id))
  const mine = othersOf(all.filter(e => own.has(e.id)))
  const others = all.filter(e => !mine.has(e.other))
  const customers = othersOf(others).size + 1
  if (customers < need) return whole ? SILENT : lacksPast(window)
  if (event.about === null || event.about.labels === null) return lacking('labels of the receiving account')
  // The latest withdrawal of each customer says how long it counts.
  const latest = new Map<number, number>()
  for (const e of others) latest.set(e.other, Math.max(latest.get(e.other) ?? e.atMs, e.atMs))
  const ends = [...latest.values()].sort((a, b) => b - a)
  return fire(event.atMs, {
    level: 'medium',
    reasons: [`${customers} customers withdraw to ${event.other} within ${saySpan(window)}`],
    figures: { accounts: customers, by: 'payee' },
    unless: [
      { kind: 'were', words: 'to an address of its own' },
      { kind: 'later', ms: (ends[need - 2] ?? 0) + window * 1000 },
    ],
    events: others,
  })
}
