import { startAnvil } from '../../../src/adapters/range/anvil-process.ts'

/** Started as a process of its own: starts a chain, tells its pid and port, and waits to be killed. */
const chain = await startAnvil({ chainId: 900_001, at: 1_740_000_000 })
process.stdout.write(`${JSON.stringify({ pid: chain.pid, url: chain.url })}\n`)
setInterval(() => {}, 1_000)
