import { type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire } from './fire.ts'
import { story } from './story-events.ts'
import { admin } from './wallet-story.ts'

/** Codes of the guard that mean: do not sign. Others of a Safe’s settings want a person. */
const STOPS: ReadonlySet<string> = new Set([
  'signature-over-other',
  'signature-of-no-owner',
  'hash-mismatch',
  'executed-unshown',
  'delegatecall-unknown',
  'delegatecall-unmeant',
  'delegatecall-disguised',
])
const SETTINGS: ReadonlySet<string> = new Set([
  'owner-added',
  'owner-removed',
  'owner-swapped',
  'threshold-changed',
  'module-enabled',
  'guard-changed',
  'fallback-changed',
  'implementation-changed',
  'implementation-migrated',
])

/** R44: what is signed for a multisig wallet is not what it should be: the guard raises an alarm. */
export const guardAlarm: Rule = {
  id: 'R44',
  name: 'multisig-guard',
  question: 'Would a transaction of a multisig wallet run foreign code as the wallet, or change who owns it?',
  sources: ['theft from Bybit, 2025-02-21: a delegatecall to a contract that Safe never published', 'Safe deployments'],
  on: ['admin'],
  lookback: () => 0,
  parameters: {},
  hard: true,
  judge({ event }) {
    if (event.kind !== 'admin') return SILENT
    const alarm = event.what === 'guard-alarm'
    if (!alarm && event.what !== 'guard-finding' && !STOPS.has(event.what) && !SETTINGS.has(event.what)) return SILENT
    const code =
      alarm || event.what === 'guard-finding' ? (/^[a-z][a-z-]*/.exec(event.detail)?.[0] ?? 'no code') : event.what
    // A finding that is no alarm and changes no setting belongs to other rules.
    if (!alarm && !STOPS.has(code) && !SETTINGS.has(code)) return SILENT
    return fire(event.atMs, {
      level: 'hold',
      reasons: [
        `the guard found ${code} in what ${event.customer} is to sign or execute${event.detail === '' || event.detail === code ? '' : `: ${event.detail}`}`,
      ],
      figures: { code },
      unless: [{ kind: 'were', words: `without ${code} in the transaction` }],
    })
  },
  examples: {
    fires: story('A Safe is to run the code of a contract that nobody published.', [
      admin(0, 'guard-alarm', { detail: 'delegatecall-unknown' }),
    ]),
    silent: story('A role is granted in a contract of the exchange.', [admin(0, 'RoleGranted')]),
  },
}
