import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openEsploraFollower } from '../../src/adapters/ledgers/esplora/esplora-follower.ts'
import { MemoryFactLog } from '../../src/adapters/records/memory/memory-fact-log.ts'
import { pastStore } from '../../src/faces/cli/past-store.ts'
import { makeDoors } from '../../src/main.ts'
import { type AccountId, accountId } from '../../src/model/account.ts'
import { CordonError } from '../../src/model/errors.ts'
import { NO_WANTS } from '../../src/model/live-block.ts'
import { fillPast } from '../../src/operations/live/fill-past.ts'
import type { LedgerFollower } from '../../src/operations/live/ledger-follower.ts'
import { type HeldChain, mine, REGTEST_GENESIS } from '../adapters/ledgers/bitcoin-chain.ts'
import { blocksOf } from '../adapters/ledgers/blocks-of.ts'
import { serveEsplora } from '../adapters/ledgers/serve-esplora.ts'

const data = mkdtempSync(join(tmpdir(), 'cordon-fill-past-'))
after(() => rmSync(data, { recursive: true, force: true }))

const coded = (code: string) => (e: unknown) => e instanceof CordonError && e.code === code

test('the coins of an address come in from an Esplora server up to the last final block, once, and are found by the store', async () => {
  const chain: HeldChain = { genesis: REGTEST_GENESIS, blocks: mine(12, { height: 0, hash: REGTEST_GENESIS }, 7) }
  const histories = new Map<string, readonly { txid: string }[]>()
  await using server = await serveEsplora(chain, { histories })
  const open = () => openEsploraFollower({ url: server.url, retries: 0, confirmations: 3 })
  const reader = await open()
  const { ledger } = reader
  const blocks = await blocksOf(reader, 1, 12)
  await reader.close()
  const address = blocks[0]?.transactions[0]?.outputs[0]?.address
  assert.ok(address)
  const items: { txid: string }[] = []
  for (const { hash } of blocks)
    items.unshift(...((await (await fetch(`${server.url}/block/${hash}/txs/0`)).json()) as { txid: string }[]))
  histories.set(address, items)

  const facts = new MemoryFactLog()
  const body = { ledger, kind: 'esplora', source: server.url, from: null, confirmations: 3 }
  await facts.append([{ at: 1, by: 'test', kind: 'ledger-added', body }])
  const secrets = { read: async () => server.url, write: async () => {}, remove: async () => {} }
  const world = { facts, secrets, open, by: 'test', clock: { now: () => 2 } }
  const doors = makeDoors({}, 'test')
  const account = accountId(ledger, address)
  const { until, ...first } = await fillPast({ account }, world, pastStore(data, doors))
  const expected = blocks.filter(b => b.height <= until).flatMap(b => b.transactions)
  assert.ok(until < 12)
  assert.deepEqual(
    [first.transactions, first.new, first.known, first.complete],
    [expected.length, expected.length, 0, true],
  )
  const again = await fillPast({ account }, world, pastStore(data, doors))
  assert.deepEqual([again.new, again.known, again.refused], [0, expected.length, 0])
  assert.equal((await facts.read({ kinds: ['past-filled'] })).length, 2)
  const { world: kept, close } = await doors.store(data, { tags: [], ledger: null }, QUIET)
  assert.deepEqual((await kept.utxo.byAccount(account)).map(t => t.tx).sort(), expected.map(t => t.tx).sort())
  await close()
})

test('a source without an index of accounts says so, and nothing is taken in', async () => {
  const facts = new MemoryFactLog()
  const ledger = 'eip155:1' as const
  const body = { ledger, kind: 'evm', source: 'http://node', from: null, confirmations: null }
  await facts.append([{ at: 1, by: 'test', kind: 'ledger-added', body }])
  const follower = {
    ...{ ledger, source: 'http://node', wants: NO_WANTS },
    head: async () => ({ height: 10, hash: '0x', at: 1, final: 8 }),
    past: async () => null,
    close: async () => {},
  } as unknown as LedgerFollower
  const secrets = { read: async () => '', write: async () => {}, remove: async () => {} }
  const world = { facts, secrets, open: async () => follower, by: 'test', clock: { now: () => 2 } }
  const store = { transfers: () => assert.fail(), transactions: () => assert.fail() }
  const account = 'eip155:1:0x1111111111111111111111111111111111111111' as AccountId
  await assert.rejects(fillPast({ account }, world, store), coded('past-unindexed'))
  await assert.rejects(fillPast({ account, until: 9 }, world, store), coded('past-not-final'))
  assert.equal((await facts.read({ kinds: ['past-filled'] })).length, 0)
})

const QUIET = { progress: { at() {}, end() {} }, interrupted: () => false }
