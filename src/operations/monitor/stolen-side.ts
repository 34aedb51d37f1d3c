import type { AccountId } from '../../model/account.ts'
import type { SideCase, SideGap } from '../../model/monitor/customer-event.ts'
import { payee } from '../../model/transfer.ts'
import { day, type OriginShare, spanOf } from './exposed-side.ts'
import type { KnownCases } from './known-cases.ts'
import type { TraceTouch } from './known-trace.ts'
import type { MonitorWorld } from './monitor-door.ts'
import { cut } from './screened-side.ts'

/** † Transfers of an account that are added up to what it received. */
const MOST_READ = 5_000
/** † Accounts of a way that are told: its beginning and its end. */
const MOST_STEPS = 12
/** † A trace that ends so many seconds before the event, of a case that nobody watches, says nothing of what came since. */
const BEHIND = 86_400

/** A case whose value reached an account, before it is held against a transfer's worth and time. */
export interface CaseShare extends Omit<SideCase, 'usd' | 'ageDays'> {
  /** Unix seconds: when it was stolen, as far as is known. */
  readonly theftAt: number
  /** When it first reached the account; null: not known. */
  readonly reachedAt: number | null
}

/** What stolen value reached an account: by the cases' own traces, the exposure index and the watches, one share a case. */
export async function casesOf(
  account: AccountId,
  origins: readonly OriginShare[],
  cases: KnownCases,
  world: MonitorWorld,
): Promise<CaseShare[]> {
  const found = new Map<string, CaseShare>()
  for (const [name, trace] of cases.traces) {
    const touches = trace.touches(account)
    if (touches.length === 0) continue
    const index = origins.find(o => o.source === cut(`case:${name}`))
    const { share, how } =
      index === undefined
        ? await shareOf(account, touches, world)
        : { share: index.share, how: 'in proportion over all that it received, by the exposure index' }
    const odds = touches.reduce<number | null>((least, t) => lesser(least, t.odds), null)
    const reachedAt = Math.min(...touches.map(t => t.firstAt))
    found.set(name, {
      ...{ name: cut(name), share, reachedAt, theftAt: trace.theftAt ?? reachedAt },
      ...{ basis: index === undefined ? `${trace.policy}, by the trace of ${day(trace.asOf)}, ${how}` : how },
      path: shortened(touches[0]?.path ?? [account]),
      ...(odds === null ? {} : { odds }),
    })
  }
  for (const { source, share } of origins) {
    const name = source.replace(/^case:/, '')
    if (name === source || found.has(name)) continue
    const theftAt = cases.traces.get(name)?.theftAt ?? null
    const basis = 'in proportion over all that it received, by the exposure index'
    if (theftAt !== null) found.set(name, { name, share, theftAt, reachedAt: null, basis })
  }
  for (const { case: name, share, at } of cases.watched(account)) {
    if (found.has(name)) continue
    const theftAt = cases.traces.get(name)?.theftAt ?? at
    const basis = 'of the transfer that the watch told of'
    found.set(name, { name: cut(name), share, theftAt, reachedAt: at, basis })
  }
  return [...found.values()].sort((a, b) => b.share - a.share || (a.name < b.name ? -1 : 1))
}

/** Of what the account received, as its history tells; what is beyond the part read makes the share less, and is told. */
async function shareOf(
  account: AccountId,
  touches: readonly TraceTouch[],
  world: MonitorWorld,
): Promise<{ share: number; how: string }> {
  const [history] = await world.transfers.histories([{ account, limit: MOST_READ }])
  let share = 0
  for (const { asset, tainted } of touches) {
    let received = 0n
    for (const t of history?.transfers ?? []) if (t.asset === asset && payee(t) === account) received += t.amount
    share = Math.max(share, received <= tainted ? 1 : Number((tainted * 1_000_000n) / received) / 1_000_000)
  }
  const whole = history?.complete ?? false
  return {
    share,
    how: whole ? 'of all that it received' : `of its first ${MOST_READ} transfers: it is too busy to read`,
  }
}

/**
 * Cases whose traces end before the event and that nobody watches: what moved since is not seen.
 * @param seen the exposure index holds the same thefts and is up to date
 */
export function caseGapsAt(cases: KnownCases, at: number, seen: boolean): SideGap[] {
  if (seen) return []
  const gaps: SideGap[] = []
  for (const { name, asOf } of cases.traces.values())
    if (asOf < at - BEHIND && !cases.isWatched(name))
      gaps.push({
        ...{ of: 'cases', blocking: true },
        because: cut(
          `the trace of ${name} ends at ${day(asOf)}, ${spanOf(at - asOf)} before the event, and nobody watches it`,
        ),
      })
  return gaps.slice(0, 10)
}

function shortened(path: readonly string[]): readonly string[] {
  if (path.length <= MOST_STEPS) return path
  const half = MOST_STEPS / 2
  return [...path.slice(0, half), `… ${path.length - MOST_STEPS} more …`, ...path.slice(-half)]
}

function lesser(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b)
}
