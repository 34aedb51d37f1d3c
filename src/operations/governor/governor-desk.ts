import { Governor, type GovernorAnswer } from '../../analysis/governor/governor.ts'
import { GOVERNOR_TERMS } from '../../analysis/governor/governor-terms.ts'
import type { HaltCommand } from '../../analysis/governor/halt-command.ts'
import { CordonError } from '../../model/errors.ts'
import type { FactDraft, Json } from '../../model/fact.ts'
import type { WalletEvent } from '../../model/monitor/customer-event.ts'
import { GOVERNOR_FOLD_KINDS, GovernorFold, type Proposal } from './governor-fold.ts'
import type { GovernorShelf, GovernorStep, GovernorSwitch, GovernorWorld } from './governor-port.ts'
import { governorStopped } from './governor-stopped.ts'

/** How far back a halt's fact tells what left, in milliseconds: the longest window. */
const TOLD_MS = Math.max(GOVERNOR_TERMS.outflowSeconds, GOVERNOR_TERMS.kindsSeconds) * 1_000
/** † Outflows that the fact of a halt names; how many there were it tells besides. */
const MOST_TOLD = 1_000

interface UntoldHalt {
  readonly command: HaltCommand
  readonly inputs: Readonly<Record<string, Json>>
}

/**
 * A governor that outlives its process. An outflow is answered when it is on the disk; then the switch is thrown and the halt told as a
 * fact. A crash in between loses neither: what was taken is taken again from the disk, a halt that is not known to be in force is sent
 * again, one that no fact tells is told. What a switch refuses is sent again at each {@link tick}.
 */
export class GovernorDesk {
  readonly governor: Governor
  readonly #shelf: GovernorShelf
  readonly #switch: GovernorSwitch | null
  readonly #fold = new GovernorFold()
  #after = 0
  #untold: UntoldHalt[] = []
  /** Why the switch refused last, by command: told once. */
  readonly #failing = new Map<string, string>()
  #acting: Promise<void> | null = null
  #again = false
  #releasing: Promise<void> | null = null
  #broken: unknown = null

  /** @param withdrawals the switch; null: halts are told as facts, and nothing is switched */
  constructor(shelf: GovernorShelf, withdrawals: GovernorSwitch | null) {
    this.#shelf = shelf
    this.#switch = withdrawals
    const { snapshot, steps } = shelf.load()
    this.governor = snapshot === null ? new Governor() : Governor.restore(snapshot)
    for (const step of steps) for (const command of this.#walk(step)) this.#noteHalt(command, eventOf(step))
    // Halts of before the snapshot that are still pending may be untold, too.
    for (const command of this.governor.pending())
      if (!this.#untold.some(u => u.command.id === command.id)) this.#noteHalt(command, null)
  }

  /** Reads the facts, and finishes what a crash left: halts that were not told or not obeyed. */
  async begin(world: GovernorWorld): Promise<void> {
    await this.#catchUp(world)
    await this.#act(world)
    // Obeyed and kept, and the fact was lost.
    const { all, ledgers } = this.governor.standing()
    const stands = new Set([all, ...ledgers.map(l => l.command)])
    const pending = new Set(this.governor.pending().map(c => c.id))
    const lost = this.#fold.active.filter(
      h => h.obeyedMs === null && stands.has(h.command.id) && !pending.has(h.command.id),
    )
    const at = world.clock.now()
    const drafts = lost.map(h => ({
      ...{ at, by: world.by, kind: 'governor-obeyed' },
      body: { command: h.command.id, atMs: at * 1_000 },
    }))
    if (drafts.length > 0) await world.facts.append(drafts)
  }

  /**
   * Weighs an outflow; fulfilled when it is on the disk. Halts follow at once, beside the answer.
   * @throws SourceError `governor-stopped`
   */
  async take(event: WalletEvent, world: GovernorWorld): Promise<GovernorAnswer> {
    // Between the switch that lets go and the state that says so nothing is weighed: it would be released with the rest.
    await this.#releasing
    this.#check()
    const nowMs = world.clock.now() * 1_000
    const answer = this.governor.take(event, nowMs)
    for (const command of answer.halts) this.#noteHalt(command, event)
    // Whoever sends an outflow again must not be told so before the first is safe.
    try {
      await this.#keep(answer.repeated ? [] : [{ kind: 'take', event, nowMs }])
    } catch (fault) {
      // Better that withdrawals stand still of which nothing could be written than that they go on. Who sends it again has it told.
      for (const command of answer.halts) await this.#thrown(command)
      throw fault
    }
    if (answer.halts.length > 0) void this.#act(world).catch(() => {})
    return answer
  }

  /** What time brings: all follow where nobody answered, what two people released goes on, what the switch refused is sent again. */
  async tick(world: GovernorWorld): Promise<void> {
    await this.#releasing
    this.#check()
    const nowMs = world.clock.now() * 1_000
    const halts = this.governor.tick(nowMs)
    for (const command of halts) this.#noteHalt(command, null)
    if (halts.length > 0) await this.#keep([{ kind: 'tick', nowMs }])
    await this.#act(world)
    if (this.#untold.length === 0) this.#shelf.compactIfDue(this.governor)
  }

  /** Fulfilled when all that is under way has been switched and told, or has failed. */
  async settled(): Promise<void> {
    await this.#acting
  }

  /** Whether something that was weighed could not be kept: this one weighs nothing more. */
  get stopped(): boolean {
    return this.#broken !== null
  }

  /** What could not be kept; null: nothing. */
  get broken(): unknown {
    return this.#broken
  }

  /** Why halts are not in force, by command. */
  get failing(): ReadonlyMap<string, string> {
    return this.#failing
  }

  async close(): Promise<void> {
    await this.#acting?.catch(() => {})
    await this.#shelf.close()
  }

  #walk(step: GovernorStep): readonly HaltCommand[] {
    switch (step.kind) {
      case 'take':
        return this.governor.take(step.event, step.nowMs).halts
      case 'tick':
        return this.governor.tick(step.nowMs)
      case 'obeyed':
        this.governor.obeyed(step.command, step.nowMs)
        return []
      case 'released':
        this.governor.release(step.scope, step.nowMs)
        return []
    }
  }

  #noteHalt(command: HaltCommand, event: WalletEvent | null): void {
    const within = this.governor.outflowsOf(command.ledger, command.atMs - TOLD_MS)
    const outflows = within
      .slice(-MOST_TOLD)
      .map(({ wallet, outflow }) => ({ wallet, ...outflow }) as { readonly [key: string]: Json })
    this.#untold.push({
      command,
      inputs: {
        ...{ terms: { ...GOVERNOR_TERMS }, event: event === null ? null : { ...event }, outflowCount: within.length },
        outflows,
      },
    })
  }

  // One run at a time; what comes meanwhile is done in another round of it.
  #act(world: GovernorWorld): Promise<void> {
    this.#again = true
    this.#acting ??= this.#rounds(world).finally(() => {
      this.#acting = null
    })
    return this.#acting
  }

  async #rounds(world: GovernorWorld): Promise<void> {
    while (this.#again) {
      this.#again = false
      const drafts: FactDraft[] = []
      const say = (kind: string, body: FactDraft['body']): void => {
        drafts.push({ at: world.clock.now(), by: world.by, kind, body })
      }
      // The switch comes before the fact: seconds count.
      const pending = this.#switch === null ? [] : this.governor.pending()
      const outcomes: (() => void)[] = []
      for (const command of pending) {
        const fault = await this.#thrown(command)
        if (fault === null) {
          const nowMs = world.clock.now() * 1_000
          this.governor.obeyed(command.id, nowMs)
          await this.#keep([{ kind: 'obeyed', command: command.id, nowMs }])
          this.#failing.delete(command.id)
          outcomes.push(() => say('governor-obeyed', { command: command.id, atMs: nowMs }))
        } else if (this.#failing.get(command.id) !== fault) {
          this.#failing.set(command.id, fault)
          outcomes.push(() => say('governor-switch-failed', { command: command.id, because: fault }))
        }
      }
      const telling = this.#untold
      for (const { command, inputs } of telling)
        if (!this.#fold.wasTold(command.id)) say('governor-halted', { command: { ...command }, inputs })
      for (const outcome of outcomes) outcome()
      if (drafts.length > 0) {
        await world.facts.append(drafts)
        await this.#catchUp(world)
      }
      this.#untold = this.#untold.slice(telling.length)
      // After the halts, and never beside them: a switch is asked one thing at a time.
      await this.#catchUp(world)
      for (const proposal of this.#fold.proposals)
        if (proposal.state === 'approved') await this.#release(proposal, world)
    }
  }

  async #thrown(command: HaltCommand): Promise<string | null> {
    try {
      await this.#switch?.halt(command)
      return null
    } catch (error) {
      return error instanceof CordonError ? error.message : String(error)
    }
  }

  // A release counts for the halts that the two people looked at. One that came meanwhile stays, and says so.
  async #release(proposal: Proposal, world: GovernorWorld): Promise<void> {
    this.#releasing = this.#letGo(proposal, world)
    try {
      await this.#releasing
    } finally {
      this.#releasing = null
    }
  }

  async #letGo(proposal: Proposal, world: GovernorWorld): Promise<void> {
    const { approval, scope, covers } = proposal
    if (approval === null) return
    const { all, ledgers } = this.governor.standing()
    const own = ledgers.filter(l => scope === 'all' || l.ledger === scope).map(l => l.command)
    const halts = scope === 'all' && all !== null ? [...own, all] : own
    const at = world.clock.now()
    const other = halts.find(id => !covers.includes(id))
    if (other !== undefined) {
      const because = `another halt came since it was proposed: ${other}`
      await world.facts.append([
        { at, by: world.by, kind: 'governor-release-stale', body: { approval: approval.seq, because } },
      ])
      await this.#catchUp(world)
      return
    }
    const id = `release ${approval.seq}`
    const words = { proposedBy: proposal.by, approvedBy: approval.by, reason: proposal.reason }
    try {
      await this.#switch?.resume({ id, scope, halts: covers, atMs: at * 1_000, ...words })
      this.#failing.delete(id)
    } catch (error) {
      // Withdrawals stay halted until the switch obeys; the next tick tries again.
      this.#failing.set(id, error instanceof CordonError ? error.message : String(error))
      return
    }
    this.governor.release(scope, at * 1_000)
    await this.#keep([{ kind: 'released', scope, nowMs: at * 1_000 }])
    const body = { approval: approval.seq, scope, halts: [...covers] }
    await world.facts.append([{ at, by: world.by, kind: 'governor-released', body }])
    await this.#catchUp(world)
  }

  async #catchUp(world: GovernorWorld): Promise<void> {
    const news = await world.facts.read({ kinds: GOVERNOR_FOLD_KINDS, after: this.#after })
    const fresh = news.filter(f => f.seq > this.#after)
    this.#fold.take(fresh)
    this.#after = fresh.at(-1)?.seq ?? this.#after
  }

  async #keep(steps: readonly GovernorStep[]): Promise<void> {
    try {
      await this.#shelf.keep(steps)
    } catch (fault) {
      // The state in memory is ahead of the disk: nothing more may be weighed by it.
      this.#broken = fault
      throw fault
    }
  }

  #check(): void {
    if (this.#broken !== null) throw governorStopped(this.#broken)
  }
}

function eventOf(step: GovernorStep): WalletEvent | null {
  return step.kind === 'take' ? step.event : null
}
