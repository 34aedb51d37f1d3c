import { BackwardWalk, type WalkAnswer } from '../../analysis/exposure/backward-walk.ts'
import { type ExposureOrigin, roleOf, type TheftWindow } from '../../analysis/exposure/exposure-origin.ts'
import { type AssetExposure, receivedExposure } from '../../analysis/exposure/exposure-parts.ts'
import { originPass, UNFOLLOWED, UNKNOWN } from '../../analysis/exposure/origin-pass.ts'
import type { PolicyName } from '../../analysis/flow/policy.ts'
import type { GapRow } from '../../analysis/flow/trace-result.ts'
import type { AccountId } from '../../model/account.ts'
import type { Instant } from '../../model/instant.ts'
import { payer, type Transfer } from '../../model/transfer.ts'
import type { History } from '../ports.ts'
import { HISTORY_LIMIT } from '../trace-funds/fetch-known.ts'
import type { ExposureWorld } from './exposure-world.ts'
import { labelsOf } from './labels-of.ts'

/** What to measure. */
export interface ExposureOrder {
  readonly account: AccountId
  readonly policy: PolicyName
  readonly maxHops: number
  readonly maxAccounts: number
  readonly until: Instant
  readonly thefts: readonly TheftWindow[]
  /** True when there is no more time. */
  readonly enough: () => boolean
}

/** Where an account's value came from: a walk back over its payers, then one pass forward over their transfers by the doctrine. */
export async function measureReceived(
  order: ExposureOrder,
  world: ExposureWorld,
): Promise<{ received: AssetExposure[]; gaps: readonly GapRow[] }> {
  const walk = new BackwardWalk(order.account, order)
  const robbed = new Set(order.thefts.map(t => t.account))
  while (walk.needs.length > 0) {
    if (order.enough()) walk.stop(world.interrupted() ? 'interrupted' : 'the time was over')
    else walk.advance(await fetchAnswers(walk, order, robbed, world))
    world.progress.at(walk.opened.size, null, 'accounts looked into')
  }
  const origins: ExposureOrigin[] = []
  origins[UNKNOWN] = { category: 'unknown', source: 'none', name: 'of unknown origin' }
  origins[UNFOLLOWED] = { category: 'unfollowed', source: 'none', name: 'from accounts that were not looked into' }
  const numbers = new Map<string, number>()
  const numberOf = (origin: ExposureOrigin): number => {
    const key = JSON.stringify([origin.category, origin.source, origin.name])
    const known = numbers.get(key) ?? origins.push(origin) - 1
    numbers.set(key, known)
    return known
  }
  const pass = originPass({
    target: order.account,
    policy: order.policy,
    opened: walk.opened,
    originOf: account => {
      const label = walk.labels.get(account)
      return label ? numberOf(label) : UNFOLLOWED
    },
    isRisk: origin => origin > UNFOLLOWED && roleOf((origins[origin] as ExposureOrigin).category).origin,
    stolen: theftMeter(order.thefts, numberOf),
  })
  const received = receivedExposure(order.account, pass, origins, new Set([UNKNOWN, UNFOLLOWED]))
  return { received, gaps: walk.gaps }
}

/** † Transfers that are read in all, at most: some 500 MB. */
const MOST_TRANSFERS = 1_000_000
/** Histories read at once. */
const TOGETHER = 64

/** A labelled account is not read, unless a theft was made from it: then only what was stolen is the theft's. */
async function fetchAnswers(
  walk: BackwardWalk,
  order: ExposureOrder,
  robbed: ReadonlySet<AccountId>,
  world: ExposureWorld,
): Promise<Map<AccountId, WalkAnswer>> {
  const accounts = walk.needs
  const labels = await labelsOf(accounts, world)
  const isRobbed = (a: AccountId): boolean => robbed.has(a) && !isRisk(labels.get(a) ?? null)
  const open = accounts.filter(a => a === order.account || !labels.get(a) || isRobbed(a)).slice(0, walk.room)
  let read = [...walk.opened.values()].reduce((sum, history) => sum + history.length, 0)
  const found = new Map<AccountId, History>()
  for (let first = 0; first < open.length && read < MOST_TRANSFERS && !order.enough(); first += TOGETHER) {
    const asked = open.slice(first, first + TOGETHER)
    const histories = await world.transfers.histories(
      asked.map(account => ({ account, until: order.until, limit: HISTORY_LIMIT })),
    )
    for (const history of histories) {
      found.set(history.account, history)
      read += history.transfers.length
    }
  }
  return new Map(
    accounts.map(account => {
      const history = found.get(account)
      const label = isRobbed(account) ? null : (labels.get(account) ?? null)
      return [account, { label, transfers: history?.transfers ?? null, complete: history?.complete ?? false }]
    }),
  )
}

function isRisk(label: ExposureOrigin | null): boolean {
  return label !== null && roleOf(label.category).origin
}

/** Says of each transfer, in order, what of it the kept cases call stolen. */
function theftMeter(thefts: readonly TheftWindow[], numberOf: (origin: ExposureOrigin) => number) {
  const left = thefts.map(t => t.amount)
  return (t: Transfer): { origin: number; amount: bigint } | null => {
    const from = payer(t)
    const at = thefts.findIndex(
      (w, i) =>
        w.account === from && w.asset === t.asset && t.at >= w.since && t.at <= w.until && (left[i] as bigint) > 0n,
    )
    const theft = thefts[at]
    if (!theft) return null
    const amount = t.amount < (left[at] as bigint) ? t.amount : (left[at] as bigint)
    left[at] = (left[at] as bigint) - amount
    return { origin: numberOf(theft.origin), amount }
  }
}
