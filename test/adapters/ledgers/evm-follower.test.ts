import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openEvmFollower } from '../../../src/adapters/ledgers/evm/open-evm-follower.ts'
import { startAnvil } from '../../../src/adapters/range/anvil-process.ts'
import type { AccountId } from '../../../src/model/account.ts'
import type { Address } from '../../../src/model/address.ts'
import { type BlockWants, type LiveBlock, NO_WANTS } from '../../../src/model/live-block.ts'
import { compareTransfers } from '../../../src/model/transfer.ts'
import type { LedgerFollower } from '../../../src/operations/live/ledger-follower.ts'
import { allOf, playStory, startChain } from './anvil-chain.ts'

const chain = await startChain()
const { token, forwarder } = await playStory(chain)
const open: LedgerFollower[] = []

async function follow(plan: Partial<Parameters<typeof openEvmFollower>[0]> = {}): Promise<LedgerFollower> {
  const follower = await openEvmFollower({ url: chain.url, ...plan })
  open.push(follower)
  return follower
}

/** What moved, in short. */
const moved = (block: LiveBlock | undefined): string[] =>
  (block?.transfers ?? [])
    .map(t => `${t.index} ${nameOf(t.from)}>${nameOf(t.to)} ${t.amount} ${t.asset.split('/')[1]?.slice(0, 6)}`)
    .sort()

function nameOf(address: string): string {
  const i = chain.accounts.indexOf(address)
  return i >= 0
    ? ('abcdefghij'[i] as string)
    : address === token
      ? 'token'
      : address === forwarder
        ? 'forwarder'
        : address
}

after(async () => {
  await Promise.all(open.map(f => f.close()))
  await chain.stop()
})

for (const [how, url] of [
  ['HTTP', (): string => chain.url],
  ['WebSocket', (): string => chain.ws],
] as const)
  test(`over ${how}, what accounts and contracts paid is seen, what was undone is not`, async () => {
    const follower = await follow({ url: url() })
    const blocks = await allOf(follower.blocks(0, 6, NO_WANTS))
    assert.deepEqual(
      blocks.map(b => b.height),
      [0, 1, 2, 3, 4, 5, 6],
    )
    assert.deepEqual(moved(blocks[3]), ['-1 a>b 5000 slip44', '-1 b>c 3000 slip44'])
    assert.deepEqual(moved(blocks[4]), ['0 a>b 700 erc20:', '1 b>c 0 erc20:', `2 c>d ${1n << 200n} erc20:`])
    assert.deepEqual(moved(blocks[5]), ['-1 a>forwarder 900 slip44', '-2 forwarder>d 900 slip44'])
    assert.deepEqual(
      blocks.flatMap(b => b.gaps),
      [],
    )
    for (const [i, block] of blocks.entries()) {
      if (i > 0) assert.equal(block.parent, blocks[i - 1]?.hash)
      assert.deepEqual([...block.transfers].sort(compareTransfers), block.transfers)
    }
    assert.equal(follower.ledger, 'eip155:31337')
    assert.equal(follower.source, url())
  })

test('without traces, only a block whose contracts may have paid carries a gap', async () => {
  const blocks = await allOf((await follow({ trace: 'none' })).blocks(0, 6, NO_WANTS))
  const gaps = blocks.map(b => b.gaps.map(g => g.kind).join())
  // Blocks 1 and 2 make contracts, 4 calls a token, 5 the forwarder; 3 and 6 run no code.
  assert.deepEqual(gaps, ['', 'internal-unseen', 'internal-unseen', '', 'internal-unseen', 'internal-unseen', ''])
  assert.deepEqual(moved(blocks[5]), ['-1 a>forwarder 900 slip44'])
})

test('what an account gained is what it was paid, less what it paid and its fees', async () => {
  const blocks = await allOf((await follow()).blocks(0, 6, NO_WANTS))
  const native = blocks.flatMap(b => b.transfers).filter(t => t.asset.includes('slip44'))
  for (const account of [...chain.accounts.slice(0, 4), forwarder]) {
    const balance = async (height: number): Promise<bigint> =>
      BigInt((await chain.ask('eth_getBalance', account, `0x${height.toString(16)}`)) as string)
    let fees = 0n
    for (let height = 1; height <= 6; height++)
      for (const r of (await chain.ask('eth_getBlockReceipts', `0x${height.toString(16)}`)) as Record<string, string>[])
        if (r['from'] === account) fees += BigInt(r['gasUsed'] ?? 0) * BigInt(r['effectiveGasPrice'] ?? 0)
    const sum = (list: typeof native): bigint => list.reduce((total, t) => total + t.amount, 0n)
    const gained = sum(native.filter(t => t.to === account)) - sum(native.filter(t => t.from === account))
    assert.equal((await balance(6)) - (await balance(0)), gained - fees, nameOf(account))
  }
})

test('of events and calls only those that are wanted are kept, those of undone calls with their fate', async () => {
  const topic = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef'
  const wants: BlockWants = {
    topics: new Set([topic]),
    callees: new Set([forwarder as Address]),
    selectors: new Set(['0xa9059cbb']),
    memos: false,
  }
  const blocks = await allOf((await follow()).blocks(3, 5, wants))
  assert.deepEqual(
    blocks.map(b => [b.events.length, b.calls.length]),
    [
      [0, 0],
      [3, 3],
      [0, 2],
    ],
  )
  const [, kept, calls] = blocks
  assert.deepEqual(
    kept?.events.map(e => [e.index, e.contract, e.topics.length, e.data.length]),
    [0, 1, 2].map(i => [i, token, 3, 66]),
  )
  assert.deepEqual(calls?.calls.map(c => [nameOf(c.from), c.succeeded, c.value]).sort(), [
    ['a', true, 900n],
    ['b', false, 800n],
  ])
  assert.ok(calls?.calls.every(c => (c.gasPrice ?? 0n) > 0n))
})

test('the past of an account is what following it from the first block would have given', async () => {
  const follower = await follow()
  const all = (await allOf(follower.blocks(0, 6, NO_WANTS))).flatMap(b => b.transfers)
  for (const address of [...chain.accounts.slice(0, 4), forwarder]) {
    const past = await follower.past(`eip155:31337:${address}` as AccountId, 6)
    assert.deepEqual(
      past?.transfers,
      all.filter(t => t.from === address || t.to === address),
      nameOf(address),
    )
    assert.equal(past?.complete, true)
  }
  assert.deepEqual((await follower.past(`eip155:31337:${chain.accounts[1]}` as AccountId, 3))?.transfers.length, 2)
})

test('the head is final as far as the node says, or as deep as was asked for', async () => {
  const { height, final, hash } = await (await follow()).head()
  assert.equal(height, 6)
  // Anvil holds a block for final 64 blocks later.
  assert.equal(final, 0)
  assert.equal(hash, ((await chain.ask('eth_getBlockByNumber', 'latest', false)) as { hash: string }).hash)
  assert.equal((await (await follow({ confirmations: 2 })).head()).final, 4)
})

test('a node of another ledger is refused, when it is opened', async () => {
  const ledger = 'eip155:1' as never
  await assert.rejects(follow({ ledger }), {
    code: 'ledger-other-chain',
    message: `${chain.url} follows eip155:31337, not eip155:1`,
  })
  await assert.rejects(follow({ ledger: 'tron:0x2b6653dc' as never }), { code: 'ledger-not-evm' })
})

test('a new head is told over WebSocket within a moment, and none that came between two waits is lost', async () => {
  const follower = await follow({ url: chain.ws })
  const never = new Promise<never>(() => {})
  await follower.head()
  await chain.mine()
  await new Promise(done => setTimeout(done, 100))
  const began = performance.now()
  await follower.changed(never)
  assert.ok(performance.now() - began < 500, 'the head had come already')
  const waiting = follower.changed(never)
  await chain.mine()
  await waiting
  assert.ok(performance.now() - began < 5_000)
  await follower.changed(Promise.resolve())
})

test('a reorganisation shows in the block at a height, and blocks of the new branch follow each other', async () => {
  const follower = await follow()
  const { height } = await follower.head()
  const old = await follower.at(height)
  await chain.ask('anvil_reorg', 2, [[{ from: chain.accounts[2], to: chain.accounts[3], value: '0x7' }, 0]])
  const now = await follower.at(height)
  assert.notEqual(now?.hash, old?.hash)
  const blocks = await allOf(follower.blocks(height - 2, height, NO_WANTS))
  assert.deepEqual(blocks.at(-1)?.hash, now?.hash)
  assert.equal(await follower.at(height + 1_000), null)
})

test('a node that is killed is told as unreachable, and one that comes back is followed on', {
  timeout: 15_000,
}, async () => {
  const first = await startChain({ chainId: 1_337 })
  const port = Number(new URL(first.url).port)
  const follower = await follow({ url: first.url, retries: 1, pauseMs: 1 })
  await first.kill()
  await assert.rejects(follower.head(), { code: 'ledger-unreachable' })
  const second = await startAnvil({ chainId: 1_337, at: 1_740_000_000 }, port)
  assert.equal((await follower.head()).height, 0)
  await second.stop()
})
