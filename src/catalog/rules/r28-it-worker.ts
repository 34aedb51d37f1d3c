import { PAST } from '../../model/monitor/past-flags.ts'
import { type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, LACKS_OTHER, lacking, lacksPast } from './fire.ts'
import { othersOf, recent } from './recent.ts'
import { saySpan } from './say.ts'
import { deposit, madeUpAccount, story, withdrawal } from './story-events.ts'
import { login, resident } from './wallet-story.ts'

const REMOTE: ReadonlySet<string> = new Set(['kvm', 'remote-admin'])

/** R28: the marks of North Korea's IT workers: a VPN of Astrill's kind, a remote-controlled machine, a clock of elsewhere, one payout for several. */
export const itWorker: Rule = {
  id: 'R28',
  name: 'it-worker',
  question: 'Does the account show the marks of North Korea’s IT workers?',
  sources: [
    'advisories on IT workers of North Korea by FBI, Treasury and State since 2022',
    'practice: Astrill exits, KVM over IP',
  ],
  on: ['login', 'withdrawal'],
  lookback: p => p('window'),
  parameters: {
    shared: {
      value: 2,
      unit: 'count',
      about: 'customers who withdraw to one address, this one included',
      source: 'proposal',
    },
    offset: {
      value: 60,
      unit: 'minutes',
      about: 'the machine’s clock differs from that of residence by more',
      source: 'proposal',
    },
    window: {
      value: 30 * 86_400,
      unit: 'seconds',
      about: 'log-ins and withdrawals that count together',
      source: 'proposal',
    },
  },
  hard: false,
  judge(context) {
    const { event, past, otherPast, profile } = context
    if (event.kind === 'login') {
      const veil = event.signs.find(sign => sign === 'astrill' || sign === 'vpn')
      const remote = event.signs.find(sign => REMOTE.has(sign))
      if (veil === undefined || remote === undefined) return SILENT
      const home = profile?.utcOffsetMinutes ?? null
      if (home === null || event.utcOffsetMinutes === null)
        return lacking('the time zone of the machine, or of residence')
      const differs = Math.abs(home - event.utcOffsetMinutes)
      if (differs <= context.p('offset')) return SILENT
      return fire(event.atMs, {
        level: 'high',
        reasons: [`log-in by ${veil} with ${remote}, the clock ${differs} minutes off that of residence`],
        figures: { veil, remote, minutesOff: differs },
        unless: [
          {
            kind: 'were',
            words: `without ${veil} or ${remote}, or with a clock within ${context.p('offset')} minutes`,
          },
        ],
      })
    }
    if (event.kind !== 'withdrawal') return SILENT
    const window = context.p('window')
    const need = context.p('shared')
    if (otherPast !== null && otherPast.others(window, 'withdrawal') < need - 1)
      return otherPast.complete(window, 'withdrawal') ? SILENT : lacksPast(window)
    const logins = recent(past, window, ['login'])
    const veiled = logins.filter(e => (e.flags & PAST.veiled) !== 0)
    const remote = logins.filter(e => (e.flags & PAST.remote) !== 0)
    const [lastVeil, lastRemote] = [veiled[0], remote[0]]
    if (lastVeil === undefined || lastRemote === undefined)
      return past.complete(window, 'login') ? SILENT : lacksPast(window)
    if (otherPast === null) return LACKS_OTHER
    const own = new Set(recent(past, window, ['withdrawal']).map(e => e.id))
    const all = recent(otherPast, window, ['withdrawal'])
    const mine = othersOf(all.filter(e => own.has(e.id)))
    const others = all.filter(e => !mine.has(e.other))
    const workers = othersOf(others).size + 1
    if (workers < need) return SILENT
    return fire(event.atMs, {
      level: 'high',
      reasons: [
        `${workers} customers withdraw to ${event.other} within ${saySpan(window)}, and this one logs in through a VPN with signs of remote control`,
      ],
      figures: { workers },
      unless: [
        { kind: 'were', words: 'to an address of its own' },
        { kind: 'later', ms: Math.min(lastVeil.atMs, lastRemote.atMs) + window * 1000 },
      ],
      events: [lastVeil, ...(lastRemote === lastVeil ? [] : [lastRemote]), ...others],
    })
  },
  examples: {
    fires: story(
      'Log-ins by Astrill with a KVM, and a withdrawal to the address that another customer uses.',
      [
        withdrawal(0, 900, { customer: 'c-2', other: madeUpAccount(5) }),
        login(10, { signs: ['astrill', 'kvm'] }),
        deposit(20, 4000),
        withdrawal(30, 3900, { other: madeUpAccount(5) }),
      ],
      resident(),
    ),
    silent: story('The same log-in, and a withdrawal to an address of its own.', [
      login(10, { signs: ['astrill', 'kvm'] }),
      withdrawal(30, 3900, { other: madeUpAccount(5) }),
    ]),
  },
}
