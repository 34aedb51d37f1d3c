import { type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, lacking, lacksPast } from './fire.ts'
import { isMove, OUT } from './movement.ts'
import { firesUntil, recent } from './recent.ts'
import { sayNumber, saySpan } from './say.ts'
import { deposit, many, story, withdrawal } from './story-events.ts'

/** R06: far more outflows in an hour than this customer ever has. */
export const outflowVelocity: Rule = {
  id: 'R06',
  name: 'outflow-velocity',
  question: 'Do far more transfers leave in an hour than in this customer’s own busy hours?',
  sources: ['vendors’ velocity rules; multiple and floor proposed'],
  on: OUT,
  lookback: () => 30 * 86_400,
  restless: p => (p('floor') >= 1 ? p('window') : Number.POSITIVE_INFINITY),
  parameters: {
    floor: { value: 10, unit: 'count', about: 'so many in the window are never too many', source: 'proposal' },
    multiple: { value: 8, unit: 'ratio', about: 'times the 95th percentile of its own hours', source: 'proposal' },
    window: { value: 3600, unit: 'seconds', about: 'time that they fall in', source: 'proposal' },
  },
  hard: false,
  judge(context) {
    const { event, past } = context
    if (!isMove(event)) return SILENT
    const window = context.p('window')
    const floor = context.p('floor')
    const n = past.count(window, ...OUT) + 1
    if (n <= floor) return past.complete(window) ? SILENT : lacksPast(window)
    const own = context.habit()
    if (own === null) return lacking('thirty days of this customer’s own hours to hold the hour against')
    const limit = Math.max(floor, context.p('multiple') * own.hourlyCount95)
    if (n <= limit) return past.complete(window) ? SILENT : lacksPast(window)
    const before = recent(past, window, OUT)
    return fire(event.atMs, {
      level: 'high',
      reasons: [
        `${n} transfers left within ${saySpan(window)}, more than ${sayNumber(limit)}`,
        `in 95 of 100 of its own hours there are at most ${sayNumber(own.hourlyCount95)}`,
      ],
      figures: { transfers: n, limit, hourlyCount95: own.hourlyCount95 },
      unless: [{ kind: 'later', ms: firesUntil(before, window, kept => kept.length + 1 > limit) }],
      events: before,
    })
  },
  examples: {
    fires: story('Thirty quiet days, then twelve withdrawals within twelve minutes.', [
      ...many(30, i => deposit(i * 1440, 500)),
      ...many(12, i => withdrawal(30 * 1440 + i, 100)),
    ]),
    silent: story('Thirty quiet days, then ten withdrawals within ten minutes.', [
      ...many(30, i => deposit(i * 1440, 500)),
      ...many(10, i => withdrawal(30 * 1440 + i, 100)),
    ]),
  },
}
