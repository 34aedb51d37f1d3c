import { type CustomerEvent, EVENT_KINDS } from '../../model/monitor/customer-event.ts'
import { flagsOf } from '../monitor/event-flags.ts'
import { hasMarket, SIDE, sideName, sideSort, thingName } from '../monitor/event-sides.ts'
import { type EventNumbers, MOVING, SIDED } from '../monitor/monitor-state.ts'
import { packId } from '../monitor/packed-id.ts'
import { providerMark } from '../monitor/provider-mark.ts'
import type { RuleSet } from '../monitor/rule-set.ts'
import { type FootprintBlock, FootprintWriter, MARKS, NAMED } from './footprints.ts'
import { grown } from './grown.ts'
import { HistoryCount, type PastGiven, type RunFigures, type RunOptions } from './history-count.ts'
import { OtherShare } from './other-share.ts'
import { Replay } from './replay.ts'

/** An event of a share, and its line in the block. */
export interface ShareEvent extends PastGiven {
  readonly line: number
}

/** A share's events of one block of history, ready to be judged once the others' footprints are there. */
export interface PreparedBlock {
  readonly events: readonly (ShareEvent & { readonly numbers: EventNumbers })[]
  readonly footprints: FootprintBlock
}

/**
 * One share of history's customers, judged beside other shares elsewhere. History comes in blocks of lines in the order of time; a share
 * reads its own customers' events, tells the others of each what their customers' windows need to know, and judges.
 */
export class ShareRun {
  readonly #replay: Replay
  readonly #count: HistoryCount
  readonly #others: ReadonlyMap<number, OtherShare>
  readonly #writer = new FootprintWriter()
  readonly #id = new Uint32Array(4)
  /** Ids of blocks that are prepared and not judged. */
  #waiting = new Set<string>()
  /** Peer group, as it was told, by number of the customer. */
  #groups = new Uint32Array(1_024)
  /** @param others numbers of the other shares */
  constructor(sets: readonly RuleSet[], others: readonly number[], options: RunOptions = {}) {
    this.#replay = new Replay(sets, options)
    this.#count = new HistoryCount(sets.length, options)
    this.#others = new Map(others.map(share => [share, new OtherShare(this.#replay.state, share)]))
  }

  /** Takes the share's events of the next block, in the order of time. */
  prepare(events: readonly ShareEvent[]): PreparedBlock {
    const prepared: (ShareEvent & { readonly numbers: EventNumbers })[] = []
    for (const given of events) {
      const { event, profile, line } = given
      if (this.#replay.knows(event.id) || !this.#wait(event.id)) {
        this.#count.repeated()
        continue
      }
      const numbers = this.#replay.state.numbersOf(event)
      if (this.#others.size > 0) this.#tell(given, numbers)
      prepared.push({ event, profile, line, numbers })
    }
    return { events: prepared, footprints: this.#writer.end() }
  }

  /**
   * Judges the oldest block that is prepared.
   * @param first place of the block's first line in the order of time
   * @param told the others' footprints of the same block, by share
   */
  judge(first: number, { events }: PreparedBlock, told: ReadonlyMap<number, FootprintBlock>): void {
    const sources = [...told].map(([share, block]) => ({ other: this.#others.get(share), block, n: 0 }))
    for (const { other, block } of sources) other?.learn(block)
    for (const given of events) {
      for (const source of sources) takeUntil(source, given.line, first)
      const verdicts = this.#replay.judge(given.event, given.profile, given.numbers, first + given.line)
      this.#waiting.delete(given.event.id)
      this.#count.judged(given, verdicts, this.#replay)
    }
    for (const source of sources) takeUntil(source, Infinity, first)
  }

  /** What came of it all. @param outOfOrder events that came too late to be put in their place */
  end(outOfOrder: number): RunFigures {
    return this.#count.end(outOfOrder)
  }

  /** False: the id waits already. */
  #wait(id: string): boolean {
    const before = this.#waiting.size
    return this.#waiting.add(id).size > before
  }

  #tell({ event, profile, line }: ShareEvent, numbers: EventNumbers): void {
    const kind = EVENT_KINDS.indexOf(event.kind)
    const { state } = this.#replay
    let group: number | null = null
    if (profile !== null) {
      const name = profile.peerGroup
      const now = name === null ? 0 : state.groups.numberOf(name)
      if (this.#changes(numbers.customer, now)) group = now
      if (name !== null) this.#writer.tell(NAMED.groups, now, name)
    }
    const moves = ((MOVING >>> kind) & 1) === 1
    const market = hasMarket(event)
    const sided = numbers.other !== 0 && ((SIDED >>> kind) & 1) === 1
    if (!moves && !sided && !market && numbers.ip === 0 && group === null) return
    this.#tellNames(event, numbers, sided, market)
    const marks =
      (moves ? MARKS.moves : 0) |
      (sided ? MARKS.sided : 0) |
      (market ? MARKS.market : 0) |
      (event.kind === 'trade' ? MARKS.trade : 0)
    const form = packId(event.id, this.#id)
    const usd = 'usd' in event && event.usd !== null ? event.usd : Number.NaN
    const price = event.kind === 'trade' || event.kind === 'order' ? event.price : providerMark(event)
    const flags = flagsOf(event, null)
    const { atMs } = event
    this.#writer.add({ line, kind, form, marks, numbers, flags, group, id: this.#id, atMs, usd, price })
  }

  #tellNames(event: CustomerEvent, { other, thing, ip }: EventNumbers, sided: boolean, market: boolean): void {
    const side = sideName(event)
    if (other !== 0 && side !== null && (sided || market)) this.#writer.tell(NAMED.sides, other, side, sideSort(event))
    const of = thingName(event)
    if (thing !== 0 && of !== null) this.#writer.tell(NAMED.things, thing, of)
    if (ip !== 0 && event.kind === 'login' && event.ip !== null) this.#writer.tell(NAMED.sides, ip, event.ip, SIDE.ip)
  }

  #changes(customer: number, group: number): boolean {
    if (customer >= this.#groups.length) this.#groups = grown(this.#groups, customer * 2)
    if (this.#groups[customer] === group) return false
    this.#groups[customer] = group
    return true
  }
}

function takeUntil(
  source: { readonly other: OtherShare | undefined; readonly block: FootprintBlock; n: number },
  line: number,
  first: number,
): void {
  const { other, block } = source
  if (other === undefined) return
  for (; source.n < block.count; source.n++) {
    const at = other.lineOf(block, source.n)
    if (at >= line) return
    other.take(block, source.n, first + at)
  }
}
