import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judgeStory } from '../../src/analysis/monitor/judge-story.ts'
import { countryOfMark, providerMark, providerOfMark } from '../../src/analysis/monitor/provider-mark.ts'
import { RULES } from '../../src/catalog/rules/all-rules.ts'
import { deposit, knownSide, madeUpAccount, many, story, withdrawal } from '../../src/catalog/rules/story-events.ts'
import { admin, resident, walletOutflow } from '../../src/catalog/rules/wallet-story.ts'
import { erc20 } from '../../src/model/asset.ts'
import { ETHEREUM } from '../../src/model/ledger.ts'
import type { CustomerEvent, TravelInfo } from '../../src/model/monitor/customer-event.ts'
import type { RuleAnswer } from '../../src/model/monitor/rule.ts'
import { fc } from '../property.ts'

const ask = (id: string, events: readonly CustomerEvent[], profile = resident()): RuleAnswer => {
  const rule = RULES.find(r => r.id === id)
  assert.ok(rule, id)
  return judgeStory(rule, story('', events, profile))
}
const travel = (vasp: string, vaspCountry: string | null, more: Partial<TravelInfo> = {}): TravelInfo => ({
  ...{ state: 'complete', vasp, vaspCountry, unhosted: false, nameMatches: true, registered: true },
  ...more,
})
const sent = (minute: number, vasp: string, country: string | null, n: number) =>
  withdrawal(minute, 2_000, { other: madeUpAccount(n), travel: travel(vasp, country) })

test('R10: two providers abroad are enough, three accounts of one provider are one, and without a residence nobody can say', () => {
  const abroad = ask('R10', [deposit(0, 9_000), sent(10, 'a', 'JP', 21), sent(20, 'b', 'SG', 22)])
  assert.ok(abroad.kind === 'fired' && abroad.level === 'high', JSON.stringify(abroad))
  assert.deepEqual([abroad.figures['abroad'], abroad.figures['countries']], [2, 'JP, SG'])
  const home = [sent(10, 'a', 'KR', 21), sent(20, 'b', 'KR', 22)]
  assert.equal(ask('R10', [deposit(0, 9_000), ...home]).kind, 'silent')
  assert.equal(ask('R10', [deposit(0, 9_000), ...home, sent(30, 'c', 'KR', 23)]).kind, 'fired')
  const one = many(3, i => sent(10 + i, 'a', 'JP', 21 + i))
  assert.equal(ask('R10', [deposit(0, 9_000), ...one]).kind, 'silent')
  const nobody = ask('R10', [deposit(0, 9_000), sent(10, 'a', 'JP', 21), sent(20, 'b', 'SG', 22)], {
    ...resident(),
    residence: null,
  })
  assert.ok(nobody.kind === 'unanswered' && /resides/.test(nobody.lacks))
})

test('a provider and its country go into one number and come out again', () => {
  const letters = fc.stringMatching(/^[A-Z]{2}$/)
  fc.assert(
    fc.property(fc.string({ maxLength: 256 }), fc.option(letters), (vasp, country) => {
      const mark = providerMark(withdrawal(0, 1, { travel: travel(vasp, country) }))
      assert.ok(Number.isSafeInteger(mark))
      assert.equal(countryOfMark(mark), country)
      assert.equal(providerOfMark(mark), providerOfMark(providerMark(deposit(5, 9, { travel: travel(vasp, 'JP') }))))
    }),
  )
  assert.ok(Number.isNaN(providerMark(withdrawal(0, 1))))
})

test('R40: a provider that a register does not have fires, and of one that nobody looked up nobody can say', () => {
  const from = (registered: boolean | undefined) => {
    const { registered: _, ...rest } = travel('v', 'JP')
    return ask('R40', [deposit(0, 50, { travel: registered === undefined ? rest : { ...rest, registered } })])
  }
  assert.equal(from(true).kind, 'silent')
  assert.equal(from(false).kind, 'fired')
  const unknown = from(undefined)
  assert.ok(unknown.kind === 'unanswered' && /nobody looked it up/.test(unknown.lacks))
})

test('R45: a drain in payments that are each under the limit is seen by their sum, and only who gets power counts as a change', () => {
  const pieces = [walletOutflow(60, 300_000), walletOutflow(70, 300_000, { balanceUsd: 9_700_000 })]
  const drained = ask('R45', [admin(0, 'OwnershipTransferred(address,address)'), ...pieces])
  assert.ok(drained.kind === 'fired' && drained.level === 'hold', JSON.stringify(drained))
  assert.deepEqual([drained.figures['usd'], drained.figures['share'], drained.figures['payments']], [600_000, 0.06, 2])
  assert.equal(ask('R45', [admin(0, 'AdminChanged'), walletOutflow(60, 300_000)]).kind, 'silent')
  for (const what of ['approval', 'Paused', 'listing-notice'])
    assert.equal(ask('R45', [admin(0, what), walletOutflow(60, 9_000_000)]).kind, 'silent', what)
})

test('R47: tokens that nobody knows, sent to ten customers at one moment, are bait; an imitation by one says which token', () => {
  const fake = erc20(ETHEREUM, '0x00000000000000000000000000000000000fa4e1')
  const strewn = many(10, i => deposit(5, 0, { usd: null, asset: fake, customer: `c-${i}`, other: madeUpAccount(77) }))
  const bait = ask('R47', strewn, { ...resident(), customer: 'c-9' })
  assert.ok(bait.kind === 'fired' && bait.figures['deposits'] === 10, JSON.stringify(bait))
  const nine = ask('R47', strewn.slice(1), { ...resident(), customer: 'c-9' })
  assert.notEqual(nine.kind, 'fired')
  const tether = erc20(ETHEREUM, '0xdac17f958d2ee523a2206206994597c13d831ec7')
  const known = strewn.map(e => ({ ...e, asset: tether }))
  assert.notEqual(ask('R47', known, { ...resident(), customer: 'c-9' }).kind, 'fired')
})

test('R38: a thief’s own account is held by an authority’s word, looked at by a claim; value by odds is never held', () => {
  const side = (categories: string[], more = {}) =>
    deposit(0, 5_000, {
      about: knownSide({ screening: { verdict: 'match', categories, lists: ['l'] }, ...more }),
    })
  const level = (answer: RuleAnswer) => (answer.kind === 'fired' ? answer.level : answer.kind)
  assert.equal(level(ask('R38', [side(['theft'])])), 'hold')
  assert.equal(level(ask('R38', [side(['claimed-theft'])])), 'high')
  assert.equal(level(ask('R38', [deposit(0, 5_000, { about: knownSide({ labels: ['thief'] }) })])), 'high')
  const stolen = { name: 't', share: 0.5, usd: 2_500, ageDays: 3 }
  const reached = (more: object) =>
    ask('R38', [deposit(0, 5_000, { about: knownSide({ cases: [{ ...stolen, ...more }] }) })])
  assert.equal(level(reached({})), 'hold')
  const odds = reached({ odds: 0.8 })
  assert.ok(
    odds.kind === 'fired' && odds.level === 'high' && /reached by odds of 0\.8 only/.test(odds.reasons[0] ?? ''),
  )
})

test('a gap that blocks is an answer of no rule: whoever was silent because of it says so', () => {
  const gaps = (of: 'exposure' | 'cases') => [{ of, blocking: true, because: 'the index ends too early' }] as const
  for (const [id, of] of [
    ['R20', 'exposure'],
    ['R36', 'exposure'],
    ['R39', 'exposure'],
    ['R38', 'cases'],
  ] as const) {
    assert.equal(ask(id, [deposit(0, 5_000)]).kind, 'silent')
    const answer = ask(id, [deposit(0, 5_000, { about: knownSide({ gaps: gaps(of) }) })])
    assert.ok(answer.kind === 'unanswered' && answer.lacks.endsWith(': the index ends too early'), id)
  }
})
