import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseworkWorld } from '../../src/operations/casework/casework-world.ts'
import { approveOverlay, proposeOverlay } from '../../src/operations/monitor/overlay-operations.ts'
import { ask, makeRig, peopled } from '../casework/casework-rig.ts'

test('who proposes and approves an overlay at the desk is told by the session, and is not taken for somebody at a terminal', async () => {
  using rig = await peopled(makeRig())
  const text = '{}'
  const ruleBook = { check: async () => ({ digest: '0'.repeat(64), text }) } as unknown as NonNullable<
    CaseworkWorld['ruleBook']
  >
  const at = (user: string, session: string): CaseworkWorld => ({
    ...{ ...rig.as(user), ruleBook, asker: { key: null, user, scopes: ['casework'], session } },
  })
  const { proposal } = await ask(proposeOverlay, { overlay: {}, reason: 'calmer' }, at('kim', 'a1'))
  await ask(approveOverlay, { proposal }, at('park', 'b2'))
  const facts = await rig.world.facts.read({ kinds: ['overlay-proposed', 'overlay-approved'] })
  assert.deepEqual(
    facts.map(({ by, body }) => [by, body['via']]),
    [
      ['kim', 'session a1'],
      ['park', 'session b2'],
    ],
  )
})
