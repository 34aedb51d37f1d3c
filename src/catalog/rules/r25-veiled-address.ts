import { PAST } from '../../model/monitor/past-flags.ts'
import { type PastEvent, type PastWindow, type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, lacking } from './fire.ts'
import { saySpan } from './say.ts'
import { story, withdrawal } from './story-events.ts'
import { login } from './wallet-story.ts'

const VEILS: ReadonlySet<string> = new Set(['tor', 'vpn', 'astrill', 'proxy', 'hosting'])

/** The last log-in of a window; of those of one time, the one with the greatest id. */
function latestOf(past: PastWindow, seconds: number): PastEvent | null {
  let found: PastEvent | null = null
  past.each(
    seconds,
    event => {
      if (found !== null && event.atMs < found.atMs) return false
      if (found === null || event.id > found.id) found = event
      return true
    },
    'login',
  )
  return found
}

/** R25: a log-in, or a withdrawal shortly after one, from an address that hides where somebody is. */
export const veiledAddress: Rule = {
  id: 'R25',
  name: 'veiled-address',
  question: 'Does the customer come through Tor, a VPN, a proxy or a hosting provider?',
  sources: ['FATF, Virtual Assets Red Flag Indicators, 2020: anonymity', 'FinCEN FIN-2019-A003'],
  on: ['login', 'withdrawal'],
  lookback: p => p('session'),
  parameters: {
    session: {
      value: 3600,
      unit: 'seconds',
      about: 'a withdrawal belongs to the last log-in of this time before',
      source: 'proposal',
    },
  },
  hard: false,
  judge(context) {
    const { event, past } = context
    if (event.kind === 'login') {
      const found = event.signs.filter(sign => VEILS.has(sign))
      if (found.length === 0)
        return event.ip === null && event.signs.length === 0 ? lacking('the address of the log-in') : SILENT
      return fire(event.atMs, {
        level: found.includes('tor') ? 'medium' : 'low',
        reasons: [`log-in by way of: ${found.join(', ')}`],
        figures: { signs: found.join(', ') },
        unless: [{ kind: 'were', words: 'had it come straight from an internet access provider' }],
      })
    }
    const session = context.p('session')
    const last = latestOf(past, session)
    if (last === null || (last.flags & PAST.veiled) === 0) return SILENT
    return fire(event.atMs, {
      level: 'medium',
      reasons: [
        `withdrawal ${saySpan((event.atMs - last.atMs) / 1000)} after a log-in through Tor, a VPN, a proxy or a hosting provider`,
      ],
      figures: { secondsAfterLogin: (event.atMs - last.atMs) / 1000 },
      unless: [{ kind: 'later', ms: last.atMs + session * 1000 }],
      events: [last],
    })
  },
  examples: {
    fires: story('A withdrawal ten minutes after a log-in through Tor.', [
      login(0, { signs: ['tor'] }),
      withdrawal(10, 500),
    ]),
    silent: story('A withdrawal two hours after a log-in through Tor.', [
      login(0, { signs: ['tor'] }),
      withdrawal(120, 500),
    ]),
  },
}
