import assert from 'node:assert/strict'
import { test } from 'node:test'
import { derivedEntries } from '../../src/analysis/screen/derived-entries.ts'
import type { AccountId } from '../../src/model/account.ts'
import type { Tag } from '../../src/model/tag.ts'
import { payee, payer, type Transfer } from '../../src/model/transfer.ts'
import { readInput } from '../../src/operations/read-input.ts'
import { deriveList } from '../../src/operations/screen/derive-list.ts'
import { deriveMembers } from '../../src/operations/screen/derive-list-members.ts'
import type { World } from '../../src/operations/world.ts'
import { fc } from '../property.ts'
import { exposureWorld } from './exposure-world.ts'
import { account, address, ledgers, move } from './random-ledger.ts'

const PUBLISHED = [0, 1, 2].map(account)

function world(rows: readonly Transfer[], tags: readonly Tag[] = []): World {
  return {
    ...exposureWorld(rows, { tags }),
    listed: { listedAccounts: async () => ({ accounts: PUBLISHED, version: 'v', publishedAt: 5 }) },
  }
}

const derive = (rows: readonly Transfer[], change: object = {}, tags: readonly Tag[] = []) =>
  deriveList.run(readInput(deriveList, { list: 'l', ...change }), world(rows, tags)).catch(error => {
    if (error.code === 'list-unseen') return null
    throw error
  })

const tagged = (n: number, category: Tag['category']): Tag => ({
  ledger: null,
  address: address(n),
  label: `the ${category}`,
  category,
  basis: 'publisher',
  confidence: 90,
  source: 's',
  at: null,
})

/** Accounts that value of some accounts can have come to, when value that reaches an end stays there. */
function reachable(
  rows: readonly Transfer[],
  sources: readonly AccountId[],
  ends: ReadonlySet<AccountId>,
): Set<AccountId> {
  const reached = new Set(sources)
  for (const t of rows) if (t.amount > 0n && reached.has(payer(t)) && !ends.has(payer(t))) reached.add(payee(t))
  return reached
}

test('holders and siblings can have got the value: in time order, by value, past no service; and none of them is published', async () => {
  await fc.assert(
    fc.asyncProperty(ledgers, fc.constantFrom('fifo', 'haircut', 'poison', 'tiho'), async (rows, policy) => {
      const ends = new Set([account(5)])
      const answer = await derive(rows, { policy }, [tagged(5, 'exchange')])
      const funders = answer?.members.filter(m => m.role === 'funder').map(m => m.account as AccountId) ?? []
      const from = {
        holder: reachable(rows, PUBLISHED, ends),
        sibling: reachable(rows, funders, ends),
        funder: new Set(funders),
      }
      for (const { account: id, role } of answer?.members ?? []) {
        assert.ok(from[role].has(id as AccountId), `${role} ${id}`)
        assert.ok(!PUBLISHED.includes(id as AccountId) && !ends.has(id as AccountId))
      }
    }),
    { numRuns: 300 },
  )
})

test('who filled most of the published addresses is found; who sent each of them dust is not', async () => {
  const rows = [0, 1, 2].flatMap(n => [move(n, 20, n, 1000n), move(10 + n, 21, n, 1n)])
  const answer = await derive(rows)
  assert.deepEqual(
    answer?.members.map(m => [m.account, m.role]),
    [[account(20), 'funder']],
  )
  assert.deepEqual(answer?.members[0]?.funding?.fed, PUBLISHED)
  assert.equal(answer?.members[0]?.funding?.share, 100)
})

test('an exchange that filled the published addresses is told apart, by its tag or by the strangers it deals with', async () => {
  const filled = [0, 1, 2].map(n => move(n, 20, n, 1000n))
  const told = await derive(filled, {}, [tagged(20, 'exchange')])
  assert.deepEqual([told?.members.length, told?.servedBy[0]?.account], [0, account(20)])
  const busy = [...filled]
  for (let n = 0; n < 30; n++) busy.push(move(100 + n, 200 + n, 20, 5n), move(200 + n, 20, 300 + n, 5n))
  const judged = await derive(busy)
  assert.deepEqual([judged?.members.length, judged?.servedBy[0]?.account], [0, account(20)])
  assert.match(judged?.servedBy[0]?.because ?? '', /behaves as a service/)
})

test('what the funder paid to others is derived as a sibling; what it paid before it filled the first is not', async () => {
  const rows = [
    move(0, 30, 20, 9000n),
    move(1, 20, 40, 50n),
    ...[0, 1, 2].map(n => move(5 + n, 20, n, 1000n)),
    move(9, 20, 41, 700n),
  ]
  const answer = await derive(rows)
  assert.deepEqual(
    answer?.members.filter(m => m.role === 'sibling').map(m => m.account),
    [account(41)],
  )
})

test('value below the floor makes nobody a member, and a service is an end', async () => {
  const rows = [move(0, 9, 0, 100n), move(1, 0, 6, 3n), move(2, 0, 7, 40n), move(3, 7, 8, 30n)]
  const answer = await derive(rows, { floor: '10' }, [tagged(8, 'exchange')])
  assert.deepEqual(
    answer?.members.map(m => m.account),
    [account(7)],
  )
  assert.deepEqual(
    answer?.services.map(s => [s.account, s.kind, s.amount]),
    [[account(8), 'exchange', '30']],
  )
})

test('as entries they are claims that name their role, doctrine and way, and nothing of them is cut without a sign', async () => {
  const rows = [move(0, 9, 0, 100n), move(1, 0, 7, 40n)]
  const order = {
    accounts: PUBLISHED,
    policy: 'fifo' as const,
    maxHops: null,
    floor: 1n,
    until: 2_000_000_000,
    within: null,
  }
  const { members } = await deriveMembers(order, world(rows))
  const [entry] = derivedEntries('l', 'fifo', 7, members)
  assert.equal(entry?.id, account(7))
  assert.deepEqual(
    entry?.wallets.map(w => w.address),
    [address(7)],
  )
  assert.deepEqual(entry?.programmes, ['derived:l holder'])
  assert.match(entry?.remarks ?? '', /40 base units .* doctrine: fifo$/)
  const many = { ...(members[0] as (typeof members)[number]), because: 'x'.repeat(9000) }
  const long = derivedEntries('l', 'fifo', 7, [many])[0]?.remarks ?? ''
  assert.ok(long.length === 4000 && long.endsWith('…'))
})

test('a list that the data does not know, a malformed address and an empty store are told', async () => {
  const rows = [move(0, 8, 9, 1n)]
  const run = (change: object, data = rows) =>
    deriveList.run(readInput(deriveList, { list: 'l', ...change }), world(data))
  await assert.rejects(run({}), { code: 'list-unseen' })
  await assert.rejects(run({ addresses: ['0x12'] }), { code: 'address-malformed' })
  await assert.rejects(run({ addresses: [] }), { code: 'list-without-wallets' })
  await assert.rejects(run({}, []), { code: 'store-empty' })
})
