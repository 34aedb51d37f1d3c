import type { AccountTraceResume } from '../../analysis/flow/account/account-trace.ts'
import { admitCrossings } from '../../analysis/flow/crossing/admit-crossings.ts'
import { crossingRows, unreadGaps } from '../../analysis/flow/crossing/crossing-rows.ts'
import { joinPaths } from '../../analysis/flow/crossing/join-paths.ts'
import { likelihoods, markEndpoints, showOdds } from '../../analysis/flow/crossing/likelihoods.ts'
import type { LegData, PlacedCrossing } from '../../analysis/flow/crossing/placed-crossing.ts'
import {
  type CrossingFlow,
  crossingFlows,
  isFollowed,
  planCrossings,
  planText,
  rowKey,
} from '../../analysis/flow/crossing/plan-crossings.ts'
import { type CrossingPlan, NO_CROSSINGS } from '../../analysis/flow/crossing-plan.ts'
import type { GapRow, TraceResult } from '../../analysis/flow/trace-result.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { CrossingSource } from '../crossings/crossing-source.ts'
import type { World } from '../world.ts'
import { placeLegs } from './place-legs.ts'
import type { AccountTraceOrder } from './trace-accounts.ts'
import { LedgersTrace } from './trace-ledgers.ts'

/** Each round follows every way through one crossing more; ways through more than this are told as not followed to their end. */
const MOST_ROUNDS = 64

/** An answer over all ledgers, and where its account ledgers go on. */
export interface ThroughCrossings {
  readonly result: TraceResult
  readonly resume: AccountTraceResume | null
}

/**
 * Follows value over all ledgers, and through crossings from one to another. A round traces everything by what is known of
 * crossings, asks what became of the value that went into them, and makes the next round's plan; the rounds end when the plan
 * holds still. Facts come first: what odds add is marked against the answer by facts alone.
 * @param least crossings whose joint confidence is less are not followed; 1: facts only
 * @throws NotFoundError `source-silent`, `source-unknown`; SourceError `crossing-malformed`
 */
export async function traceThroughCrossings(
  order: AccountTraceOrder,
  least: number,
  world: World,
): Promise<ThroughCrossings> {
  const ledgers = new LedgersTrace(order, world)
  if (!world.crossings) {
    await ledgers.run(NO_CROSSINGS, order.within)
    return await ledgers.annotated(NO_CROSSINGS)
  }
  const rounds = new Rounds(ledgers, order, world, world.crossings)
  const facts = await rounds.settle(1, null)
  if (least === 1 || !facts.flows.some(f => f.admission === 'admitted' && f.taintedIn > 0n && f.joint < 1))
    return await told(ledgers, facts, null, least)
  const odds = await rounds.settle(least, facts)
  return await told(ledgers, odds, facts, least)
}

interface Settled {
  readonly plan: CrossingPlan
  readonly result: TraceResult
  readonly flows: readonly CrossingFlow[]
  readonly joint: ReadonlyMap<string, number>
  readonly settled: boolean
}

/** The rounds of one trace. */
class Rounds {
  private readonly ledgers: LedgersTrace
  private readonly order: AccountTraceOrder
  private readonly world: World
  private readonly source: CrossingSource
  private readonly asked = new Set<string>()
  private readonly placed: PlacedCrossing[] = []
  private readonly read = new Map<string, LegData>()
  private readonly began: number
  private begun = false

  constructor(ledgers: LedgersTrace, order: AccountTraceOrder, world: World, source: CrossingSource) {
    this.ledgers = ledgers
    this.order = order
    this.world = world
    this.source = source
    this.began = world.clock.monotonic()
  }

  async settle(least: number, facts: Settled | null): Promise<Settled> {
    let plan = facts?.plan ?? NO_CROSSINGS
    for (let round = 1; ; round++) {
      const result = await this.ledgers.run(plan, this.left())
      this.begun = true
      await this.ask(result)
      const admitted = admitCrossings(this.placed, this.order.until)
      let joint: ReadonlyMap<string, number> = new Map()
      let flows = crossingFlows(admitted, result.transfers, () => 1)
      if (facts) {
        joint = likelihoods(result.transfers, facts.result.transfers, flows, least)
        flows = crossingFlows(admitted, result.transfers, key => joint.get(key) ?? 1)
      }
      const next = planCrossings(flows, result, least)
      const settled = planText(next, () => true) === planText(plan, () => true)
      const stop = round >= MOST_ROUNDS || this.left() === 0 || this.world.interrupted()
      if (settled || stop) return { plan, result, flows, joint, settled }
      plan = next
    }
  }

  /** Milliseconds left of a bound on time; the first round may use all of it. */
  private left(): number | null {
    const { within } = this.order
    if (within === null || !this.begun) return within
    return Math.max(0, within - (this.world.clock.monotonic() - this.began))
  }

  private async ask(result: TraceResult): Promise<void> {
    const ins = new Map<string, { readonly ledger: LedgerId; readonly tx: string }>()
    for (const row of result.transfers) {
      const ledger = row.asset.slice(0, row.asset.indexOf('/')) as LedgerId
      const key = `${ledger} ${row.tx}`
      if (!this.asked.has(key)) ins.set(key, { ledger, tx: row.tx })
    }
    for (const key of ins.keys()) this.asked.add(key)
    if (ins.size === 0) return
    const told = await this.source.outOf([...ins.values()])
    const wanted = told.filter(c => ins.has(`${c.in.ledger} ${c.in.tx}`))
    this.placed.push(...(await placeLegs(wanted, this.world, this.read)))
  }
}

async function told(
  ledgers: LedgersTrace,
  settled: Settled,
  facts: Settled | null,
  least: number,
): Promise<ThroughCrossings> {
  const { result, resume } = await ledgers.annotated(settled.plan)
  const { flows, joint } = settled
  const followed = flows.filter(f => isFollowed(f, least))
  const met = crossingRows(flows, result, least)
  const marked = facts ? markEndpoints(result, facts.result, joint) : result.endpoints
  const endpoints = joinPaths({ ...result, endpoints: marked }, followed)
  const odds = result.transfers.flatMap((row, transfer) => {
    const likely = joint.get(rowKey(row))
    return likely === undefined || likely >= 1 ? [] : [{ transfer, joint: showOdds(likely) }]
  })
  const gaps: GapRow[] = [...result.gaps, ...unreadGaps(met)]
  if (!settled.settled) gaps.push(UNFINISHED)
  return {
    resume,
    result: {
      ...result,
      endpoints,
      gaps,
      finished: result.finished && settled.settled,
      ...(met.length > 0 ? { crossings: met } : {}),
      ...(odds.length > 0 ? { likelihoods: odds } : {}),
    },
  }
}

const UNFINISHED: GapRow = {
  kind: 'crossings-unfinished',
  account: null,
  asset: null,
  amount: 0n,
  because: 'stopped before the ways through crossings held still: what came out of the last of them is not followed',
}
