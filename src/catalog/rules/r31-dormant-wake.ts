import { type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, LACKS_PAST_PRICE, LACKS_PRICE, lacking, lacksPast } from './fire.ts'
import { isMove, MOVES } from './movement.ts'
import { recent, sumUsd, unpriced } from './recent.ts'
import { saySpan, sayUsd } from './say.ts'
import { deposit, story } from './story-events.ts'
import { login, resident } from './wallet-story.ts'

/** R31: an account that slept moves much as soon as it wakes. */
export const dormantWake: Rule = {
  id: 'R31',
  name: 'dormant-wake',
  question: 'Does an account that slept for months move much on the day that it wakes?',
  sources: ['FATF, Virtual Assets Red Flag Indicators, 2020: transactions', 'Didit’s preset: 12 months'],
  on: MOVES,
  lookback: p => p('sleep') + p('window'),
  parameters: {
    sleep: {
      value: 180 * 86_400,
      unit: 'seconds',
      about: 'without any event of the account, at least',
      source: 'proposal',
    },
    usd: { value: 5000, unit: 'usd', about: 'moved since it woke', source: 'proposal' },
    window: { value: 86_400, unit: 'seconds', about: 'from waking to this event', source: 'proposal' },
  },
  hard: false,
  judge(context) {
    const { event, past } = context
    if (!isMove(event)) return SILENT
    const sleep = context.p('sleep') * 1000
    const window = context.p('window')
    // Who neither slept just now nor woke within the window.
    const rest = event.atMs - (past.last()?.atMs ?? event.atMs)
    if (rest > window * 1000 && rest < sleep) return SILENT
    const born = Math.min(past.sinceMs ?? event.atMs, context.profile?.openedMs ?? event.atMs)
    // Who is younger than the sleep cannot have slept.
    if (event.atMs - born < sleep) return SILENT
    let woke = event.atMs
    let slept = 0
    let isSeen = true
    past.each(context.p('sleep') + window, e => {
      slept = woke - e.atMs
      if (slept >= sleep || event.atMs - e.atMs > window * 1000) return false
      woke = e.atMs
      slept = 0
      return true
    })
    if (slept === 0) {
      if (!past.complete(context.p('sleep') + window)) return lacksPast(context.p('sleep') + window)
      slept = woke - born
      // What lies before the window is older than the sleep; the true gap is at least the window's rest.
      if (past.sinceMs !== null && past.sinceMs < event.atMs - sleep - window * 1000)
        slept = Math.max(sleep, woke - (event.atMs - sleep - window * 1000))
      else isSeen = false
    }
    if (slept < sleep) return SILENT
    const since = recent(past, (event.atMs - woke) / 1000, MOVES)
    const moved = sumUsd(since) + (event.usd ?? 0)
    if (moved < context.p('usd'))
      return event.usd === null ? LACKS_PRICE : unpriced(since) > 0 ? LACKS_PAST_PRICE : SILENT
    // That it is old is known, that it slept is not.
    if (!isSeen) return lacking('whether the account was used before the monitor first saw it')
    return fire(event.atMs, {
      level: 'medium',
      reasons: [
        `the account slept ${saySpan(slept / 1000)} or longer and moved ${sayUsd(moved)} since it woke ${saySpan((event.atMs - woke) / 1000)} ago`,
      ],
      figures: { sleptSeconds: slept / 1000, movedUsd: moved },
      unless: [
        { kind: 'under', usd: context.p('usd') - sumUsd(since) },
        { kind: 'later', ms: woke === event.atMs ? null : woke + window * 1000 },
      ],
      events: since,
    })
  },
  examples: {
    fires: story(
      'Seven months of silence, a log-in, and 6,000 US dollars an hour later.',
      [deposit(0, 100), login(300_000), deposit(300_060, 6000)],
      resident(),
    ),
    silent: story(
      'A log-in every month between them.',
      [deposit(0, 100), ...Array.from({ length: 7 }, (_, i) => login((i + 1) * 43_000)), deposit(301_060, 6000)],
      resident(),
    ),
  },
}
