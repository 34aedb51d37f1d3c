import { join } from 'node:path'
import { LateGovernor } from '../../src/adapters/governor/late-governor.ts'
import { SqliteFactLog } from '../../src/adapters/records/sqlite/sqlite-fact-log.ts'
import type { AccountId } from '../../src/model/account.ts'
import { parseLedger } from '../../src/model/ledger.ts'
import type { WalletEvent } from '../../src/model/monitor/customer-event.ts'

// A process of the campaign kill-governor: weighs outflows from a number on until it is killed, and prints those that are safe.
const [folder = '', first = '0'] = process.argv.slice(2)
const now = (): number => Math.floor(Date.now() / 1_000)
const world = {
  facts: new SqliteFactLog(join(folder, 'records.sqlite')),
  clock: { now, monotonic: () => performance.now() },
  by: 'campaign',
}
const door = new LateGovernor(join(folder, 'governor'), now)
const desk = await door.desk(world)
console.log('ready')
for (let n = Number(first); ; n++) {
  // Each ledger is drained once: every hundredth outflow gives cause.
  const event: WalletEvent = {
    ...{ kind: 'wallet-outflow', id: `o-${n}`, atMs: Date.now(), customer: 'hot', asset: `token-${n % 3}`, tx: null },
    ...{ ledger: parseLedger(`eip155:${1 + Math.floor(n / 100)}`), usd: n % 100 === 50 ? 5_000_000 : 1 },
    ...{ other: null as AccountId | null, whitelisted: false, balanceUsd: 10_000_000 },
  }
  const { halts } = await desk.take(event, world)
  console.log(`${n} ${halts.map(h => h.scope).join(' ')}`)
  if (n % 40 === 0) await desk.tick(world)
}
