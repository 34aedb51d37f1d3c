import { deposit, fiat, knownSide, madeUpAccount, STORY_START, trade } from '../../src/catalog/rules/story-events.ts'
import type { CryptoMovement, CustomerEvent, OtherSide, WalletEvent } from '../../src/model/monitor/customer-event.ts'
import type { RuleStory } from '../../src/model/monitor/rule.ts'
import { withLast } from './story-variants.ts'

/** Words of an answer's `unless`, and the story as they would have it. */
export type SaidChange = readonly [words: RegExp, change: (story: RuleStory, words: RegExpExecArray) => RuleStory]

const lastOf = (story: RuleStory): CustomerEvent => story.events.at(-1) as CustomerEvent

/** The last event with other fields, as far as it has them. */
function last(more: Readonly<Record<string, unknown>>): SaidChange[1] {
  return story => withLast(story, { ...lastOf(story), ...more } as CustomerEvent)
}

/** The last event with something else said of its other side. */
function side(more: Partial<OtherSide> | ((about: OtherSide) => Partial<OtherSide>)): SaidChange[1] {
  return story => {
    const event = lastOf(story) as CryptoMovement
    const about = event.about ?? knownSide()
    return withLast(story, { ...event, about: { ...about, ...(typeof more === 'function' ? more(about) : more) } })
  }
}

/** The story with more events before its last. */
function before(make: (event: CryptoMovement) => CustomerEvent): SaidChange[1] {
  return story => {
    const event = lastOf(story) as CryptoMovement
    const one = { ...make(event), id: 'more', customer: event.customer }
    const at = story.events.findIndex(e => e.atMs > one.atMs)
    const place = at === -1 ? story.events.length - 1 : at
    return { ...story, events: [...story.events.slice(0, place), one, ...story.events.slice(place)] }
  }
}

/** The story without the earlier events of some kind. */
function without(is: (event: CustomerEvent, last: CustomerEvent) => boolean): SaidChange[1] {
  return story => ({
    ...story,
    events: story.events.filter((e, i) => i === story.events.length - 1 || !is(e, lastOf(story))),
  })
}

const clear = { verdict: 'clear', categories: [], lists: [] } as const
const nobody = madeUpAccount(0xfeed_beef)
const travel = { state: 'complete', vasp: 'v', vaspCountry: 'JP', unhosted: false, nameMatches: true, registered: true }
const minutesOf = (ms: number): number => (ms - STORY_START) / 60_000

/** Each sentence that a rule may say after "would not fire", beside figures of worth and time. */
export const SAID_CHANGES: readonly SaidChange[] = [
  [/had something been traded in between/, before(e => trade(minutesOf(e.atMs), 5))],
  [/were the receiver no account of a provider/, last({ about: knownSide(), travel: null })],
  [/if no trace showed it in: .*?(?=, or |$)/, side({ patterns: [] })],
  [/if no trace showed both at the other side/, side({ patterns: [] })],
  [
    /were this address one that the customer had used before/,
    before(e => deposit(minutesOf(e.atMs) - 50_000, 9, { other: e.other })),
  ],
  [/had it lost [\d.]+ % or less/, last({ loss: 0.05 })],
  [/were the other side neither labelled nor listed as a mixer/, side({ labels: [], screening: clear })],
  [
    /were less than ([\d.]+) % of it from mixers and the part under ([\d,]+) USD/,
    side(about => ({ exposure: (about.exposure ?? []).map(e => ({ ...e, share: 0.0001 })) })),
  ],
  [/were the account known as an open service/, side({ labels: ['exchange'] })],
  [/had under [\d.]+ % of the inflow come from there/, before(e => deposit(minutesOf(e.atMs) - 1, 1e7))],
  [/had anything come in before/, before(e => fiat('fiat-in', minutesOf(e.atMs) - 1, 5))],
  [/had under [\d.]+ % come from there/, side({ exposure: [] })],
  [/had it come straight from an internet access provider/, last({ signs: [] })],
  [/had fewer than \d+ accounts used that device/, last({ device: 'its-own' })],
  [/had fewer than \d+ accounts used that address/, last({ ip: 'its-own' })],
  [
    /had it come from (\w+), or by a browser in its language/,
    (story, [, home]) => last({ country: home })(story, [''] as never),
  ],
  [/without [a-z]+ or [a-z-]+, or with a clock within \d+ minutes/, last({ signs: [] })],
  [/with a clock within \d+ minutes of those of residence/, last({ utcOffsetMinutes: 540 })],
  // The residents of stories live in South Korea, nine hours ahead of UTC, where noon is three o’clock.
  [
    /by day where the customer lives/,
    story =>
      last({ atMs: Math.floor(lastOf(story).atMs / 86_400_000 + 9 / 24) * 86_400_000 + 3 * 3_600_000 })(story, [
        '',
      ] as never),
  ],
  [/to an address of its own/, last({ other: nobody })],
  [/under [\d.]+ % of the balance, or to an address met before/, last({ shareOfBalance: 0.01 })],
  [/under [\d.]+ % of the balance/, last({ shareOfBalance: 0.01 })],
  [/up to ([\d,.]+) USD/, (story, [, usd = '']) => upTo(story, Number(usd.replaceAll(',', '')))],
  [/if no sanctions list named the other side/, side({ screening: clear })],
  [/with exposure under .* USD and under [\d.]+ %(?:, or beyond \d+ hops)?/, side({ exposure: [] })],
  [/if listed persons owned less than half of it/, side({ screening: clear })],
  [/with less than [\d.]+ % or less than \d+ USD of any theft/, side({ cases: [], exposure: [] })],
  [/if no list, no partner and no tag named the other side as a thief’s/, side({ labels: [], screening: clear })],
  [/if no list and no label said so of the other side/, side({ labels: [], screening: clear })],
  [/if no report, forum, leak or such list named the address/, side({ labels: [], screening: clear })],
  [/were the provider registered and .*/, last({ travel, about: knownSide() })],
  [
    /were the provider registered/,
    story => {
      const event = lastOf(story) as CryptoMovement
      return last({ about: knownSide(), travel: event.travel && { ...event.travel, registered: true } })(story, [
        '',
      ] as never)
    },
  ],
  [
    /(?:in a country that the FATF does not name|under the name of the account|with whole travel data)(?: and .*)?/,
    last({ travel }),
  ],
  [
    /under [\d,]+ USD, or had somebody proven the wallet theirs/,
    last({ travel: { ...travel, vasp: null, unhosted: true } }),
  ],
  [
    /had it been one of the other kinds/,
    story =>
      last({
        asset: (
          story.events.findLast((e, i) => e.kind === 'wallet-outflow' && i < story.events.length - 1) as WalletEvent
        ).asset,
      })(story, [''] as never),
  ],
  [/without [a-z-]+ in the transaction/, last({ what: 'paid', detail: '' })],
  [/had no such right been asked for/, last({ what: 'paid', detail: '' })],
  [
    /for at most \d+ times what the wallet holds(?:, or to a spender known and verified)?/,
    last({ what: 'approval', detail: 'limited', share: 9 }),
  ],
  [
    /with an address whose ends are like no known one/,
    story => side({ patterns: [] })(last({ other: nobody })(story, [''] as never), [''] as never),
  ],
  [/were the token a known one/, last({ asset: 'eip155:1/slip44:60' })],
  [/had the nonce been drawn by chance or by RFC 6979/, last({ r: '5a'.repeat(32) })],
  [/had its r been new/, last({ r: '5a'.repeat(32) })],
  [
    /at a price under ([\d.,]+)/,
    (story, [, price = '']) => last({ price: Number(price.replaceAll(',', '')) * (1 - 1e-9) })(story, [''] as never),
  ],
  [/against somebody with whom the customer has not traded/, last({ against: 'nobody-before' })],
  [
    /had the other side come more than \d+ seconds? before/,
    without((e, now) => e.customer === now.customer && now.atMs - e.atMs <= 1_000),
  ],
  [/under \d+ ticks above the best bid/, last({ ticksBeyondBest: 2 })],
  [/had it made fewer than [\d.]+ % of them/, without((e, now) => e.customer === now.customer)],
  [/had no account traded [\d.]+ % of it and [\d,]+ USD/, without(e => e.kind === 'trade')],
]

/** A withdrawal of another amount is another share of the same balance. */
function upTo(story: RuleStory, usd: number): RuleStory {
  const event = lastOf(story) as CryptoMovement
  const balance = (event.usd ?? 0) / (event.shareOfBalance ?? 1)
  return withLast(story, { ...event, usd, shareOfBalance: usd / balance })
}
