import type { CustomerProfile } from '../../model/monitor/customer-event.ts'
import { flagsOf } from '../monitor/event-flags.ts'
import type { PackedRecord } from '../monitor/event-pool.ts'
import { ID_LONG } from '../monitor/packed-id.ts'
import type { RuleSet } from '../monitor/rule-set.ts'
import { HistoryCount, type RunFigures, type RunOptions } from './history-count.ts'
import { EventView, isShown, type LineAccess } from './packed/event-view.ts'
import { ForeignCustomers } from './packed/foreign-customers.ts'
import type { PackedBlock } from './packed/packed-block.ts'
import { DOUBLE, DOUBLES, MARK, NAMED, WORD, WORDS } from './packed/packed-row.ts'
import { Replay } from './replay.ts'

/** Which customers a run judges: those whose number leaves `share` when divided by `of`. */
export interface Share {
  readonly share: number
  readonly of: number
}

/** Judges one share of history's customers, and takes what the others' leave in windows that their events share: accounts, devices, markets, peer groups. */
export class ShareRun {
  readonly #share: Share
  readonly #replay: Replay
  readonly #count: HistoryCount
  readonly #foreign: ForeignCustomers
  readonly #view: EventView
  readonly #keeps: boolean
  readonly #values: unknown[] = []
  readonly #record: PackedRecord = {
    ...{ id: new Uint32Array(4), form: 0, text: null, kind: 0, atMs: 0, usd: 0, customer: 0, other: 0, thing: 0 },
    ...{ ip: 0, market: 0, flags: 0, place: 0, price: 0 },
  }
  constructor(sets: readonly RuleSet[], share: Share, access: LineAccess, options: RunOptions = {}) {
    // Whoever looks on may keep events: they are not to change under it.
    this.#keeps = options.onJudged !== undefined
    this.#share = share
    this.#replay = new Replay(sets, options)
    this.#count = new HistoryCount(sets.length, options)
    const { state } = this.#replay
    this.#foreign = new ForeignCustomers(state)
    const { customers, sides, things } = state
    this.#view = new EventView({ customers, sides, things, values: this.#values }, access)
  }

  /** Takes the next block. */
  judge(block: PackedBlock): void {
    this.#learn(block)
    const { share, of } = this.#share
    for (let n = 0; n < block.count; n++) {
      const profile = block.profiles[(block.words[n * WORDS + WORD.profile] as number) - 1] ?? null
      const record = this.#recordOf(block, n)
      if (record.customer % of === share) this.#judge(block, n, record, profile)
      else this.#foreign.take(record, profile)
    }
  }

  /**
   * What came of it all.
   * @param outOfOrder events that came too late to be put in their place
   * @param repeated events that came again
   */
  end(outOfOrder: number, repeated: number): RunFigures {
    return this.#count.end(outOfOrder, repeated)
  }

  #judge(block: PackedBlock, n: number, record: PackedRecord, profile: CustomerProfile | null): void {
    const { state } = this.#replay
    if (profile !== null) state.knowOf(record.customer, profile)
    const view = this.#view
    const shown = view.turn(block, n)
    const event = isShown(record.kind) && !this.#keeps ? shown : view.whole()
    if (event.kind === 'login') record.flags = flagsOf(event, state.profiles.get(record.customer, event))
    if (record.form === ID_LONG) record.text = event.id
    const verdicts = this.#replay.judgeRecord(event, record)
    this.#count.judged({ event, profile }, verdicts, this.#replay)
  }

  /** Takes the names and values in that a block brings. */
  #learn({ names, named, values }: PackedBlock): void {
    const { customers, sides, things } = this.#replay.state
    for (let n = 0; n < names.length; n++) {
      const of = named[n] as number
      const table = (of & 3) === NAMED.customers ? customers : (of & 3) === NAMED.sides ? sides : things
      table.add(names[n] as string, of >>> 2)
    }
    for (const value of values) this.#values.push(value)
  }

  #recordOf({ words: w, doubles: d, first }: PackedBlock, n: number): PackedRecord {
    const record = this.#record
    const at = n * WORDS
    const marks = w[at + WORD.marks] as number
    record.form = (marks >>> 4) & 3
    record.text = null
    record.kind = marks & 15
    record.atMs = d[n * DOUBLES + DOUBLE.atMs] as number
    record.usd = d[n * DOUBLES + DOUBLE.usd] as number
    record.price = d[n * DOUBLES + DOUBLE.price] as number
    record.customer = w[at + WORD.customer] as number
    record.other = w[at + WORD.other] as number
    record.thing = w[at + WORD.thing] as number
    record.ip = w[at + WORD.ip] as number
    record.market = (marks & MARK.market) === 0 ? 0 : record.thing
    record.flags = w[at + WORD.flags] as number
    record.place = first + n
    for (let k = 0; k < 4; k++) record.id[k] = w[at + WORD.id + k] as number
    return record
  }
}
