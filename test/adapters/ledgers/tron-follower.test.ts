import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTronFollower, type TronPlan } from '../../../src/adapters/ledgers/tron/tron-follower.ts'
import { parseAccount } from '../../../src/model/account.ts'
import { parseAddress } from '../../../src/model/address.ts'
import { TRON } from '../../../src/model/ledger.ts'
import type { BlockWants } from '../../../src/model/live-block.ts'
import type { LedgerFollower } from '../../../src/operations/live/ledger-follower.ts'
import { blocksOf, fault } from './blocks-of.ts'
import { serveTron, type TronManner } from './serve-tron.ts'
import {
  growTron,
  len,
  num,
  type TestInfo,
  type TestTransaction,
  type TronChain,
  transactionOf,
  tronChain,
} from './tron-chain.ts'

const A = `41${'a1'.repeat(20)}`
const B = `41${'b2'.repeat(20)}`
const C = `41${'c3'.repeat(20)}`
const USDT = '41a614f803b6fd780986a42c78ec9c7f77e6ded13c'
const of = (hex: string): string => parseAddress(TRON, hex)
const word = (hex: string): string => hex.slice(2).padStart(64, '0')
const TRANSFER = 'ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef'
const TRX = `${TRON}/slip44:195`
const TETHER = `${TRON}/trc20:TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t`

const pay = (from: string, to: string, amount: number, salt = 1, note = ''): TestTransaction =>
  transactionOf(1, 'TransferContract', Buffer.concat([len(1, from), len(2, to), num(3, amount)]), { salt, note })
const call = (from: string, to: string, data: string, more: { value?: number; result?: string; salt?: number } = {}) =>
  transactionOf(
    31,
    'TriggerSmartContract',
    Buffer.concat([len(1, from), len(2, to), ...(more.value ? [num(3, more.value)] : []), len(4, data)]),
    more,
  )
const transferLog = (token: string, from: string, to: string, amount: number) => ({
  address: token.slice(2),
  topics: [TRANSFER, word(from), word(to)],
  data: amount.toString(16).padStart(64, '0'),
})
const sendUsdt = (from: string, to: string, amount: number, salt = 1): [TestTransaction, Partial<TestInfo>] => [
  call(from, USDT, `a9059cbb${word(to)}${amount.toString(16).padStart(64, '0')}`, { salt }),
  { contract_address: USDT, log: [transferLog(USDT, from, to, amount)] },
]

async function following(
  chain: TronChain,
  manner: TronManner,
  run: (follower: LedgerFollower, asked: string[]) => Promise<void>,
  plan: Partial<TronPlan> = {},
): Promise<void> {
  await using server = await serveTron(chain, manner)
  const follower = await openTronFollower({ url: server.url, retries: 0, pauseMs: 5, ...plan })
  try {
    await run(follower, server.asked)
  } finally {
    await follower.close()
  }
}

test('a block gives TRX, tokens, TRC-10 and what contracts handed on, each by its place', async () => {
  const held: [TestTransaction, Partial<TestInfo>][] = [
    [pay(A, B, 5_000_000), {}],
    sendUsdt(B, C, 33_055_160),
    [
      call(A, C, 'deadbeef', { value: 7 }),
      {
        contract_address: C,
        log: [{ address: C.slice(2), topics: ['ab'.repeat(32)], data: '' }, transferLog(B, C, A, 0)],
        internal_transactions: [
          { caller_address: C, transferTo_address: A, callValueInfo: [{ callValue: 3 }], note: '63616c6c' },
          { caller_address: C, transferTo_address: A, callValueInfo: [{}], note: '63616c6c' },
          {
            caller_address: C,
            transferTo_address: B,
            callValueInfo: [{ callValue: 9 }],
            note: '63616c6c',
            rejected: true,
          },
          {
            caller_address: C,
            transferTo_address: B,
            callValueInfo: [{ callValue: 4, tokenId: '1002000' }],
            note: '63616c6c',
          },
          {
            caller_address: C,
            transferTo_address: C,
            callValueInfo: [{ callValue: 8 }],
            note: Buffer.from('freezeBalanceV2ForEnergy').toString('hex'),
          },
        ],
      },
    ],
    [
      transactionOf(
        2,
        'TransferAssetContract',
        Buffer.concat([len(1, Buffer.from('1002000')), len(2, A), len(3, B), num(4, 11)]),
      ),
      {},
    ],
  ]
  await following(
    tronChain(1, () => held),
    {},
    async follower => {
      assert.equal(follower.ledger, TRON)
      const [block] = await blocksOf(follower, 1, 1)
      const rows = block?.transfers.map(t => [t.index, t.from, t.to, t.asset, t.amount])
      assert.deepEqual(
        rows?.map(String).sort(),
        [
          [-1, of(A), of(B), TRX, 5_000_000],
          [0, of(B), of(C), TETHER, 33_055_160],
          [-1, of(A), of(C), TRX, 7],
          [-2, of(C), of(A), TRX, 3],
          [-3, of(C), of(B), `${TRON}/trc10:1002000`, 4],
          [2, of(C), of(A), `${TRON}/trc20:${of(B)}`, 0],
          [-1, of(A), of(B), `${TRON}/trc10:1002000`, 11],
        ]
          .map(String)
          .sort(),
      )
      assert.deepEqual(block?.gaps, [])
      assert.deepEqual(
        block?.transfers.map(t => t.index),
        [...(rows ?? [])].map(r => r[0]).sort((a, b) => Number(a) - Number(b)),
      )
    },
  )
})

test('a failed call moves nothing and is told as failed; a memo, a wanted log and a wanted call come along', async () => {
  const approve = `095ea7b3${word(B)}${'ff'.repeat(32)}`
  const failing: [TestTransaction, Partial<TestInfo>] = [
    call(A, USDT, approve, { value: 9, result: 'REVERT' }),
    {
      contract_address: USDT,
      internal_transactions: [
        {
          caller_address: USDT,
          transferTo_address: A,
          callValueInfo: [{ callValue: 3 }],
          note: '63616c6c',
          rejected: true,
        },
      ],
    },
  ]
  const memo = Buffer.from('=:ETH.ETH:0xabc').toString('hex')
  const chain = tronChain(1, () => [failing, [pay(A, B, 1, 2, memo), {}], sendUsdt(B, C, 1)])
  const wants: BlockWants = {
    topics: new Set([`0x${TRANSFER}`]),
    callees: new Set(),
    selectors: new Set(['0x095ea7b3']),
    memos: true,
  }
  await following(chain, {}, async follower => {
    const [block] = await blocksOf(follower, 1, 1, wants)
    assert.deepEqual(
      block?.transfers.map(t => t.amount),
      [1n, 1n],
    )
    assert.deepEqual(
      block?.memos.map(m => m.data),
      [memo],
    )
    assert.deepEqual(
      block?.calls.map(c => [c.from, c.to, c.value, c.succeeded]),
      [[of(A), of(USDT), 9n, false]],
    )
    assert.deepEqual(
      block?.events.map(e => [e.contract, e.index, e.topics[0]]),
      [[of(USDT), 0, `0x${TRANSFER}`]],
    )
    const [plain] = await blocksOf(follower, 1, 1)
    assert.deepEqual([plain?.memos, plain?.calls, plain?.events], [[], [], []])
  })
})

test('what is not read is told: rewards, orders, a token by the piece, results that nobody knows', async () => {
  const chain = tronChain(1, () => [
    [transactionOf(13, 'WithdrawBalanceContract', len(1, A)), {}],
    [transactionOf(52, 'MarketSellAssetContract', len(1, A)), {}],
    [transactionOf(4, 'VoteWitnessContract', len(1, A)), {}],
    [
      call(A, C, '00'),
      { contract_address: C, log: [{ address: C.slice(2), topics: [TRANSFER, word(A), word(B), word(C)], data: '' }] },
    ],
  ])
  await following(
    chain,
    { change: block => void Object.assign(block.transactions[0]?.ret[0] ?? {}, { withdraw_amount: 5 }) },
    async follower => {
      const [block] = await blocksOf(follower, 1, 1)
      assert.deepEqual(
        block?.gaps.map(g => g.kind),
        ['contract-unread', 'single-tokens-unread', 'transactions-unproven', 'internal-unseen'],
      )
      assert.equal(block?.gaps[0]?.because, '1 × MarketSellAssetContract, 1 × WithdrawBalanceContract')
    },
  )
})

test('a lying node is found out: amounts, results, missing transactions, logs and infos, headers, links, heights', async () => {
  const chain = tronChain(3, height => [sendUsdt(A, B, height), [pay(A, B, 5, height), {}]])
  const lies: TronManner[] = [
    {
      change: block =>
        void Object.assign(block.transactions[0] ?? {}, {
          raw_data_hex: `${block.transactions[0]?.raw_data_hex.slice(0, -2)}00`,
        }),
    },
    { change: block => void Object.assign(block.transactions[0]?.ret[0] ?? {}, { contractRet: 'REVERT' }) },
    { change: block => void block.transactions.pop(), changeInfos: infos => void infos.pop() },
    { change: block => void Object.assign(block.block_header.raw_data, { timestamp: 1_700_000_000_001 }) },
    { change: block => void block.transactions.reverse() },
    { changeInfos: infos => void Object.assign(infos[0] ?? {}, { log: [] }) },
    { changeInfos: infos => void Object.assign(infos[0] ?? {}, { log: [transferLog(USDT, A, C, 1)] }) },
    { changeInfos: infos => void Object.assign(infos[0] ?? {}, { id: 'ab'.repeat(32) }) },
    { changeInfos: infos => void Object.assign(infos[0] ?? {}, { blockNumber: 9 }) },
    { changeInfos: infos => void infos.push(infos[0] as TestInfo) },
  ]
  for (const lie of lies)
    await following(chain, lie, async follower => {
      await assert.rejects(
        blocksOf(follower, 1, 1),
        fault('ledger-block-changed'),
        JSON.stringify(lie, (_, v) => String(v)),
      )
    })
  const broken = tronChain(3)
  const stranger = tronChain(3, () => [[pay(B, A, 1), {}]]).blocks.get(2)
  assert.ok(stranger)
  broken.blocks.set(2, stranger)
  broken.infos.set(
    2,
    stranger.transactions.map(t => ({ id: t.txID, blockNumber: 2 })),
  )
  await following(broken, {}, async f => assert.rejects(blocksOf(f, 1, 3), fault('ledger-unlinked')))
  await following(broken, {}, async f => assert.rejects(blocksOf(f, 1, 5), fault('ledger-unlinked')))
})

test('the solidified head is final; where a service shows none, nineteen blocks are; a reorganisation shows at its heights', async () => {
  const chain = tronChain(30)
  await following(chain, { solid: 12 }, async follower => {
    assert.equal((await follower.head()).final, 12)
  })
  await following(chain, {}, async follower => {
    const head = await follower.head()
    assert.deepEqual([head.height, head.final], [30, 11])
    const before = (await blocksOf(follower, 1, 30)).map(b => b.hash)
    growTron(chain, 28, 31, () => [[pay(A, B, 3), {}]])
    assert.equal((await follower.at(27))?.hash, before[26])
    assert.notEqual((await follower.at(28))?.hash, before[27])
    assert.equal((await follower.at(28))?.parent, before[26])
    assert.equal(await follower.at(32), null)
  })
})

test("an account's past by TronGrid's lists is what following its blocks gives", async () => {
  const chain = tronChain(6, height => [
    height % 2 === 0 ? sendUsdt(A, B, height, height) : [pay(B, A, height, height), {}],
    [pay(C, C, 1, height), {}],
  ])
  const listed = (height: number): object => ({
    txID: chain.blocks.get(height)?.transactions[0]?.txID,
    blockNumber: height,
  })
  const byToken = (height: number): object => ({ transaction_id: chain.blocks.get(height)?.transactions[0]?.txID })
  const root = `/v1/accounts/${of(A)}`
  const lists = new Map([
    [`${root}/transactions`, [1, 3, 5].map(listed)],
    [`${root}/transactions/trc20`, [2, 4, 6].map(byToken)],
    [`${root}/internal-transactions`, []],
  ])
  const account = parseAccount(`${TRON}:${of(A)}`)
  await following(chain, { lists, page: 2 }, async follower => {
    const followed = (await blocksOf(follower, 1, 6))
      .flatMap(b => b.transfers)
      .filter(t => t.from === of(A) || t.to === of(A))
    const past = await follower.past(account, null)
    assert.deepEqual(past?.transfers, followed)
    assert.deepEqual((await follower.past(account, 3))?.transfers, followed.slice(0, 3))
    // Until a node has told of one internal transaction, nobody knows whether it keeps them.
    assert.deepEqual(
      past?.gaps.map(g => g.kind),
      ['internal-unseen'],
    )
  })
  await following(
    chain,
    { lists },
    async follower => {
      const past = await follower.past(account, null)
      assert.deepEqual([past?.complete, past?.transfers.length, past?.gaps[0]?.kind], [false, 2, 'past-cut'])
    },
    { pastBlocks: 2 },
  )
  await following(chain, {}, async follower => assert.equal(await follower.past(account, null), null))
})

test("a key that is the address's user name is sent as TronGrid's header", async () => {
  const chain = tronChain(2)
  await using server = await serveTron(chain, {
    refuses: request =>
      request.headers['tron-pro-api-key'] !== 'k3y-0f-mine' || request.headers.authorization !== undefined,
  })
  await assert.rejects(openTronFollower({ url: server.url, retries: 0 }), fault('ledger-refused'))
  const follower = await openTronFollower({ url: server.url.replace('//', '//k3y-0f-mine@'), retries: 0 })
  assert.equal((await follower.head()).height, 2)
  assert.ok(!follower.source.includes('k3y'))
  await follower.close()
})

test('another network, a block of the future, nonsense and a fault with status 200 are told, and the key is not', async () => {
  const chain = tronChain(2)
  await assert.rejects(
    following({ ...chain, genesis: `${'0'.repeat(56)}cd8690dc` }, {}, async () => {}, { ledger: TRON }),
    fault('ledger-other-chain'),
  )
  const manner: TronManner = {}
  await following(
    chain,
    manner,
    async follower => {
      const bad: [unknown, string][] = [
        [{ Error: 'class java.lang.Exception : no k3yk3y' }, 'ledger-refused'],
        [[], 'ledger-answer-malformed'],
        [{ blockID: 'x' }, 'ledger-answer-malformed'],
        [{}, 'ledger-answer-malformed'],
        [{ ...chain.blocks.get(2), blockID: 'ab'.repeat(32) }, 'ledger-block-changed'],
      ]
      for (const [json, code] of bad) {
        manner.says = () => ({ json })
        const error = await follower.head().catch(e => e)
        assert.ok(fault(code)(error), `${JSON.stringify(json)} ${error}`)
        assert.doesNotMatch(`${error.stack}${JSON.stringify(error)}`, /k3yk3y/)
      }
    },
    { headers: { 'TRON-PRO-API-KEY': 'k3yk3y' } },
  )
  const late = tronChain(0)
  late.blocks.set(1, (await import('./tron-chain.ts')).blockOf(1, late.genesis, [], Date.now() + 3_600_000))
  await following(late, {}, async follower => {
    await assert.rejects(follower.head(), fault('ledger-future-block'))
    await assert.rejects(blocksOf(follower, 1, 1), fault('ledger-future-block'))
  })
})
