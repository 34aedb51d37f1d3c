import { type PastEvent, type PastWindow, type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, lacking, lacksPast, type Unless } from './fire.ts'
import { onePayee } from './one-payee.ts'
import { latestFirst, recent } from './recent.ts'
import { sayNumber, saySpan } from './say.ts'
import { story } from './story-events.ts'
import { login } from './wallet-story.ts'

const KINDS = ['login'] as const

/** R26: one device or one IP address serves several accounts, or one account outside takes what several withdraw. */
export const sharedDevice: Rule = {
  id: 'R26',
  name: 'shared-device',
  question: 'Do several accounts log in from one device or one address, or withdraw to one account outside?',
  sources: ['FATF, Virtual Assets Red Flag Indicators, 2020: senders', 'JFSA, reference cases of 2019'],
  on: ['login', 'withdrawal'],
  lookback: p => p('window'),
  parameters: {
    accounts: {
      value: 3,
      unit: 'count',
      about: 'accounts on one device or address, this one included',
      source: 'proposal',
    },
    payers: {
      value: 5,
      unit: 'count',
      about: 'customers who withdraw to one account, this one included; services by label or travel data are left out',
      source: 'proposal',
    },
    window: {
      value: 7 * 86_400,
      unit: 'seconds',
      about: 'time that their log-ins, or withdrawals, fall in',
      source: 'proposal',
    },
  },
  hard: false,
  judge(context) {
    const { event, past, devicePast, ipPast } = context
    if (event.kind === 'withdrawal') return onePayee(event, context)
    if (event.kind !== 'login') return SILENT
    if (event.device === null && event.ip === null) return lacking('device and address of the log-in')
    const window = context.p('window')
    const need = context.p('accounts')
    const ways: readonly (readonly [string, PastWindow | null])[] = [
      ['device', devicePast],
      ['address', ipPast],
    ]
    const shared: { what: string; accounts: number; others: readonly PastEvent[]; until: number }[] = []
    for (const [what, all] of ways) {
      // Without the account's own log-ins among them, the others must be one fewer than needed.
      if (all === null || all.others(window, ...KINDS) < need - 1) continue
      const before = recent(all, window, KINDS)
      const own = new Set(recent(past, window, KINDS).map(e => e.id))
      const mine = new Set(before.filter(e => own.has(e.id)).map(e => e.other))
      const others = before.filter(e => !mine.has(e.other))
      const accounts = new Set(others.map(e => e.other)).size + 1
      if (accounts < need) continue
      // The latest log-in of each account says how long it counts.
      const latest = new Map<number, number>()
      for (const e of others) latest.set(e.other, Math.max(latest.get(e.other) ?? e.atMs, e.atMs))
      const ends = [...latest.values()].sort((a, b) => b - a)
      shared.push({ what, accounts, others, until: (ends[need - 2] ?? 0) + window * 1000 })
    }
    if (shared.length > 0)
      return fire(event.atMs, {
        level: 'medium',
        reasons: shared.map(
          ({ what, accounts }) => `${accounts} accounts logged in from one ${what} within ${saySpan(window)}`,
        ),
        figures: { accounts: Math.max(...shared.map(s => s.accounts)), by: shared.map(s => s.what).join(', ') },
        unless: [
          // Who shares both is found by either alone.
          ...(shared.length > 1 ? [] : shared).map(
            ({ what }): Unless => ({
              kind: 'were',
              words: `had fewer than ${sayNumber(need)} accounts used that ${what}`,
            }),
          ),
          { kind: 'later', ms: Math.max(...shared.map(s => s.until)) },
        ],
        events: [...new Map(shared.flatMap(s => s.others).map(e => [e.id, e])).values()].sort(latestFirst),
      })
    for (const [, all] of ways) if (all !== null && !all.complete(window)) return lacksPast(window)
    return SILENT
  },
  examples: {
    fires: story('Three accounts on one device within a day.', [
      login(0, { customer: 'c-2', ip: 'ip-2' }),
      login(60, { customer: 'c-3', ip: 'ip-3' }),
      login(120),
    ]),
    silent: story('One account three times, another once.', [
      login(0, { customer: 'c-2' }),
      login(60),
      login(90),
      login(120),
    ]),
  },
}
