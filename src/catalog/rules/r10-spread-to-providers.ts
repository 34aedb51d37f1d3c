import { PAST } from '../../model/monitor/past-flags.ts'
import { type PastEvent, type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, LACKS_OTHER, LACKS_PAST_PRICE, lacking, lacksPast } from './fire.ts'
import { firesUntil, othersOf, recent } from './recent.ts'
import { saySpan, sayUsd } from './say.ts'
import { PROVIDER, sideIs } from './side-words.ts'
import { deposit, knownSide, madeUpAccount, many, story, withdrawal } from './story-events.ts'

const toProvider = (i: number) => ({ other: madeUpAccount(20 + i), about: knownSide({ labels: ['exchange'] }) })

/** R10: one inflow is spread to several other providers at once. */
export const spreadToProviders: Rule = {
  id: 'R10',
  name: 'spread-to-providers',
  question: 'Is an inflow spread at once to several other exchanges?',
  sources: ['FATF, Virtual Assets Red Flag Indicators, 2020: transactions'],
  on: ['withdrawal'],
  lookback: p => p('window'),
  parameters: {
    providers: {
      value: 3,
      unit: 'count',
      about:
        'receiving accounts of other providers, by label or travel rule; two accounts of one provider count as two',
      source: 'proposal',
    },
    least: { value: 1000, unit: 'usd', about: 'the inflow before them, at least', source: 'proposal' },
    window: { value: 86_400, unit: 'seconds', about: 'from the inflow to this event', source: 'proposal' },
  },
  weight: 0.3,
  hard: false,
  judge(context) {
    const { event, past, other } = context
    if (event.kind !== 'withdrawal') return SILENT
    const toVasp = sideIs(event.about, PROVIDER) || (event.travel !== null && event.travel.vasp !== null)
    if (!toVasp && event.about !== null && event.about.labels !== null) return SILENT
    const window = context.p('window')
    const whole = past.complete(window)
    const need = context.p('providers')
    if (past.count(window, 'withdrawal') < need - 1) return whole ? SILENT : lacksPast(window)
    const least = context.p('least')
    const before = recent(past, window, ['deposit', 'fiat-in', 'withdrawal'])
    const isVasp = (e: PastEvent): boolean => e.kind === 'withdrawal' && (e.flags & PAST.vasp) !== 0
    const over = (kept: readonly PastEvent[], isInflow: (e: PastEvent) => boolean): boolean => {
      const inflow = kept.findLastIndex(isInflow)
      // Of one time it cannot be told which was first: then the inflow is taken to have been.
      const from = kept[inflow]?.atMs
      if (from === undefined) return false
      const others = othersOf(kept.filter(e => e.atMs >= from && isVasp(e)))
      // One that nobody told may be another one.
      return others.add(other).size >= need
    }
    const isLarge = (e: PastEvent): boolean => e.kind !== 'withdrawal' && e.usd >= least
    const holds = (kept: readonly PastEvent[]): boolean => over(kept, isLarge)
    if (!holds(before)) {
      if (over(before, e => e.kind !== 'withdrawal' && !(e.usd < least))) return LACKS_PAST_PRICE
      return whole ? SILENT : lacksPast(window)
    }
    if (other === 0) return LACKS_OTHER
    if (!toVasp) return lacking('labels of the receiving account')
    const inflow = before.findLast(isLarge)
    const vasps = before.filter(e => isVasp(e) && e.atMs >= (inflow?.atMs ?? 0))
    const country = event.travel?.vaspCountry ?? null
    const home = context.profile?.residence ?? null
    const abroad = country !== null && home !== null && country !== home
    const receivers = othersOf(vasps).add(other)
    return fire(event.atMs, {
      level: abroad ? 'high' : 'medium',
      reasons: [
        `after an inflow of ${sayUsd(inflow?.usd ?? 0)}, withdrawals to ${receivers.size} accounts of other providers within ${saySpan(window)}`,
        ...(abroad ? [`this one in ${country}, where the customer does not reside`] : []),
      ],
      figures: { accounts: receivers.size, inflowUsd: inflow?.usd ?? 0 },
      unless: [
        { kind: 'later', ms: firesUntil(before, window, holds) },
        { kind: 'were', words: 'were the receiver no account of a provider' },
      ],
      events: inflow === undefined ? vasps : [...vasps, inflow],
    })
  },
  examples: {
    fires: story('9,000 US dollars come in and leave to accounts at three other exchanges.', [
      deposit(0, 9000),
      ...many(3, i => withdrawal(30 + i * 30, 2900, toProvider(i))),
    ]),
    silent: story('The same to two other exchanges.', [
      deposit(0, 9000),
      ...many(2, i => withdrawal(30 + i * 30, 4400, toProvider(i))),
    ]),
  },
}
