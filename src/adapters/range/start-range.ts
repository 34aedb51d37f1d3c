import { setTimeout as sleep } from 'node:timers/promises'
import { type AccountId, accountId } from '../../model/account.ts'
import type { Address } from '../../model/address.ts'
import { RANGE_CHAINS, type RangeTruth, type TruthStep } from '../../model/range.ts'
import type { Tag } from '../../model/tag.ts'
import type { Transfer } from '../../model/transfer.ts'
import { Chance } from '../../operations/range/chance.ts'
import type { Range, RangePlan } from '../../operations/range/range-port.ts'
import { Artifacts } from './artifacts.ts'
import { COLD_WALLET } from './bybit-facts.ts'
import { chainTransfers } from './chain-transfers.ts'
import { People } from './people.ts'
import { PLAY_BEGINS, placeColdWallet, playBybit } from './play/bybit.ts'
import { Thief } from './play/thief.ts'
import { RangeChain } from './range-chain.ts'
import { RangeRecord } from './record.ts'
import { safeServiceAnswer } from './safe-answer.ts'
import { type Side, Stage } from './stage.ts'
import { buildTown, type Town } from './town.ts'
import { openServices, type Services } from './trades/open-trades.ts'
import { truthOf } from './truth-of.ts'

/** With a pace, nobody waits longer than this many seconds of the chains' time for the next thing to happen; without, not at all. */
const LEAP_AFTER = 86_400

/**
 * Starts two private chains, builds a town on them and makes its services ready.
 * @throws SourceError `anvil-missing`, `anvil-failed`, `range-artifact-missing`, `range-chain-gone`
 */
export async function startRange(plan: RangePlan): Promise<Range> {
  const start = (side: 0 | 1): Promise<RangeChain> =>
    RangeChain.start(RANGE_CHAINS[side], PLAY_BEGINS, plan.ports?.[side] ?? null)
  const started = await Promise.allSettled([start(0), start(1)])
  const chains = started.flatMap(s => (s.status === 'fulfilled' ? [s.value] : []))
  try {
    for (const s of started) if (s.status === 'rejected') throw s.reason
    return await RunningRange.open(plan, chains as unknown as readonly [RangeChain, RangeChain])
  } catch (error) {
    await Promise.all(chains.map(chain => chain.stop()))
    throw error
  }
}

class RunningRange implements Range {
  readonly #plan: RangePlan
  readonly #stage: Stage
  readonly #record: RangeRecord
  readonly #town: Town
  readonly #people: People
  readonly #services: Services
  readonly #told: TruthStep[] = []
  readonly #hurry = new AbortController()
  #making: Promise<void> = Promise.resolve()
  #ended = false

  private constructor(
    plan: RangePlan,
    stage: Stage,
    record: RangeRecord,
    town: Town,
    people: People,
    services: Services,
  ) {
    this.#plan = plan
    this.#stage = stage
    this.#record = record
    this.#town = town
    this.#people = people
    this.#services = services
  }

  static async open(plan: RangePlan, chains: readonly [RangeChain, RangeChain]): Promise<RunningRange> {
    const { seed } = plan
    const stage = new Stage(chains, PLAY_BEGINS, {
      blockSeconds: plan.blockSeconds,
      leapAfter: plan.paceMs === null ? 0 : LEAP_AFTER,
    })
    const record = new RangeRecord(chains)
    const artifacts = new Artifacts()
    const town = await buildTown(stage, record, artifacts, seed)
    const services = await openServices(stage, record, town, artifacts, seed)
    const people = new People(stage, town, services, new Chance(seed))
    const range = new RunningRange(plan, stage, record, town, people, services)
    const step = (told: TruthStep): void => {
      record.steps.push(told)
      range.#told.push(told)
    }
    if (plan.play === 'bybit') {
      const thief = new Thief({ stage, record, town, services, artifacts, chance: new Chance(seed + 7), seed, step })
      playBybit(thief, await placeColdWallet(thief))
    }
    await stage.tick(() => {})
    return range
  }

  get chains() {
    return this.#stage.chains.map(({ ledger, anvil }) => ({ ledger, rpc: anvil.url, ws: anvil.ws }))
  }

  async play(): Promise<boolean> {
    while (this.#stage.playing && !this.#ended) await this.#block()
    return !this.#ended
  }

  async mine(blocks: number): Promise<void> {
    for (let n = 0; n < blocks && !this.#ended; n++) await this.#block()
  }

  truth(): Promise<RangeTruth> {
    const { seed, play } = this.#plan
    const robbed = play === 'bybit'
    const swept = this.#stage.carried.filter(d => d.side === 0 && d.receipt.to === COLD_WALLET.address)
    return truthOf(this.#stage, this.#record, this.#town, {
      ...{ seed, play, victim: robbed ? COLD_WALLET.address : null },
      thefts: swept.map(d => d.hash),
    })
  }

  places(): readonly string[] {
    const { quarters, exchanger } = this.#town
    return ([0, 1] as const).flatMap(side => [
      `lock-mint=bridge=${this.#account(side, quarters[side].bridge)}`,
      `thorchain=router=${this.#account(side, quarters[side].router)}`,
      `exch=hot=${this.#account(side, exchanger)}`,
    ])
  }

  others() {
    const { quarters, issuer, vault } = this.#town
    const both = ([0, 1] as const).flatMap(side => [
      { what: 'pool-100', account: this.#account(side, quarters[side].hundred) },
      { what: 'pool-10', account: this.#account(side, quarters[side].ten) },
      { what: 'router-vault', account: this.#account(side, vault) },
    ])
    const token = this.#account(0, quarters[0].dollar)
    return [
      ...both,
      { what: 'issuer-wallet', account: this.#account(0, issuer) },
      { what: 'issuer-token', account: token },
    ]
  }

  #account(side: Side, { address }: { readonly address: Address }): AccountId {
    return accountId(this.#record.ledger(side), address)
  }

  tags(): readonly Tag[] {
    return this.#town.tags.map(({ side, address, label, category }) => ({
      ...{ ledger: this.#record.ledger(side), address, label, category },
      ...{ basis: 'publisher', confidence: 100, source: 'the range', at: null },
    }))
  }

  async transfers(): Promise<Transfer[]> {
    const all = await Promise.all(
      this.#stage.chains.map(chain =>
        chainTransfers(
          chain,
          Array.from({ length: chain.height }, (_, n) => n + 1),
        ),
      ),
    )
    return all.flat()
  }

  safeService(): unknown {
    if (this.#plan.play !== 'bybit') return { count: 0, next: null, previous: null, results: [] }
    return safeServiceAnswer(this.#stage.now, this.#record.executed)
  }

  ordinarySafe(): unknown {
    return this.#services.treasury.answer()
  }

  counts() {
    return { ...this.#stage.counts, blocks: this.#stage.chains[0].height }
  }

  halt(): void {
    this.#ended = true
    this.#hurry.abort()
  }

  async stop(): Promise<void> {
    this.halt()
    await this.#making.catch(() => {})
    await Promise.all(this.#stage.chains.map(chain => chain.stop()))
  }

  #block(): Promise<void> {
    this.#making = this.#make()
    return this.#making
  }

  async #make(): Promise<void> {
    const { paceMs, onStep, perBlock } = this.#plan
    const began = performance.now()
    await this.#stage.tick(() => this.#people.trade(perBlock))
    for (const step of this.#told.splice(0)) await onStep?.(step, this)
    if (paceMs === null || this.#ended) return
    const left = Math.max(0, paceMs - (performance.now() - began))
    await sleep(left, undefined, { signal: this.#hurry.signal }).catch(() => {})
  }
}
