import { AccountTrace, type AccountTraceResume } from '../../analysis/flow/account/account-trace.ts'
import type { Known, TraceNeeds } from '../../analysis/flow/account/knowledge.ts'
import type { TheftSource } from '../../analysis/flow/account/trace-request.ts'
import type { CrossingPlan } from '../../analysis/flow/crossing-plan.ts'
import type { PolicyName } from '../../analysis/flow/policy.ts'
import type { TraceResult } from '../../analysis/flow/trace-result.ts'
import type { AccountId } from '../../model/account.ts'
import type { AssetId } from '../../model/asset.ts'
import { NotFoundError } from '../../model/errors.ts'
import type { Instant } from '../../model/instant.ts'
import type { World } from '../world.ts'
import { fetchKnown } from './fetch-known.ts'
import type { NamedSource } from './read-source.ts'
import { slices } from './slices.ts'

/** A trace to be made over account ledgers. */
export interface AccountTraceOrder {
  readonly case: string
  readonly sources: readonly NamedSource[]
  readonly policy: PolicyName
  readonly allPolicies: boolean
  readonly since: Instant | null
  readonly until: Instant
  readonly maxHops: number | null
  readonly floor: bigint
  readonly surplus: 'share' | 'none'
  /** Milliseconds of the monotonic clock in which to answer, counted from where a continued trace has caught up; null: no bound. */
  readonly within: number | null
  readonly resume: AccountTraceResume | null
  readonly issuerOf: (asset: AssetId) => string | null
  /** Assets that are what they claim to be; see AccountTraceRequest. */
  readonly recognised: (asset: AssetId) => boolean
  /** Where value leaves the ledgers and comes back to them through services. */
  readonly crossings?: CrossingPlan | undefined
  /** Histories fetched before, to which what is fetched now is added. */
  readonly histories?: Map<AccountId, Known> | undefined
}

/** The answer, what was fetched for it, and where to go on. */
export interface AccountTraceAnswer {
  readonly result: TraceResult
  readonly known: ReadonlyMap<AccountId, Known>
  readonly resume: AccountTraceResume | null
}

/**
 * Runs a trace to its end, its deadline or an interruption, fetching what it asks for.
 * @throws NotFoundError `source-silent` when nothing ever left any of the sources
 */
export async function traceAccounts(order: AccountTraceOrder, world: World): Promise<AccountTraceAnswer> {
  const sources: TheftSource[] = []
  for (const s of order.sources) {
    if (s.kind === 'account') sources.push(s)
    else {
      const transfers = await world.transfers.transaction(s.ledger, s.tx)
      if (transfers.length === 0) throw new NotFoundError('source-unknown', `transaction ${s.tx} is not in the data`)
      sources.push({ kind: 'transaction', tx: s.tx, transfers })
    }
  }
  const trace = new AccountTrace(
    {
      case: order.case,
      sources,
      policy: order.policy,
      since: order.since,
      until: order.until,
      maxHops: order.maxHops,
      floor: order.floor,
      surplus: order.surplus,
      recognised: order.recognised,
      crossings: order.crossings,
    },
    {
      valueFirst: order.within !== null,
      allPolicies: order.allPolicies,
      issuerOf: order.issuerOf,
      resume: order.resume,
    },
  )
  const enough = stopwatch(order.within, () => trace.caughtUp, world)
  const named = new Set(order.sources.flatMap(s => (s.kind === 'account' ? s.account : [])))
  const slice = slices(world)
  let read = 0
  while (!trace.finished && !enough()) {
    // Nothing is asked where a slice was over: it goes on from there.
    const answers: ReadonlyMap<AccountId, Known> = trace.needs
      ? await answersTo(trace.needs, named, order, world)
      : new Map()
    for (const { transfers } of answers.values()) read += transfers.length
    trace.advance(answers, () => enough() || slice.over())
    world.progress.at(trace.following, null, 'accounts followed', { 'transfers read': read })
    await slice.breathe()
  }
  world.progress.end()
  const result = trace.result()
  if (result.stolen.length === 0 && sources.length > 0 && !enough()) {
    const named = order.sources.map(s => (s.kind === 'account' ? s.account : s.tx)).join(', ')
    throw new NotFoundError(
      'source-silent',
      `nothing leaves ${named} in the data (look at --since, --until and the ledger)`,
    )
  }
  return { result, known: trace.known, resume: trace.resume() }
}

async function answersTo(
  needs: TraceNeeds,
  named: ReadonlySet<AccountId>,
  order: AccountTraceOrder,
  world: World,
): Promise<ReadonlyMap<AccountId, Known>> {
  const { histories } = order
  if (!histories) return await fetchKnown(needs, order.until, named, world)
  const open = (list: readonly AccountId[]): AccountId[] => list.filter(account => !histories.has(account))
  const wanted = open(needs.wanted)
  if (wanted.length > 0)
    for (const [account, known] of await fetchKnown({ wanted, soon: open(needs.soon) }, order.until, named, world))
      histories.set(account, known)
  return new Map(
    [...needs.wanted, ...needs.soon].flatMap(a => (histories.has(a) ? [[a, histories.get(a) as Known]] : [])),
  )
}

/**
 * Says when a trace has had its time.
 * @param begun false as long as its time does not count yet
 */
export function stopwatch(
  within: number | null,
  begun: () => boolean,
  world: Pick<World, 'clock' | 'interrupted'>,
): () => boolean {
  let from = begun() ? world.clock.monotonic() : null
  return () => {
    if (world.interrupted()) return true
    if (within === null || !begun()) return false
    from ??= world.clock.monotonic()
    return world.clock.monotonic() - from >= within
  }
}
