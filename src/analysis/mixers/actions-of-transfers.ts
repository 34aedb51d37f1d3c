import type { AccountId } from '../../model/account.ts'
import { payee, payer, type Transfer } from '../../model/transfer.ts'
import { compareActions, type MixerPool, type PoolAction } from './mixer-pool.ts'

/** What a pool's transfers tell, and what of them fits no deposit or withdrawal. */
export interface PoolReading {
  readonly actions: readonly PoolAction[]
  /** Transactions whose amounts make up no whole number of the pool's denomination. */
  readonly unexplained: readonly string[]
}

/**
 * Reads deposits and withdrawals from what went into and out of a pool. A withdrawal pays the recipient and, from the same
 * denomination, whoever sent it in; the larger part is the recipient's.
 * @param history the pool's transfers
 * @param whole all transfers of the transactions in which a router paid the pool
 * @param routers contracts through which people call pools
 * @param gasPriceOf wei for a unit of gas by transaction, where known
 */
export function actionsOfTransfers(
  pool: MixerPool,
  history: readonly Transfer[],
  whole: ReadonlyMap<string, readonly Transfer[]>,
  routers: ReadonlySet<AccountId>,
  gasPriceOf: (tx: string) => bigint | null,
): PoolReading {
  const actions: PoolAction[] = []
  const unexplained: string[] = []
  const byTx = new Map<string, Transfer[]>()
  for (const t of history) {
    if (t.amount === 0n || t.asset !== pool.asset || t.from === t.to) continue
    const list = byTx.get(t.tx)
    if (list) list.push(t)
    else byTx.set(t.tx, [t])
  }
  for (const [tx, rows] of byTx) {
    let odd = false
    for (const t of rows) {
      if (payee(t) !== pool.account) continue
      const times = t.amount / pool.denomination
      if (t.amount % pool.denomination !== 0n) odd = true
      else
        for (let i = 0n; i < times; i++)
          actions.push(depositOf(t, pool, whole.get(tx) ?? rows, routers, gasPriceOf(tx)))
    }
    const outs = rows.filter(t => payer(t) === pool.account)
    for (const part of partsOf(outs, pool.denomination)) {
      if (!part) odd = true
      else actions.push(withdrawalOf(part, pool, gasPriceOf(tx)))
    }
    if (odd) unexplained.push(tx)
  }
  return { actions: actions.sort(compareActions), unexplained: unexplained.sort() }
}

function depositOf(
  t: Transfer,
  pool: MixerPool,
  whole: readonly Transfer[],
  routers: ReadonlySet<AccountId>,
  gasPrice: bigint | null,
): PoolAction {
  let account = payer(t)
  if (routers.has(account)) {
    const before = whole.find(
      o => payee(o) === account && o.asset === t.asset && o.amount >= t.amount && payer(o) !== pool.account,
    )
    if (before) account = payer(before)
  }
  return { side: 'deposit', pool: pool.account, tx: t.tx, block: t.block, at: t.at, account, relayer: null, gasPrice }
}

/** Runs of payments that make up the denomination each; null for what does not. */
function partsOf(outs: readonly Transfer[], denomination: bigint): (Transfer[] | null)[] {
  const parts: (Transfer[] | null)[] = []
  let open: Transfer[] = []
  let sum = 0n
  for (const t of outs) {
    open.push(t)
    sum += t.amount
    if (sum < denomination) continue
    parts.push(sum === denomination ? open : null)
    open = []
    sum = 0n
  }
  if (open.length > 0) parts.push(null)
  return parts
}

function withdrawalOf(part: readonly Transfer[], pool: MixerPool, gasPrice: bigint | null): PoolAction {
  const [main, fee] = [...part].sort((a, b) => (a.amount > b.amount ? -1 : a.amount < b.amount ? 1 : a.index - b.index))
  const { tx, block, at } = main as Transfer
  const relayer = fee ? payee(fee) : null
  return { side: 'withdrawal', pool: pool.account, tx, block, at, account: payee(main as Transfer), relayer, gasPrice }
}
