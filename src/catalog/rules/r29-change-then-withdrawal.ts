import { PAST } from '../../model/monitor/past-flags.ts'
import { type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, lacking, lacksPast } from './fire.ts'
import { recent } from './recent.ts'
import { sayShare, saySpan } from './say.ts'
import { story, withdrawal } from './story-events.ts'
import { change } from './wallet-story.ts'

/** R29: what guards the account was changed, and then most of it leaves. */
export const changeThenWithdrawal: Rule = {
  id: 'R29',
  name: 'change-then-withdrawal',
  question:
    'Was a password, second factor, device or withdrawal address changed just before most of the balance leaves?',
  sources: ['FATF, Virtual Assets Red Flag Indicators, 2020: senders'],
  on: ['withdrawal'],
  lookback: p => p('window'),
  restless: p => p('window'),
  parameters: {
    share: { value: 0.5, unit: 'share', about: 'of the balance leaves, at least', source: 'proposal' },
    window: { value: 86_400, unit: 'seconds', about: 'from the change to the withdrawal', source: 'proposal' },
  },
  hard: false,
  judge(context) {
    const { event, past } = context
    if (event.kind !== 'withdrawal') return SILENT
    const least = context.p('share')
    if (event.shareOfBalance !== null && event.shareOfBalance < least) return SILENT
    const window = context.p('window')
    const changes = recent(past, window, ['change']).filter(
      e => (e.flags & (PAST.credentialChange | PAST.addressChange)) !== 0,
    )
    const last = changes[0]
    // Whoever floods the account with log-ins must not push the change out of sight.
    if (last === undefined) return past.complete(window, 'change') ? SILENT : lacksPast(window)
    if (event.shareOfBalance === null) return lacking('the share of the balance that leaves')
    const span = saySpan((event.atMs - last.atMs) / 1000)
    const what =
      (last.flags & PAST.addressChange) !== 0 ? 'the withdrawal address was' : 'password, second factor or device were'
    return fire(event.atMs, {
      level: 'high',
      reasons: [`${sayShare(event.shareOfBalance)} of the balance leaves ${span} after ${what} changed`],
      figures: { share: event.shareOfBalance, secondsAfterChange: (event.atMs - last.atMs) / 1000 },
      unless: [
        { kind: 'were', words: `under ${sayShare(least)} of the balance` },
        { kind: 'later', ms: last.atMs + window * 1000 },
      ],
      events: changes,
    })
  },
  examples: {
    fires: story('The second factor is changed, and an hour later 95 % leaves.', [
      change(0, 'second-factor'),
      withdrawal(60, 9500, { shareOfBalance: 0.95 }),
    ]),
    silent: story('The second factor is changed, and 95 % leaves two days later.', [
      change(0, 'second-factor'),
      withdrawal(2880, 9500, { shareOfBalance: 0.95 }),
    ]),
  },
}
