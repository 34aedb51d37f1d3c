import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { MemoryLiveShelf } from '../../src/adapters/live/memory-live-shelf.ts'
import { SqliteLiveShelf } from '../../src/adapters/live/sqlite-live-shelf.ts'
import { MemoryTransfers } from '../../src/adapters/transfers/memory/memory-transfers.ts'
import { MemoryUtxo } from '../../src/adapters/transfers/memory-utxo.ts'
import { BITCOIN, ETHEREUM } from '../../src/model/ledger.ts'
import type { LiveBlock } from '../../src/model/live-block.ts'
import { compareTransfers } from '../../src/model/transfer.ts'
import { joinTransfers } from '../../src/operations/live/join-transfers.ts'
import { joinUtxo } from '../../src/operations/live/join-utxo.ts'
import type { LiveShelf } from '../../src/operations/live/live-shelf.ts'
import { account, address, token } from '../laws/random-ledger.ts'
import { fc } from '../property.ts'
import { blockOver, chainOf, coins, type Move } from './made-up-chain.ts'

const scratch = mkdtempSync(join(tmpdir(), 'cordon-live-'))
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }))
const made: string[] = []
const fresh = (): string => {
  const file = join(scratch, `${made.length}.sqlite`)
  made.push(file)
  return file
}
const SHELVES: readonly (readonly [string, () => LiveShelf])[] = [
  ['memory', () => new MemoryLiveShelf()],
  ['SQLite', () => new SqliteLiveShelf(fresh())],
]

const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.tuple(fc.nat(5), fc.nat(5), fc.bigInt(0n, (1n << 256n) - 1n), fc.nat(1)),
  { maxLength: 6 },
)

/** A block with a row of every kind. */
function fullBlock(parent: LiveBlock): LiveBlock {
  const bare = blockOver(parent, [[1, 2, 5n]])
  const place = { ledger: ETHEREUM, tx: `0x${'7'.repeat(64)}`, block: bare.height, at: bare.at }
  const topics = [`0x${'1'.repeat(64)}`, `0x${'2'.repeat(64)}`]
  const call = { ...place, from: address(1), value: 1n << 255n, input: '0xdeadbeef', succeeded: true }
  return {
    ...bare,
    events: [
      { ...place, index: 3, contract: address(9), topics, data: '0x01' },
      { ...place, index: 4, contract: address(8), topics: [], data: '0x' },
    ],
    calls: [
      { ...call, to: address(9), gasPrice: 7n },
      { ...call, to: null, succeeded: false, gasPrice: null },
    ],
    memos: [{ ...place, index: 0, data: 'ff00' }],
    gaps: [{ kind: 'internal-unseen', because: `block ${bare.height}` }],
  }
}

for (const [name, make] of SHELVES) {
  test(`${name}: what was appended and not taken back is what is read, whatever the order of both`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(4), fc.array(moves, { maxLength: 4 })), { maxLength: 6 }),
        async steps => {
          const shelf = make()
          let chain: LiveBlock[] = []
          for (const [n, [depth, blocks]] of steps.entries()) {
            const kept = chain.slice(0, Math.max(0, chain.length - depth))
            const taken = await shelf.undo(ETHEREUM, kept.at(-1)?.height ?? -1)
            assert.deepEqual(taken, chain.slice(kept.length).reverse())
            const fresh: LiveBlock[] = []
            for (const b of blocks) fresh.push(blockOver(fresh.at(-1) ?? kept.at(-1) ?? null, b, `${n}`))
            await shelf.append(fresh)
            chain = [...kept, ...fresh]
          }
          const table = new MemoryTransfers(chain.flatMap(b => b.transfers).sort(compareTransfers))
          const queries = [0, 1, 2, 3, 4, 5].flatMap(n => [
            { account: account(n) },
            { account: account(n), limit: 2 },
            { account: account(n), from: 1_700_000_012, until: 1_700_000_036 },
          ])
          assert.deepEqual(await shelf.histories(queries), await table.histories(queries))
          for (const t of chain.flatMap(b => b.transfers).slice(0, 3))
            assert.deepEqual(await shelf.transaction(null, t.tx), [t])
          assert.deepEqual(await shelf.tip(ETHEREUM), refOf(chain.at(-1)))
          assert.deepEqual((await shelf.summary()).transfers, chain.flatMap(b => b.transfers).length)
          assert.deepEqual((await shelf.summary()).lastAt, (await table.summary()).lastAt)
          await shelf.close()
        },
      ),
      { numRuns: 12 },
    )
  })

  test(`${name}: events, calls, memos and gaps come back as they were, and go with their block`, async () => {
    const shelf = make()
    const chain = chainOf([[], []])
    const full = fullBlock(chain[1] as LiveBlock)
    const other = fullBlock(full)
    await shelf.append([...chain, full, other])
    const query = { ledger: ETHEREUM, untilBlock: full.height }
    assert.deepEqual(await shelf.events(query), full.events)
    assert.deepEqual(await shelf.calls(query), full.calls)
    assert.deepEqual(await shelf.memos(query), full.memos)
    assert.deepEqual(await shelf.events({ ...query, topics: [`0x${'1'.repeat(64)}`] }), full.events.slice(0, 1))
    assert.deepEqual(await shelf.events({ ...query, contracts: [address(8)] }), full.events.slice(1))
    assert.deepEqual(await shelf.events({ ...query, topics: [] }), [])
    assert.deepEqual(await shelf.calls({ ...query, contracts: [address(9)] }), full.calls.slice(0, 1))
    const gap = { kind: 'internal-unseen', because: 'block 3', from: 2, until: 3 }
    assert.deepEqual(await shelf.gaps(ETHEREUM), [gap])
    assert.deepEqual(await shelf.undo(ETHEREUM, 1), [other, full])
    assert.deepEqual(await shelf.gaps(ETHEREUM), [])
    assert.deepEqual(await shelf.calls({ ledger: ETHEREUM }), [])
    await shelf.close()
  })

  test(`${name}: a block that does not follow the tip is refused, and nothing of its batch is kept`, async () => {
    const shelf = make()
    const [first, second, third] = chainOf([[[0, 1, 5n]], [[1, 2, 3n]], []]) as [LiveBlock, LiveBlock, LiveBlock]
    await shelf.append([first])
    await assert.rejects(shelf.append([second, { ...third, parent: `0x${'0'.repeat(64)}` }]), { code: 'live-unlinked' })
    await assert.rejects(shelf.append([third]), { code: 'live-unlinked' })
    assert.deepEqual(await shelf.tip(ETHEREUM), refOf(first))
    assert.deepEqual((await shelf.histories([{ account: account(2) }]))[0]?.transfers, [])
    await shelf.append([second, third])
    assert.deepEqual((await shelf.histories([{ account: account(2) }]))[0]?.transfers, second.transfers)
    assert.equal(await shelf.final(ETHEREUM), null)
    await shelf.keepFinal(ETHEREUM, 2)
    await shelf.keepFinal(ETHEREUM, 1)
    assert.equal(await shelf.final(ETHEREUM), 2)
    await shelf.close()
  })

  test(`${name}: coins are found by id, by what they spend and by account, on either side of the seam to an import`, async () => {
    const shelf = make()
    const more = { ledger: BITCOIN }
    const first = blockOver(null, [], '', more)
    const made = coins(
      BITCOIN,
      first,
      0,
      [],
      [
        [1, 50n],
        [2, 20n],
      ],
    )
    const second = blockOver(first, [], '', more)
    const spent = coins(BITCOIN, second, 1, [[made.tx, 0]], [[3, 49n]])
    const onward = coins(BITCOIN, second, 2, [[spent.tx, 0]], [[4, 48n]])
    const at = (n: number) => `${BITCOIN}:${address(n)}` as ReturnType<typeof account>
    const all = new MemoryUtxo([made, spent, onward])
    const whole = async (source: typeof shelf.utxo): Promise<void> => {
      for (const n of [1, 2, 3, 4, 5])
        assert.deepEqual(await source.byAccount(at(n)), await all.byAccount(at(n)), `${n}`)
      const points = [`${made.tx}:0`, `${made.tx}:1`, `${spent.tx}:0`]
      assert.deepEqual(await source.spenders(BITCOIN, points), [spent, null, onward])
      assert.deepEqual(await source.transactions(BITCOIN, [onward.tx, 'ff'.repeat(32)]), [onward, null])
    }
    await shelf.append([
      { ...first, transactions: [made] },
      { ...second, transactions: [spent, onward] },
    ])
    await whole(shelf.utxo)
    await whole(joinUtxo(new MemoryUtxo([made, spent]), shelf.utxo))
    await shelf.undo(BITCOIN, 0)
    assert.deepEqual(await shelf.utxo.spenders(BITCOIN, [`${made.tx}:0`]), [null])
    const later = make()
    await later.append([{ ...second, transactions: [spent, onward] }])
    await whole(joinUtxo(new MemoryUtxo([made]), later.utxo))
    await shelf.close()
    await later.close()
  })
}

test('an import and followed blocks together are one ledger: no transfer twice, no limit passed, the import has the word', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(moves, { maxLength: 8 }), fc.nat(8), fc.nat(8), async (blocks, from, until) => {
      const chain = chainOf(blocks)
      const all = chain.flatMap(b => b.transfers).sort(compareTransfers)
      const imported = new MemoryTransfers(all.filter(t => t.block < Math.max(from, until)))
      const shelf = new MemoryLiveShelf()
      await shelf.append(chain.filter(b => b.height >= Math.min(from, until)))
      const one = joinTransfers(imported, shelf)
      const table = new MemoryTransfers(all)
      const queries = [0, 1, 2, 3].flatMap(n => [
        { account: account(n) },
        ...[1, 3].map(limit => ({ account: account(n), limit })),
      ])
      assert.deepEqual(await one.histories(queries), await table.histories(queries))
      for (const t of all.slice(0, 4))
        assert.deepEqual(await one.transaction(null, t.tx), await table.transaction(null, t.tx))
    }),
    { numRuns: 200 },
  )
  const [block] = chainOf([[[0, 1, 5n]]]) as [LiveBlock]
  const told = { ...block.transfers[0], asset: token(7) } as (typeof block.transfers)[number]
  const shelf = new MemoryLiveShelf()
  await shelf.append([block])
  assert.deepEqual(await joinTransfers(new MemoryTransfers([told]), shelf).transaction(null, told.tx), [told])
})

test('a shelf that another process opened reads what was appended, and a newer or foreign file is refused', async () => {
  const file = join(scratch, 'two.sqlite')
  const writer = new SqliteLiveShelf(file)
  const reader = new SqliteLiveShelf(file)
  const chain = chainOf([[[0, 1, 5n]], [[1, 2, 4n]]])
  await writer.append(chain)
  assert.equal((await reader.histories([{ account: account(1) }]))[0]?.transfers.length, 2)
  await writer.undo(ETHEREUM, 0)
  assert.equal((await reader.histories([{ account: account(1) }]))[0]?.transfers.length, 1)
  await Promise.all([writer.close(), reader.close()])
  await writer.close()
  const { DatabaseSync } = await import('node:sqlite')
  const db = new DatabaseSync(file)
  db.exec('pragma user_version = 99')
  db.close()
  assert.throws(() => new SqliteLiveShelf(file), { code: 'live-newer' })
  assert.throws(() => new SqliteLiveShelf(join(import.meta.dirname, 'made-up-chain.ts')), { code: 'live-unreadable' })
})

function refOf(block: LiveBlock | undefined): { height: number; hash: string } | null {
  return block === undefined ? null : { height: block.height, hash: block.hash }
}
