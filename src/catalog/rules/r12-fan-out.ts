import { PAST } from '../../model/monitor/past-flags.ts'
import { type PastEvent, type Rule, type RuleAnswer, type RuleContext, SILENT } from '../../model/monitor/rule.ts'
import { either, fire, LACKS_OTHER, LACKS_PAST_OTHERS, lacksPast } from './fire.ts'
import { isCrypto, MOVES } from './movement.ts'
import { firesUntil, nameless, othersOf, recent } from './recent.ts'
import { sayNumber, saySpan } from './say.ts'
import { deposit, knownSide, madeUpAccount, many, story, withdrawal } from './story-events.ts'
import { tracePattern } from './trace-pattern.ts'

/** As far back as the monitor remembers at most. */
const LONGEST = 180 * 86_400

/** Coefficient of variation of worth, over those whose price is known; 1 where fewer than two are. */
function variation(worths: readonly number[]): number {
  const known = worths.filter(usd => !Number.isNaN(usd))
  const mean = known.reduce((sum, usd) => sum + usd, 0) / known.length
  if (known.length < 2 || !(mean > 0)) return 1
  return Math.sqrt(known.reduce((sum, usd) => sum + (usd - mean) ** 2, 0) / known.length) / mean
}

/** R12: one account sends to many addresses that it never used before, or a trace found such a fan at the other side. */
export const fanOut: Rule = {
  id: 'R12',
  name: 'fan-out',
  question: 'Does one customer send to many new addresses within an hour, or come the coins from such a fan?',
  sources: ['Elliptic on Bybit 2025: about 50 wallets of about 10,000 ETH each', 'docs/patterns.md: fan-out'],
  on: ['deposit', 'withdrawal'],
  lookback: () => LONGEST,
  parameters: {
    addresses: {
      value: 20,
      unit: 'count',
      about: 'addresses that this customer used for the first time, this one included',
      source: 'proposal',
    },
    window: { value: 3600, unit: 'seconds', about: 'time that they fall in', source: 'proposal' },
    equal: {
      value: 0.1,
      unit: 'ratio',
      about: 'chunks are equal where worth varies by at most this (deviation over mean)',
      source: 'docs/patterns.md',
    },
    least: { value: 100, unit: 'usd', about: 'a transfer with a fan in a trace, at least', source: 'proposal' },
  },
  hard: false,
  judge(context) {
    const { event } = context
    if (!isCrypto(event)) return SILENT
    const own = event.kind === 'withdrawal' ? ownFan(context) : SILENT
    return either(own, tracePattern(event, context, ['fan-out'], 'medium'))
  },
  examples: {
    fires: story('Twenty withdrawals of 25,000 US dollars to twenty new addresses in twenty minutes.', [
      ...many(20, i => withdrawal(i, 25_000, { other: madeUpAccount(100 + i) })),
    ]),
    silent: story('Nineteen of them, after a deposit of no pattern.', [
      deposit(0, 500_000, { about: knownSide() }),
      ...many(19, i => withdrawal(i + 1, 25_000, { other: madeUpAccount(100 + i) })),
    ]),
  },
}

function ownFan(context: RuleContext): RuleAnswer {
  const { event, past, other } = context
  if (event.kind !== 'withdrawal') return SILENT
  const window = context.p('window')
  const need = context.p('addresses') - 1
  const whole = past.complete(window)
  if (past.count(window, 'withdrawal') < need) return whole ? SILENT : lacksPast(window)
  // Whoever was dealt with before the window began is no new address; what came within it may have come in any order.
  const begin = event.atMs - window * 1000
  const older = new Set<number>()
  past.each(
    LONGEST,
    e => {
      if (e.atMs < begin) older.add(e.other)
      return true
    },
    ...MOVES,
  )
  if (other !== 0 && older.has(other)) return SILENT
  const sent = recent(past, window, ['withdrawal'])
  const fresh = sent.filter(e => e.other !== 0 && (!older.has(e.other) || (e.flags & PAST.freshOther) !== 0))
  // An address that nobody told may be another new one.
  const holds = (kept: readonly PastEvent[]): boolean => othersOf(kept).add(other).size > need
  if (!holds(fresh)) {
    if (othersOf(fresh).add(other).size + nameless(sent) > need) return LACKS_PAST_OTHERS
    return whole ? SILENT : lacksPast(window)
  }
  if (other === 0) return LACKS_OTHER
  const spread = variation([...fresh.map(e => e.usd), event.usd ?? Number.NaN])
  const equal = spread <= context.p('equal')
  const n = othersOf(fresh).add(other).size
  return fire(event.atMs, {
    level: equal ? 'high' : 'medium',
    reasons: [
      `${n} addresses that this customer never used before, within ${saySpan(window)}`,
      ...(equal ? [`in equal chunks: worth varies by ${sayNumber(spread)} of the mean`] : []),
    ],
    figures: { addresses: n, variation: spread },
    unless: [
      { kind: 'later', ms: firesUntil(fresh, window, holds) },
      { kind: 'were', words: 'were this address one that the customer had used before' },
    ],
    events: fresh,
  })
}
