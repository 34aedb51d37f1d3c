import { type PastEvent, type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, LACKS_PAST_OTHERS, LACKS_PAST_PRICE, LACKS_PRICE, lacksPast } from './fire.ts'
import { IN, isMove, OUT, usdOf } from './movement.ts'
import { firesUntil, nameless, othersOf, recent, sumUsd, unpriced } from './recent.ts'
import { sayShare, saySpan, sayUsd } from './say.ts'
import { deposit, madeUpAccount, many, story, withdrawal } from './story-events.ts'

/** R13: small amounts of many senders leave in one transfer. */
export const fanIn: Rule = {
  id: 'R13',
  name: 'fan-in',
  question: 'Do small amounts from many senders leave in one transfer?',
  sources: ['FATF, Virtual Assets Red Flag Indicators, 2020: transaction patterns'],
  on: OUT,
  lookback: p => p('window'),
  restless: p => (p('senders') > 0 ? p('window') : Number.POSITIVE_INFINITY),
  parameters: {
    senders: { value: 10, unit: 'count', about: 'different senders of small amounts', source: 'proposal' },
    again: { value: 1, unit: 'count', about: 'payments of each of these senders, at least', source: 'proposal' },
    small: { value: 1000, unit: 'usd', about: 'each stays under it', source: 'FATF Recommendation 16: USD/EUR 1,000' },
    share: { value: 0.8, unit: 'share', about: 'of what they sent leaves in this one transfer', source: 'proposal' },
    window: { value: 72 * 3600, unit: 'seconds', about: 'from the first of them to this event', source: 'proposal' },
  },
  hard: false,
  judge(context) {
    const { event, past } = context
    if (!isMove(event)) return SILENT
    const window = context.p('window')
    const need = context.p('senders')
    const again = context.p('again')
    const whole = past.complete(window)
    if (past.count(window, ...IN) < need * again) return whole ? SILENT : lacksPast(window)
    const usd = usdOf(event)
    const before = recent(past, window, IN).filter(e => !(e.usd >= context.p('small')))
    const priced = before.filter(e => !Number.isNaN(e.usd))
    const counted = payersAgain(priced, again)
    const small = again > 1 ? priced.filter(e => counted.has(e.other)) : priced
    const share = context.p('share')
    const enough = (kept: readonly PastEvent[]): boolean => payersAgain(kept, again).size >= need
    if (!enough(before)) {
      const may = payersAgain(before, again).size + nameless(before) >= need && !(usd < share * sumUsd(before))
      return may ? LACKS_PAST_OTHERS : whole ? SILENT : lacksPast(window)
    }
    // The oldest may leave the window: over fewer the share is larger, so that only the number of senders can end it.
    const sum = sumUsd(small)
    if (!enough(priced) || unpriced(before) > 0) return usd < share * sum ? SILENT : LACKS_PAST_PRICE
    if (Number.isNaN(usd)) return LACKS_PRICE
    // Nothing of worth came in, as in a flood of worthless tokens.
    if (sum === 0 || usd < share * sum) return whole ? SILENT : lacksPast(window)
    return fire(event.atMs, {
      level: 'medium',
      reasons: [
        `${counted.size} senders sent ${again > 1 ? `${again} times or more, together ` : ''}${sayUsd(sum)} in pieces under ${sayUsd(context.p('small'))} within ${saySpan(window)}`,
        `${sayUsd(usd)} leave in one transfer: ${sayShare(usd / sum)} of it`,
      ],
      figures: { senders: counted.size, sumUsd: sum, leavesUsd: usd },
      unless: [
        { kind: 'under', usd: share * sum },
        { kind: 'later', ms: firesUntil(priced, window, enough) },
      ],
      events: small,
    })
  },
  examples: {
    fires: story('Ten senders send 300 US dollars each, and 2,900 leave the next day.', [
      ...many(10, i => deposit(i * 60, 300, { other: madeUpAccount(200 + i) })),
      withdrawal(1440, 2900),
    ]),
    silent: story('Ten deposits of one sender, and 2,900 leave the next day.', [
      ...many(10, i => deposit(i * 60, 300)),
      withdrawal(1440, 2900),
    ]),
  },
}

/** Other sides that paid so many times or more; unknown ones count nothing. */
function payersAgain(events: readonly PastEvent[], times: number): Set<number> {
  if (times <= 1) return othersOf(events)
  const counts = new Map<number, number>()
  for (const { other } of events) if (other !== 0) counts.set(other, (counts.get(other) ?? 0) + 1)
  return new Set([...counts].flatMap(([other, n]) => (n >= times ? [other] : [])))
}
