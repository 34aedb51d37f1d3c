import { countryOfMark, providerMark, providerOfMark } from '../../analysis/monitor/provider-mark.ts'
import { PAST } from '../../model/monitor/past-flags.ts'
import { type PastEvent, type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, LACKS_OTHER, LACKS_PAST_OTHERS, LACKS_PAST_PRICE, lacking, lacksPast } from './fire.ts'
import { firesUntil, recent } from './recent.ts'
import { saySpan, sayUsd } from './say.ts'
import { PROVIDER, sideIs } from './side-words.ts'
import { deposit, knownSide, madeUpAccount, many, story, withdrawal } from './story-events.ts'

const toProvider = (i: number) => ({ other: madeUpAccount(20 + i), about: knownSide({ labels: ['exchange'] }) })

/** A receiver: the provider where it was named, else the account; and the provider's country. */
interface Receiver {
  readonly key: string
  readonly country: string | null
}

function receiverOf(mark: number | undefined, other: number): Receiver {
  return mark === undefined || Number.isNaN(mark)
    ? { key: `account ${other}`, country: null }
    : { key: `provider ${providerOfMark(mark)}`, country: countryOfMark(mark) }
}

/** In no country: every provider whose country is told is then in another one. */
const UNKNOWN = ''
/** In some country, which is none of a code. */
const ABROAD = '??'

const isToVasp = (e: PastEvent): boolean => e.kind === 'withdrawal' && (e.flags & PAST.vasp) !== 0
const isNameless = (e: PastEvent): boolean => e.other === 0 && Number.isNaN(e.price ?? Number.NaN)
const countOf = (receivers: readonly Receiver[]): number => new Set(receivers.map(r => r.key)).size
/** Those in other countries than the customer's. */
const abroadOf = (receivers: readonly Receiver[], home: string): Receiver[] =>
  receivers.filter(r => r.country !== null && r.country !== home)

/** R10: one inflow is spread to several other providers at once. */
export const spreadToProviders: Rule = {
  id: 'R10',
  name: 'spread-to-providers',
  question: 'Is an inflow spread at once to several other exchanges?',
  sources: ['FATF, Virtual Assets Red Flag Indicators, 2020: transactions'],
  on: ['withdrawal'],
  lookback: p => p('window'),
  restless: p => p('window'),
  parameters: {
    providers: {
      value: 3,
      unit: 'count',
      about: 'other providers that receive, by the travel rule; where it names none, accounts that a label calls one’s',
      source: 'proposal',
    },
    abroad: { value: 2, unit: 'count', about: 'or so many in other countries than the customer’s', source: 'proposal' },
    least: { value: 1000, unit: 'usd', about: 'the inflow before them, at least', source: 'proposal' },
    window: { value: 86_400, unit: 'seconds', about: 'from the inflow to this event', source: 'proposal' },
  },
  hard: false,
  judge(context) {
    const { event, past, other } = context
    if (event.kind !== 'withdrawal') return SILENT
    const toVasp = sideIs(event.about, PROVIDER) || (event.travel !== null && event.travel.vasp !== null)
    if (!toVasp && event.about !== null && event.about.labels !== null) return SILENT
    const window = context.p('window')
    const whole = past.complete(window)
    const [need, needAbroad] = [context.p('providers'), context.p('abroad')]
    if (past.count(window, 'withdrawal') < Math.min(need, needAbroad) - 1) return whole ? SILENT : lacksPast(window)
    const least = context.p('least')
    const home = context.profile?.residence ?? null
    const own = receiverOf(providerMark(event), other)
    const before = recent(past, window, ['deposit', 'fiat-in', 'withdrawal'])
    // Of one time it cannot be told which was first: then the inflow is taken to have been.
    const sentAfter = (kept: readonly PastEvent[], isInflow: (e: PastEvent) => boolean): PastEvent[] | null => {
      const from = kept[kept.findLastIndex(isInflow)]?.atMs
      return from === undefined ? null : kept.filter(e => e.atMs >= from && e.kind === 'withdrawal')
    }
    const after = (kept: readonly PastEvent[], isInflow: (e: PastEvent) => boolean): Receiver[] | null => {
      const sent = sentAfter(kept, isInflow)?.filter(e => isToVasp(e) && !isNameless(e))
      return sent === undefined ? null : [...sent.map(e => receiverOf(e.price, e.other)), own]
    }
    const isLarge = (e: PastEvent): boolean => e.kind !== 'withdrawal' && e.usd >= least
    const enough = (receivers: readonly Receiver[] | null, from: string): boolean =>
      receivers !== null && (countOf(receivers) >= need || countOf(abroadOf(receivers, from)) >= needAbroad)
    const holds = (kept: readonly PastEvent[]): boolean => enough(after(kept, isLarge), home ?? UNKNOWN)
    const receivers = after(before, isLarge)
    if (receivers === null || !holds(before)) {
      const unpriced = after(before, e => e.kind !== 'withdrawal' && !(e.usd < least))
      if (enough(unpriced, home ?? UNKNOWN)) return LACKS_PAST_PRICE
      // Each that went to somebody whom nobody told may have gone to another provider, in another country.
      const more = (sentAfter(before, e => e.kind !== 'withdrawal' && !(e.usd < least)) ?? []).filter(isNameless).length
      const may = [
        ...(unpriced ?? []),
        ...Array.from({ length: more }, (_, i) => ({ key: `nobody ${i}`, country: ABROAD })),
      ]
      if (more > 0 && enough(may, home ?? UNKNOWN)) return LACKS_PAST_OTHERS
      return whole ? SILENT : lacksPast(window)
    }
    if (other === 0 && event.travel?.vasp == null) return LACKS_OTHER
    if (!toVasp) return lacking('labels of the receiving account')
    if (home === null && countOf(receivers) < need) return lacking('the country in which the customer resides')
    const inflow = before.findLast(isLarge)
    const vasps = before.filter(e => isToVasp(e) && e.atMs >= (inflow?.atMs ?? 0))
    const abroad = home === null ? [] : abroadOf(receivers, home)
    const countries = [...new Set(abroad.map(r => r.country))].sort().join(', ')
    return fire(event.atMs, {
      level: countOf(abroad) >= needAbroad || abroad.includes(own) ? 'high' : 'medium',
      reasons: [
        `after an inflow of ${sayUsd(inflow?.usd ?? 0)}, withdrawals to ${countOf(receivers)} other providers or accounts of such within ${saySpan(window)}`,
        ...(countries === '' ? [] : [`${countOf(abroad)} of them in ${countries}, where the customer does not reside`]),
      ],
      figures: {
        ...{ providers: countOf(receivers), abroad: countOf(abroad), inflowUsd: inflow?.usd ?? 0 },
        ...(countries === '' ? {} : { countries }),
      },
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
