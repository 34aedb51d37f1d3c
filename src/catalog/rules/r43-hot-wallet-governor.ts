import { outflowLimit } from '../../analysis/governor/outflow-limit.ts'
import type { WalletEvent } from '../../model/monitor/customer-event.ts'
import { PAST } from '../../model/monitor/past-flags.ts'
import { type PastEvent, type Rule, type RuleAnswer, type RuleContext, SILENT } from '../../model/monitor/rule.ts'
import { either, fire, lacking, lacksPast } from './fire.ts'
import { recent, sumUsd, unpriced } from './recent.ts'
import { sayNumber, saySpan, sayUsd } from './say.ts'
import { many, story } from './story-events.ts'
import { walletOutflow } from './wallet-story.ts'

const KINDS = ['wallet-outflow'] as const

/** R43: an own wallet is drained: more leaves in minutes than its hour of the week knows, or many kinds of asset at once. */
export const hotWalletGovernor: Rule = {
  id: 'R43',
  name: 'hot-wallet-governor',
  question: 'Does more leave an own wallet within minutes than ever at this hour, or many kinds of asset at once?',
  sources: ['theft from Upbit, 2025-11-27: 24 kinds of asset in 54 minutes', 'proposal for the limits'],
  on: ['wallet-outflow'],
  lookback: p => Math.max(p('window'), p('kinds-window')),
  parameters: {
    multiple: {
      value: 3,
      unit: 'ratio',
      about: 'times the 99.9th percentile of five minutes of the same hour of the week',
      source: 'proposal',
    },
    share: {
      value: 0.005,
      unit: 'share',
      about: 'of the balance; the larger of the two is the limit',
      source: 'proposal',
    },
    window: { value: 300, unit: 'seconds', about: 'in which the outflow is summed', source: 'proposal' },
    kinds: { value: 10, unit: 'count', about: 'kinds of asset that leave, at least', source: 'Upbit 2025: 24 kinds' },
    'kinds-window': { value: 600, unit: 'seconds', about: 'time that they leave in', source: 'proposal' },
  },
  hard: true,
  judge(context) {
    const { event, walletPast, thing } = context
    if (event.kind !== 'wallet-outflow' || event.whitelisted || walletPast === null) return SILENT
    const kindsWindow = context.p('kinds-window')
    const all = recent(walletPast, Math.max(context.p('window'), kindsWindow), KINDS).filter(
      e => (e.flags & PAST.whitelisted) === 0,
    )
    const inKinds = all.filter(e => e.atMs >= event.atMs - kindsWindow * 1000)
    const kinds = new Set(inKinds.map(e => e.thing)).add(thing).size
    let many: RuleAnswer = SILENT
    if (kinds >= context.p('kinds')) {
      const others = new Set(inKinds.map(e => e.thing))
      const alone = others.size < kinds && others.size === context.p('kinds') - 1
      many = fire(event.atMs, {
        level: 'hold',
        reasons: [
          `${kinds} kinds of asset left ${event.customer} within ${saySpan(kindsWindow)} for accounts off its white list`,
        ],
        figures: { kinds },
        unless: alone ? [{ kind: 'were', words: 'had it been one of the other kinds' }] : [],
        events: inKinds,
      })
    }
    return either(many, tooMuch(context, event, all, kinds))
  },
  examples: {
    fires: story(
      'Ten kinds of asset leave a hot wallet within nine minutes.',
      many(10, i => walletOutflow(i, 500, { asset: `token-${i}` })),
    ),
    silent: story(
      'Ten withdrawals of one kind in nine minutes.',
      many(10, i => walletOutflow(i, 500)),
    ),
  },
}

/** More left within minutes than the hour of the week, or the balance, knows. */
function tooMuch(context: RuleContext, event: WalletEvent, all: readonly PastEvent[], kinds: number): RuleAnswer {
  const { walletPast } = context
  if (walletPast === null) return SILENT
  const [window, kindsWindow] = [context.p('window'), context.p('kinds-window')]
  const before = all.filter(e => e.atMs >= event.atMs - window * 1000)
  const past = sumUsd(before)
  const sum = past + (event.usd ?? 0)
  const floor = event.balanceUsd === null ? Number.NaN : context.p('share') * event.balanceUsd
  const reach = Math.max(window, kindsWindow)
  // The limit is never under the balance's part, so that the habit need not be asked.
  if (sum <= floor && event.usd !== null && unpriced(before) === 0 && walletPast.complete(reach)) return SILENT
  const limit = outflowLimit(context.sameHour()?.p999 ?? null, event.balanceUsd, {
    multiple: context.p('multiple'),
    share: context.p('share'),
  })
  if (limit !== null && sum > limit.usd) {
    const part =
      limit.by === 'habit'
        ? `${sayNumber(context.p('multiple'))} times the habit of this hour`
        : `${sayNumber(context.p('share') * 100)} % of the balance`
    return fire(event.atMs, {
      level: 'hold',
      reasons: [
        `${sayUsd(sum)} left ${event.customer} within ${saySpan(window)} for accounts off its white list, over ${sayUsd(limit.usd)}: ${part}`,
        ...(limit.lacks === null
          ? []
          : [
              limit.lacks === 'habit'
                ? 'it has no two weeks of history, so that the balance alone is the limit'
                : 'its balance was not told, so that the habit alone is the limit',
            ]),
      ],
      figures: { leftUsd: sum, limitUsd: limit.usd, by: limit.by, kinds },
      // At the limit itself it is silent.
      unless: [{ kind: 'under', usd: limit.usd - past }],
      events: before,
    })
  }
  if (limit === null) return lacking('two weeks of history of the wallet, or its balance')
  if (event.usd === null || unpriced(before) > 0)
    return lacking('the worth in US dollars of outflows of the last minutes')
  return walletPast.complete(reach) ? SILENT : lacksPast(reach)
}
