import { actionsOfTransfers } from '../../analysis/mixers/actions-of-transfers.ts'
import { compareActions, type MixerEntry, type MixerPool, type PoolAction } from '../../analysis/mixers/mixer-pool.ts'
import type { AccountId } from '../../model/account.ts'
import { splitAccount } from '../../model/account.ts'
import type { Instant } from '../../model/instant.ts'
import { payer, type Transfer } from '../../model/transfer.ts'
import type { World } from '../world.ts'

/** † Transfers of a pool that are read; what lies beyond is told as a gap. */
const POOL_LIMIT = 500_000

/** What the data tells of pools. */
export interface PoolsRead {
  /** Pools of which the data holds anything. */
  readonly pools: readonly MixerPool[]
  readonly actions: readonly PoolAction[]
  /** Pools whose history was cut, and transactions that fit no pool's amounts. */
  readonly cut: readonly AccountId[]
  readonly unexplained: readonly string[]
}

/** Reads all deposits into and withdrawals from a mixer's pools up to a time. */
export async function readPools(
  entry: MixerEntry,
  until: Instant,
  world: Pick<World, 'transfers'>,
): Promise<PoolsRead> {
  const routers = new Set(entry.routers)
  const histories = await world.transfers.histories(
    entry.pools.map(p => ({ account: p.account, until, limit: POOL_LIMIT })),
  )
  const actions: PoolAction[] = []
  const unexplained: string[] = []
  const pools: MixerPool[] = []
  for (const [i, pool] of entry.pools.entries()) {
    const history = histories[i]?.transfers ?? []
    if (history.length === 0) continue
    pools.push(pool)
    const routed = new Set(history.filter(t => routers.has(payer(t))).map(t => t.tx))
    const whole = new Map<string, readonly Transfer[]>()
    const { ledger } = splitAccount(pool.account)
    for (const tx of routed) whole.set(tx, await world.transfers.transaction(ledger, tx))
    const read = actionsOfTransfers(pool, history, whole, routers, () => null)
    actions.push(...read.actions)
    unexplained.push(...read.unexplained)
  }
  const cut = histories.filter(h => !h.complete).map(h => h.account)
  return { pools, actions: actions.sort(compareActions), cut, unexplained }
}
