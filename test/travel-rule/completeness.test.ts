import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judgeCompleteness } from '../../src/analysis/travel-rule/judge-completeness.ts'
import { travelInfo } from '../../src/analysis/travel-rule/travel-info.ts'
import type { TravelCase } from '../../src/analysis/travel-rule/travel-rule.ts'
import { readWorth } from '../../src/analysis/travel-rule/worth.ts'
import { TRAVEL_RULES } from '../../src/catalog/travel-rule/all-travel-rules.ts'
import { readMessage } from '../../src/formats/ivms101/read-message.ts'
import { parseInstant } from '../../src/model/instant.ts'
import { pickLaws } from '../../src/operations/travel-rule/pick-laws.ts'
import { EXAMPLE_1, EXAMPLE_2 } from './standard-examples.ts'

const MESSAGE = readMessage(EXAMPLE_1).message

function judge(law: string, at: string, worth: readonly string[], more: Partial<TravelCase> = {}, message = MESSAGE) {
  const [rule] = pickLaws([law], TRAVEL_RULES)
  assert.ok(rule)
  const transfer = { at: parseInstant(at), worth: worth.map(readWorth), otherCountry: null, unhosted: false, ...more }
  return judgeCompleteness(message, rule, transfer)
}

test('in South Korea it binds from KRW 1,000,000 until 2026-08-19 and all amounts from midnight in Seoul on', () => {
  const level = (at: string, krw: string) => judge('KR', at, [`${krw} KRW`]).requirement.level
  assert.equal(level('2022-03-24T14:59:59Z', '5000000'), 'none')
  assert.equal(level('2022-03-24T15:00:00Z', '5000000'), 'whole')
  assert.equal(level('2026-08-19T14:59:59Z', '999999.999999999999999999'), 'none')
  assert.equal(level('2026-08-19T14:59:59Z', '1000000'), 'whole')
  assert.equal(level('2026-08-19T15:00:00Z', '1'), 'whole')
})

test('in Japan it binds from 2023-06-01, and an amount on which sources conflict is not taken for a fact', () => {
  assert.equal(judge('JP', '2023-05-31T14:59:59Z', []).state, 'not-needed')
  const { requirement, state } = judge('JP', '2023-05-31T15:00:00Z', ['1 USD'])
  assert.deepEqual([requirement.level, requirement.sure, state], ['whole', false, 'complete'])
  assert.match(requirement.because.join(' '), /conflict/)
})

test('in the United States it binds from USD 3,000, and wants both providers named', () => {
  assert.equal(judge('US', '2026-01-01', ['2999.99 USD']).state, 'not-needed')
  const { state, needs } = judge('US', '2026-01-01', ['3000 USD'])
  assert.equal(state, 'partial')
  assert.deepEqual(
    needs.filter(n => !n.met).map(n => n.key),
    ['beneficiary-vasp'],
  )
})

test('in the European Union it binds all amounts from 2024-12-30 in every member', () => {
  assert.equal(judge('FR', '2024-12-29T22:59:59Z', ['9999 EUR']).state, 'not-needed')
  const { country, needs, state } = judge('FR', '2024-12-29T23:00:00Z', ['0.01 EUR'])
  assert.deepEqual([country, state], ['EU', 'partial'])
  // An address and a customer's number without the number of a paper are not what Article 14(1)(d) lists.
  assert.deepEqual(
    needs.find(n => n.key === 'originator-identity'),
    { key: 'originator-identity', met: false, lacks: ['originator-national-id'] },
  )
})

test('in Singapore and the United Kingdom less is wanted of small amounts, not nothing', () => {
  assert.equal(judge('SG', '2026-01-01', ['1500 SGD']).requirement.level, 'reduced')
  assert.equal(judge('SG', '2026-01-01', ['1500.01 SGD']).requirement.level, 'whole')
  assert.equal(judge('SG', '2020-01-27T15:59:59Z', ['9 SGD']).requirement.level, 'none')
  assert.equal(judge('GB', '2023-08-31T22:59:59Z', ['9 EUR']).requirement.level, 'none')
  assert.equal(judge('GB', '2023-08-31T23:00:00Z', ['999.99 EUR']).requirement.level, 'reduced')
  assert.equal(judge('GB', '2026-01-01', ['1000 EUR']).requirement.level, 'whole')
  assert.equal(judge('GB', '2026-01-01', ['1000 EUR'], { otherCountry: 'GB' }).requirement.level, 'reduced')
})

test('what is not known makes the answer stricter and says so, never milder', () => {
  const { requirement } = judge('KR', '2026-01-01', ['700 USD'])
  assert.deepEqual([requirement.level, requirement.sure], ['whole', false])
  assert.match(requirement.because.join(' '), /KRW was not told/)
  assert.equal(judge('EU', '2026-01-01', [], { unhosted: null }).requirement.sure, false)
})

test('of a wallet that nobody holds no provider is wanted, and Europe wants proof above EUR 1,000', () => {
  const europe = judge('EU', '2026-01-01', ['1000.01 EUR'], { unhosted: true })
  assert.match(europe.requirement.because.join(' '), /prove that the wallet/)
  const less = judge('EU', '2026-01-01', ['1000 EUR'], { unhosted: true })
  assert.doesNotMatch(less.requirement.because.join(' '), /prove that the wallet/)
  assert.equal(judge('SG', '2026-01-01', ['9999 SGD'], { unhosted: true }).state, 'not-needed')
  const usa = judge('US', '2026-01-01', ['9999 USD'], { unhosted: true })
  assert.deepEqual([usa.state, usa.requirement.sure], ['complete', false])
})

test('N/A is no name and 0 no account: a message of empty words is missing', () => {
  const filler = JSON.parse(
    JSON.stringify(EXAMPLE_1)
      .replace(/"(Smith|Barnes|10023909|1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2)"/g, '"N/A"')
      .replace(/"(Dr Alice|Robert)"/g, '"-"'),
  )
  assert.equal(judge('KR', '2026-09-01', [], {}, readMessage(filler).message).state, 'missing')
  const [rule] = pickLaws(['KR'], TRAVEL_RULES)
  assert.ok(rule)
  const transfer = { at: parseInstant('2026-09-01'), worth: [], otherCountry: null, unhosted: false }
  assert.equal(judgeCompleteness(null, rule, transfer).state, 'missing')
})

test('an event is told the strictest state, the provider, and never a name of a person', () => {
  const completeness = [judge('US', '2026-01-01', ['3000 USD']), judge('KR', '2026-09-01', [])]
  const info = travelInfo({ message: MESSAGE, completeness, match: null, direction: 'deposit', unhosted: false })
  assert.deepEqual(info, { state: 'partial', vasp: 'VASP A', vaspCountry: null, unhosted: false, nameMatches: null })
  const person = { ...MESSAGE, originatingVasp: readMessage(EXAMPLE_2).message.originator.persons[0] ?? null }
  const none = travelInfo({ message: person, completeness, match: null, direction: 'deposit', unhosted: null })
  assert.equal(none.vasp, null)
  const unsure = { verdict: 'unsure', score: 0.8, why: [] } as const
  const said = (match: typeof unsure | { verdict: 'match' | 'mismatch'; score: number; why: [] }) =>
    travelInfo({ message: MESSAGE, completeness, match, direction: 'withdrawal', unhosted: true })
  assert.equal(said(unsure).nameMatches, null)
  assert.equal(said({ verdict: 'mismatch', score: 0, why: [] }).nameMatches, false)
  assert.equal(said({ verdict: 'match', score: 1, why: [] }).vasp, null)
  // No law that is known to bind: not called unneeded.
  assert.equal(
    travelInfo({ message: null, completeness: [], match: null, direction: 'deposit', unhosted: null }).state,
    'missing',
  )
})

test('every figure of a law names its source, and none that is not verified is applied', () => {
  for (const rule of TRAVEL_RULES) {
    assert.ok(rule.source !== '' && rule.fromSource !== '', rule.code)
    for (const figure of rule.thresholds) assert.ok(figure.verified && figure.source !== '', rule.code)
  }
  assert.throws(() => pickLaws(['XX'], TRAVEL_RULES), { code: 'travel-law-unknown' })
  for (const text of ['', '1', 'KRW', '-5 KRW', '1e9 KRW', '1.5.5 KRW', `${'9'.repeat(31)} KRW`])
    assert.throws(() => readWorth(text), { code: 'worth-malformed' })
})
