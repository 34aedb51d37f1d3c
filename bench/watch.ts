import { hash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createPublicClient, http, webSocket } from 'viem'
import { makeDoors } from '../src/main.ts'
import { runWatches } from '../src/operations/watch/run-watches.ts'
import { followChain, type PrivateChain, privateChain } from '../test/live/private-chain.ts'
import { machine } from './machine.ts'

type Way = 'http' | 'ws'

/** One way to hear of a payment of the thief's, and how to stop listening. */
interface Listener {
  readonly name: string
  /** Milliseconds of the monotonic clock at which an account was first told, by address. */
  readonly told: Map<string, number>
  stop(): Promise<void>
}

/**
 * Benchmark: from a block to the alert of a watch, written to the disk and told, over a private chain with background payments in every block;
 * beside it, in the same run over the same blocks, plain viem loops that wait for a block, fetch it and look for the payer, and write nothing.
 */
export async function benchWatch(blocks: number, background: number, ways: readonly Way[]): Promise<void> {
  console.log(machine())
  const data = mkdtempSync(join(tmpdir(), 'cordon-bench-watch-'))
  const chain = await privateChain()
  const listeners: Listener[] = []
  try {
    const [thief = ''] = chain.accounts
    for (const way of ways) listeners.push(await watchOf(join(data, way), chain, way), loop(chain, thief, way))
    const mined = new Map<string, number>()
    for (let n = 0; n < blocks; n++) {
      await fill(chain, background, n)
      const payee = freshAddress(n)
      await chain.pay(thief, payee, 10n ** 15n)
      await chain.mine()
      mined.set(payee, performance.now())
      await until(() => listeners.every(l => l.told.has(payee)))
    }
    console.log(
      `${blocks} blocks of ${background} background payments and one of the thief's; from the node's answer to "mine", in milliseconds`,
    )
    for (const { name, told } of listeners) {
      const spans = [...mined].map(([payee, at]) => (told.get(payee) ?? Number.NaN) - at).sort((a, b) => a - b)
      const at = (share: number): string =>
        (spans[Math.min(spans.length - 1, Math.floor(spans.length * share))] ?? 0).toFixed(1)
      console.log(
        `${name.padEnd(34)} median ${at(0.5).padStart(7)}  p99 ${at(0.99).padStart(7)}  most ${at(1).padStart(7)}`,
      )
    }
  } finally {
    for (const listener of listeners) await listener.stop()
    await chain.anvil.kill()
    rmSync(data, { recursive: true, force: true })
  }
}

async function watchOf(data: string, chain: PrivateChain, way: Way): Promise<Listener> {
  await followChain(data, chain, way === 'ws' ? chain.anvil.ws : chain.anvil.url)
  const doors = makeDoors({}, 'bench')
  const shelf = await doors.liveShelf(data)
  const { world, close } = await doors.store(
    data,
    { tags: [], ledger: null },
    { progress: { at() {}, end() {} }, interrupted: () => false },
  )
  const told = new Map<string, number>()
  const stop = Promise.withResolvers<void>()
  const ready = Promise.withResolvers<void>()
  const running = runWatches({
    world,
    ledgers: { shelf, secrets: doors.ledgerSecrets(data), open: doors.openFollower },
    ...(await doors.watching(world)),
    ...{ once: false, untilHeight: null, only: null, stop: stop.promise, pause: ms => doors.pause(ms) },
    alert({ kind, account }) {
      const address = account.slice(account.lastIndexOf(':') + 1)
      if (kind === 'hop' && !told.has(address)) told.set(address, performance.now())
    },
    state: ({ phase }) => phase === 'following' && ready.resolve(),
    failed: (fault, what) => console.error(what, fault),
  })
  await ready.promise
  return {
    name: `cordon watch, ${way}`,
    told,
    async stop() {
      stop.resolve()
      await running
      await close()
      await shelf.close()
    },
  }
}

function loop(chain: PrivateChain, thief: string, way: Way): Listener {
  const transport = way === 'ws' ? webSocket(chain.anvil.ws) : http(chain.anvil.url)
  const client = createPublicClient({ transport, pollingInterval: 100 })
  const told = new Map<string, number>()
  const unwatch = client.watchBlocks({
    includeTransactions: true,
    emitMissed: true,
    onBlock({ transactions }) {
      for (const t of transactions)
        if (t.from === thief && t.to !== null && !told.has(t.to)) told.set(t.to, performance.now())
    },
  })
  return {
    name: `viem loop, ${way}, writes nothing`,
    told,
    async stop() {
      unwatch()
      if ('getRpcClient' in client.transport) (await client.transport.getRpcClient()).close()
    },
  }
}

async function fill(chain: PrivateChain, payments: number, block: number): Promise<void> {
  const payers = chain.accounts.slice(1)
  for (let n = 0; n < payments; n++)
    await chain.pay(payers[n % payers.length] as string, freshAddress(1_000_000 + block * 10_000 + n), 1n)
}

function freshAddress(n: number): string {
  return `0x${hash('sha256', `bench ${n}`).slice(0, 40)}`
}

async function until(done: () => boolean): Promise<void> {
  for (let ms = 0; !done(); ms++) {
    if (ms > 30_000) throw new Error('an alert did not come')
    await new Promise(go => setTimeout(go, 1))
  }
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      blocks: { type: 'string', default: '100' },
      background: { type: 'string', default: '100' },
      way: { type: 'string', default: 'both' },
    },
  })
  const ways: readonly Way[] = values.way === 'both' ? ['http', 'ws'] : [values.way as Way]
  for (const way of ways) await benchWatch(Number(values.blocks), Number(values.background), [way])
}
