import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judgeStory } from '../../src/analysis/monitor/judge-story.ts'
import { RULES } from '../../src/catalog/rules/all-rules.ts'
import { deposit, fiat, knownSide, story, trade, withdrawal } from '../../src/catalog/rules/story-events.ts'
import { admin, login, order, ownSignature, resident, walletOutflow } from '../../src/catalog/rules/wallet-story.ts'
import type { splitAccount } from '../../src/model/account.ts'
import { ETHEREUM } from '../../src/model/ledger.ts'
import type { CryptoMovement, CustomerEvent } from '../../src/model/monitor/customer-event.ts'
import type { Rule, RuleAnswer, RuleStory } from '../../src/model/monitor/rule.ts'
import { fc } from '../property.ts'

const mine = RULES.filter(r => r.id.startsWith('M') || Number(r.id.slice(1)) >= 25)
const ruleOf = (id: string): Rule => {
  const rule = RULES.find(r => r.id === id)
  assert.ok(rule, id)
  return rule
}
const ask = (id: string, events: readonly CustomerEvent[], profile = resident()): RuleAnswer =>
  judgeStory(ruleOf(id), story('', events, profile))

test('rules R25 to R50 and M1 to M5 are all there, each once', () => {
  const ids = [...Array.from({ length: 26 }, (_, i) => `R${25 + i}`), 'M1', 'M2', 'M3', 'M4', 'M5']
  assert.deepEqual(
    mine.map(r => r.id),
    ids,
  )
})

for (const rule of mine)
  test(`${rule.id} ${rule.name}: its firing example fires, its silent one is silent, and its counterfactual is true`, () => {
    const fires = judgeStory(rule, rule.examples.fires)
    assert.equal(fires.kind, 'fired', `${rule.id}: ${JSON.stringify(fires)}`)
    if (fires.kind !== 'fired') return
    assert.ok(
      fires.reasons.every(r => r.length > 0 && !/NaN|undefined|Infinity/.test(r)),
      fires.reasons.join(),
    )
    assert.match(fires.unless, /^(would not fire |no change of this event alone)/)
    assert.equal(judgeStory(rule, rule.examples.silent).kind, 'silent')
    for (const other of otherwise(rule.examples.fires, fires))
      assert.notEqual(judgeStory(rule, other).kind, 'fired', `${rule.id}: ${other.about}`)
  })

/** The story with its last event changed as the answer says, once for each change. */
function otherwise(from: RuleStory, { figures }: Extract<RuleAnswer, { kind: 'fired' }>): RuleStory[] {
  const last = from.events.at(-1) as CryptoMovement
  const made: RuleStory[] = []
  const add = (about: string, more: Partial<CryptoMovement>): void => {
    made.push({ ...from, about, events: [...from.events.slice(0, -1), { ...last, ...more }] })
  }
  if (figures['silentUnderUsd']) add('under', { usd: Number(figures['silentUnderUsd']) - 0.01 })
  if (figures['silentFromUsd']) add('from', { usd: Number(figures['silentFromUsd']) })
  if (figures['silentAfter']) add('after', { atMs: Date.parse(String(figures['silentAfter'])) + 1 })
  return made
}

test('what a rule needs and nobody told makes it say so: it never counts as silence', () => {
  const blind = { about: null, travel: null }
  const cases: [string, CustomerEvent[]][] = [
    ...['R35', 'R36', 'R37', 'R38', 'R39', 'R40', 'R42'].map(
      id => [id, [deposit(0, 100, blind)]] as [string, CustomerEvent[]],
    ),
    ['R35', [deposit(0, 1, { about: knownSide({ screening: { verdict: 'unknown', categories: [], lists: [] } }) })]],
    ['R25', [login(0, { ip: null })]],
    ['R26', [login(0, { ip: null, device: null })]],
    ['R27', [login(0, { country: null })]],
    ['R28', [login(0, { signs: ['astrill', 'kvm'], utcOffsetMinutes: null })]],
    ['R41', [withdrawal(0, 20_000, { about: knownSide({ firstSeenMs: null }) })]],
    ['R43', [walletOutflow(0, 100, { balanceUsd: null })]],
    ['R43', [walletOutflow(0, 100, { usd: null })]],
    ['R45', [admin(0, 'Upgraded'), walletOutflow(5, 100, { usd: null })]],
    ['R46', [admin(0, 'approval')]],
    ['M3', [0, 1, 2, 3, 4].map(i => order(i, { ticksBeyondBest: null }))],
  ]
  for (const [id, events] of cases) assert.equal(ask(id, events).kind, 'unanswered', id)
})

test('R43: raising a limit never makes a silent governor fire, and more money never silences one that fires', () => {
  const rule = ruleOf('R43')
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          usd: fc.integer({ min: 0, max: 60_000 }),
          asset: fc.integer({ min: 0, max: 12 }),
          second: fc.integer({ min: 0, max: 900 }),
        }),
        { minLength: 1, maxLength: 30 },
      ),
      fc.integer({ min: 1, max: 20 }),
      (rows, up) => {
        const events = rows
          .sort((a, b) => a.second - b.second)
          .map(r => walletOutflow(r.second / 60, r.usd, { asset: `t-${r.asset}`, balanceUsd: 5_000_000 }))
        const told = story('', events)
        const now = judgeStory(rule, told).kind
        const looser = judgeStory(rule, told, { share: 0.005 * up, kinds: 10 + up }).kind
        if (now === 'silent') assert.equal(looser, 'silent')
        const richer = story('', [...events.slice(0, -1), { ...(events.at(-1) as (typeof events)[0]), usd: 1_000_000 }])
        if (now === 'fired') assert.equal(judgeStory(rule, richer).kind, 'fired')
      },
    ),
    { numRuns: 80 },
  )
})

test('R43: what goes to the white list drains nothing', () => {
  const sweep = Array.from({ length: 12 }, (_, i) =>
    walletOutflow(i / 2, 900_000, { asset: `t-${i}`, whitelisted: true }),
  )
  assert.equal(ask('R43', [...sweep, walletOutflow(7, 10)]).kind, 'silent')
})

test('R34: the first won holds all for 72 hours, later won its own amount for 24', () => {
  const hour = 60
  assert.equal(ask('R34', [fiat('fiat-in', 0, 500), withdrawal(71 * hour, 1)], resident(2)).kind, 'fired')
  assert.equal(ask('R34', [fiat('fiat-in', 0, 500), withdrawal(72 * hour + 1, 1)]).kind, 'silent')
  // Of an account that was open long before the monitor first saw it, won may have come before.
  assert.equal(ask('R34', [fiat('fiat-in', 0, 500), withdrawal(71 * hour, 1)], resident(4)).kind, 'unanswered')
  const later = (usd: number, share: number, at: number): RuleAnswer =>
    ask('R34', [
      fiat('fiat-in', 0, 500),
      fiat('fiat-in', 100 * hour, 300),
      withdrawal(at * hour, usd, { shareOfBalance: share }),
    ])
  // 800 in all, of which the 300 of the last day stay: 500 are free.
  assert.equal(later(500, 500 / 800, 110).kind, 'silent')
  assert.equal(later(501, 501 / 800, 110).kind, 'fired')
  assert.equal(later(800, 1, 125).kind, 'silent')
})

test('R36: one hop holds, two and three are high, four and five medium, six silent', () => {
  const at = (hops: number): string => {
    const answer = ask('R36', [
      deposit(0, 9, { about: knownSide({ exposure: [{ category: 'sanctions', usd: 100, share: 0, hops }] }) }),
    ])
    return answer.kind === 'fired' ? answer.level : answer.kind
  }
  assert.deepEqual([1, 2, 3, 4, 5, 6].map(at), ['hold', 'high', 'high', 'medium', 'medium', 'silent'])
})

test('R40: the FATF named Kuwait on 2026-02-13 and not before; a name that differs stops a transfer', () => {
  const from = (country: string, atMs: number, nameMatches = true): string =>
    ask('R40', [
      {
        ...deposit(0, 5, {
          travel: {
            state: 'complete',
            vasp: 'v',
            vaspCountry: country,
            unhosted: false,
            nameMatches,
            registered: true,
          },
        }),
        atMs,
      },
    ]).kind
  assert.equal(from('KW', Date.UTC(2026, 1, 12)), 'silent')
  assert.equal(from('KW', Date.UTC(2026, 1, 14)), 'fired')
  assert.equal(from('KP', Date.UTC(2024, 1, 1)), 'fired')
  assert.equal(from('JP', Date.UTC(2026, 1, 14), false), 'fired')
})

test('R47: an address with four equal characters at both ends of one that the customer paid is told by the history alone', () => {
  const account = (middle: string, ends = ['a1b2', 'c3d4']) =>
    `${ETHEREUM}:0x${ends[0]}${middle.repeat(32)}${ends[1]}` as ReturnType<typeof splitAccount>['address'] as never
  const paid = withdrawal(0, 900, { other: account('1') })
  const copied = ask('R47', [paid, deposit(10, 0, { other: account('2') })])
  assert.ok(copied.kind === 'fired' && copied.level === 'medium', JSON.stringify(copied))
  const lost = ask('R47', [paid, withdrawal(20, 900, { other: account('2') })])
  assert.ok(lost.kind === 'fired' && lost.level === 'hold' && String(lost.figures['imitates']).includes('1111'))
  assert.equal(ask('R47', [paid, withdrawal(20, 900, { other: account('1') })]).kind, 'silent')
  // Who was baited pays the imitation: what came from it as bait does not make it known.
  for (const usd of [0, 0.4, null]) {
    const baited = ask('R47', [
      paid,
      { ...deposit(10, 0, { other: account('2') }), usd },
      withdrawal(20, 900, { other: account('2') }),
    ])
    assert.ok(baited.kind === 'fired' && baited.level === 'hold', `${usd}`)
  }
  // Nor does bait make the true one an imitation of it; and who paid in a true amount is known.
  const true1 = [deposit(0, 0, { other: account('2') }), paid]
  assert.equal(ask('R47', true1).kind, 'silent')
  const partner = [paid, deposit(10, 40, { other: account('2') }), withdrawal(20, 900, { other: account('2') })]
  assert.equal(ask('R47', partner).kind, 'silent')
  assert.equal(ask('R47', [paid, withdrawal(20, 900, { other: account('2', ['a1b3', 'c3d4']) })]).kind, 'silent')
})

test('R48: the r of half the group’s order, seen in thousands of signatures on Bitcoin, gives the key away at once', () => {
  const half = '00000000000000000000003b78ce563f89a0ed9414f5aa28ad0d96d6795f9c63'
  for (const r of [half, half.replace(/^0+/, ''), half.toUpperCase()])
    assert.equal(ask('R48', [ownSignature(0, { r })]).kind, 'fired')
  const two = ask('R48', [
    ownSignature(0, { customer: 'key-2', publicKey: '03aa' }),
    ownSignature(9, { r: '1'.padStart(64, '7') }),
  ])
  assert.equal(two.kind, 'fired', 'another key with the same r')
})

test('R31: to wake takes a sleep, and who is young has not slept', () => {
  const half = 181 * 1440
  assert.equal(ask('R31', [deposit(0, 10), deposit(half, 6000)]).kind, 'fired')
  assert.equal(ask('R31', [deposit(0, 10), deposit(half, 4000), deposit(half + 60, 1500)]).kind, 'fired')
  assert.equal(ask('R31', [deposit(0, 10), deposit(half, 4000), deposit(half + 1500, 1500)]).kind, 'silent')
  assert.equal(ask('R31', [deposit(0, 6000)], resident(10)).kind, 'silent')
  const unseen = [deposit(0, 6000)]
  assert.equal(ask('R31', unseen, resident(400)).kind, 'unanswered', 'opened long ago, and nobody saw whether it slept')
  assert.equal(ask('R31', [login(0), ...unseen], resident(400)).kind, 'unanswered', 'the log-in wakes nobody known')
  assert.equal(ask('R31', [deposit(0, 4000)], resident(400)).kind, 'silent', 'too little, whether it slept or not')
})

test('the order of events of one time does not matter to rules over windows', () => {
  const answers = (events: readonly CustomerEvent[], last: CustomerEvent, id: string): string => {
    const rule = ruleOf(id)
    const strip = (a: RuleAnswer): string =>
      JSON.stringify(a.kind === 'fired' ? { ...a, events: [...a.events].sort() } : a)
    const numbered = events.map((e, i) => ({ ...e, id: `e${i}` }))
    const forth = judgeStory(rule, { about: '', profile: resident(), events: [...numbered, { ...last, id: 'last' }] })
    const back = judgeStory(rule, {
      about: '',
      profile: resident(),
      events: [...numbered.reverse(), { ...last, id: 'last' }],
    })
    assert.equal(strip(forth), strip(back), id)
    return forth.kind
  }
  const payers = [0, 1, 2, 3, 4].map(i => fiat('fiat-in', 0, 500, { other: `bank-${i}` }))
  assert.equal(answers(payers, withdrawal(5, 2500), 'R33'), 'fired')
  const phones = ['c-2', 'c-3', 'c-4'].map(customer => login(0, { customer }))
  assert.equal(answers(phones, login(1), 'R26'), 'fired')
  const coin = { market: 'COIN/KRW', against: 'c-2' }
  assert.equal(
    answers(
      [trade(0, 100, { ...coin, side: 'buy' }), trade(0, 90, { ...coin, side: 'buy' })],
      trade(1, 100, { ...coin, side: 'sell' }),
      'M2',
    ),
    'fired',
  )
  const kinds = Array.from({ length: 9 }, (_, i) => walletOutflow(0, 100, { asset: `t-${i}` }))
  assert.equal(answers(kinds, walletOutflow(1, 1, { asset: 't-9' }), 'R43'), 'fired')
})

test('no hostile figure or word in any field makes a rule throw or fire without a reason', () => {
  const hostile = [
    null,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -1,
    0,
    1e308,
    2 ** 53,
    '',
    '__proto__',
    'constructor',
    '\u202e',
    'x'.repeat(4_000),
    [],
    true,
  ]
  const nullable = new Set(
    'usd krw other travel about shareOfBalance tx balanceUsd ip device country language utcOffsetMinutes against loss ticksBeyondBest share'.split(
      ' ',
    ),
  )
  const shape = (value: unknown): string => (value === null ? 'number' : Array.isArray(value) ? 'array' : typeof value)
  for (const rule of mine)
    for (const example of [rule.examples.fires]) {
      const last = example.events.at(-1) as unknown as Record<string, unknown>
      for (const field of Object.keys(last)) {
        if (['kind', 'id', 'customer'].includes(field)) continue
        for (const value of hostile) {
          // What the door lets in: the type of the field, or nothing.
          if (value !== null && shape(value) !== shape(last[field])) continue
          if (field === 'atMs' && !(Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) < 1e14)) continue
          if (value === null && !nullable.has(field)) continue
          const events = [...example.events.slice(0, -1), { ...last, [field]: value } as unknown as CustomerEvent]
          const answer = judgeStory(rule, { ...example, events })
          assert.ok(['fired', 'silent', 'unanswered'].includes(answer.kind))
          if (answer.kind === 'fired') assert.ok(answer.reasons.length > 0 && answer.reasons.every(r => r.length > 0))
        }
      }
    }
})
