import { type PastEvent, type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, LACKS_PAST_PRICE, LACKS_PRICE, lacksPast, type Unless } from './fire.ts'
import { IN, isMove, MOVES, OUT, usdOf } from './movement.ts'
import { recent } from './recent.ts'
import { sayNumber, saySpan, sayUsd } from './say.ts'
import { deposit, many, story, withdrawal } from './story-events.ts'

/** How evenly events follow each other: coefficient of variation of the gaps; infinite where all came at once. */
function unevenness(events: readonly PastEvent[]): number {
  const gaps = events.slice(1).map((e, i) => (events[i]?.atMs ?? 0) - e.atMs)
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
  if (!(mean > 0)) return Number.POSITIVE_INFINITY
  return Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length) / mean
}

/** R05: even steps in, a long silence, and a large exit before or after it. */
export const staggeredThenSilent: Rule = {
  id: 'R05',
  name: 'staggered-then-silent',
  question: 'Did money come in at even intervals, followed by long silence, with a large exit before or after it?',
  sources: ['FATF, Virtual Assets Red Flag Indicators, 2020: transactions'],
  on: MOVES,
  lookback: p => p('lookback'),
  parameters: {
    count: {
      value: 5,
      unit: 'count',
      about: 'latest transfers of what came in that are held for evenness',
      source: 'proposal',
    },
    uneven: { value: 0.2, unit: 'ratio', about: 'gaps vary by less: standard deviation over mean', source: 'proposal' },
    silence: { value: 30 * 86_400, unit: 'seconds', about: 'without any transfer or trade', source: 'proposal' },
    exit: { value: 10_000, unit: 'usd', about: 'from this on an exit is large', source: 'proposal' },
    lookback: { value: 180 * 86_400, unit: 'seconds', about: 'how far back the steps may begin', source: 'proposal' },
  },
  hard: false,
  judge(context) {
    const { event, past } = context
    if (!isMove(event)) return SILENT
    const last = past.last(...MOVES, 'trade')
    const silence = context.p('silence')
    const lookback = context.p('lookback')
    if (last === null) return past.complete(lookback) ? SILENT : lacksPast(lookback)
    if (event.atMs - last.atMs < silence * 1000) return SILENT
    const exit = context.p('exit')
    const usd = usdOf(event)
    const out = event.kind === 'withdrawal' || event.kind === 'fiat-out'
    const exitBefore = !IN.includes(last.kind) && OUT.includes(last.kind) && !(last.usd < exit)
    const exitAfter = out && !(usd < exit)
    if (!exitBefore && !exitAfter) return SILENT
    const steps = recent(past, lookback, IN).slice(0, context.p('count'))
    if (steps.length < context.p('count')) return past.complete(lookback) ? SILENT : lacksPast(lookback)
    const uneven = unevenness(steps)
    if (uneven >= context.p('uneven')) return SILENT
    const sureBefore = exitBefore && !Number.isNaN(last.usd)
    const sureAfter = exitAfter && !Number.isNaN(usd)
    if (!sureBefore && !sureAfter) return exitAfter ? LACKS_PRICE : LACKS_PAST_PRICE
    const unless: Unless[] = [{ kind: 'sooner', ms: last.atMs + silence * 1000 }]
    if (!exitBefore) unless.unshift({ kind: 'under', usd: exit })
    const first = steps[steps.length - 1]?.atMs ?? 0
    unless.push({ kind: 'later', ms: first + lookback * 1000 })
    return fire(event.atMs, {
      level: 'medium',
      reasons: [
        `${steps.length} transfers came in at even intervals (gaps vary by ${sayNumber(uneven)} of their mean)`,
        `nothing for ${saySpan((event.atMs - last.atMs) / 1000)}`,
        sureAfter ? `now ${sayUsd(usd)} leaves` : `before the silence ${sayUsd(last.usd)} left`,
      ],
      figures: { steps: steps.length, unevenness: uneven, silentDays: (event.atMs - last.atMs) / 86_400_000 },
      unless,
      events: [...new Map([last, ...steps].map(e => [e.id, e])).values()],
    })
  },
  examples: {
    fires: story('Five deposits, one a day at the same minute, 31 days of silence, then 12,000 US dollars leave.', [
      ...many(5, i => deposit(i * 1440, 2400)),
      withdrawal(35 * 1440, 12_000),
    ]),
    silent: story('The same, with 29 days of silence.', [
      ...many(5, i => deposit(i * 1440, 2400)),
      withdrawal(33 * 1440, 12_000),
    ]),
  },
}
