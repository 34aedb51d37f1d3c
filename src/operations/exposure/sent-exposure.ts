import type { ExposureOrigin } from '../../analysis/exposure/exposure-origin.ts'
import { type AssetExposure, comparePart, type ExposurePart, shareOf } from '../../analysis/exposure/exposure-parts.ts'
import type { EndpointRow, GapRow, TraceResult } from '../../analysis/flow/trace-result.ts'
import { type AccountId, splitAccount } from '../../model/account.ts'
import type { AssetId } from '../../model/asset.ts'
import { NotFoundError } from '../../model/errors.ts'
import type { Tag } from '../../model/tag.ts'
import type { TagSource } from '../ports.ts'
import { traceAccounts } from '../trace-funds/trace-accounts.ts'
import type { ExposureWorld } from './exposure-world.ts'
import { labelsOf } from './labels-of.ts'
import type { ExposureOrder } from './received-exposure.ts'

/** Where an account's value went: a trace of all that left it, that ends at every labelled account as it does at services. */
export async function measureSent(
  order: ExposureOrder,
  world: ExposureWorld,
): Promise<{ sent: AssetExposure[]; gaps: readonly GapRow[] }> {
  const labels = new Map<AccountId, ExposureOrigin>()
  const answer = await traceAccounts(
    {
      case: 'exposure',
      sources: [{ kind: 'account', account: order.account, asset: null, amount: null }],
      policy: order.policy,
      allPolicies: false,
      since: null,
      until: order.until,
      maxHops: order.maxHops,
      floor: 0n,
      surplus: 'none',
      within: null,
      resume: null,
      issuerOf: () => null,
      // Of a token that nobody knows, a payment of what the account never had is a forged event of its contract.
      recognised: asset => !/\/(erc20|trc20):/.test(asset) || world.assets.has(asset),
    },
    { ...world, tags: endingTags(order.account, world, labels), interrupted: order.enough },
  ).catch(error => {
    if (error instanceof NotFoundError && error.code === 'source-silent') return null
    throw error
  })
  if (answer === null) return { sent: [], gaps: [] }
  const { result } = answer
  const gaps = result.gaps.filter(g => g.amount === 0n || g.kind === 'unfollowed')
  return { sent: sentExposure(result, labels), gaps }
}

/** One tag for each labelled account, that ends a path there. */
function endingTags(target: AccountId, world: ExposureWorld, found: Map<AccountId, ExposureOrigin>): TagSource {
  return {
    async tags(accounts) {
      const labels = await labelsOf(accounts, world)
      return accounts.map((account): Tag[] => {
        const label = labels.get(account)
        if (!label || account === target) return []
        found.set(account, label)
        const { ledger, address } = splitAccount(account)
        const { name, source } = label
        return [
          { ledger, address, label: name, category: 'service', basis: 'publisher', confidence: 100, source, at: null },
        ]
      })
    },
  }
}

/** What is known of one destination in one asset. */
interface Destination {
  readonly origin: ExposureOrigin
  amount: bigint
  direct: bigint
  hops: number
  /** The endpoint to which most came. */
  best: EndpointRow | null
}

/** What went where, by asset. What was exchanged for another asset counts as gone in the one and as had in the other. */
function sentExposure(result: TraceResult, labels: ReadonlyMap<AccountId, ExposureOrigin>): AssetExposure[] {
  const found = new Map<AssetId, Map<string, Destination>>()
  const at = (asset: AssetId, origin: ExposureOrigin): Destination => {
    const destinations = found.get(asset) ?? new Map<string, Destination>()
    found.set(asset, destinations)
    const key = JSON.stringify([origin.category, origin.source, origin.name])
    const known = destinations.get(key) ?? {
      origin,
      amount: 0n,
      direct: 0n,
      hops: Number.POSITIVE_INFINITY,
      best: null,
    }
    destinations.set(key, known)
    return known
  }
  const places = new Map<string, Destination>()
  for (const e of result.endpoints) {
    const destination = at(e.asset, originOf(e, labels))
    destination.amount += e.amount
    if (destination.best === null || e.amount > destination.best.amount) destination.best = e
    places.set(`${e.account} ${e.asset}`, destination)
  }
  for (const g of result.gaps)
    if (g.asset !== null && g.amount > 0n && g.kind !== 'unfollowed')
      at(g.asset, { category: g.kind, source: 'none', name: g.because }).amount += g.amount
  const sources = new Set<AccountId | null>(result.stolen.map(s => s.source))
  for (const t of result.transfers)
    if (sources.has(t.from)) {
      const destination = places.get(`${t.to} ${t.asset}`)
      if (destination) destination.direct += t.tainted
    }
  for (const { account, asset, hop } of result.accounts) {
    const destination = places.get(`${account} ${asset}`)
    if (destination) destination.hops = Math.min(destination.hops, hop)
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([asset, destinations]) => {
      const total = [...destinations.values()].reduce((sum, { amount }) => sum + amount, 0n)
      return { asset, total, parts: [...destinations.values()].map(d => partOf(d, total, result)).sort(comparePart) }
    })
}

function partOf({ origin, amount, direct, hops, best }: Destination, total: bigint, result: TraceResult): ExposurePart {
  return {
    ...origin,
    amount,
    // Of what came directly, some may have gone on.
    direct: direct < amount ? direct : amount,
    share: shareOf(amount, total),
    hops: Number.isFinite(hops) ? hops : null,
    path: (best?.path ?? []).flatMap(n => {
      const t = result.transfers[n]
      if (!t) return []
      const { tx, index, at, from, to, amount: moved, tainted } = t
      return [{ tx, index, at, from, to, asset: t.asset, amount: moved, carried: tainted }]
    }),
  }
}

function originOf(endpoint: EndpointRow, labels: ReadonlyMap<AccountId, ExposureOrigin>): ExposureOrigin {
  const label = labels.get(endpoint.account)
  if (label) return label
  const { kind, name, account } = endpoint
  if (kind === 'held') return { category: 'held', source: 'none', name: 'rests with accounts that nobody labels' }
  if (kind === 'residue' || kind === 'unfollowed')
    return { category: 'unfollowed', source: 'none', name: 'with accounts that were not looked into' }
  return { category: kind, source: `behaviour:${account}`, name: name ?? account }
}
