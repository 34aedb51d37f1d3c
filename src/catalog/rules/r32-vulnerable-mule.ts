import { type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, lacking, lacksPast } from './fire.ts'
import { firesUntil, recent } from './recent.ts'
import { sayShare, saySpan } from './say.ts'
import { fiat, many, story, withdrawal } from './story-events.ts'
import { resident } from './wallet-story.ts'

/** R32: somebody old, or new to crypto, pays in a few times and sends all of it to a new address. */
export const vulnerableMule: Rule = {
  id: 'R32',
  name: 'vulnerable-mule',
  question:
    'Does somebody old, or who never used crypto before, pay in several times and send everything to a new address?',
  sources: ['FATF, Virtual Assets Red Flag Indicators, 2020: senders or recipients'],
  on: ['withdrawal'],
  lookback: p => p('known'),
  restless: p => (p('deposits') > 0 ? p('window') : Number.POSITIVE_INFINITY),
  parameters: {
    age: { value: 65, unit: 'years', about: 'of the customer, at least', source: 'proposal' },
    deposits: { value: 3, unit: 'count', about: 'payments in, at least', source: 'proposal' },
    share: { value: 0.9, unit: 'share', about: 'of the balance leaves', source: 'proposal' },
    window: { value: 30 * 86_400, unit: 'seconds', about: 'time that the payments fall in', source: 'proposal' },
    known: {
      value: 180 * 86_400,
      unit: 'seconds',
      about: 'an address is new, and crypto too, if not met in this time',
      source: 'proposal',
    },
  },
  hard: false,
  judge(context) {
    const { event, past, profile, other } = context
    if (event.kind !== 'withdrawal') return SILENT
    if (event.shareOfBalance !== null && event.shareOfBalance < context.p('share')) return SILENT
    const [window, known, need] = [context.p('window'), context.p('known'), context.p('deposits')]
    if (past.count(window, 'fiat-in') < need) return past.complete(window) ? SILENT : lacksPast(window)
    if (profile !== null && profile.entity !== 'person') return SILENT
    const before = recent(past, known, ['withdrawal', 'deposit', 'trade'])
    if (other !== 0 && before.some(e => e.kind !== 'trade' && e.other === other)) return SILENT
    const novice = !before.some(e => e.kind !== 'trade')
    const born = profile?.birthYear ?? null
    const age = born === null ? null : new Date(event.atMs).getUTCFullYear() - born
    if (!novice && age !== null && age < context.p('age')) return SILENT
    if (!past.complete(known)) return lacksPast(known)
    if (!novice && age === null) return lacking('the customer’s year of birth')
    if (event.shareOfBalance === null) return lacking('the share of the balance that leaves')
    const paid = recent(past, window, ['fiat-in'])
    const who =
      age !== null && age >= context.p('age')
        ? `a customer of about ${age} years`
        : `a customer who moved no crypto in ${saySpan(known)}`
    return fire(event.atMs, {
      level: 'medium',
      reasons: [
        `${who} paid in ${paid.length} times within ${saySpan(window)} and sends ${sayShare(event.shareOfBalance)} of the balance to a new address`,
      ],
      figures: { payments: paid.length, share: event.shareOfBalance, age: age ?? 'not told' },
      unless: [
        { kind: 'were', words: `under ${sayShare(context.p('share'))} of the balance, or to an address met before` },
        { kind: 'later', ms: firesUntil(paid, window, kept => kept.length >= need) },
      ],
      events: paid,
    })
  },
  examples: {
    fires: story(
      'A customer of 71 pays in three times and sends everything to an address that is new.',
      [...many(3, i => fiat('fiat-in', i * 1440, 2000)), withdrawal(5000, 5900, { shareOfBalance: 0.99 })],
      resident(100, { birthYear: 1955 }),
    ),
    silent: story(
      'The same of a customer of 36 who moved crypto before.',
      [
        withdrawal(0, 100, { shareOfBalance: 0.2 }),
        ...many(3, i => fiat('fiat-in', 10 + i * 1440, 2000)),
        withdrawal(5000, 5900, { shareOfBalance: 0.99 }),
      ],
      resident(),
    ),
  },
}
