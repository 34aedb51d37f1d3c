import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { type EsploraPlan, openEsploraFollower } from '../../../src/adapters/ledgers/esplora/esplora-follower.ts'
import { parseBlock } from '../../../src/formats/bitcoin/block.ts'
import { sha256d } from '../../../src/formats/bitcoin/hashes.ts'
import { readLiveBlock } from '../../../src/formats/bitcoin/live-block.ts'
import { readUndo } from '../../../src/formats/bitcoin/undo-data.ts'
import { parseAccount } from '../../../src/model/account.ts'
import { BITCOIN } from '../../../src/model/ledger.ts'
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
import { type EsploraManner, serveEsplora } from './serve-esplora.ts'

const MAINNET_GENESIS = '000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f'
const START = { height: 0, hash: REGTEST_GENESIS }
const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(sharedPath('data/ledgers/bitcoin', name)))

async function following(
  chain: HeldChain,
  manner: EsploraManner,
  run: (follower: LedgerFollower, asked: string[]) => Promise<void>,
  plan: Partial<EsploraPlan> = {},
): Promise<void> {
  await using server = await serveEsplora(chain, manner)
  const follower = await openEsploraFollower({ url: server.url, retries: 0, ...plan })
  try {
    await run(follower, server.asked)
  } finally {
    await follower.close()
  }
}

test('the real block 300,025 comes through Esplora as its raw bytes and undo data give it', {
  skip: needsShared,
}, async () => {
  const bytes = bytesOf('bcoin-block300025.raw')
  const undo = bytesOf('bcoin-block300025-undo.raw')
  const inputCounts = piecesOf(bytes)
    .slice(1)
    .map(p => p.raw.inputs.length)
  const spent = readUndo(undo, { previousBlock: bytes.slice(4, 36), inputCounts })
  const chain: HeldChain = { genesis: MAINNET_GENESIS, blocks: new Map([[300_025, heldBlock(bytes, spent)]]) }
  await following(chain, {}, async (follower, asked) => {
    assert.equal(follower.ledger, BITCOIN)
    const [block] = await blocksOf(follower, 300_025, 300_025)
    assert.deepEqual(block?.transactions, parseBlock(bytes, { ledger: BITCOIN, undo }))
    assert.deepEqual(block?.gaps, [])
    assert.equal(asked.filter(path => path.includes('/txs/')).length, Math.ceil(piecesOf(bytes).length / 25))
  })
})

test('an address index gives the whole past, page by page, and says where it was cut', {
  skip: needsShared,
}, async () => {
  const real = JSON.parse(readFileSync(sharedPath('data/ledgers/bitcoin/esplora-txs-mainnet.json'), 'utf8')) as {
    txid: string
    status: { block_height: number }
  }[]
  real.sort((a, b) => b.status.block_height - a.status.block_height)
  const address = 'bc1qkh08tl5jauawjdpdkc523nut89fca7w8l3c3n4'
  const histories = new Map([[address, real]])
  const chain: HeldChain = { genesis: MAINNET_GENESIS, blocks: new Map() }
  const account = parseAccount(`${BITCOIN}:${address}`)
  await following(chain, { histories }, async follower => {
    const past = await follower.past(account, null)
    assert.deepEqual([past?.complete, past?.gaps], [true, []])
    assert.deepEqual(past?.transactions.map(t => t.tx).sort(), real.map(t => t.txid).sort())
    const early = await follower.past(account, 600_000)
    assert.equal(early?.transactions.length, real.filter(t => t.status.block_height <= 600_000).length)
  })
  await following(
    chain,
    { histories },
    async follower => {
      const past = await follower.past(account, null)
      assert.deepEqual([past?.complete, past?.transactions.length, past?.gaps[0]?.kind], [false, 50, 'past-cut'])
    },
    { pastPages: 2 },
  )
  const stuck: EsploraManner = {
    says: path => (path.includes('/chain/') ? { json: real.slice(0, 25) } : undefined),
    histories,
  }
  await following(chain, stuck, async follower => {
    await assert.rejects(async () => follower.past(account, null), fault('ledger-answer-malformed'))
  })
})

test('pages that leave out, repeat, change or move transactions are refused', async () => {
  const chain: HeldChain = { genesis: REGTEST_GENESIS, blocks: mine(2, START, 0) }
  const lies: EsploraManner['change'][] = [
    page => void page.pop(),
    page => void page.push(...page),
    page => void Object.assign(page[0]?.vout[0] ?? {}, { value: 49 }),
    page => void Object.assign(page[0]?.status ?? {}, { block_height: 9 }),
    page => void Object.assign(page[0] ?? {}, { txid: 'ab'.repeat(32) }),
  ]
  for (const change of lies)
    await following(chain, { change }, async follower => {
      await assert.rejects(blocksOf(follower, 1, 2), fault('ledger-block-changed'), String(change))
    })
})

test('what OP_RETURN outputs carry comes as memos, the same as from raw blocks', async () => {
  const memo = 'aa'.repeat(40)
  const paid = (coinbase: Uint8Array) =>
    transaction([[sha256d(coinbase), 0, '']], [output(40n, TO_ZERO), output(0n, `6a28${memo}`)])
  const blocks = mine(1, START, 0, (_, coinbase) => [paid(coinbase)])
  await following({ genesis: REGTEST_GENESIS, blocks }, {}, async follower => {
    const [block] = await blocksOf(follower, 1, 1, { ...NO_WANTS, memos: true })
    const raw = readLiveBlock(blocks.get(1)?.bytes ?? new Uint8Array(), { ledger: follower.ledger, height: 1 }, true)
    assert.deepEqual(block?.memos, raw.memos)
    assert.deepEqual(
      block?.memos.map(m => [m.tx, m.index, m.data]),
      [[block?.transactions[1]?.tx, 1, memo]],
    )
    assert.deepEqual((await blocksOf(follower, 1, 1))[0]?.memos, [])
  })
})

test('a reorganisation shows at its heights, and nonsense is said to be nonsense', async () => {
  const chain: HeldChain = { genesis: REGTEST_GENESIS, blocks: mine(10, START, 0) }
  const manner: EsploraManner = {}
  await following(chain, manner, async follower => {
    const before = await blocksOf(follower, 1, 10)
    assert.deepEqual((await follower.head()).final, 5)
    const root = chain.blocks.get(7)?.hash ?? ''
    for (const [height, block] of mine(4, { height: 7, hash: root }, 5)) chain.blocks.set(height, block)
    assert.equal((await follower.at(7))?.hash, before[6]?.hash)
    assert.equal((await follower.at(8))?.parent, root)
    assert.notEqual((await follower.at(8))?.hash, before[7]?.hash)
    assert.equal(await follower.at(12), null)
    for (const [part, text] of [
      ['tip', '<html>'],
      ['tip', '77'],
      ['block-height', 'no'],
      ['header', 'ab'.repeat(79)],
    ]) {
      manner.says = path => (path.includes(part ?? '') ? { text: text ?? '' } : undefined)
      await assert.rejects(follower.head(), fault('ledger-answer-malformed'), `${part} ${text}`)
    }
  })
})

test('the network is checked, and a key in the path is never shown', async () => {
  const chain: HeldChain = { genesis: REGTEST_GENESIS, blocks: mine(1, START, 0) }
  await assert.rejects(
    following(chain, {}, async () => {}, { ledger: BITCOIN }),
    fault('ledger-other-chain'),
  )
  await using server = await serveEsplora(chain, { says: () => ({ status: 403, text: 'key s3cretkey is over' }) })
  const error = await openEsploraFollower({ url: `${server.url}/v1/s3cretkey?token=t0kenkey`, retries: 0 }).catch(
    e => e,
  )
  assert.ok(fault('ledger-refused')(error))
  assert.doesNotMatch(`${error.stack}${JSON.stringify(error)}`, /s3cretkey|t0kenkey/)
})
