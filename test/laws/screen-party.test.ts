import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MemoryScreenings } from '../../src/adapters/screenings/memory-screenings.ts'
import { InputError } from '../../src/model/errors.ts'
import { partyKey, pastScreens } from '../../src/operations/screen/past-parties.ts'
import { screenParty } from '../../src/operations/screen/screen-party.ts'
import { screeningWorld } from '../screening-world.ts'

const ADDRESS = '0x098b716b8aaf21512996dc57eb0615e2383e2f96'
const input = (parties: readonly string[], more: object = {}) => screenParty.input.parse({ parties, ...more })

test('a question with a party that cannot be read is refused with its place, and nothing of it is remembered', async () => {
  const past = new MemoryScreenings()
  using w = screeningWorld('2026-11-26T12:00:00Z', { past })
  const wrong = ADDRESS.replace('b716', 'B716')
  await assert.rejects(screenParty.run(input([ADDRESS, wrong]), w.world), (error: InputError) => {
    assert.ok(error instanceof InputError)
    assert.deepEqual([error.code, error.place.field], ['address-checksum', 'parties.1'])
    return true
  })
  assert.deepEqual(await pastScreens(past, partyKey('address', ADDRESS), 0), [])
})

test('a screen is remembered with who asked and for whom; a question about the past is not', async () => {
  const past = new MemoryScreenings()
  using w = screeningWorld('2026-11-26T12:00:00Z', { past })
  await screenParty.run(input([ADDRESS], { ref: 'customer 7' }), w.world)
  await screenParty.run(input([ADDRESS], { asOf: '2024-01-01' }), w.world)
  const found = await pastScreens(past, partyKey('address', ADDRESS), 0)
  assert.deepEqual(
    found.map(s => [s.by, s.ref, s.verdict]),
    [['test', 'customer 7', 'unknown']],
  )
})

test('a long question gives others their turn: it does not hold the process from its first party to its last', async () => {
  const turns = { given: 0 }
  const past = Object.assign(new MemoryScreenings(), {
    giveWay: async () => {
      turns.given++
    },
  })
  // Each look at this clock is a second later.
  using w = screeningWorld('2026-11-26T12:00:00Z', { past })
  await screenParty.run(input(['Kim Jong Un', 'Park Jin Hyok', 'Jane Ordinary']), w.world)
  assert.ok(turns.given >= 2)
})
