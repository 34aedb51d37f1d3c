import { PAST } from '../../model/monitor/past-flags.ts'
import { type PastEvent, type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, LACKS_PAST_PRICE, LACKS_PRICE, lacking, lacksPast } from './fire.ts'
import { pairUp } from './pair-up.ts'
import { recent } from './recent.ts'
import { saySpan, sayUsd } from './say.ts'
import { BRIDGE, sideIs } from './side-words.ts'
import { TRONIX } from './story-assets.ts'
import { deposit, knownSide, story, withdrawal } from './story-events.ts'

/** R16: value leaves into a bridge and comes back as an asset of another ledger, again and again. */
export const chainHop: Rule = {
  id: 'R16',
  name: 'chain-hop',
  question: 'Does value leave into a bridge and come back from one as another asset, more than once a day?',
  sources: ['laundering after thefts of North Korea'],
  on: ['deposit'],
  lookback: p => p('window') + p('hop'),
  restless: p => (p('hops') > 0 ? p('window') + p('hop') : Number.POSITIVE_INFINITY),
  parameters: {
    hops: {
      value: 2,
      unit: 'count',
      about: 'pairs of outflow and inflow over bridges, this one included',
      source: 'proposal',
    },
    tolerance: { value: 0.01, unit: 'share', about: 'the two are worth the same within this', source: 'proposal' },
    hop: {
      value: 3600,
      unit: 'seconds',
      about: 'from the outflow to the inflow of a pair, at most',
      source: 'proposal',
    },
    window: { value: 86_400, unit: 'seconds', about: 'time that the inflows fall in', source: 'proposal' },
  },
  hard: false,
  judge(context) {
    const { event, past, thing } = context
    if (event.kind !== 'deposit') return SILENT
    const bridged = sideIs(event.about, BRIDGE)
    const unlabelled = event.about === null || event.about.labels === null
    if (!bridged && !unlabelled) return SILENT
    const [hop, window, need] = [context.p('hop'), context.p('window'), context.p('hops')]
    const reach = window + hop
    const whole = past.complete(reach)
    if (past.count(reach, 'withdrawal') < need || past.count(window, 'deposit') < need - 1)
      return whole ? SILENT : lacksPast(reach)
    const before = recent(past, reach, ['deposit', 'withdrawal']).filter(e => (e.flags & PAST.bridge) !== 0)
    const tolerance = context.p('tolerance')
    const usd = event.usd ?? Number.NaN
    const outs = before.filter(e => e.kind === 'withdrawal')
    const backsIn = (kept: readonly PastEvent[]) => [
      { usd, atMs: event.atMs, thing },
      ...kept.filter(e => e.kind === 'deposit' && event.atMs - e.atMs <= window * 1000),
    ]
    const pairsOver = (kept: readonly PastEvent[], unknownToo: boolean) => {
      const backs = backsIn(kept)
      const fits = (i: number, out: PastEvent): boolean => {
        const back = backs[i] ?? { usd: Number.NaN, atMs: 0, thing: 0 }
        if (out.thing === back.thing || out.usd === 0 || out.atMs > back.atMs || back.atMs - out.atMs > hop * 1000)
          return false
        const gap = Math.abs(out.usd - back.usd)
        return Number.isNaN(gap) ? unknownToo : gap <= tolerance * out.usd
      }
      return pairUp(backs.length, outs, fits, need)
    }
    const pairs = pairsOver(before, false)
    const mine = pairs.get(0)
    if (mine === undefined || pairs.size < need) {
      if (pairsOver(before, true).size >= need) return Number.isNaN(usd) ? LACKS_PRICE : LACKS_PAST_PRICE
      return whole ? SILENT : lacksPast(reach)
    }
    if (!bridged) return lacking('labels of the sending account')
    return fire(event.atMs, {
      level: 'high',
      reasons: [
        `${pairs.size} times within ${saySpan(window)} value left into a bridge and came back as another asset within ${saySpan(hop)}`,
        `now ${sayUsd(usd)}, of ${sayUsd(mine.usd)} that left ${saySpan((event.atMs - mine.atMs) / 1000)} before`,
      ],
      figures: { pairs: pairs.size, usd, leftUsd: mine.usd },
      unless: [
        { kind: 'under', usd: Math.min(...outs.map(e => (1 - tolerance) * e.usd)) },
        { kind: 'from', usd: Math.max(...outs.map(e => (1 + tolerance) * e.usd)) + 0.01 },
        { kind: 'later', ms: Math.max(...outs.map(e => e.atMs)) + hop * 1000 },
      ],
      events: [...pairs.values(), ...before.filter(e => e.kind === 'deposit' && event.atMs - e.atMs <= window * 1000)],
    })
  },
  examples: {
    fires: story('Ether leaves into a bridge and comes back as tronix, twice within five hours.', [
      withdrawal(0, 8000, { about: knownSide({ labels: ['bridge'] }) }),
      deposit(20, 7960, { ...TRONIX, about: knownSide({ labels: ['bridge'] }) }),
      withdrawal(240, 6000, { about: knownSide({ labels: ['bridge'] }) }),
      deposit(270, 5980, { ...TRONIX, about: knownSide({ labels: ['bridge'] }) }),
    ]),
    silent: story('Once.', [
      withdrawal(0, 8000, { about: knownSide({ labels: ['bridge'] }) }),
      deposit(20, 7960, { ...TRONIX, about: knownSide({ labels: ['bridge'] }) }),
    ]),
  },
}
