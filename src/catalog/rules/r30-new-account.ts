import { type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, LACKS_PAST_PRICE, LACKS_PRICE, lacking, lacksPast } from './fire.ts'
import { IN, isMove, OUT } from './movement.ts'
import { recent, sumUsd, unpriced } from './recent.ts'
import { sayShare, saySpan, sayUsd } from './say.ts'
import { deposit, story, withdrawal } from './story-events.ts'
import { resident } from './wallet-story.ts'

const DAY = 86_400

/** R30: a new account takes in much on its first day and is emptied. */
export const newAccount: Rule = {
  id: 'R30',
  name: 'new-account-full-balance',
  question: 'Is a new account filled on its first day, beyond its means, and emptied within a day?',
  sources: ['FATF, Virtual Assets Red Flag Indicators, 2020: transaction patterns'],
  on: OUT,
  lookback: p => p('age'),
  restless: p => p('age'),
  parameters: {
    age: { value: 7 * DAY, unit: 'seconds', about: 'an account is new for so long', source: 'proposal' },
    first: { value: 10_000, unit: 'usd', about: 'came in on the first day, at least', source: 'proposal' },
    income: { value: 5, unit: 'ratio', about: 'or more than so many months of declared income', source: 'proposal' },
    share: { value: 0.9, unit: 'share', about: 'of it leaves', source: 'proposal' },
    window: { value: DAY, unit: 'seconds', about: 'time in which it leaves', source: 'proposal' },
  },
  hard: false,
  judge(context) {
    const { event, past, profile } = context
    if (!isMove(event)) return SILENT
    const age = context.p('age')
    if ((past.sinceMs ?? event.atMs) < event.atMs - age * 1000) return SILENT
    if (past.count(age, ...IN) === 0 && past.complete(age)) return SILENT
    if (profile === null) return lacking('when the account was opened')
    const opened = profile.openedMs
    if (event.atMs - opened > age * 1000) return SILENT
    if (!past.complete(age)) return lacksPast(age)
    const first = recent(past, age, IN).filter(e => e.atMs < opened + DAY * 1000)
    const came = sumUsd(first)
    const month = profile.incomeUsd === null ? Number.POSITIVE_INFINITY : (profile.incomeUsd / 12) * context.p('income')
    const limit = Math.min(context.p('first'), month)
    if (came < context.p('first') && !(came > month))
      return first.length > 0 && unpriced(first) > 0 ? LACKS_PAST_PRICE : SILENT
    const window = context.p('window')
    const left = recent(past, window, OUT)
    if (event.usd === null) return LACKS_PRICE
    const out = sumUsd(left) + event.usd
    const share = context.p('share')
    if (out < share * came) return unpriced(left) > 0 ? LACKS_PAST_PRICE : SILENT
    return fire(event.atMs, {
      level: 'high',
      reasons: [
        `an account opened ${saySpan((event.atMs - opened) / 1000)} before took in ${sayUsd(came)} on its first day, where ${sayUsd(limit)} are much`,
        `${sayUsd(out)} left within ${saySpan(window)}: ${sayShare(out / came)} of it`,
      ],
      figures: { firstDayUsd: came, leftUsd: out, limitUsd: limit },
      unless: [
        { kind: 'under', usd: share * came - sumUsd(left) },
        { kind: 'later', ms: opened + age * 1000 },
      ],
      events: [...left, ...first],
    })
  },
  examples: {
    fires: story(
      'An account of a day takes in 20,000 US dollars and sends out 19,000.',
      [deposit(60, 20_000), withdrawal(600, 19_000)],
      resident(0),
    ),
    silent: story('The same of an account of three years.', [deposit(60, 20_000), withdrawal(600, 19_000)], resident()),
  },
}
