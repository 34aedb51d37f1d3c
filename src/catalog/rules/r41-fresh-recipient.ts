import { type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, LACKS_PRICE, lacking } from './fire.ts'
import { saySpan, sayUsd } from './say.ts'
import { knownSide, STORY_START, story, withdrawal } from './story-events.ts'

/** R41: much goes to an address that its ledger has only just seen. */
export const freshRecipient: Rule = {
  id: 'R41',
  name: 'fresh-recipient',
  question: 'Does much go to an address that its ledger first saw within a day?',
  sources: ['Range: new wallet'],
  on: ['withdrawal'],
  lookback: () => 0,
  parameters: {
    usd: { value: 10_000, unit: 'usd', about: 'goes out, at least', source: 'proposal' },
    age: { value: 86_400, unit: 'seconds', about: 'the address is younger', source: 'proposal' },
  },
  hard: false,
  judge(context) {
    const { event } = context
    if (event.kind !== 'withdrawal') return SILENT
    const least = context.p('usd')
    if (event.usd !== null && event.usd < least) return SILENT
    const seen = event.about?.firstSeenMs ?? null
    const age = context.p('age')
    if (seen === null) return lacking('when the ledger first saw the address')
    if (event.atMs - seen >= age * 1000) return SILENT
    if (event.usd === null) return LACKS_PRICE
    return fire(event.atMs, {
      level: 'medium',
      reasons: [
        `${sayUsd(event.usd)} go to an address that its ledger first saw ${saySpan(Math.max(0, event.atMs - seen) / 1000)} ago`,
      ],
      figures: { usd: event.usd, addressAgeSeconds: (event.atMs - seen) / 1000 },
      unless: [
        { kind: 'under', usd: least },
        { kind: 'later', ms: seen + age * 1000 },
      ],
    })
  },
  examples: {
    fires: story('12,000 US dollars go to an address of an hour.', [
      withdrawal(60, 12_000, { about: knownSide({ firstSeenMs: STORY_START }) }),
    ]),
    silent: story('12,000 US dollars go to an address of 2020.', [withdrawal(60, 12_000)]),
  },
}
