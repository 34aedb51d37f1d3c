import { type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, LACKS_PRICE, lacking } from './fire.ts'
import { recent } from './recent.ts'
import { sayShare, saySpan, sayUsd } from './say.ts'
import { story } from './story-events.ts'
import { admin, walletOutflow } from './wallet-story.ts'

/** R45: who administers a wallet or contract was changed, and then much leaves it. */
export const adminThenOutflow: Rule = {
  id: 'R45',
  name: 'admin-then-outflow',
  question: 'Was a wallet or contract administered anew within the day before much leaves it?',
  sources: ['thefts by upgraded contracts and new owners; proposal for the share'],
  on: ['wallet-outflow'],
  lookback: p => p('window'),
  parameters: {
    share: { value: 0.05, unit: 'share', about: 'of what the wallet holds leaves', source: 'proposal' },
    window: { value: 86_400, unit: 'seconds', about: 'from the change to the outflow', source: 'proposal' },
  },
  weight: 0.7,
  hard: false,
  judge(context) {
    const { event, past } = context
    if (event.kind !== 'wallet-outflow') return SILENT
    const window = context.p('window')
    const changes = recent(past, window, ['admin'])
    const last = changes[0]
    if (last === undefined) return SILENT
    if (event.usd === null) return LACKS_PRICE
    if (event.balanceUsd === null) return lacking('what the wallet held')
    const share = context.p('share')
    if (event.usd <= share * event.balanceUsd) return SILENT
    return fire(event.atMs, {
      level: 'hold',
      reasons: [
        `${sayUsd(event.usd)}, ${sayShare(event.usd / event.balanceUsd)} of ${event.customer}, leaves ${saySpan((event.atMs - last.atMs) / 1000)} after it was administered`,
      ],
      figures: {
        usd: event.usd,
        share: event.usd / event.balanceUsd,
        secondsAfterChange: (event.atMs - last.atMs) / 1000,
      },
      unless: [
        { kind: 'under', usd: share * event.balanceUsd },
        { kind: 'later', ms: last.atMs + window * 1000 },
      ],
      events: changes,
    })
  },
  examples: {
    fires: story('A contract is upgraded, and an hour later a tenth leaves.', [
      admin(0, 'Upgraded'),
      walletOutflow(60, 1_000_000),
    ]),
    silent: story('A contract is upgraded, and a hundredth leaves.', [
      admin(0, 'Upgraded'),
      walletOutflow(60, 100_000),
    ]),
  },
}
