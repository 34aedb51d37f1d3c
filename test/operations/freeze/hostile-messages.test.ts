import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freezeText } from '../../../src/faces/cli/freeze-text.ts'
import { freezeRequestObject } from '../../../src/formats/stix/cordon/freeze-request.ts'
import { freezeResponseObject } from '../../../src/formats/stix/cordon/freeze-response.ts'
import type { Freeze, FreezeAnswer } from '../../../src/model/freeze.ts'
import type { IntelObject } from '../../../src/model/intel-object.ts'
import { findFreeze } from '../../../src/operations/freeze/find-freeze.ts'
import { ingestFreezes } from '../../../src/operations/freeze/ingest-freezes.ts'
import { carry, inject, type TestNode, testNodes } from '../../freeze-nodes.ts'
import { fc } from '../../property.ts'
import { answer, ask, show } from './freeze-verbs.ts'

const UUID = '00000000-0000-4000-8000-00000000000'

interface Scene {
  readonly npa: TestNode
  readonly coin: TestNode
  readonly thief: TestNode
  readonly freeze: Freeze
}

async function scene(): Promise<Scene> {
  const { npa, coin, thief } = testNodes(['npa', 'coin', 'thief'])
  const { id } = await ask(npa, { to: 'coin', amount: '5', deadline: String(npa.clock.now() + 1000) })
  await carry(npa, coin)
  await ingestFreezes(coin.world, coin.post)
  return { npa, coin, thief, freeze: await findFreeze(npa.world, id) }
}

function reply({ freeze, npa }: Scene, by: TestNode, more: Partial<FreezeAnswer> = {}, n = 1): IntelObject {
  const plain: FreezeAnswer = {
    id: `freeze-response--${UUID}${n}`,
    step: 1,
    state: 'frozen',
    amount: 5_000_000n,
    holdUntil: null,
    reason: '',
    reference: '',
    at: npa.clock.now(),
  }
  return freezeResponseObject(freeze.request, by.self.id, { ...plain, ...more })
}

/** Puts objects into a node's store as a peer's; gives the codes of what was refused. */
async function told(objects: readonly IntelObject[], from: TestNode, to: TestNode): Promise<string[]> {
  for (const object of objects) await inject(object, from, to)
  return (await ingestFreezes(to.world, to.post)).refused.map(r => r.code)
}

const attacks: readonly [string, (s: Scene) => [readonly IntelObject[], TestNode, TestNode], string][] = [
  ['an answer by somebody who was not asked', s => [[reply(s, s.thief)], s.thief, s.npa], 'freeze-not-addressed'],
  [
    "an answer in the addressee's name, sent by another",
    s => [[reply(s, s.coin)], s.thief, s.npa],
    'freeze-not-author',
  ],
  ['an answer in our own name, sent by another', s => [[reply(s, s.npa)], s.thief, s.npa], 'freeze-not-author'],
  [
    'an answer to a request that nobody made',
    s => [[{ ...reply(s, s.coin), request_ref: `freeze-request--${UUID}9` }], s.coin, s.npa],
    'freeze-unknown',
  ],
  [
    'more frozen than was asked for',
    s => [[reply(s, s.coin, { amount: 5_000_001n })], s.coin, s.npa],
    'freeze-amount-wrong',
  ],
  [
    'a release of what was never frozen',
    s => [[reply(s, s.coin, { state: 'released', amount: 0n })], s.coin, s.npa],
    'freeze-transition-illegal',
  ],
  [
    'a step that was taken before',
    s => [[reply(s, s.coin), reply(s, s.coin, {}, 2)], s.coin, s.npa],
    'freeze-answer-stale',
  ],
  [
    'an answer dated before the request',
    s => [[reply(s, s.coin, { at: s.npa.clock.now() - 1 })], s.coin, s.npa],
    'freeze-answer-stale',
  ],
  [
    'an answer from the future',
    s => [[reply(s, s.coin, { at: s.npa.clock.now() + 86_401 })], s.coin, s.npa],
    'freeze-clock',
  ],
  ['an answer that was taken back', s => [[{ ...reply(s, s.coin), revoked: true }], s.coin, s.npa], 'freeze-malformed'],
  [
    'a second version of an answer that says something else',
    s => {
      const first = reply(s, s.coin)
      return [
        [first, { ...first, state: 'refused', reason: 'no', amount: undefined, modified: '2030-01-01T00:00:00.000Z' }],
        s.coin,
        s.npa,
      ]
    },
    'freeze-answer-changed',
  ],
  [
    'a request of ours, sent by another',
    s => [[freezeRequestObject({ ...s.freeze.request, id: `freeze-request--${UUID}1` })], s.thief, s.npa],
    'freeze-not-author',
  ],
  [
    'a request that is addressed to another',
    s => [
      [
        freezeRequestObject({
          ...s.freeze.request,
          id: `freeze-request--${UUID}1`,
          from: s.thief.self.id,
          to: { id: s.coin.self.id, name: 'coin' },
        }),
      ],
      s.thief,
      s.npa,
    ],
    'freeze-not-addressed',
  ],
  [
    "a withdrawal of another's request",
    s => [[freezeRequestObject(s.freeze.request, { at: s.npa.clock.now() + 1, reason: 'let it go' })], s.thief, s.coin],
    'freeze-not-author',
  ],
  [
    'a withdrawal of a request that never came',
    s => [
      [
        freezeRequestObject(
          { ...s.freeze.request, id: `freeze-request--${UUID}1` },
          { at: s.npa.clock.now() + 1, reason: 'x' },
        ),
      ],
      s.npa,
      s.coin,
    ],
    'freeze-unknown',
  ],
  [
    'a request that was changed after it was sent',
    s => [
      [{ ...freezeRequestObject({ ...s.freeze.request, amount: 6_000_000n }), modified: '2030-01-01T00:00:00.000Z' }],
      s.npa,
      s.coin,
    ],
    'freeze-request-changed',
  ],
]

for (const [what, make, code] of attacks)
  test(`refused and told: ${what}`, async () => {
    const s = await scene()
    const [objects, from, to] = make(s)
    const before = objects.length > 1 ? null : await show(to, s.freeze.request.id)
    assert.deepEqual(await told(objects, from, to), [code])
    if (before) assert.deepEqual(await show(to, s.freeze.request.id), before)
    const facts = await to.world.facts.read({ kinds: ['freeze-messages-refused'] })
    assert.deepEqual([facts.length, facts[0]?.body['count']], [1, 1])
    // Looked at once: nothing is told again, also after the cursor is lost the freeze is what it was.
    await to.store.putNote('freeze:cursor', null)
    const again = await show(to, s.freeze.request.id)
    await ingestFreezes(to.world, to.post)
    assert.deepEqual(await show(to, s.freeze.request.id), again)
  })

test('who asks under the name of another is shown under the name by which this node knows it', async () => {
  const { coin, thief, freeze } = await scene()
  const from = thief.self.id
  const forged = { ...freeze.request, id: `freeze-request--${UUID}1`, from, fromName: 'npa', at: coin.clock.now() }
  assert.deepEqual(await told([freezeRequestObject(forged)], thief, coin), [])
  const row = await show(coin, forged.id)
  assert.deepEqual([row.from.name, row.from.saysName], ['thief', 'npa'])
  assert.match(freezeText(row, 80), /thief \(calls itself npa\)/)
})

test('a message that comes twice, or by two ways, is taken once', async () => {
  const { npa, coin, freeze } = await scene()
  await answer(coin, freeze.request.id, 'acknowledged')
  await carry(coin, npa)
  await carry(coin, npa)
  await ingestFreezes(npa.world, npa.post)
  await npa.store.putNote('freeze:cursor', null)
  await ingestFreezes(npa.world, npa.post)
  const facts = await npa.world.facts.read({ kinds: ['freeze-answered'] })
  assert.equal(facts.length, 1)
})

test('broken off between the store and the fact, a message is taken in by whoever looks next', async () => {
  const { npa, coin } = testNodes(['npa', 'coin'])
  const draft = await ask(npa, { to: 'coin', amount: '5', draft: true })
  const { request } = await findFreeze(npa.world, draft.id)
  // What sending puts into the store; the process ends here.
  await npa.post.publish([freezeRequestObject(request)], npa.world)
  assert.equal((await show(npa, draft.id)).state, 'sent')
  await carry(npa, coin)
  assert.equal((await show(coin, draft.id)).state, 'sent')
})

test('a thousand bogus answers are one fact with the first fifty, and the next honest answer is taken', async () => {
  const s = await scene()
  const bogus = Array.from({ length: 1000 }, (_, i) => ({
    ...reply(s, s.thief),
    id: `freeze-response--00000000-0000-4000-a000-${String(i).padStart(12, '0')}`,
  }))
  assert.equal((await told(bogus, s.thief, s.npa)).length, 1000)
  const [fact, ...more] = await s.npa.world.facts.read({ kinds: ['freeze-messages-refused'] })
  const { count, messages } = fact?.body ?? {}
  assert.deepEqual([count, Array.isArray(messages) ? messages.length : 0, more.length], [1000, 50, 0])
  assert.deepEqual(await told([reply(s, s.coin)], s.coin, s.npa), [])
  assert.equal((await show(s.npa, s.freeze.request.id)).state, 'frozen')
})

test('whatever a peer makes of the members of a request or an answer, the node neither fails nor believes what it may not', async () => {
  const s = await scene()
  const base = [
    freezeRequestObject({
      ...s.freeze.request,
      id: `freeze-request--${UUID}1`,
      from: s.coin.self.id,
      to: { id: s.npa.self.id, name: 'npa' },
    }),
    reply(s, s.coin),
  ]
  const junk = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom<unknown>(
      -1,
      0,
      2 ** 53,
      1e308,
      '',
      ' ',
      '\u202e',
      'x'.repeat(10_000),
      [],
      {},
      null,
      '9'.repeat(90),
      '-1',
      '0x10',
      '5.0',
    ),
    fc.constantFrom(
      '2026-11-26T00:00:00Z',
      '2026-02-30T00:00:00Z',
      '9999-12-31T23:59:59Z',
      'eip155:1:0x11',
      s.npa.self.id,
      s.thief.self.id,
    ),
  )
  let n = 0
  const before = await show(s.npa, s.freeze.request.id)
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 1 }), fc.nat({ max: 40 }), junk, async (which, member, value) => {
      const object = base[which] ?? base[0]
      assert.ok(object)
      const names = Object.keys(object)
      const name = names[member % names.length] ?? 'state'
      // Type and id are what the door has checked.
      if (name === 'type' || name === 'id') return
      const id = `${object.type}--00000000-0000-4000-9000-${String(n++).padStart(12, '0')}`
      await inject({ ...object, id, [name]: value as never }, s.thief, s.npa)
      await ingestFreezes(s.npa.world, s.npa.post)
    }),
    { numRuns: 150 },
  )
  assert.deepEqual(await show(s.npa, s.freeze.request.id), before)
})
