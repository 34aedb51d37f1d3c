import type { LiveCircles } from '../../analysis/circles/live-circles.ts'
import type { GivenEvent } from '../../formats/events/read-event.ts'
import { Enricher, needsWords } from '../monitor/enrich.ts'
import type { JudgingDesk, MonitorDoor, MonitorWorld } from '../monitor/monitor-door.ts'

/** Circles of a data folder. */
export interface CircleShelf {
  /** As they were after the events that the journal holds now; the monitor is open, and judges nothing yet. */
  open(): Promise<LiveCircles>
  /** Keeps them beside the work, when enough has come since they were kept last. @param next all before this number is in the journal */
  keepIfDue(circles: LiveCircles, next: number): void
}

/**
 * A monitor that sees circles among the house's own customers. What is found is written into the event before it is judged and journalled,
 * so that it is judged again alike, whatever circles there are by then.
 */
export function circledMonitor(monitor: MonitorDoor, shelf: CircleShelf): MonitorDoor {
  let last: { readonly inner: JudgingDesk; readonly circled: Promise<JudgingDesk> } | null = null
  return {
    stopped: () => monitor.stopped(),
    journalled: () => monitor.journalled(),
    async desk(world) {
      const inner = await monitor.desk(world)
      // A desk that was opened anew has a journal that may be ahead of the circles in memory.
      if (last === null || last.inner !== inner) {
        const circled = shelf.open().then(circles => new CircledDesk(inner, circles, shelf))
        last = { inner, circled }
        // Who asks next tries again.
        circled.catch(() => {
          last = null
        })
      }
      return last.circled
    },
  }
}

class CircledDesk implements JudgingDesk {
  readonly engine: JudgingDesk['engine']
  readonly built: JudgingDesk['built']
  readonly #desk: JudgingDesk
  readonly #circles: LiveCircles
  readonly #shelf: CircleShelf
  readonly #enricher = new Enricher()
  #turn: Promise<void> = Promise.resolve()
  /** Events under way that waited for words. */
  #under = 0

  constructor(desk: JudgingDesk, circles: LiveCircles, shelf: CircleShelf) {
    this.#desk = desk
    this.#circles = circles
    this.#shelf = shelf
    this.engine = desk.engine
    this.built = desk.built
  }

  // As the desk itself does it: events are judged in the order of calling, once what is known of their other sides is there. The pattern
  // comes last, since an event of which something is said already is not asked about.
  async judge(given: GivenEvent, world: MonitorWorld) {
    if (this.#under === 0 && !needsWords(given)) return this.#judge(given, world)
    this.#under++
    const words = this.#enricher.enrich(given, world)
    words.catch(() => {})
    const turn = this.#turn.then(() => words)
    this.#turn = turn.then(
      () => {},
      () => {},
    )
    try {
      return await this.#judge(await turn, world)
    } finally {
      this.#under--
    }
  }

  async #judge(given: GivenEvent, world: MonitorWorld) {
    const event = this.#circles.enrich(given.event)
    const judging = this.#desk.judge(event === given.event ? given : { ...given, event }, world)
    const { next } = this.engine
    const judged = await judging
    // What is kept may know more events than the journal had at that place, and never fewer: those that come again change nothing.
    this.#shelf.keepIfDue(this.#circles, next)
    return judged
  }
}
