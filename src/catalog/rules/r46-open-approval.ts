import { type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, lacking } from './fire.ts'
import { sayNumber } from './say.ts'
import { story } from './story-events.ts'
import { admin } from './wallet-story.ts'

/** What gives others the right to take. */
const RIGHTS: ReadonlySet<string> = new Set([
  'approval',
  'Approval',
  'ApprovalForAll',
  'setApprovalForAll',
  'permit',
  'permit2',
  'eip-7702',
])
/** Codes of the guard that say the same. */
const CODES: ReadonlySet<string> = new Set(['approved-without-limit', 'approved-for-all'])
const ASKED_FOR: ReadonlySet<string> = new Set(['permit', 'permit2', 'eip-7702', 'ApprovalForAll', 'setApprovalForAll'])
/** Words of the detail that make a spender one to look at. */
const SUSPECT: readonly string[] = ['spender-new', 'spender-unverified', 'drainer']

/** R46: somebody gets the right to take without end, or is asked to sign it away. */
export const openApproval: Rule = {
  id: 'R46',
  name: 'open-approval',
  question:
    'Does somebody new or unverified get the right to take without limit, or is such a right to be signed away?',
  sources: ['drainers by Permit2, EIP-2612 and EIP-7702; proposal for the limits'],
  on: ['admin'],
  lookback: () => 0,
  parameters: {
    multiple: {
      value: 10,
      unit: 'ratio',
      about: 'times what the wallet holds counts as without limit',
      source: 'proposal',
    },
  },
  hard: false,
  judge(context) {
    const { event } = context
    if (event.kind !== 'admin') return SILENT
    const code = /^[a-z][a-z-]*/.exec(event.detail)?.[0] ?? ''
    const guard = event.what === 'guard-finding' || event.what === 'guard-alarm'
    if (!RIGHTS.has(event.what) && !CODES.has(event.what) && !(guard && CODES.has(code))) return SILENT
    const words = event.detail.split(/[\s,;]+/)
    const suspect = SUSPECT.filter(word => words.includes(word))
    const asked = ASKED_FOR.has(event.what) || code === 'approved-for-all' || event.what === 'approved-for-all'
    const unlimited =
      guard ||
      CODES.has(event.what) ||
      words.includes('unlimited') ||
      (event.share !== null && event.share > context.p('multiple'))
    if (!asked && !unlimited && event.share === null && !words.includes('limited'))
      return lacking('how much the spender may take, of what the wallet holds')
    if (!asked && !(unlimited && (suspect.length > 0 || guard || CODES.has(event.what)))) {
      // A spender of whom nothing is said is neither new nor known.
      return unlimited && !words.includes('spender-known') ? lacking('how old and how verified the spender is') : SILENT
    }
    const what = guard ? code : event.what
    return fire(event.atMs, {
      level: suspect.includes('drainer') ? 'hold' : 'high',
      reasons: [
        `${what} of ${event.customer}${unlimited ? ' without limit' : ''}${suspect.length === 0 ? '' : `, the spender being: ${suspect.join(', ')}`}`,
      ],
      figures: {
        what,
        unlimited: unlimited ? 'yes' : 'no',
        ...(event.share === null ? {} : { timesHeld: event.share }),
      },
      unless: [
        {
          kind: 'were',
          words: asked
            ? 'had no such right been asked for'
            : guard || CODES.has(event.what)
              ? `for at most ${sayNumber(context.p('multiple'))} times what the wallet holds`
              : `for at most ${sayNumber(context.p('multiple'))} times what the wallet holds, or to a spender known and verified`,
        },
      ],
    })
  },
  examples: {
    fires: story('A spender of two days gets the right to take without limit.', [
      admin(0, 'approval', { detail: 'unlimited spender-new' }),
    ]),
    silent: story('A known spender gets the right to take half of what there is.', [
      admin(0, 'approval', { share: 0.5, detail: 'limited spender-known' }),
    ]),
  },
}
