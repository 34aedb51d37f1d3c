import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MonitorEngine } from '../../src/analysis/monitor/monitor-engine.ts'
import { RULES } from '../../src/catalog/rules/all-rules.ts'
import { deposit, knownSide, madeUpAccount, many, story, withdrawal } from '../../src/catalog/rules/story-events.ts'
import { TYPOLOGIES } from '../../src/catalog/typologies/all-typologies.ts'
import type { CustomerEvent } from '../../src/model/monitor/customer-event.ts'

const byId = new Map(RULES.map(rule => [rule.id, rule]))

test('there are at least twelve typologies, in the order of their names', () => {
  assert.ok(TYPOLOGIES.length >= 12)
  const names = TYPOLOGIES.map(t => t.name)
  assert.deepEqual(names, names.toSorted())
})

for (const typology of TYPOLOGIES) {
  test(`${typology.name}: rests on rules that there are, reviews before it holds, and needs no more than it weighs`, () => {
    for (const [id, weight] of Object.entries(typology.rules)) {
      assert.ok(byId.has(id), `${id} is no rule`)
      assert.ok(weight > 0 && weight < 1, `${id} weighs ${weight}`)
    }
    for (const id of typology.needs) assert.ok(id in typology.rules)
    assert.ok(typology.review > 0 && typology.review < typology.hold && typology.hold <= 1)
    assert.ok(typology.windowSeconds > 0 && typology.sources.length > 0)
  })

  test(`${typology.name}: all its rules together are reviewed, and no rule alone holds unless it is hard`, () => {
    const all = 1 - Object.values(typology.rules).reduce((silent, weight) => silent * (1 - weight), 1)
    assert.ok(all >= typology.review, `all rules together come to ${all.toFixed(2)} of ${typology.review}`)
    for (const [id, weight] of Object.entries(typology.rules))
      assert.ok(weight < typology.hold || byId.get(id)?.hard === true, `${id} alone would hold`)
  })
}

test('ten strangers pay small amounts in and all of it leaves at once: a collection from many is reviewed', () => {
  const met = judged([
    ...many(10, i => deposit(i * 60, 300, { other: madeUpAccount(200 + i) })),
    withdrawal(1_440, 2_900, { other: madeUpAccount(900) }),
  ])
  assert.ok(met.some(t => t.typology === 'fan-in-collection' && t.outcome !== 'pass' && t.rules.includes('R13')))
})

test('stolen value that comes in and leaves within minutes is an exit of stolen funds', () => {
  const cases = [{ name: 'made-up', share: 0.5, usd: 25_000, ageDays: 2 }]
  const met = judged([
    deposit(0, 50_000, { other: madeUpAccount(7), about: knownSide({ cases }) }),
    withdrawal(20, 49_500, { other: madeUpAccount(8) }),
  ])
  const exit = met.find(t => t.typology === 'stolen-funds-exit')
  assert.ok(exit && exit.outcome !== 'pass' && exit.rules.includes('R38'), JSON.stringify(met))
})

test('a scheme that cannot do without a rule is not met by the others alone', () => {
  const met = judged([
    deposit(0, 50_000, { other: madeUpAccount(7) }),
    withdrawal(20, 49_500, { other: madeUpAccount(8) }),
  ])
  assert.ok(!met.some(t => t.typology === 'stolen-funds-exit'))
})

/** Typologies met at the last event of a story. */
function judged(events: readonly CustomerEvent[]) {
  const engine = new MonitorEngine(RULES, TYPOLOGIES)
  let [last] = [engine.take(story('', events).events[0] as CustomerEvent)[0]]
  for (const event of story('', events).events.slice(1)) last = engine.take(event)[0]
  return last?.typologies ?? []
}
