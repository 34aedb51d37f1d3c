import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inspect } from 'node:util'
import { type EvmPlan, openEvmFollower } from '../../../src/adapters/ledgers/evm/open-evm-follower.ts'
import { SourceError } from '../../../src/model/errors.ts'
import { type LiveBlock, NO_WANTS } from '../../../src/model/live-block.ts'
import { allOf, playStory, startChain } from './anvil-chain.ts'
import { type BatchManners, type Heard, RpcRefusal, record, type Says, serveNode } from './scripted-node.ts'

/** Raw answers, as far as they are spoiled here. */
interface RawLog extends Record<string, unknown> {
  readonly topics: string[]
}
interface RawReceipt extends Record<string, unknown> {
  readonly logs: RawLog[]
}
interface RawBlock extends Record<string, unknown> {
  readonly transactions: Record<string, unknown>[]
}
type Spoil = (result: unknown, heard: Heard) => unknown

/** What a real chain says of its first seven blocks. */
async function recorded(): Promise<Says> {
  const chain = await startChain()
  try {
    await playStory(chain)
    return await record(chain.ask, 6)
  } finally {
    await chain.stop()
  }
}

const truth = await recorded()
const honest = await read({})

/** Reads blocks 0 to 6 from a node that spoils what it knows. */
async function read(
  spoil: Record<string, Spoil>,
  plan: Partial<EvmPlan> = {},
  manners: BatchManners = {},
): Promise<LiveBlock[]> {
  const says: Says = heard => {
    const spoiled = spoil[heard.method]
    const result = (): unknown => truth(heard)
    return spoiled === undefined ? result() : spoiled(result(), heard)
  }
  const server = await serveNode(says, manners)
  const follower = await openEvmFollower({ url: server.url, retries: 1, pauseMs: 1, ...plan })
  try {
    return await allOf(follower.blocks(0, 6, NO_WANTS))
  } finally {
    await follower.close()
    await server.close()
  }
}

/** Spoils the receipts of blocks that have any. */
const receipts = (act: (list: RawReceipt[]) => unknown): Record<string, Spoil> => ({
  eth_getBlockReceipts: result => {
    const list = result as RawReceipt[]
    return list.length > 0 ? (act(list) ?? list) : list
  },
})
/** Spoils blocks that have transactions. */
const block = (act: (block: RawBlock, first: Record<string, unknown>) => unknown): Record<string, Spoil> => ({
  eth_getBlockByNumber: result => {
    const read = result as RawBlock
    const [first] = read.transactions
    if (first !== undefined) act(read, first)
    return read
  },
})
const blockWith = (fields: object, at?: string): Record<string, Spoil> => ({
  eth_getBlockByNumber: (result, { params }) =>
    at === undefined || params[0] === at ? { ...(result as object), ...fields } : result,
})
const firstTx = (fields: object): Record<string, Spoil> => block((_, first) => Object.assign(first, fields))
const eachLog = (act: (log: RawLog) => void): Record<string, Spoil> =>
  receipts(list => {
    for (const { logs } of list) for (const log of logs) act(log)
  })
const eachReceipt = (act: (receipt: RawReceipt) => void): Record<string, Spoil> =>
  receipts(list => {
    for (const receipt of list) act(receipt)
  })
const traces = (fields: object): Record<string, Spoil> => ({
  trace_block: rows => (rows as object[]).map(row => ({ ...row, ...fields })),
})
const noLog = receipts(list => {
  list.find(r => r.logs.length > 0)?.logs.pop()
})
const other = `0x${'ab'.repeat(32)}`
const inAnHour = `0x${(Math.floor(Date.now() / 1000) + 3_600).toString(16)}`

const lies: readonly [what: string, spoil: Record<string, Spoil>, code: string][] = [
  ['leaves out a log', noLog, 'ledger-block-changed'],
  ['leaves out a receipt', receipts(list => list.slice(1)), 'ledger-block-changed'],
  ['changes the amount in a log', eachLog(log => Object.assign(log, { data: other })), 'ledger-block-changed'],
  [
    'changes whom a log pays',
    eachLog(log => log.topics.push(log.topics.splice(1, 1)[0] ?? '')),
    'ledger-block-changed',
  ],
  [
    'says a failed transaction went well',
    eachReceipt(r => Object.assign(r, { status: '0x1' })),
    'ledger-block-changed',
  ],
  [
    'gives receipts of another block',
    eachReceipt(r => {
      for (const part of [r, ...r.logs]) Object.assign(part, { blockHash: other })
    }),
    'ledger-block-changed',
  ],
  ['gives receipts in another order', receipts(list => list.reverse()), 'ledger-block-changed'],
  ['changes the value of a transaction', firstTx({ value: '0x99' }), 'ledger-block-changed'],
  ['changes whom a transaction pays', firstTx({ to: `0x${'cd'.repeat(20)}` }), 'ledger-block-changed'],
  [
    'leaves out a transaction and its receipt',
    { ...block(b => b.transactions.pop()), ...receipts(list => list.slice(0, -1)) },
    'ledger-block-changed',
  ],
  ['gives blocks another time', blockWith({ timestamp: '0x67b83a00' }), 'ledger-block-changed'],
  ['gives another height', blockWith({ number: '0x99' }), 'ledger-block-changed'],
  ['breaks the chain of parents', blockWith({ parentHash: other }, '0x4'), 'ledger-unlinked'],
  ['tells blocks of the future', blockWith({ timestamp: inAnHour }), 'ledger-future-block'],
  ['traces other transactions', traces({ transactionHash: other }), 'ledger-block-changed'],
  ['traces another block', traces({ blockHash: other }), 'ledger-block-changed'],
  [
    'has no such block',
    { eth_getBlockByNumber: (result, { params }) => (params[0] === '0x5' ? null : result) },
    'ledger-block-missing',
  ],
  ['gives names of transactions only', blockWith({ transactions: [other] }), 'ledger-answer-malformed'],
  ['gives a negative value', firstTx({ value: '-0x5' }), 'ledger-answer-malformed'],
  ['gives a value of 257 bits', firstTx({ value: `0x1${'0'.repeat(64)}` }), 'ledger-answer-malformed'],
  ['gives text for a block', { eth_getBlockByNumber: () => 'block' }, 'ledger-answer-malformed'],
]

for (const [what, spoil, code] of lies)
  test(`a node that ${what} is found out`, { timeout: 20_000 }, async () => {
    await assert.rejects(read(spoil), (error: unknown) => {
      assert.ok(error instanceof SourceError, inspect(error))
      assert.equal(error.code, code, error.message)
      return true
    })
  })

test('where a ledger is not known to be proved by its hashes, what does not fit passes with a gap', async () => {
  const blocks = await read(noLog, { proofs: 'tried' })
  assert.deepEqual(
    blocks.map(b => b.gaps.map(g => g.kind)),
    [[], [], [], [], ['unproved'], [], []],
  )
  assert.match(blocks[4]?.gaps[0]?.because ?? '', /receipts and logs are not those/)
})

test('a header with a field of a later fork cannot be hashed, which is said; its transactions and logs still are', async () => {
  const later = blockWith({ blockAccessListHash: other })
  const blocks = await read(later)
  assert.ok(blocks.every(b => b.gaps.length === 1 && /fields that we do not know/.test(b.gaps[0]?.because ?? '')))
  assert.deepEqual(
    blocks.map(b => b.transfers),
    honest.map(b => b.transfers),
  )
  await assert.rejects(read({ ...noLog, ...later }), { code: 'ledger-block-changed' })
})

const refuse =
  (code: number, message: string): Spoil =>
  () => {
    throw new RpcRefusal(code, message)
  }

const clients: readonly [what: string, spoil: Record<string, Spoil>, manners?: BatchManners][] = [
  ['answers batches out of order', {}, { batch: answers => answers.reverse() }],
  [
    'refuses batches by an error',
    {},
    { batch: () => ({ jsonrpc: '2.0', id: null, error: { code: -32600, message: 'batch not supported' } }) },
  ],
  [
    'knows no eth_getBlockReceipts',
    { eth_getBlockReceipts: refuse(-32601, 'the method eth_getBlockReceipts does not exist/is not available') },
  ],
  ["has only geth's tracer", { trace_block: refuse(-32601, 'the method trace_block does not exist/is not available') }],
  ['tells rows of a trace in reverse', { trace_block: rows => (rows as unknown[]).reverse() }],
  [
    'writes hashes and addresses in upper case',
    {
      eth_getBlockReceipts: rows =>
        JSON.parse(JSON.stringify(rows).replace(/"0x[0-9a-f]{40,64}"/g, hex => `"0x${hex.slice(3).toUpperCase()}`)),
    },
  ],
]

for (const [what, spoil, manners] of clients)
  test(`a node that ${what} gives the same blocks`, async () => {
    assert.deepEqual(await read(spoil, {}, manners), honest)
  })

test('a node that branches between two calls of a batch is asked again', async () => {
  let first = true
  const spoil = receipts(r => {
    if (!first) return r
    first = false
    return r.map(x => ({ ...x, blockHash: other }))
  })
  assert.deepEqual(await read(spoil), honest)
})

test('a node that is too busy for now is asked again, one whose history is pruned leaves a gap', async () => {
  let busy = 3
  const spoil: Spoil = result => {
    if (busy-- > 0) throw new RpcRefusal(-32005, 'daily request count exceeded, request rate limited')
    return result
  }
  assert.deepEqual(await read({ eth_getBlockByNumber: spoil }), honest)
  const pruned = await read({ trace_block: refuse(-32000, 'required historical state unavailable (reexec=128)') })
  assert.deepEqual(
    pruned.map(b => b.gaps.length),
    [0, 1, 1, 0, 1, 1, 0],
  )
})

for (const [what, batch] of [
  ['leaves one out', (answers: unknown[]) => answers.slice(1)],
  ['gives one twice', (answers: unknown[]) => [...answers, answers[0]]],
  ['changes an id', (answers: object[]) => answers.map((a, i) => (i === 0 ? { ...a, id: 999_999 } : a))],
  ['sends no list', () => ({ ok: true })],
  ['sends a number', () => 7],
] as const)
  test(`a batch whose answer ${what} is refused`, async () => {
    await assert.rejects(read({}, {}, { batch: batch as never }), { code: 'ledger-answer-malformed' })
  })

test('blocks whose answer is too large together are asked for one by one, and one that is too large alone is refused', async () => {
  const whole = Math.max(
    ...(await Promise.all(
      [1, 4].map(
        async n => JSON.stringify(truth({ id: 1, method: 'eth_getBlockByNumber', params: [`0x${n}`, true] })).length,
      ),
    )),
  )
  assert.deepEqual(await read({}, { maxBytes: whole * 2 }), honest)
  await assert.rejects(read({}, { maxBytes: 1_500 }), { code: 'ledger-answer-large' })
})

test('no error holds the key of the address, whatever the node repeats of it', async () => {
  const key = 'S3CRETKEYS3CRETKEY'
  const failures: unknown[] = []
  const sayings: Says[] = [
    () => {
      throw new RpcRefusal(-32600, `project ${key} is unknown`)
    },
    () => key,
    heard => (heard.method === 'eth_chainId' ? '0x7a69' : { hash: key, number: key }),
    heard => (heard.method === 'eth_chainId' ? '0x7a69' : key),
  ]
  for (const says of sayings) {
    const server = await serveNode(says)
    const url = `${server.url}/v3/${key}?k=${key}`
    try {
      const follower = await openEvmFollower({ url, retries: 0, pauseMs: 1 })
      failures.push(await follower.head().catch((e: unknown) => e))
      failures.push(await allOf(follower.blocks(1, 1, NO_WANTS)).catch((e: unknown) => e))
      assert.ok(!inspect(follower, { depth: 9, showHidden: true }).includes(key))
      await follower.close()
    } catch (error) {
      failures.push(error)
    }
    await server.close()
  }
  assert.ok(failures.length >= 6)
  for (const failure of failures) {
    assert.ok(failure instanceof SourceError, inspect(failure))
    assert.ok(!`${inspect(failure, { depth: 20, showHidden: true })} ${failure.stack}`.includes(key), inspect(failure))
  }
})
