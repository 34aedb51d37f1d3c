import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MemoryFactLog } from '../../../src/adapters/records/memory/memory-fact-log.ts'
import { memoryTags } from '../../../src/adapters/tags/memory-tags.ts'
import { MemoryTransferBuilder } from '../../../src/adapters/transfers/memory/memory-transfers.ts'
import { MemoryUtxo } from '../../../src/adapters/transfers/memory-utxo.ts'
import { CASES, KNOWN_ASSETS } from '../../../src/catalog/index.ts'
import { accountId } from '../../../src/model/account.ts'
import type { Address } from '../../../src/model/address.ts'
import { nativeAsset } from '../../../src/model/asset.ts'
import { CordonError } from '../../../src/model/errors.ts'
import { BITCOIN, ETHEREUM } from '../../../src/model/ledger.ts'
import type { Tag } from '../../../src/model/tag.ts'
import type { Transaction } from '../../../src/model/transaction.ts'
import { compareTransfers, payee, payer, type Transfer } from '../../../src/model/transfer.ts'
import { describeAccount } from '../../../src/operations/accounts/describe-account.ts'
import { listTransfers } from '../../../src/operations/accounts/list-transfers.ts'
import { readInput } from '../../../src/operations/read-input.ts'
import type { World } from '../../../src/operations/world.ts'
import { noScreening } from '../../no-screening.ts'
import { fc } from '../../property.ts'

const [bybit] = CASES
assert.ok(bybit)
const THIEF = 'eip155:1:0x47666fab8bd0ac7003bce3f5c3585383f09486e2'
const hex = (n: number, digits: number): string => `0x${n.toString(16).padStart(digits, '0')}`
const coded = (code: string) => (e: unknown) => e instanceof CordonError && e.code === code

function worldOf(transfers: readonly Transfer[], tags: readonly Tag[] = [], coins: readonly Transaction[] = []): World {
  const table = new MemoryTransferBuilder()
  table.add(transfers)
  return {
    ...noScreening(),
    ...{ transfers: table.build(), utxo: new MemoryUtxo([...coins]), tags: memoryTags(tags), assets: KNOWN_ASSETS },
    ...{ facts: new MemoryFactLog(), missing: [], progress: { at() {}, end() {} }, by: 'test' },
    clock: { now: () => 1_795_000_000, monotonic: () => 0 },
    versions: async () => ({}),
    interrupted: () => false,
  }
}

async function pages(world: World, account: string, limit: number) {
  const all: { tx: string; index: number; from: string | null; to: string | null; amount: string }[] = []
  for (let after: string | null = ''; after !== null; ) {
    const page = await listTransfers.run(
      readInput(listTransfers, { account, limit, ...(after ? { after } : {}) }),
      world,
    )
    assert.ok(page.transfers.length <= limit)
    all.push(...page.transfers)
    after = page.next
  }
  return all
}

test('the pages of a history put together are the history, none twice and none lost, also where hundreds share one second', async () => {
  const own = accountId(ETHEREUM, hex(7, 40) as Address)
  const transfer = fc.record({
    at: fc.integer({ min: 0, max: 3 }),
    index: fc.integer({ min: -2, max: 400 }),
    other: fc.integer({ min: 1, max: 9 }),
    out: fc.boolean(),
    amount: fc.bigInt({ min: 0n, max: 10n ** 20n }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(transfer, { maxLength: 300 }), fc.integer({ min: 1, max: 60 }), async (given, limit) => {
      const rows = given.map(
        (g, n): Transfer => ({
          ...{ ledger: ETHEREUM, tx: hex(n + 1, 64), index: g.index, block: g.at, at: 1_700_000_000 + g.at },
          from: hex(g.out ? 7 : g.other, 40) as Address,
          to: hex(g.out ? g.other : 7, 40) as Address,
          ...{ asset: nativeAsset(ETHEREUM), amount: g.amount },
        }),
      )
      const found = await pages(worldOf(rows), own, limit)
      const wanted = rows.filter(t => payer(t) === own || payee(t) === own).sort(compareTransfers)
      assert.deepEqual(
        found.map(t => [t.tx, t.index, t.amount]),
        wanted.map(t => [t.tx, t.index, String(t.amount)]),
      )
    }),
    { numRuns: 25 },
  )
})

test('the first receiver of the Bybit theft took in 401,346 ETH and three tokens in one block, and its history begins with them', async () => {
  const found = await pages(worldOf(bybit.transfers), THIEF, 3)
  assert.equal(found.length, bybit.transfers.filter(t => [payer(t), payee(t)].includes(THIEF as never)).length)
  assert.equal(found.find(t => t.to === THIEF)?.amount, '401346768858404671846374')
})

test('on a ledger of coins a history tells receipts, and where the transactions went that the account paid in, with how many paid', async () => {
  const [mine, other, third] = [
    'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
    '1BoatSLRHtKNngkdXEeobR76b53LETtpyT',
    '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
  ] as unknown as [Address, Address, Address]
  const base = { ledger: BITCOIN, blockHash: null, fee: 0n }
  const coin = (index: number, address: Address, amount: bigint) => ({ index, amount, address, script: 'pubkeyhash' })
  const coins: Transaction[] = [
    {
      ...{ ...base, tx: 'a'.repeat(64), block: 1, position: 1, at: 1_700_000_000 },
      inputs: [{ prevTx: 'f'.repeat(64), prevIndex: 0, amount: 9n, address: other }],
      outputs: [coin(0, mine, 5n), coin(1, other, 4n)],
    },
    {
      ...{ ...base, tx: 'b'.repeat(64), block: 2, position: 1, at: 1_700_000_600 },
      inputs: [
        { prevTx: 'a'.repeat(64), prevIndex: 0, amount: 5n, address: mine },
        { prevTx: 'a'.repeat(64), prevIndex: 1, amount: 4n, address: other },
      ],
      outputs: [coin(0, third, 9n)],
    },
  ]
  const account = `${BITCOIN}:${mine}`
  const { transfers } = await listTransfers.run(readInput(listTransfers, { account }), worldOf([], [], coins))
  assert.deepEqual(
    transfers.map(({ from, to, amount, payers }) => [from, to, amount, payers]),
    [
      [`${BITCOIN}:${other}`, account, '5', 1],
      [account, `${BITCOIN}:${third}`, '9', 2],
    ],
  )
})

test('a place in a history that was made up is refused, and a span that ends before it begins', async () => {
  const world = worldOf(bybit.transfers)
  const list = async (more: object) => listTransfers.run(readInput(listTransfers, { account: THIEF, ...more }), world)
  await assert.rejects(list({ after: '1.2.3' }), coded('place-malformed'))
  await assert.rejects(list({ after: '1.2.3.0xzz; drop' }), coded('place-malformed'))
  await assert.rejects(list({ from: '2025-02-22', until: '2025-02-21' }), coded('span-empty'))
  await assert.rejects(list({ account: '0x47666fab8bd0ac7003bce3f5c3585383f09486e3x' }), coded('account-malformed'))
})

test('an account is described by every claim about it; the surest is followed, and one of another kind is said to dissent', async () => {
  const { address } = { address: THIEF.split(':')[2] as Address }
  const tag = (label: string, category: Tag['category'], confidence: number): Tag => ({
    ...{
      ledger: ETHEREUM,
      address,
      label,
      category,
      basis: 'publisher',
      confidence,
      source: `https://${label}.example`,
    },
    at: null,
  })
  const tags = [tag('loud', 'exchange', 20), tag('fbi', 'thief', 100), tag('quiet', 'other', 90)]
  const told = await describeAccount.run(readInput(describeAccount, { account: THIEF }), worldOf([], tags))
  assert.deepEqual(
    told.tags.map(t => [t.label, t.dissents]),
    [
      ['fbi', false],
      ['quiet', false],
      ['loud', true],
    ],
  )
  assert.equal(told.attribution.kind, 'thief')
  assert.deepEqual(
    told.freezers.map(f => f.name),
    ['loud'],
  )
})
