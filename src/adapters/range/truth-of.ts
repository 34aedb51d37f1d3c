import { type AccountId, accountId } from '../../model/account.ts'
import type { Address } from '../../model/address.ts'
import type { RangeTruth, TruthEndpoint, TruthOpaque, TruthTransfer } from '../../model/range.ts'
import type { RpcCall } from './chain-rpc.ts'
import { chainTransfers } from './chain-transfers.ts'
import { asking, type Placed } from './range-chain.ts'
import type { RangeRecord } from './record.ts'
import type { Side, Stage } from './stage.ts'
import type { Town } from './town.ts'

/** What is known of a range beside its record. */
export interface TruthSetting {
  readonly seed: number
  readonly play: string
  readonly victim: Address | null
  /** Transactions by which the victim was robbed. */
  readonly thefts: readonly string[]
}

/** What one whole unit of native value, or of a token that stands for it, counts for. */
const ETHER_DOLLARS = 2_700

/** Writes down what happened: the record, what the chains themselves tell of the transactions that carried value, and what is left. */
export async function truthOf(
  stage: Stage,
  record: RangeRecord,
  town: Town,
  setting: TruthSetting,
): Promise<RangeTruth> {
  const { seed, play, victim, thefts } = setting
  const ledger = record.ledger(0)
  const chains = await Promise.all(
    stage.chains.map(async chain => {
      const { hash } = await chain.rpc.call<{ hash: string }>('eth_getBlockByNumber', 'latest', false)
      return { ledger: chain.ledger, rpc: chain.anvil.url, ws: chain.anvil.ws, height: chain.height, hash }
    }),
  )
  return {
    schema: 'cordon.range/1',
    seed,
    play,
    chains,
    assets: assetsOf(record, town),
    victims: victim === null ? [] : [accountId(ledger, victim)],
    thefts: thefts.map(tx => ({ ledger, tx })),
    endedAt: stage.now,
    steps: record.steps,
    accounts: record.accounts,
    transfers: await carriedTransfers(stage, record),
    crossings: record.crossings,
    mixings: record.mixings,
    endpoints: [...(await heldByThief(stage, record, town)), ...arrived(record)].sort(byAccount),
    opaque: opaque(record).sort(byAccount),
    freezes: record.freezes,
  }
}

function assetsOf(record: RangeRecord, town: Town): RangeTruth['assets'] {
  const ether = { decimals: 18, value: ETHER_DOLLARS }
  const tokens: [Side, Placed, string, { decimals: number; value: number }][] = [
    [0, town.quarters[0].dollar, 'USDR', { decimals: 6, value: 1 }],
    [1, town.quarters[1].dollar, 'USDR', { decimals: 6, value: 1 }],
    [0, town.quarters[0].weth, 'WETH', ether],
    [1, town.quarters[1].weth, 'WETH', ether],
    [0, town.staked.token, 'stETHR', ether],
    [0, town.restaked.token, 'mETHR', ether],
    [0, town.locked, 'cmETHR', ether],
  ]
  return [
    ...([0, 1] as const).map(side => ({ asset: record.asset(side, null), symbol: 'ETH', ...ether })),
    ...tokens.map(([side, token, symbol, more]) => ({ asset: record.asset(side, token.address), symbol, ...more })),
  ]
}

/** All value that moved in the transactions that carried stolen value; worthless tokens and transfers of nothing are none. */
async function carriedTransfers(stage: Stage, record: RangeRecord): Promise<TruthTransfer[]> {
  const rows = await Promise.all(
    stage.chains.map(async (chain, side) => {
      const carried = new Set(stage.carried.filter(d => d.side === side).map(d => d.hash as string))
      const heights = [...new Set(stage.carried.filter(d => d.side === side).map(d => d.height))]
      return (await chainTransfers(chain, heights)).filter(t => carried.has(t.tx) && t.amount > 0n)
    }),
  )
  const stepAt = (at: number): string => record.steps.findLast(s => s.at < at)?.name ?? ''
  return rows.flat().map(t => ({ ...t, amount: String(t.amount), step: stepAt(t.at) }))
}

/** What lies in the thief's accounts, as the chains themselves say. */
async function heldByThief(stage: Stage, record: RangeRecord, town: Town): Promise<TruthEndpoint[]> {
  const rows: TruthEndpoint[] = []
  const touched = new Set(stage.carried.map(d => `${d.side}`))
  for (const side of [0, 1] as const) {
    if (!touched.has(String(side))) continue
    const chain = stage.chain(side)
    const mine = record.accounts.filter(a => a.role === 'thief' && record.stolen(a.account)).map(a => a.account)
    const here = mine.filter(account => account.startsWith(`${chain.ledger}:`))
    const tokens =
      side === 0
        ? [town.quarters[0].dollar, town.staked.token, town.restaked.token, town.locked]
        : [town.quarters[1].dollar]
    const assets: (Placed | null)[] = [null, ...tokens]
    const questions = here.flatMap(account => assets.map(asset => ({ account, asset })))
    const answers = (await chain.rpc.batch(questions.map(({ account, asset }) => balance(account, asset)))) as string[]
    questions.forEach(({ account, asset }, i) => {
      const amount = BigInt(answers[i] ?? '0x0')
      if (amount === 0n) return
      rows.push({
        ...{ account, asset: record.asset(side, asset?.address ?? null), amount: String(amount), kind: 'held' },
        ...{ owner: 'thief', behind: record.behind(account) },
      })
    })
  }
  return rows
}

function balance(account: AccountId, asset: Placed | null): RpcCall {
  const address = account.slice(account.lastIndexOf(':') + 1)
  if (asset === null) return ['eth_getBalance', [address, 'latest']]
  const { to, data } = asking(asset, 'balanceOf', [address])
  return ['eth_call', [{ to, data }, 'latest']]
}

/** What arrived at exchanges, summed by account and way. */
function arrived(record: RangeRecord): TruthEndpoint[] {
  const sums = new Map<string, TruthEndpoint>()
  for (const a of record.arrivals) {
    if (a.kind !== 'exchange') continue
    const account = accountId(record.ledger(a.side), a.at)
    const key = `${account} ${a.asset} ${a.behind}`
    const sum = BigInt(sums.get(key)?.amount ?? 0) + a.amount
    sums.set(key, { account, asset: a.asset, amount: String(sum), kind: 'exchange', owner: a.owner, behind: a.behind })
  }
  return [...sums.values()]
}

function opaque(record: RangeRecord): TruthOpaque[] {
  const sums = new Map<string, TruthOpaque>()
  for (const a of record.arrivals) {
    if (a.kind === 'exchange') continue
    const account = accountId(record.ledger(a.side), a.at)
    const key = `${account} ${a.asset}`
    const amount = String(BigInt(sums.get(key)?.amount ?? 0) + a.amount)
    sums.set(key, { owner: a.owner, kind: a.kind, account, asset: a.asset, amount })
  }
  return [...sums.values()]
}

function byAccount(a: { account: string; asset: string }, b: { account: string; asset: string }): number {
  return a.account < b.account ? -1 : a.account > b.account ? 1 : a.asset < b.asset ? -1 : 1
}
