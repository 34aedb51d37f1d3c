import { createPublicClient, erc20Abi, http, parseEventLogs } from 'viem'
import { openEvmFollower } from '../src/adapters/ledgers/evm/open-evm-follower.ts'
import { NO_WANTS } from '../src/model/live-block.ts'
import { type AnvilChain, deploy, startChain } from '../test/adapters/ledgers/anvil-chain.ts'
import { SPEAKING_TOKEN, transferCall } from '../test/adapters/ledgers/small-contracts.ts'
import { machine } from './machine.ts'

const A_BLOCK = 200
const ROUNDS = 3

/** What one way through the chain cost, in milliseconds. */
interface Cost {
  readonly transfers: number
  readonly wall: number
  /** Of this process, all its threads; the node's is its own. */
  readonly processor: number
}

/**
 * Benchmark: transfers a second at which a private chain is caught up with, everything proved by the blocks' hashes, beside a plain
 * viem loop that fetches the same and proves nothing.
 */
export async function benchCatchUp(blocks: number): Promise<void> {
  console.log(machine())
  const chain = await startChain()
  try {
    const first = await fill(chain, blocks)
    const last = first + blocks - 1
    console.log(
      `${blocks} blocks of ${A_BLOCK} transactions, half native, half token; times are processor time of this process`,
    )
    const ways: readonly [name: string, run: () => Promise<number>][] = [
      ['Cordon', () => ours(chain, first, last, 'none')],
      ['viem loop', () => theirs(chain, first, last)],
      ['Cordon with traces', () => ours(chain, first, last, 'auto')],
    ]
    const best = new Map<string, Cost>()
    for (let round = 0; round < ROUNDS; round++)
      for (const [name, run] of ways) {
        const cost = await costOf(run)
        const before = best.get(name)
        if (before === undefined || cost.processor < before.processor) best.set(name, cost)
      }
    for (const [name, { transfers, processor, wall }] of best)
      console.log(
        `${name.padEnd(18)} ${rate(transfers, processor)} transfers/s a core, ${rate(transfers, wall)} by the clock on the wall (${transfers} seen)`,
      )
    const [own, peer] = [best.get('Cordon'), best.get('viem loop')]
    if (own === undefined || peer === undefined) return
    console.log(
      `aim: at least 3,000 transfers/s a core; ratio to the viem loop ${(peer.processor / own.processor).toFixed(2)}, on the wall ${(peer.wall / own.wall).toFixed(2)}`,
    )
    if (own.transfers !== peer.transfers) throw new Error('the two do not see the same')
  } finally {
    await chain.stop()
  }
}

/** Fills blocks, and gives the height of the first. */
async function fill(chain: AnvilChain, blocks: number): Promise<number> {
  const token = await deploy(chain, SPEAKING_TOKEN)
  const { accounts } = chain
  // The first account made the token.
  const sent: number[] = accounts.map((_, i) => (i === 0 ? 1 : 0))
  for (let block = 0; block < blocks; block++) {
    const calls = Array.from({ length: A_BLOCK }, (_, i) => {
      const from = accounts[i % accounts.length] as string
      const nonce = hex(sent[i % accounts.length] as number)
      sent[i % accounts.length] = Number(nonce) + 1
      const to = accounts[(i + 1 + block) % accounts.length] as string
      return i % 4 < 2
        ? { from, nonce, to, value: hex(i + 1), gas: '0x5208' }
        : { from, nonce, to: token, data: transferCall(to, BigInt(i)), gas: '0xea60' }
    })
    const body = JSON.stringify(
      calls.map((params, id) => ({ jsonrpc: '2.0', id, method: 'eth_sendTransaction', params: [params] })),
    )
    await fetch(chain.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    await chain.mine()
  }
  return 2
}

async function ours(chain: AnvilChain, first: number, last: number, trace: 'none' | 'auto'): Promise<number> {
  const follower = await openEvmFollower({ url: chain.url, trace })
  let seen = 0
  for await (const block of follower.blocks(first, last, NO_WANTS)) seen += block.transfers.length
  await follower.close()
  return seen
}

async function theirs(chain: AnvilChain, first: number, last: number): Promise<number> {
  const client = createPublicClient({ transport: http(chain.url) })
  let seen = 0
  for (let height = BigInt(first); height <= BigInt(last); height++) {
    const [block, receipts] = await Promise.all([
      client.getBlock({ blockNumber: height, includeTransactions: true }),
      client.request({ method: 'eth_getBlockReceipts', params: [`0x${height.toString(16)}`] } as never) as Promise<
        never[]
      >,
    ])
    seen += block.transactions.filter(t => t.value > 0n).length
    const logs = receipts.flatMap((r: { logs: never[] }) => r.logs)
    seen += parseEventLogs({ abi: erc20Abi, eventName: 'Transfer', logs }).length
  }
  return seen
}

async function costOf(run: () => Promise<number>): Promise<Cost> {
  const cpu = process.cpuUsage()
  const began = performance.now()
  const transfers = await run()
  const { user, system } = process.cpuUsage(cpu)
  return { transfers, wall: performance.now() - began, processor: (user + system) / 1000 }
}

const hex = (n: number): string => `0x${n.toString(16)}`
const rate = (count: number, ms: number): string => Math.round((count / ms) * 1000).toLocaleString('en')

if (import.meta.main) await benchCatchUp(Number(process.argv[2] ?? 100))
