import type { AssetId } from '../../model/asset.ts'
import type { CryptoMovement } from '../../model/monitor/customer-event.ts'
import { PAST } from '../../model/monitor/past-flags.ts'
import { type PastEvent, type Rule, type RuleAnswer, type RuleContext, SILENT } from '../../model/monitor/rule.ts'
import { KNOWN_ASSETS } from '../assets/known-assets.ts'
import { either, fire, lacking } from './fire.ts'
import { isCrypto } from './movement.ts'
import { firesUntil, recent } from './recent.ts'
import { saySpan, sayUsd } from './say.ts'
import { knownSide, madeUpAccount, many, story, withdrawal } from './story-events.ts'

/** Without a price, and neither a native coin nor a stablecoin that is known. */
const FAKE = PAST.noPrice | PAST.native | PAST.freezable

/** A token of which nobody here knows the contract: one that bears a known one's symbol is an imitation. */
function isStrange(asset: AssetId): boolean {
  return !asset.includes('/slip44:') && !KNOWN_ASSETS.has(asset)
}

/** R47: an address imitates one that the customer knows, as bait or already as the payee. */
export const addressPoisoning: Rule = {
  id: 'R47',
  name: 'address-poisoning',
  question: 'Does the other side imitate an address that the customer knows?',
  sources: ['Forta: address poisoning', 'arXiv 2501.16681 for what wallets show'],
  on: ['deposit', 'withdrawal'],
  lookback: p => p('known'),
  parameters: {
    tiny: { value: 1, unit: 'usd', about: 'a deposit under it is bait', source: 'proposal' },
    zero: { value: 3, unit: 'count', about: 'deposits of nothing in the window, this one included', source: 'Forta' },
    repeated: { value: 5, unit: 'count', about: 'tiny deposits in the window, this one included', source: 'Forta' },
    fake: {
      value: 10,
      unit: 'count',
      about: 'deposits at one moment from one sender in tokens that nobody knows, of all customers, this one included',
      source: 'Forta',
    },
    window: { value: 86_400, unit: 'seconds', about: 'time that they fall in', source: 'proposal' },
    known: {
      value: 90 * 86_400,
      unit: 'seconds',
      about: 'the customer dealt with the true one in this time',
      source: 'proposal',
    },
  },
  hard: false,
  judge(context) {
    const { event, past, other } = context
    if (!isCrypto(event)) return SILENT
    const bait = event.kind === 'deposit'
    if (bait && event.usd !== null && event.usd >= context.p('tiny')) return SILENT
    const flood = bait && event.usd !== null ? baitFlood(event, event.usd, context) : SILENT
    const known = context.p('known')
    const strange = bait && event.usd === null && isStrange(event.asset)
    const imitated = other === 0 ? null : (context.imitated?.(known, context.p('tiny')) ?? null)
    const patterns = event.about?.patterns ?? null
    const traced = patterns !== null && (patterns.includes('look-alike') || patterns.includes('address-poisoning'))
    if (imitated !== null || traced) {
      const whom = imitated === null ? 'an address known to a trace' : imitated
      const imitation = fire(event.atMs, {
        level: bait ? 'medium' : 'hold',
        reasons: [
          bait
            ? `${strange ? 'a deposit of a token that is none of the known ones' : event.usd === null ? 'a deposit without a price' : sayUsd(event.usd, 'up')} comes from an address that imitates ${whom}`
            : `the withdrawal goes to an address that imitates ${whom}`,
        ],
        figures: { imitates: whom, ...(strange ? { token: event.asset } : {}) },
        unless: [
          { kind: 'were', words: 'with an address whose ends are like no known one' },
          ...(bait && event.usd !== null ? [{ kind: 'from', usd: context.p('tiny') } as const] : []),
        ],
      })
      return either(imitation, flood)
    }
    if (flood.kind === 'fired') return flood
    if (strange && context.otherPast !== null) {
      // One transaction has one time and one sender; its events come one by one, and the last of them tells of all.
      const fakes = recent(context.otherPast, 0, ['deposit']).filter(e => (e.flags & FAKE) === PAST.noPrice)
      if (fakes.length + 1 >= context.p('fake'))
        return fire(event.atMs, {
          level: 'low',
          reasons: [
            `${fakes.length + 1} deposits at one moment from one sender, in tokens that are none of the known ones`,
          ],
          figures: { deposits: fakes.length + 1, token: event.asset },
          unless: [{ kind: 'were', words: 'were the token a known one' }],
          events: fakes,
        })
    }
    if (context.imitated !== undefined || patterns !== null) return SILENT
    const dealt = recent(past, known, ['deposit', 'withdrawal']).filter(
      e => e.kind === 'withdrawal' || e.usd >= context.p('tiny'),
    )
    const met = other !== 0 && dealt.some(e => e.other === other)
    return met ? SILENT : lacking('whether the other side imitates an address that the customer knows')
  },
  examples: {
    fires: story('A withdrawal goes to an address with the ends of one that was paid before.', [
      withdrawal(0, 900, { other: madeUpAccount(0xabcd1234) }),
      withdrawal(1440, 900, { other: madeUpAccount(0xffff_abcd1234), about: knownSide({ patterns: ['look-alike'] }) }),
    ]),
    silent: story(
      'Four withdrawals to one address.',
      many(4, i => withdrawal(i * 60, 900)),
    ),
  },
}

/** Deposits of nothing, or of almost nothing, one after the other. */
function baitFlood(event: CryptoMovement, usd: number, context: RuleContext): RuleAnswer {
  const window = context.p('window')
  const found = recent(context.past, window, ['deposit']).filter(e => e.usd < context.p('tiny'))
  const nothings = (kept: readonly PastEvent[]): PastEvent[] => (usd === 0 ? kept.filter(e => e.usd === 0) : [])
  const ofNothing = (kept: readonly PastEvent[]): boolean => usd === 0 && nothings(kept).length + 1 >= context.p('zero')
  const isFlood = (kept: readonly PastEvent[]): boolean => ofNothing(kept) || kept.length + 1 >= context.p('repeated')
  if (!isFlood(found)) return SILENT
  const [name, told] = ofNothing(found) ? ['nothing', nothings(found)] : ['almost nothing', found]
  return fire(event.atMs, {
    level: 'low',
    reasons: [`${told.length + 1} deposits of ${name} within ${saySpan(window)}: bait for who copies addresses`],
    figures: { deposits: told.length + 1 },
    unless: [
      { kind: 'from', usd: context.p('tiny') },
      { kind: 'later', ms: firesUntil(found, window, isFlood) },
    ],
    events: told,
  })
}
