import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pullPeers } from '../../../src/adapters/peers/native/pull-peers.ts'
import { PeerDiary, readPull, readServed } from '../../../src/operations/node/peer-diary.ts'
import { closeRig, rigNode, until } from './node-rig.ts'

test('who pulls writes down how far it came, that the peer fell silent, and that it is back', async () => {
  const [fbi, npa] = [rigNode('fbi'), rigNode('npa')]
  try {
    await fbi.listen()
    await npa.peer(fbi)
    await fbi.peer(npa, null)
    await fbi.publish(1, 2, 3)
    const { receiving, key, clock, store } = npa
    const asking = { key, now: clock.now }
    const diary = new PeerDiary(store, clock)
    const pulling = pullPeers({ receiving, asking, diary, told: () => {}, wait: 1, everyMs: 20 })
    const note = () => readPull(fbi.key.fingerprint, store)
    await until('all is read', async () => (await note()).cursor === 3)
    const sound = await note()
    assert.deepEqual([sound.total, sound.failures, sound.fault], [3, 0, null])
    assert.ok(sound.soundAt !== null && sound.broughtAt !== null)
    await fbi.server?.close()
    await until('the fault is told', async () => (await note()).failures > 0)
    assert.match((await note()).code ?? '', /^[a-z-]+$/)
    assert.equal((await note()).soundAt, sound.soundAt, 'when it was sound last stays told')
    await fbi.listen()
    await until('it is sound again', async () => (await note()).failures === 0)
    await pulling.stop()
    assert.equal(await readServed(fbi.key.fingerprint, store), null)
  } finally {
    await closeRig(fbi, npa)
  }
})
