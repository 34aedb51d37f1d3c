import assert from 'node:assert/strict'
import { test } from 'node:test'
import { identityOf } from '../../../src/model/node-identity.ts'
import { recipientsOf } from '../../../src/operations/share/recipients.ts'
import { addUser, addUserInput } from '../../../src/operations/users/add-user.ts'
import { testNodes } from '../../freeze-nodes.ts'
import { fc } from '../../property.ts'

const FBI = 'a'.repeat(64)
const PEER = {
  ...{ id: identityOf(FBI), name: 'FBI', country: 'US', sector: 'agency', standing: 'partner' },
  ...{ fingerprint: FBI, url: null },
}
const DESK = ['analyst', 'approver', 'auditor', 'admin'] as const

/** What a node's recipients are after users were added as given. */
async function namesAfter(users: readonly object[]): Promise<readonly string[]> {
  const { JP } = testNodes(['JP'])
  await JP.world.facts.append([{ at: 1, by: 'x', kind: 'peer-added', body: PEER }])
  for (const user of users) await addUser(addUserInput.parse(user), null, JP.world)
  return recipientsOf(await JP.world.facts.read())
    .map(r => `${r.name}: ${r.ways.join()}`)
    .sort()
}

test('people of the own desk are no recipients, in whatever order and with whatever roles and countries they were added', async () => {
  const person = fc.record({
    role: fc.uniqueArray(fc.constantFrom(...DESK), { minLength: 1 }).map(r => [...r, 'everyone']),
    country: fc.constantFrom(undefined, 'JP', 'KR'),
    standing: fc.constantFrom(undefined, 'own' as const),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(person, { maxLength: 4 }), async people => {
      const named = people.map(({ country, standing, role }, i) => ({
        ...{ name: `p${i}`, role },
        ...(standing === 'own' ? { standing } : { country }),
      }))
      const exchange = { name: 'coin-desk', role: ['feeds'], organisation: 'Coin Exchange', country: 'JP' }
      assert.deepEqual(await namesAfter([...named, exchange]), ['Coin Exchange: user coin-desk', 'FBI: peer'])
    }),
    { numRuns: 30 },
  )
})

test('whoever asks for another organisation stays a recipient, also with a role at the desk; so does a program that comes for its own', async () => {
  const liaison = { name: 'liaison', role: ['analyst'], organisation: 'FBI' }
  const robot = { name: 'robot', role: ['feeds'] }
  const house = { name: 'kim', role: ['analyst'], tenant: 'bank-b' }
  assert.deepEqual(await namesAfter([liaison, robot, house]), [
    'FBI: peer,user liaison',
    'kim: user kim',
    'robot: user robot',
  ])
})
