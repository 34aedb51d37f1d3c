import { type PastEvent, type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, LACKS_PAST_PRICE, LACKS_PRICE, lacksPast } from './fire.ts'
import { isMove, MOVES, sameDirection, usdOf } from './movement.ts'
import { firesUntil, latestFirst } from './recent.ts'
import { saySpan, sayUsd } from './say.ts'
import { deposit, many, story } from './story-events.ts'

/** R02: many transfers of one direction in a month, none of them large. */
export const longStructuring: Rule = {
  id: 'R02',
  name: 'long-structuring',
  question: 'Do many transfers of one direction in a month each stay under the amount that reports are made of?',
  sources: ['FATF, Virtual Assets Red Flag Indicators, 2020: transactions', 'Didit, preset of rules'],
  on: MOVES,
  lookback: p => p('window'),
  restless: p => (p('count') > 1 ? p('window') : Number.POSITIVE_INFINITY),
  parameters: {
    count: { value: 20, unit: 'count', about: 'transfers of one direction, this one included', source: 'Didit preset' },
    under: { value: 10_000, unit: 'usd', about: 'each stays under it', source: 'Didit preset' },
    window: { value: 30 * 86_400, unit: 'seconds', about: 'time that they fall in', source: 'Didit preset' },
  },
  hard: false,
  judge(context) {
    const { event, past } = context
    if (!isMove(event)) return SILENT
    const under = context.p('under')
    const usd = usdOf(event)
    if (usd >= under) return SILENT
    const window = context.p('window')
    const kinds = sameDirection(event)
    const need = context.p('count') - 1
    // Who has done less in all did not do so much in a month: nothing has to be read.
    if (past.total < need) return SILENT
    const whole = past.complete(window)
    if (past.count(window, ...kinds) < need) return whole ? SILENT : lacksPast(window)
    // Many customers come this far with every event: no more is read than the rule needs, with all that came at the same time.
    const found: PastEvent[] = []
    let unknown = 0
    past.each(
      window,
      e => {
        if (found.length >= need && e.atMs < (found[need - 1]?.atMs ?? 0)) return false
        if (Number.isNaN(e.usd)) unknown++
        else if (e.usd < under) found.push(e)
        return true
      },
      ...kinds,
    )
    const small = found.sort(latestFirst).slice(0, need)
    if (small.length >= need && !Number.isNaN(usd))
      return fire(event.atMs, {
        level: 'low',
        reasons: [
          `at least ${need + 1} transfers of one direction under ${sayUsd(under)} each within ${saySpan(window)}`,
        ],
        figures: { transfersAtLeast: need + 1, under },
        unless: [
          { kind: 'from', usd: under },
          { kind: 'later', ms: firesUntil(small, window, kept => kept.length >= need) },
        ],
        events: small,
      })
    if (small.length + unknown >= need) return Number.isNaN(usd) ? LACKS_PRICE : LACKS_PAST_PRICE
    return whole ? SILENT : lacksPast(window)
  },
  examples: {
    fires: story(
      'Twenty deposits of 400 US dollars, one a day.',
      many(20, i => deposit(i * 1440, 400)),
    ),
    silent: story(
      'Twenty deposits of 400 US dollars, one every two days.',
      many(20, i => deposit(i * 2880, 400)),
    ),
  },
}
