import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  answerFreeze,
  FREEZE_POST,
  listFreezes,
  requestFreeze,
  showFreeze,
  withdrawFreeze,
} from '../../../src/operations/freeze/freeze-operations.ts'
import { knownParties } from '../../../src/operations/freeze/known-parties.ts'
import { addPeer } from '../../../src/operations/node/add-peer.ts'
import { readInput } from '../../../src/operations/read-input.ts'
import { admitObject } from '../../../src/operations/share/admit-object.ts'
import { ReleaseDesk } from '../../../src/operations/share/release-desk.ts'
import { answerSighting, listTips, submitTip } from '../../../src/operations/tips/tip-operations.ts'
import { type TestNode, testNodes } from '../../freeze-nodes.ts'
import { coded, GIVEN } from './freeze-verbs.ts'

/** Three nodes that know each other by facts alone, as `cordon peers add` makes them. */
async function strangers(): Promise<Readonly<Record<'npa' | 'coin' | 'fbi', TestNode>>> {
  const nodes = testNodes(['npa', 'coin', 'fbi'])
  for (const node of Object.values(nodes))
    for (const { self } of Object.values(nodes)) {
      if (self.id === node.self.id) continue
      const standing = self.name === 'coin' ? 'client' : 'partner'
      const input = { fingerprint: self.fingerprint, name: self.name, country: 'JP', sector: self.sector, standing }
      await addPeer.run(readInput(addPeer, input), node.world)
    }
  return nodes
}

/** What one node releases to another goes through both doors; gives the types that went. */
async function share(from: TestNode, to: TestNode): Promise<string[]> {
  const { known, sender } = await knownParties(from.world)
  const recipient = known.find(o => o.id === to.self.id)
  assert.ok(recipient)
  const desk = new ReleaseDesk(from.store, from.self, sender)
  const entries = await from.store.entries(0, 1000)
  const sent: string[] = []
  for (const json of await desk.released(entries, recipient)) {
    if (json === null) continue
    const admitted = admitObject(json, from.self.fingerprint)
    assert.ok('new' in admitted)
    await to.store.add([admitted.new], [])
    sent.push(admitted.new.type)
  }
  return sent
}

test('a freeze goes through the doors of both nodes to whom it is addressed, whole, and comes back answered; nobody else gets a word of it', async () => {
  const { npa, coin, fbi } = await strangers()
  for (const marking of ['amber+strict', 'red']) {
    const { id } = await requestFreeze.run(
      readInput(requestFreeze, { ...GIVEN, to: 'coin', amount: '5', marking }),
      npa.world,
    )
    await share(npa, coin)
    assert.equal((await showFreeze.run({ id }, coin.world)).state, 'sent')
    await answerFreeze.run(readInput(answerFreeze, { id, state: 'frozen', reference: 'T-1' }), coin.world)
    await share(coin, npa)
    const here = await showFreeze.run({ id }, npa.world)
    assert.deepEqual([here.state, here.frozen, here.answers[0]?.reference], ['frozen', '5000000', 'T-1'])
    npa.clock.pass(1)
    await withdrawFreeze.run({ id, reason: 'wrong account' }, npa.world)
    await share(npa, coin)
    assert.equal((await showFreeze.run({ id }, coin.world)).releaseAsked, true)
    for (const node of [npa, coin]) assert.deepEqual(await share(node, fbi), [])
  }
  for (const node of [npa, coin, fbi])
    assert.equal((await listFreezes.run(readInput(listFreezes, {}), node.world)).refused, 0)
})

test('a request that goes by letter, with its answers, reaches no node at all', async () => {
  const { npa, coin, fbi } = await strangers()
  for (const marking of ['amber+strict', 'red']) {
    const { id, to } = await requestFreeze.run(readInput(requestFreeze, { ...GIVEN, amount: '5', marking }), npa.world)
    assert.deepEqual(to, { id: null, name: 'Tether' })
    await answerFreeze.run(readInput(answerFreeze, { id, state: 'frozen' }), npa.world)
  }
  assert.equal(await npa.store.size(), 4)
  for (const node of [coin, fbi]) assert.deepEqual(await share(npa, node), [])
})

test('an answer that tells of a private person does not pass the door, and the freeze stays as it was', async () => {
  const { npa, coin } = await strangers()
  const { id } = await requestFreeze.run(readInput(requestFreeze, { ...GIVEN, to: 'coin', amount: '5' }), npa.world)
  await share(npa, coin)
  const refuse = { id, state: 'refused', reason: 'the owner is taro.yamada@example.jp' }
  await assert.rejects(answerFreeze.run(readInput(answerFreeze, refuse), coin.world), coded('object-refused'))
  assert.equal((await showFreeze.run({ id }, coin.world)).state, 'sent')
  const plain = { id, state: 'refused', reason: 'the account was closed and its customer was paid out' }
  assert.equal((await answerFreeze.run(readInput(answerFreeze, plain), coin.world)).state, 'refused')
})

test('a tip to one peer reaches that peer alone, and a sighting goes where its indicator may', async () => {
  const { npa, coin, fbi } = await strangers()
  const tip = { tx: `0x${'ab'.repeat(32)}`, text: 'seen', to: 'npa' }
  await submitTip.run(readInput(submitTip, tip), coin.world)
  assert.deepEqual([await share(coin, npa), await share(coin, fbi)], [['note'], []])
  const { tips } = await listTips.run(readInput(listTips, {}), npa.world)
  assert.deepEqual(
    tips.map(t => [t.from, t.text]),
    [['coin', 'seen']],
  )
  const indicator = {
    type: 'indicator',
    spec_version: '2.1',
    id: 'indicator--00000000-0000-4000-8000-000000000001',
    created_by_ref: npa.self.id,
    created: '2026-11-26T12:00:00.000Z',
    modified: '2026-11-26T12:00:00.000Z',
    object_marking_refs: ['marking-definition--f88d31f6-486f-44da-b317-01333bde0b82'],
    pattern: "[cryptocurrency-wallet:value = '0x1111111111111111111111111111111111111111']",
    pattern_type: 'stix',
    valid_from: '2026-11-26T12:00:00.000Z',
  }
  await FREEZE_POST.publish([indicator], npa.world)
  await share(npa, coin)
  await answerSighting.run(readInput(answerSighting, { indicator: indicator.id, count: 0 }), coin.world)
  assert.ok((await share(coin, npa)).includes('sighting'))
})
