import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { type BitcoinPlan, openBitcoinFollower } from '../../../src/adapters/ledgers/bitcoin/bitcoin-follower.ts'
import { parseBlock } from '../../../src/formats/bitcoin/block.ts'
import { sha256d } from '../../../src/formats/bitcoin/hashes.ts'
import { readUndo } from '../../../src/formats/bitcoin/undo-data.ts'
import { BITCOIN, type LedgerId } from '../../../src/model/ledger.ts'
import { NO_WANTS } from '../../../src/model/live-block.ts'
import type { LedgerFollower } from '../../../src/operations/live/ledger-follower.ts'
import { needsShared, sharedPath } from '../../shared-data.ts'
import {
  type HeldChain,
  heldBlock,
  mine,
  output,
  piecesOf,
  REGTEST_GENESIS,
  TO_ZERO,
  transaction,
} from './bitcoin-chain.ts'
import { blocksOf, fault } from './blocks-of.ts'
import { type CoreManner, serveCore } from './serve-core.ts'

const MAINNET_GENESIS = '000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f'
const REGTEST = 'bip122:0f9188f13cb7b2c71f2a335e3a4fc328' as LedgerId
const MEMOS = { ...NO_WANTS, memos: true }
const START = { height: 0, hash: REGTEST_GENESIS }

const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(sharedPath('data/ledgers/bitcoin', name)))

function realChain(): HeldChain {
  const bytes = bytesOf('bcoin-block300025.raw')
  const raw = piecesOf(bytes).map(p => p.raw)
  const inputCounts = raw.slice(1).map(t => t.inputs.length)
  const undo = readUndo(bytesOf('bcoin-block300025-undo.raw'), { previousBlock: bytes.slice(4, 36), inputCounts })
  return { genesis: MAINNET_GENESIS, blocks: new Map([[300_025, heldBlock(bytes, undo)]]) }
}

function minedChain(count = 20): HeldChain {
  return { genesis: REGTEST_GENESIS, blocks: mine(count, START, 0) }
}

async function following(
  chain: HeldChain,
  manner: CoreManner,
  run: (follower: LedgerFollower, asked: string[]) => Promise<void>,
  plan: Partial<BitcoinPlan> = {},
): Promise<void> {
  await using server = await serveCore(chain, manner)
  const follower = await openBitcoinFollower({ url: server.url, retries: 0, ...plan })
  try {
    await run(follower, server.asked)
  } finally {
    await follower.close()
  }
}

test('the real block 300,025 comes through Core with every amount, as its raw bytes and undo data give it', {
  skip: needsShared,
}, async () => {
  const want = parseBlock(bytesOf('bcoin-block300025.raw'), {
    ledger: BITCOIN,
    undo: bytesOf('bcoin-block300025-undo.raw'),
  })
  await following(realChain(), {}, async follower => {
    assert.equal(follower.ledger, BITCOIN)
    const [block] = await blocksOf(follower, 300_025, 300_025)
    assert.deepEqual(block?.transactions, want)
    assert.deepEqual(block?.gaps, [])
    assert.equal(block?.parent, (await follower.at(300_025))?.parent)
    assert.equal(await follower.past('bip122:x:y' as never, null), null)
  })
})

test('a node that tells no outputs spent leaves a gap, not zeros; one without verbosity 3 gives the same from its bytes', {
  skip: needsShared,
}, async () => {
  const want = parseBlock(bytesOf('bcoin-block300025.raw'), { ledger: BITCOIN, height: 300_025 })
  for (const manner of [{ old: true }, { refuses: new Map([[3, -8]]) }, { refuses: new Map([[3, -32603]]) }])
    await following(realChain(), manner, async follower => {
      const [block] = await blocksOf(follower, 300_025, 300_025)
      assert.deepEqual(block?.transactions, want)
      assert.equal(block?.gaps[0]?.kind, 'amounts-unseen')
    })
})

test('a lie about an output spent is found out where key or sum contradict it', { skip: needsShared }, async () => {
  const lies: CoreManner['change'][] = [
    block => {
      for (const { prevout } of block.tx[5]?.vin ?? []) if (prevout) prevout.value = 0
    },
    block => void block.tx.splice(1, 1, block.tx[2] as never),
    block => void block.tx.pop(),
    block => void block.nonce++,
    block => void Object.assign(block.tx[3] ?? {}, { hex: 'ff' }),
  ]
  for (const change of lies)
    await following(realChain(), { change }, async follower => {
      await assert.rejects(
        blocksOf(follower, 300_025, 300_025),
        error => fault('ledger-block-changed')(error) || fault('ledger-answer-malformed')(error),
      )
    })
})

test('what OP_RETURN outputs carry comes as memos where it is asked for', async () => {
  const chain: HeldChain = {
    genesis: REGTEST_GENESIS,
    blocks: mine(2, START, 0, (height, coinbase) =>
      height < 2
        ? []
        : [transaction([[sha256d(coinbase), 0, '']], [output(40n, TO_ZERO), output(0n, `6a06${'3d3a6d656d6f'}`)])],
    ),
  }
  await following(chain, {}, async follower => {
    const blocks = await blocksOf(follower, 1, 2, MEMOS)
    assert.deepEqual(
      blocks.flatMap(b => b.memos.map(m => [m.block, m.index, m.data])),
      [[2, 1, '3d3a6d656d6f']],
    )
    assert.equal(blocks[1]?.transactions[1]?.fee, 10n)
    assert.deepEqual((await blocksOf(follower, 2, 2))[0]?.memos, [])
  })
})

test('blocks come in order and linked, six confirmations are final, and a reorganisation shows at its heights', async () => {
  const chain = minedChain()
  await following(chain, {}, async follower => {
    assert.equal(follower.ledger, REGTEST)
    const before = await blocksOf(follower, 1, 20)
    assert.deepEqual(
      before.map(b => b.height),
      Array.from({ length: 20 }, (_, i) => i + 1),
    )
    const last = before[19]
    assert.deepEqual(await follower.head(), { height: 20, hash: last?.hash, at: last?.at, final: 15 })
    const fork = chain.blocks.get(17)
    for (const [height, block] of mine(4, { height: 17, hash: fork?.hash ?? '' }, 7)) chain.blocks.set(height, block)
    const at = await Promise.all([16, 17, 18, 21].map(h => follower.at(h)))
    assert.deepEqual(
      at.slice(0, 2).map(b => b?.hash),
      [before[15]?.hash, before[16]?.hash],
    )
    assert.notEqual(at[2]?.hash, before[17]?.hash)
    assert.equal(at[2]?.parent, fork?.hash)
    assert.equal((await follower.head()).height, 21)
    assert.equal(await follower.at(22), null)
    await assert.rejects(blocksOf(follower, 21, 23), fault('ledger-unlinked'))
  })
})

test('a chain that changes while it is read is told, not joined', async () => {
  const chain = minedChain()
  await following(
    chain,
    {},
    async follower => {
      const blocks = follower.blocks(1, 20, NO_WANTS)[Symbol.asyncIterator]()
      await blocks.next()
      for (const [height, block] of mine(19, { height: 1, hash: chain.blocks.get(1)?.hash ?? '' }, 3))
        chain.blocks.set(height, block)
      await assert.rejects(async () => {
        while (!(await blocks.next()).done);
      }, fault('ledger-unlinked'))
    },
    { atOnce: 2 },
  )
})

test('another network, a Bitcoin Cash node and a forged easy block are refused', async () => {
  const regtest = minedChain(2)
  await assert.rejects(
    following(regtest, {}, async () => {}, { ledger: BITCOIN }),
    fault('ledger-other-chain'),
  )
  const cash = '000000000000000000651ef99cb9fcbe0dadde1d424bd9f15ff20136191a5eec'
  const held = regtest.blocks.get(1)
  assert.ok(held)
  const split: HeldChain = { genesis: MAINNET_GENESIS, blocks: new Map([[478_559, { ...held, hash: cash }]]) }
  await assert.rejects(
    following(split, {}, async () => {}),
    fault('ledger-other-chain'),
  )
  const litecoin = { ...regtest, genesis: '12a765e31ffd4059bada1e25190f6e98c99d9714d334efa41a195a7e7e04bfe2' }
  await assert.rejects(
    following(litecoin, {}, async () => {}),
    fault('ledger-unsupported'),
  )
  const easy: HeldChain = { genesis: MAINNET_GENESIS, blocks: new Map([[400_000, held]]) }
  await following(easy, {}, async follower => {
    await assert.rejects(blocksOf(follower, 400_000, 400_000), fault('ledger-block-changed'))
  })
})

test('nonsense is said to be nonsense, and a node that is still starting is waited for', async () => {
  const bad: [string, unknown, string][] = [
    ['getblockcount', 'many', 'ledger-answer-malformed'],
    ['getblockcount', 99, 'ledger-answer-malformed'],
    ['getblockhash', '<b>', 'ledger-answer-malformed'],
    ['getblockheader', 'abcd', 'ledger-answer-malformed'],
    ['getblockheader', 'ab'.repeat(80), 'ledger-block-changed'],
  ]
  for (const [method, result, code] of bad) {
    const manner: CoreManner = {}
    await following(minedChain(2), manner, async follower => {
      manner.says = asked => (asked === method ? result : undefined)
      await assert.rejects(follower.head(), fault(code), `${method} ${result}`)
    })
  }
  await following(minedChain(2), { warming: 1 }, async f => assert.equal((await f.head()).height, 2), { retries: 1 })
})

test('the password and the cookie are sent and never shown, and a new cookie is read when the node starts anew', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cordon-cookie-'))
  const cookie = join(folder, '.cookie')
  let secret = 'first5ecret'
  const basic = (): string => `Basic ${Buffer.from(`__cookie__:${secret}`).toString('base64')}`
  await writeFile(cookie, `__cookie__:${secret}`)
  const chain = minedChain(2)
  await following(
    chain,
    { authorization: basic },
    async follower => {
      secret = 'second5ecret'
      await writeFile(cookie, `__cookie__:${secret}`)
      assert.equal((await follower.head()).height, 2)
      secret = 'third5ecret'
      const error = await follower.head().catch(e => e)
      assert.ok(fault('ledger-refused')(error))
      assert.ok(!`${error.stack}${JSON.stringify(error)}`.includes('5ecret'))
    },
    { cookie },
  )
  secret = 'fourth5ecret'
  await writeFile(cookie, `__cookie__:${secret}`)
  await using other = await serveCore(chain, { authorization: basic })
  const byAddress = await openBitcoinFollower({ url: `${other.url}#${cookie}`, retries: 0 })
  assert.equal((await byAddress.head()).height, 2)
  await byAddress.close()
  await using server = await serveCore(chain, { authorization: () => 'Basic other' })
  const url = server.url.replace('//', '//me:pa55word@')
  const error = await openBitcoinFollower({ url, retries: 0 }).catch(e => e)
  assert.ok(fault('ledger-refused')(error))
  assert.ok(!`${error.stack}${JSON.stringify(error)}`.includes('pa55word'))
  await assert.rejects(openBitcoinFollower({ url, cookie: join(folder, 'none') }), fault('cookie-unreadable'))
  await rm(folder, { recursive: true })
})
