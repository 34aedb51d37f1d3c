import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { flagsOf } from '../../src/analysis/monitor/event-flags.ts'
import { judgeStory } from '../../src/analysis/monitor/judge-story.ts'
import { RULES } from '../../src/catalog/rules/all-rules.ts'
import { BRIDGE, MIXER, PROVIDER, SWAPPER, sideIs } from '../../src/catalog/rules/side-words.ts'
import { TRONIX } from '../../src/catalog/rules/story-assets.ts'
import {
  deposit,
  fiat,
  knownSide,
  madeUpAccount,
  many,
  story,
  trade,
  withdrawal,
} from '../../src/catalog/rules/story-events.ts'
import type { CustomerEvent } from '../../src/model/monitor/customer-event.ts'
import { PAST } from '../../src/model/monitor/past-flags.ts'
import type { Rule, RuleStory } from '../../src/model/monitor/rule.ts'
import { ROOT } from '../architecture/source-files.ts'
import { fc, SEED } from '../property.ts'
import { judgePlainly } from './past-of-events.ts'
import { holdLaw, RULE_LAWS } from './rule-laws.ts'
import { variantOf, worth } from './story-variants.ts'

const OURS = RULES.filter(rule => /^R(0\d|1\d|2[0-4])$/.test(rule.id))

function ruleOf(id: string): Rule {
  const rule = OURS.find(r => r.id === id)
  assert.ok(rule, id)
  return rule
}

test('R01 to R24 are all there, each in a file of its name, with sources, units and a question', () => {
  const files = readdirSync(join(ROOT, 'src/catalog/rules')).filter(f => /^r(0\d|1\d|2[0-4])-/.test(f))
  assert.deepEqual(
    OURS.map(r => `${r.id.toLowerCase()}-${r.name}.ts`),
    files.sort(),
  )
  assert.equal(OURS.length, 24)
  for (const rule of OURS) {
    assert.match(rule.question, /^[A-Z].*\?$/)
    assert.ok(rule.sources.length > 0, rule.id)
    for (const [name, p] of Object.entries(rule.parameters))
      assert.ok(p.unit && p.about && p.source, `${rule.id} ${name}`)
    assert.ok(rule.lookback(name => rule.parameters[name]?.value ?? Number.NaN) <= 180 * 86_400, rule.id)
  }
})

test('each rule fires on its firing example and is silent on the other, by the packed state and by a plain array', () => {
  for (const rule of OURS)
    for (const judge of [judgeStory, judgePlainly]) {
      assert.equal(judge(rule, rule.examples.fires).kind, 'fired', rule.id)
      assert.equal(judge(rule, rule.examples.silent).kind, 'silent', rule.id)
    }
})

for (const law of RULE_LAWS)
  test(law.title, () => {
    for (const rule of OURS) holdLaw(law, rule, SEED, law.runs)
  })

test('the stories that the laws are held against make every rule fire', () => {
  for (const rule of OURS) {
    const stories = fc.sample(variantOf(rule), { numRuns: 200 })
    assert.ok(stories.filter(given => judgePlainly(rule, given).kind === 'fired').length >= 2, rule.id)
  }
})

const wonDeposits = (start: number, krw: number): RuleStory =>
  story(
    'Five deposits of one worth in won.',
    many(5, i => deposit(0, krw / 1400, { atMs: start + i * 60_000, krw })),
  )

test('900,000 won five times is structuring in South Korea until 2026-08-19 and no longer on 2026-08-20, by its own clock', () => {
  const rule = ruleOf('R01')
  const midnight = Date.parse('2026-08-20T00:00:00+09:00')
  const before = judgeStory(rule, wonDeposits(midnight - 5 * 60_000, 900_000))
  assert.ok(before.kind === 'fired' && before.figures['whose'] === 'KR' && before.figures['limit'] === 1_000_000)
  assert.equal(judgeStory(rule, wonDeposits(midnight, 900_000)).kind, 'silent')
  assert.equal(judgeStory(rule, wonDeposits(midnight - 5 * 60_000, 900_000), { 'limit-of-KR': 0 }).kind, 'silent')
})

test('five transfers of 2,900 US dollars are structuring under the 3,000 of 31 CFR 1010.410', () => {
  const answer = judgeStory(
    ruleOf('R01'),
    story(
      '',
      many(5, i => deposit(i * 60, 2900)),
    ),
  )
  assert.ok(answer.kind === 'fired' && answer.figures['whose'] === 'US' && answer.figures['limit'] === 3000)
})

test('ten million won in a day and twenty in a week are the bounds of the Korean guideline, not a won less', () => {
  const rule = ruleOf('R03')
  const paid = (...krw: readonly (readonly [number, number])[]): RuleStory =>
    story(
      '',
      krw.map(([day, won]) => fiat('fiat-in', day * 1440, won / 1400, { krw: won })),
    )
  assert.equal(judgeStory(rule, paid([0, 10_000_000])).kind, 'fired')
  assert.equal(judgeStory(rule, paid([0, 9_999_999])).kind, 'silent')
  assert.equal(judgeStory(rule, paid([0, 7_000_000], [2, 7_000_000], [4, 6_000_000])).kind, 'fired')
  assert.equal(judgeStory(rule, paid([0, 7_000_000], [2, 7_000_000], [4, 5_999_998])).kind, 'silent')
})

test('about 50 wallets of about 10,000 ether within two hours, as after the theft from Bybit in 2025, are a fan-out at the twentieth', () => {
  const rule = ruleOf('R12')
  // Elliptic: about 50 wallets, about 10,000 ETH each, within 2 hours; some 2,700 US dollars an ether on that day. Evenly spaced here.
  const chunks = many(50, i =>
    withdrawal(0, 27_000_000, {
      atMs: Date.parse('2025-02-21T16:00:00Z') + Math.floor((i * 7_200_000) / 50),
      amount: 10_000n * 10n ** 18n,
      other: madeUpAccount(1000 + i),
    }),
  )
  const first = chunks.findIndex((_, i) => judgeStory(rule, story('', chunks.slice(0, i + 1))).kind === 'fired')
  assert.equal(first, 19)
  const answer = judgeStory(rule, story('', chunks.slice(0, 20)))
  assert.ok(answer.kind === 'fired' && answer.level === 'high', 'in equal chunks')
})

test('a mixer by label fires even where nothing is priced, and an account that nobody knows is never clear', () => {
  const rule = ruleOf('R19')
  const given = (about: ReturnType<typeof knownSide> | null): RuleStory =>
    story('', [deposit(0, 1, { usd: null, krw: null, about })])
  assert.equal(judgeStory(rule, given(knownSide({ labels: ['mixer'] }))).kind, 'fired')
  assert.equal(judgeStory(rule, given(knownSide({ labels: null }))).kind, 'unanswered')
  assert.equal(judgeStory(rule, given(null)).kind, 'unanswered')
})

test('what a label says of this event is what the monitor remembers of it', () => {
  const words = ['mixer', 'bridge', 'swap', 'instant-exchanger', 'exchange', 'vasp', 'p2p', 'scam', 'defi', 'other']
  for (const word of words)
    for (const about of [
      knownSide({ labels: [word] }),
      knownSide({ screening: { verdict: 'match', categories: [word], lists: ['x'] } }),
    ]) {
      const flags = flagsOf(deposit(0, 1, { about }), null)
      assert.equal(sideIs(about, MIXER), (flags & PAST.mixer) !== 0, word)
      assert.equal(sideIs(about, BRIDGE), (flags & PAST.bridge) !== 0, word)
      assert.equal(sideIs(about, SWAPPER), (flags & PAST.swap) !== 0, word)
      assert.equal(sideIs(about, PROVIDER), (flags & PAST.vasp) !== 0, word)
    }
})

test('a house whose payments are in other money than won is not asked for won', () => {
  const paid = fiat('fiat-in', 0, 50_000, { currency: 'EUR', krw: null })
  assert.equal(judgeStory(ruleOf('R03'), story('', [paid])).kind, 'silent')
  const five = story(
    '',
    many(5, i => deposit(i * 60, 650, { krw: null })),
  )
  assert.equal(judgeStory(ruleOf('R01'), five).kind, 'silent')
})

test('amounts without measure break no rule: worth nothing, more than a double holds, or all at one moment', () => {
  for (const rule of OURS)
    for (const usd of [0, Number.MIN_VALUE, 1e308, Number.MAX_VALUE]) {
      const events = rule.examples.fires.events.map(e => ({ ...worth(e, usd), atMs: 1.78e12 }))
      const answer = judgeStory(rule, { ...rule.examples.fires, events })
      assert.ok(answer.kind !== 'fired' || (answer.unless.length > 0 && !/NaN|undefined/.test(JSON.stringify(answer))))
    }
})

test('rules of two grounds fire on either, and on both say that no single change would help', () => {
  const traced = (pattern: string) => knownSide({ patterns: [pattern] })
  const cases: readonly (readonly [string, readonly CustomerEvent[]])[] = [
    // R05: the exit came before the silence.
    ['R05', [...many(5, i => deposit(i * 1440, 2400)), withdrawal(6000, 12_000), deposit(50_000, 10)]],
    ['R10', ruleOf('R10').examples.fires.events],
    ['R12', [deposit(0, 500, { about: traced('fan-out') })]],
    ['R14', [deposit(0, 500, { about: knownSide({ patterns: ['fan-in', 'fan-out'] }) })]],
    // R15: three times out to one account and back.
    ['R15', many(6, i => (i % 2 === 0 ? withdrawal(i * 60, 5000) : deposit(i * 60, 4800)))],
    // R18: crypto in, three markets, no other trade.
    ['R18', [deposit(0, 900), ...many(3, i => trade(10 + i, 900, { market: `M${i}` }))]],
    // R20: five percent of 30,000 US dollars.
    [
      'R20',
      [deposit(0, 30_000, { about: knownSide({ exposure: [{ category: 'mixer', usd: 1, share: 0.05, hops: 1 }] }) })],
    ],
    ['R24', [deposit(0, 900, { about: knownSide({ labels: ['instant-exchanger'] }) })]],
  ]
  for (const [id, events] of cases) assert.equal(judgeStory(ruleOf(id), story('', events)).kind, 'fired', id)
  const rounds = many(6, i =>
    i % 2 === 0 ? withdrawal(i * 60, 5000) : deposit(i * 60, 4800, { about: traced('round-trip') }),
  )
  const both = judgeStory(ruleOf('R15'), story('', rounds))
  assert.ok(both.kind === 'fired' && both.level === 'high' && both.reasons.length === 3)
  assert.match(both.unless, /^no single change/)
  assert.deepEqual(
    Object.keys(both.figures).filter(name => name.startsWith('silent')),
    [],
  )
})

test('twenty percent of mixer money four hops away, or of a dark market, is none of R20', () => {
  for (const [category, hops] of [
    ['mixer', 4],
    ['darknet', 1],
  ] as const) {
    const about = knownSide({ exposure: [{ category, usd: 1e6, share: 0.2, hops }] })
    assert.equal(judgeStory(ruleOf('R20'), story('', [deposit(0, 30_000, { about })])).kind, 'silent')
  }
})

test('outflows and inflows that can only be paired one way are paired so, whichever comes first', () => {
  // 998 may be what came back of 1,005 only, 1,010 of either: taking the nearest first would leave one alone.
  const bridge = { about: knownSide({ labels: ['bridge'] }) }
  const hops = [
    withdrawal(0, 1005, bridge),
    withdrawal(1, 1015, bridge),
    deposit(30, 998, { ...TRONIX, ...bridge }),
    deposit(31, 1010, { ...TRONIX, ...bridge }),
  ]
  for (const events of [hops, [hops[1], hops[0], hops[3], hops[2]] as CustomerEvent[]]) {
    const inOrder = events.map((e, i) => ({ ...e, atMs: Date.UTC(2026, 5, 1) + i * 60_000 }))
    assert.equal(judgeStory(ruleOf('R16'), story('', inOrder)).kind, 'fired')
  }
})

test('a limit in won is told in won, to the won', () => {
  const unlessOf = (id: string, events: readonly CustomerEvent[]): string => {
    const answer = judgeStory(ruleOf(id), story('', events))
    return answer.kind === 'fired' ? answer.unless : assert.fail(answer.kind)
  }
  const paid = [fiat('fiat-in', 0, 8_000_000 / 1400), fiat('fiat-in', 300, 2500)]
  assert.match(unlessOf('R03', paid), /^would not fire under 2,000,000 KRW, or /)
  // 950,000 won at 1,400 to the dollar are 678.57 US dollars, under no limit in dollars.
  const pieces = many(5, i => deposit(i * 60, 950_000 / 1400))
  assert.match(unlessOf('R01', pieces), /^would not fire under 800,000 KRW, or from 1,000,000 KRW on, or /)
  const dear = [fiat('fiat-in', 0, 1, { usd: null, krw: 12_000_000 })]
  assert.equal(unlessOf('R03', dear), 'would not fire under 10,000,000 KRW', 'also where nobody tells US dollars')
})
