import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { PulledServer } from '../../../src/operations/taxii-sync/pull-taxii.ts'
import { clientRig, heldIn } from './taxii-client-rig.ts'
import { TRUE_OBJECTS } from './taxii-lie.ts'
import { pageLies } from './taxii-page-lies.ts'
import { honest, type ScriptedServer, startScripted } from './taxii-scripted.ts'
import { serverLies } from './taxii-server-lies.ts'

/** Every code that a pull told. */
function codesOf({ fault, passed, collections }: PulledServer): readonly string[] {
  return [fault, ...passed, ...collections.map(c => c.fault)].flatMap(f => (f === null ? [] : [f.code]))
}

suite('a TAXII server that lies', () => {
  const servers: { lying?: ScriptedServer; elsewhere?: ScriptedServer } = {}
  before(async () => {
    servers.elsewhere = await startScripted(honest({ objects: [] }))
    servers.lying = await startScripted(honest({ objects: [] }))
  })
  after(async () => {
    await servers.lying?.close()
    await servers.elsewhere?.close()
  })

  test('is told by the code of its lie, gets nothing false in, and hides nothing once it is honest again', {
    timeout: 60_000,
  }, async t => {
    const { lying, elsewhere } = servers
    assert.ok(lying && elsewhere)
    const all = [...pageLies(), ...serverLies(elsewhere.origin)]
    assert.ok(all.length >= 60)
    assert.equal(new Set(all.map(l => l.name)).size, all.length)
    for (const { name, code, script } of all)
      await t.test(name, async () => {
        // A machine that is busy with other things is not slow on purpose.
        const answer = { spanMs: code === 'taxii-slow' ? 100 : 5_000, leastBytes: 50, mostMs: 10_000 }
        const rig = clientRig({ answer, limits: { mostBytes: 8 << 20 }, manners: { tries: 1 } })
        lying.script = script
        const begun = performance.now()
        const codes = codesOf(await rig.pull(lying.origin))
        assert.deepEqual([...new Set(codes)], code === null ? [] : [code])
        assert.ok(performance.now() - begun < 30_000, 'it took too long')
        assert.ok(
          (await heldIn(rig.store)).every(json => TRUE_OBJECTS.includes(json)),
          'something false is held',
        )
        // A rig opens the server anew for each pull.
        answer.spanMs = 5_000
        lying.script = honest({ objects: [...TRUE_OBJECTS], page: 10 })
        assert.deepEqual(codesOf(await rig.pull(lying.origin)), [])
        assert.equal((await heldIn(rig.store)).length, TRUE_OBJECTS.length)
        assert.equal(elsewhere.asked.length, 0, 'credentials went elsewhere')
      })
  })
})
