import type { WatchedLoot } from '../../analysis/freeze-gap/freeze-alert.ts'
import type { FreezeIssuer } from '../../analysis/freeze-gap/freeze-issuer.ts'
import type { Reached } from '../../analysis/live/stream-case.ts'
import type { AccountId } from '../../model/account.ts'
import type { Fact } from '../../model/fact.ts'
import { type LedgerId, namespaceOf } from '../../model/ledger.ts'
import type { LiveBlock } from '../../model/live-block.ts'
import type { Transfer } from '../../model/transfer.ts'
import type { Watch } from '../../model/watch.ts'
import type { ChainListener } from '../live/chain-listener.ts'
import type { LiveShelf } from '../live/live-shelf.ts'
import { OneAtATime } from '../live/one-at-a-time.ts'
import type { World } from '../world.ts'
import { alarmDrafts } from './alarm-drafts.ts'
import { AlertDesk } from './alert-desk.ts'
import { blockAccounts } from './block-accounts.ts'
import { BlockAlarm } from './block-alarm.ts'
import { correctionDrafts } from './correction-drafts.ts'
import { crossingDrafts } from './crossing-drafts.ts'
import { freezeDrafts } from './freeze-drafts.ts'
import { FreezeWatch } from './freeze-watch.ts'
import { traceDrafts } from './trace-drafts.ts'
import { lateUndone, undoneDrafts } from './undone-drafts.ts'
import type { WatchDraft } from './watch-draft.ts'
import { WatchedCase } from './watched-case.ts'

/** What the desk reaches, and whom it tells. */
export interface WatchDeskOrder {
  /** Its transfers and coins are those of the shelf too. */
  readonly world: World
  readonly shelf: LiveShelf
  /** Issuers whose freezes are watched. */
  readonly issuers: readonly FreezeIssuer[]
  pause(ms: number): Promise<unknown>
  /** Is told of each fact of a watch, its own alerts among them, when it is on the disk. */
  heard(fact: Fact): void
  /** Is told of what hindered a trace; the next block tries again. */
  failed(fault: unknown, name: string): void
}

/** † While a ledger is caught up with, traces are made again this often at most: milliseconds. */
const CATCH_UP_MS = 30_000
/** How soon a trace that rests is looked at again: milliseconds. */
const REST_LOOK_MS = 20
/** † A trace that took so long is made again after as many times that, and not later than the bound: it leaves half of the time to the rest. Milliseconds. */
const REST = { times: 1, most: 30_000 }
const DAY = 86_400

/**
 * Keeps every watched case going as blocks come, in two steps: an alarm at once, transfer by transfer; then the case's trace, made again, which has
 * the last word. Both tell through one desk, so that nothing is told twice, and what one of them had no time to tell before the process ended is told
 * by the other when it begins again.
 */
export class WatchDesk implements ChainListener {
  readonly #order: WatchDeskOrder
  readonly #desk: AlertDesk
  readonly #cases = new Map<string, WatchedCase>()
  readonly #alarms = new Map<LedgerId, BlockAlarm>()
  readonly #blocks = new OneAtATime()
  readonly #freezes: readonly FreezeWatch[]
  #settling: Promise<void> | null = null
  #settledAt = Number.NEGATIVE_INFINITY
  /** How many wait for all to be settled. */
  #hurried = 0
  #ledgers: readonly LedgerId[] = []

  constructor(order: WatchDeskOrder) {
    this.#order = order
    this.#freezes = order.issuers.map(issuer => new FreezeWatch(issuer))
    this.#desk = new AlertDesk(order.world, order.shelf, fact => {
      this.#hear(fact)
      order.heard(fact)
    })
  }

  /** Names of the cases that are watched now. */
  get watched(): readonly string[] {
    return [...this.#cases.keys()]
  }

  /** Picks up where the process before ended. @param ledgers that are followed */
  async start(ledgers: readonly LedgerId[]): Promise<void> {
    this.#ledgers = ledgers
    await this.#desk.refresh()
    const late = await lateUndone(this.#desk.standing(), this.#order.shelf)
    await this.#desk.tell(() => late)
    await this.settled()
    await this.#blocks.run(() => this.#readFreezes(this.#freezes))
  }

  /** Takes in watches that others began and ended. */
  async refresh(): Promise<void> {
    await this.#desk.refresh()
    if ([...this.#cases.values()].some(c => c.due)) this.#settleSoon()
  }

  async kept(blocks: readonly LiveBlock[], live: boolean): Promise<void> {
    await this.#blocks.run(async () => {
      for (const block of blocks) {
        const accounts = blockAccounts(block)
        for (const one of this.#cases.values()) one.take(block, accounts)
      }
      await this.#watchFreezes(blocks)
      if (live) await this.#raise(blocks)
      else this.#alarms.delete(blocks[0]?.ledger as LedgerId)
      const { clock } = this.#order.world
      if (live || clock.monotonic() - this.#settledAt > CATCH_UP_MS) this.#settleSoon()
    })
    // An alarm is set up from traces that no block has made old. It is waited for once; from then on no block waits for a trace.
    if (live && blocks.some(b => this.#unarmed(b.ledger))) await this.settled()
  }

  undone(ledger: LedgerId, blocks: readonly LiveBlock[]): Promise<void> {
    return this.#blocks.run(async () => {
      const above = (blocks.at(-1)?.height ?? 0) - 1
      let touched = false
      for (const one of this.#cases.values())
        if (one.trace.undo(blocks)) {
          one.due = true
          touched = true
        }
      // What a trace said of the blocks that are gone must not stand in the alarm: it is armed again from a trace without them.
      if (touched || this.#alarms.get(ledger)?.undoTo(above) === false) this.#alarms.delete(ledger)
      await this.#desk.tell(() => undoneDrafts(ledger, above, [...this.#desk.standing()]))
      const deep = this.#freezes.filter(f => f.issuer.ledger === ledger && !f.undoTo(above))
      await this.#readFreezes(deep)
      this.#settleSoon()
    })
  }

  /** Fulfilled when every trace is what a fresh one would be, and all is told. */
  async settled(): Promise<void> {
    this.#hurried++
    try {
      this.#settleSoon()
      while (this.#settling !== null) await this.#settling
    } finally {
      this.#hurried--
    }
  }

  /** Keeps each case's trace as `trace --case` does. */
  async record(names: readonly string[]): Promise<void> {
    for (const name of names) await this.#cases.get(name)?.trace.record(name)
  }

  #hear({ kind, body }: Fact): void {
    const name = String(body['case'])
    if (kind === 'watch-ended') {
      this.#cases.delete(name)
      for (const alarm of this.#alarms.values()) alarm.drop(name)
    }
    const watch = this.#desk.files.get(name)?.watch
    if (kind !== 'watch-begun' || watch === undefined) return
    this.#cases.set(name, new WatchedCase(watch, { ...this.#order.world, breathe: () => this.#breathe() }))
    this.#alarms.clear()
  }

  /** The first step: what the alarms see in blocks. */
  async #raise(blocks: readonly LiveBlock[]): Promise<void> {
    const drafts: WatchDraft[] = []
    for (const block of blocks) {
      const alarm = this.#alarms.get(block.ledger)
      if (alarm === undefined) continue
      for (const reached of await this.#taken(alarm, block)) {
        const one = this.#cases.get(reached.case)
        if (one === undefined) continue
        const name = alarm.serviceName(`${block.ledger}:${reached.transfer.to}` as AccountId)
        for (const draft of alarmDrafts(reached, block, one.watch, name))
          if (draft.kind !== 'hop' || !one.knows(draft.account)) drafts.push(draft)
      }
    }
    if (drafts.length > 0) await this.#desk.tell(() => drafts)
  }

  async #watchFreezes(blocks: readonly LiveBlock[]): Promise<void> {
    const watched = this.#loot()
    const alerts = blocks.flatMap(block =>
      this.#freezes.filter(f => f.issuer.ledger === block.ledger).flatMap(f => f.take(block, watched)),
    )
    if (alerts.length > 0)
      await this.#desk.tell(() => alerts.flatMap(a => freezeDrafts(a, name => this.#watchOn(name))))
  }

  async #readFreezes(freezes: readonly FreezeWatch[]): Promise<void> {
    for (const freeze of freezes) {
      const alerts = await freeze.readAnew(this.#order.shelf, this.#loot())
      await this.#desk.tell(() => alerts.flatMap(a => freezeDrafts(a, name => this.#watchOn(name))))
    }
  }

  #watchOn(name: string): Watch | undefined {
    return this.#cases.get(name)?.watch
  }

  /** An account that a trace came to is watched though its value moved on: more may come. */
  #loot(): WatchedLoot {
    return {
      casesAt: account =>
        [...this.#cases.keys()].filter(
          name =>
            this.#cases.get(name)?.knows(account) ||
            this.#desk.files.get(name)?.standing.has(`hop ${account}`) === true,
        ),
      holders: name => this.#cases.get(name)?.held() ?? [],
    }
  }

  // An alarm that fails is set up again from the traces, which miss nothing.
  async #taken(alarm: BlockAlarm, block: LiveBlock): Promise<readonly Reached[]> {
    try {
      return await alarm.take(block)
    } catch (fault) {
      this.#alarms.delete(alarm.ledger)
      for (const one of this.#cases.values()) one.due = true
      this.#order.failed(fault, 'the alarm')
      return []
    }
  }

  #unarmed(ledger: LedgerId): boolean {
    return (
      this.#cases.size > 0 &&
      this.#ledgers.includes(ledger) &&
      !this.#alarms.has(ledger) &&
      namespaceOf(ledger) !== 'bip122'
    )
  }

  /** A trace gives way to blocks that wait. */
  async #breathe(): Promise<void> {
    await this.#order.pause(0)
    await this.#blocks.run(async () => {})
  }

  #settleSoon(): void {
    this.#settling ??= this.#settle().finally(() => {
      this.#settling = null
    })
  }

  async #settle(): Promise<void> {
    // Another case may become due while one is traced.
    for (;;) {
      const { clock } = this.#order.world
      const due = [...this.#cases.values()].filter(c => c.due)
      const ready = due.filter(c => this.#hurried > 0 || c.restUntil <= clock.monotonic())
      for (const one of ready) await this.#settleCase(one)
      this.#settledAt = clock.monotonic()
      if (due.length > 0 && ready.length === 0) await this.#order.pause(REST_LOOK_MS)
      if (![...this.#cases.values()].some(c => c.due) && (await this.#arm())) return
      if (this.#order.world.interrupted()) return
    }
  }

  /** The second step: the trace of a case, and what it has to tell. */
  async #settleCase(one: WatchedCase): Promise<void> {
    const { watch, trace } = one
    const { through } = this.#desk
    one.begin()
    const { clock } = this.#order.world
    const begun = clock.monotonic()
    try {
      const json = await trace.settle(false)
      one.fault = null
      // Stale again: a block came while it was made.
      if (trace.stale && !trace.untouched) one.due = true
      let corrected = false
      await this.#desk.tell(() => {
        const drafts = json === null ? [] : [...traceDrafts(json, watch), ...crossingDrafts(json, watch)]
        const standing = [...(this.#desk.files.get(watch.case)?.standing.values() ?? [])]
        // A block that came meanwhile may be told already, and is not in this trace, or only in part.
        const before = one.due ? standing.filter(a => a.seq <= through) : standing
        const corrections = one.whole ? correctionDrafts(json, before) : []
        corrected = corrections.length > 0
        return [...corrections, ...drafts]
      })
      await this.#blocks.run(() => this.#align(one, corrected))
      const spent = clock.monotonic() - begun
      one.restUntil = clock.monotonic() + Math.min(REST.most, spent * REST.times)
    } catch (fault) {
      // It is tried again at every block, and told again when it is another fault.
      const what = String(fault)
      if (one.fault !== what) this.#order.failed(fault, watch.case)
      one.fault = what
    }
  }

  /** Lets the alarms know what the trace found that they cannot see: services by what they do, value that changed its asset. */
  async #align(one: WatchedCase, corrected: boolean): Promise<void> {
    if (this.#cases.get(one.watch.case) !== one) return
    one.anew ||= corrected
    for (const alarm of this.#alarms.values()) {
      for (const [account, name] of one.services()) alarm.serves(account, name)
      if (!one.whole) continue
      if (one.anew && !one.due) await alarm.follow(one.streamed(alarm.ledger, await this.#among()))
      const missed = one
        .holders(alarm.ledger)
        .filter(h => !(one.due && one.moved.has(h.account)) && !alarm.holds(one.watch.case, h.account, h.asset))
      if (missed.length > 0) await alarm.place(one.watch.case, missed)
    }
    if (one.whole && !one.due) one.anew = false
  }

  /** Sets up the alarms that are not there, from traces that are up to date. False: a block came meanwhile. */
  #arm(): Promise<boolean> {
    return this.#blocks.run(async () => {
      const cases = [...this.#cases.values()]
      if (cases.some(c => c.due)) return false
      const { world } = this.#order
      const among = await this.#among()
      for (const ledger of this.#ledgers) {
        if (cases.length === 0 || this.#alarms.has(ledger) || namespaceOf(ledger) === 'bip122') continue
        const still = Math.min(...cases.map(c => c.watch.stillDays)) * DAY
        const alarm = new BlockAlarm(ledger, still, { ...world, historyOf: account => this.#historyOf(account) })
        for (const one of cases) {
          for (const [account, name] of one.services()) alarm.serves(account, name)
          await alarm.follow(one.streamed(ledger, among))
        }
        this.#alarms.set(ledger, alarm)
      }
      return true
    })
  }

  #historyOf(account: AccountId): readonly Transfer[] | null {
    for (const { trace } of this.#cases.values()) {
      const history = trace.history(account)
      if (history !== null) return history
    }
    return null
  }

  async #among(): Promise<LedgerId[]> {
    const { transfers, utxo } = this.#order.world
    const held = [...(await transfers.summary()).ledgers, ...(await utxo.summary()).ledgers]
    return [...new Set([...this.#ledgers, ...held])]
  }
}
