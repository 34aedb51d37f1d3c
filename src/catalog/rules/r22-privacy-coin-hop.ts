import { DASH, MONERO, VERGE, ZCASH } from '../../model/ledger.ts'
import { PAST } from '../../model/monitor/past-flags.ts'
import { type PastEvent, type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, lacksPast } from './fire.ts'
import { firesUntil, recent } from './recent.ts'
import { saySpan, sayUsd } from './say.ts'
import { XMR } from './story-assets.ts'
import { deposit, story, trade, withdrawal } from './story-events.ts'

/** Ledgers made to hide who pays whom, as the monitor marks earlier events by. */
const PRIVATE: readonly string[] = [MONERO, ZCASH, DASH, VERGE]

/** R22: a coin that can be followed comes in, is turned into one that cannot, and leaves. */
export const privacyCoinHop: Rule = {
  id: 'R22',
  name: 'privacy-coin-hop',
  question: 'Is a coin that can be followed turned into one that cannot, and withdrawn?',
  sources: ['FATF, Virtual Assets Red Flag Indicators, 2020: anonymity'],
  on: ['withdrawal'],
  lookback: p => p('window') + p('turn'),
  restless: p => p('window') + p('turn'),
  parameters: {
    turn: { value: 3600, unit: 'seconds', about: 'from the deposit to the purchase', source: 'proposal' },
    window: { value: 86_400, unit: 'seconds', about: 'from the purchase to this withdrawal', source: 'proposal' },
  },
  hard: false,
  judge(context) {
    const { event, past } = context
    if (event.kind !== 'withdrawal' || !PRIVATE.includes(event.ledger)) return SILENT
    const [turn, window] = [context.p('turn'), context.p('window')]
    const whole = past.complete(window + turn)
    const before = recent(past, window + turn, ['deposit', 'trade'])
    const isBuy = (e: PastEvent): boolean =>
      e.kind === 'trade' && (e.flags & PAST.privacyCoin) !== 0 && event.atMs - e.atMs <= window * 1000
    const inflowOf = (buy: PastEvent): PastEvent | undefined =>
      before.find(
        e =>
          e.kind === 'deposit' &&
          (e.flags & PAST.privacyCoin) === 0 &&
          e.atMs <= buy.atMs &&
          buy.atMs - e.atMs <= turn * 1000,
      )
    const buy = before.find(e => isBuy(e) && inflowOf(e) !== undefined)
    const inflow = buy && inflowOf(buy)
    if (buy === undefined || inflow === undefined) return whole ? SILENT : lacksPast(window + turn)
    return fire(event.atMs, {
      level: 'high',
      reasons: [
        `${Number.isNaN(inflow.usd) ? 'a deposit' : `${sayUsd(inflow.usd)} came in`}, a privacy coin was bought ${saySpan((buy.atMs - inflow.atMs) / 1000)} later`,
        `a privacy coin leaves ${saySpan((event.atMs - buy.atMs) / 1000)} after that`,
      ],
      figures: {
        minutesToPurchase: (buy.atMs - inflow.atMs) / 60_000,
        minutesToWithdrawal: (event.atMs - buy.atMs) / 60_000,
      },
      unless: [{ kind: 'later', ms: firesUntil([buy], window, kept => kept.length > 0) }],
      events: [buy, inflow],
    })
  },
  examples: {
    fires: story('Ether comes in, monero is bought 30 minutes later and withdrawn.', [
      deposit(0, 4000),
      trade(30, 4000, { market: 'XMR/ETH', side: 'buy', sold: 'ETH', bought: 'XMR' }),
      withdrawal(50, 3950, XMR),
    ]),
    silent: story('Monero is bought two hours after the deposit.', [
      deposit(0, 4000),
      trade(120, 4000, { market: 'XMR/ETH', side: 'buy', sold: 'ETH', bought: 'XMR' }),
      withdrawal(150, 3950, XMR),
    ]),
  },
}
