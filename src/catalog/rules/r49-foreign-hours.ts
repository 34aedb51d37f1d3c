import type { EventKind } from '../../model/monitor/customer-event.ts'
import { type Rule, type RuleAnswer, type RuleContext, SILENT } from '../../model/monitor/rule.ts'
import { either, fire, lacking, lacksPast } from './fire.ts'
import { homeOffsets, isNight, LACKS_HOME, localDay, mostInOneNight, NIGHT_PARAMETERS, nightOf } from './local-night.ts'
import { recent } from './recent.ts'
import { sayShare, saySpan } from './say.ts'
import { many, story } from './story-events.ts'
import { login, resident } from './wallet-story.ts'

/** What a customer does by hand, at an hour of its own: a trade fills when the market wants. */
const ACTS: readonly EventKind[] = ['login', 'withdrawal', 'fiat-out']
const REMOTE: ReadonlySet<string> = new Set(['kvm', 'remote-admin'])

/** R49: the customer lives by the hours, or by the clock, of another place than the residence. */
export const foreignHours: Rule = {
  id: 'R49',
  name: 'foreign-hours',
  question: 'Is the account used by the hours, or with the clock, of a place far from where the customer lives?',
  sources: [
    'advisories on IT workers of North Korea by FBI, Treasury and State since 2022: hours that do not fit the place',
    'IANA, time zone database 2026c',
  ],
  on: ACTS,
  lookback: p => p('window'),
  parameters: {
    count: { value: 20, unit: 'count', about: 'log-ins and outflows, this one included', source: 'proposal' },
    days: { value: 7, unit: 'days', about: 'different days with any of them in the night', source: 'proposal' },
    share: { value: 0.6, unit: 'share', about: 'of them lie in the night of the residence', source: 'proposal' },
    window: { value: 30 * 86_400, unit: 'seconds', about: 'time that they fall in', source: 'proposal' },
    clock: {
      value: 180,
      unit: 'minutes',
      about: 'or: the machine’s clock differs from every clock of the residence by more, the address does not',
      source: 'proposal',
    },
    ...NIGHT_PARAMETERS,
  },
  hard: false,
  judge(context) {
    return either(byHours(context), byClock(context))
  },
  examples: {
    fires: story(
      'A customer from Seoul logs in each day at two in the morning for three weeks.',
      many(21, i => login(i * 1440 + 17 * 60)),
      resident(),
    ),
    silent: story(
      'A customer from Seoul logs in each day at eight in the evening.',
      many(21, i => login(i * 1440 + 11 * 60)),
      resident(),
    ),
  },
}

/** Most of what the customer does in a month lies in the night of the residence. */
function byHours(context: RuleContext): RuleAnswer {
  const { event, past } = context
  const need = context.p('count')
  // Nearly all customers do less in a month, and most in their lives.
  if (past.total < need - 1) return SILENT
  const night = nightOf(context)
  const home = homeOffsets(context.profile)
  if (home !== null && !isNight(event.atMs, home, night)) return SILENT
  const [window, share] = [context.p('window'), context.p('share')]
  const whole = past.complete(window, ...ACTS)
  const n = past.count(window, ...ACTS) + 1
  if (n < need) return whole ? SILENT : lacksPast(window)
  const before = recent(past, window, ACTS)
  if (home === null) {
    // Where no place has such a night, it does not matter where the customer lives.
    const moments = [...before.map(e => e.atMs), event.atMs]
    const may = mostInOneNight(moments, night) >= share * n && countDays(moments, [0]) + 1 >= context.p('days')
    return may ? LACKS_HOME : whole ? SILENT : lacksPast(window)
  }
  const dark = before.filter(e => isNight(e.atMs, home, night))
  const days = countDays([...dark.map(e => e.atMs), event.atMs], home)
  if (dark.length + 1 < share * n || days < context.p('days')) return whole ? SILENT : lacksPast(window)
  return fire(event.atMs, {
    level: 'low',
    reasons: [
      `${sayShare((dark.length + 1) / n)} of ${n} own log-ins and outflows within ${saySpan(window)}, on ${days} days, lie in the night of where the customer lives`,
    ],
    figures: { acts: n, nightShare: (dark.length + 1) / n, nightDays: days },
    unless: [{ kind: 'were', words: 'by day where the customer lives' }],
    events: dark,
  })
}

function countDays(moments: readonly number[], offsets: readonly number[]): number {
  return new Set(moments.map(at => localDay(at, offsets))).size
}

/** The machine keeps the time of another place, though its address is of the residence. A log-in that tells no clock is not held against anybody. */
function byClock(context: RuleContext): RuleAnswer {
  const { event, profile } = context
  if (event.kind !== 'login' || event.utcOffsetMinutes === null) return SILENT
  const home = homeOffsets(profile)
  if (home === null) return LACKS_HOME
  const { utcOffsetMinutes: clock } = event
  const differs = Math.max(Math.min(...home) - clock, clock - Math.max(...home))
  if (differs <= context.p('clock')) return SILENT
  const residence = profile?.residence ?? null
  if (residence === null) return LACKS_HOME
  if (event.country === null) return lacking('the country of the address')
  if (event.country !== residence) return SILENT
  const remote = event.signs.filter(sign => REMOTE.has(sign))
  return fire(event.atMs, {
    level: remote.length > 0 ? 'medium' : 'low',
    reasons: [
      `the clock of the machine is ${differs} minutes off any of ${residence}, of which its address is`,
      ...(remote.length > 0 ? [`the machine is controlled from afar: ${remote.join(', ')}`] : []),
    ],
    figures: { minutesOff: differs },
    unless: [{ kind: 'were', words: `with a clock within ${context.p('clock')} minutes of those of residence` }],
  })
}
