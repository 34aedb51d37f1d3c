import { roleOf } from '../../analysis/exposure/exposure-origin.ts'
import { dealingsOf } from '../../analysis/flow/dealings.ts'
import { describeBehaviour, hubBehaviour, serviceLikeness } from '../../analysis/flow/hub-behaviour.ts'
import type { PolicyName } from '../../analysis/flow/policy.ts'
import type { EndpointRow, GapRow, TraceResult } from '../../analysis/flow/trace-result.ts'
import { type FundingSource, fundingSources } from '../../analysis/screen/derive-funders.ts'
import { type DerivedHolder, derivedHolders } from '../../analysis/screen/derive-holders.ts'
import type { DerivedAddress } from '../../analysis/screen/derived-entries.ts'
import { type AccountId, splitAccount } from '../../model/account.ts'
import type { AssetId } from '../../model/asset.ts'
import { NotFoundError } from '../../model/errors.ts'
import type { Instant } from '../../model/instant.ts'
import type { Transfer } from '../../model/transfer.ts'
import type { ExposureWorld } from '../exposure/exposure-world.ts'
import { labelsOf } from '../exposure/labels-of.ts'
import type { TagSource } from '../ports.ts'
import { HISTORY_LIMIT } from '../trace-funds/fetch-known.ts'
import { stopwatch, traceAccounts } from '../trace-funds/trace-accounts.ts'

/** What to derive from. */
export interface DeriveOrder {
  /** The published accounts. */
  readonly accounts: readonly AccountId[]
  readonly policy: PolicyName
  /** null: no bound. */
  readonly maxHops: number | null
  /** Base units of taint in one asset, in sum. */
  readonly floor: bigint
  readonly until: Instant
  /** Milliseconds; null: no bound. */
  readonly within: number | null
}

/** What was derived. */
export interface Derived {
  readonly published: number
  /** Published accounts that the data knows. */
  readonly known: number
  readonly members: readonly DerivedAddress[]
  /** Where derived value ended at services: ends, not members. */
  readonly services: readonly EndpointRow[]
  /** Who filled published accounts but serves many others: no members. */
  readonly servedBy: readonly { readonly funding: FundingSource; readonly because: string }[]
  readonly gaps: readonly GapRow[]
  readonly finished: boolean
}

/**
 * Follows all that left the published accounts forward, and looks one transfer back for who filled many of them; what those paid to others
 * is followed as well. Published accounts are no members of their own derived list.
 */
export async function deriveMembers(order: DeriveOrder, world: ExposureWorld): Promise<Derived> {
  const enough = stopwatch(order.within, () => true, world)
  const published = new Set(order.accounts)
  const histories = await historiesOf(order, world)
  const known = [...histories].filter(([, transfers]) => transfers.length > 0)
  if (known.length === 0)
    throw new NotFoundError(
      'list-unseen',
      `none of the ${order.accounts.length} published wallets is in the ledger data`,
    )
  const forward = await follow(order.accounts, null, order, world, enough)
  const { funders, servedBy } = await judgeFunders(fundingSources(histories), published, order, world)
  const holders = forward ? derivedHolders(forward, published, order.floor) : []
  const members = new Map<AccountId, DerivedAddress>()
  for (const funding of funders) members.set(funding.account, { ...toldFunder(funding), holdings: [] })
  addHolders(members, holders, 'holder')
  let side: TraceResult | null = null
  if (funders.length > 0) {
    const accounts = funders.map(f => f.account)
    const since = Math.min(...funders.map(f => f.firstAt))
    side = await follow(accounts, since, order, { ...world, tags: endingAt(published, world.tags) }, enough)
    const siblings = side ? derivedHolders(side, new Set([...accounts, ...published]), order.floor) : []
    addHolders(members, siblings, 'sibling')
  }
  const isService = (e: EndpointRow): boolean => !['held', 'residue', 'unfollowed'].includes(e.kind)
  const ends = [...(forward?.endpoints ?? []), ...(side?.endpoints ?? [])]
  return {
    published: published.size,
    known: known.length,
    members: [...members.values()],
    services: ends.filter(e => isService(e) && !published.has(e.account)),
    servedBy,
    gaps: [...(forward?.gaps ?? []), ...(side?.gaps ?? [])],
    finished: (forward?.finished ?? true) && (side?.finished ?? true),
  }
}

/** The published accounts' histories without forged events of tokens that nobody knows. */
async function historiesOf(order: DeriveOrder, world: ExposureWorld): Promise<Map<AccountId, readonly Transfer[]>> {
  const { accounts, until } = order
  const read = await world.transfers.histories(accounts.map(account => ({ account, until, limit: HISTORY_LIMIT })))
  return new Map(read.map(h => [h.account, h.transfers.filter(t => recognised(t.asset, world))]))
}

function recognised(asset: AssetId, world: ExposureWorld): boolean {
  return !/\/(erc20|trc20):/.test(asset) || world.assets.has(asset)
}

async function follow(
  accounts: readonly AccountId[],
  since: Instant | null,
  order: DeriveOrder,
  world: ExposureWorld,
  enough: () => boolean,
): Promise<TraceResult | null> {
  const answer = await traceAccounts(
    {
      case: 'derived',
      sources: accounts.map(account => ({ kind: 'account' as const, account, asset: null, amount: null })),
      policy: order.policy,
      allPolicies: false,
      since,
      until: order.until,
      maxHops: order.maxHops,
      floor: order.floor,
      surplus: 'none',
      within: null,
      resume: null,
      issuerOf: () => null,
      recognised: asset => recognised(asset, world),
    },
    { ...world, interrupted: enough },
  ).catch(error => {
    if (error instanceof NotFoundError && error.code === 'source-silent') return null
    throw error
  })
  return answer?.result ?? null
}

/** Makes a trace end at the published accounts: what came there is followed from there already. */
function endingAt(published: ReadonlySet<AccountId>, tags: TagSource): TagSource {
  return {
    async tags(accounts) {
      const found = await tags.tags(accounts)
      return accounts.map((account, i) => {
        if (!published.has(account)) return found[i] ?? []
        const { ledger, address } = splitAccount(account)
        const tag = {
          ledger,
          address,
          label: 'published',
          basis: 'publisher',
          confidence: 100,
          source: 'list',
          at: null,
        }
        return [{ ...tag, category: 'service', basis: 'publisher' as const }]
      })
    },
  }
}

/** Parts those who filled published accounts into members and those who serve many: exchanges and mixers fill everybody's wallets. */
async function judgeFunders(
  found: readonly FundingSource[],
  published: ReadonlySet<AccountId>,
  order: DeriveOrder,
  world: ExposureWorld,
) {
  const accounts = found.map(f => f.account)
  const labels = await labelsOf(accounts, world)
  const read = await world.transfers.histories(
    accounts.map(account => ({ account, until: order.until, limit: HISTORY_LIMIT })),
  )
  const funders: FundingSource[] = []
  const servedBy: { funding: FundingSource; because: string }[] = []
  found.forEach((funding, i) => {
    const label = labels.get(funding.account)
    const history = read[i]
    const behaviour = hubBehaviour(
      dealingsOf(funding.account, history?.transfers ?? [], history?.complete ?? true),
      account => published.has(account),
      funding.firstAt,
    )
    if (label && (!roleOf(label.category).origin || label.category === 'mixer'))
      servedBy.push({ funding, because: `${label.category}: ${label.name} (${label.source})` })
    else if (!label && serviceLikeness(behaviour) > 0) servedBy.push({ funding, because: describeBehaviour(behaviour) })
    else funders.push(funding)
  })
  return { funders, servedBy }
}

function toldFunder(funding: FundingSource): Omit<DerivedAddress, 'holdings'> {
  const because = `filled ${funding.fed.length} of the published addresses (${funding.share} % of those that received anything)`
  return { account: funding.account, role: 'funder', because, funding }
}

function addHolders(
  members: Map<AccountId, DerivedAddress>,
  holders: readonly DerivedHolder[],
  role: 'holder' | 'sibling',
): void {
  const words =
    role === 'holder'
      ? 'value of published addresses came there'
      : 'value of who filled the published addresses came there by another way'
  for (const holder of holders) {
    const known = members.get(holder.account)
    // A funder or holder stays what it is; what came there is told with it.
    if (known && known.role !== 'funder' && known.role !== role) continue
    const member = known ?? { account: holder.account, role, because: words, holdings: [], funding: null }
    members.set(holder.account, { ...member, holdings: [...member.holdings, holder] })
  }
}
