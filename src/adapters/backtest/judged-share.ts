import type { FootprintBlock } from '../../analysis/tuning/footprints.ts'
import { type PreparedBlock, type ShareEvent, ShareRun } from '../../analysis/tuning/share-run.ts'
import { readEventLine } from '../../formats/events/event-lines.ts'
import { EventReader } from '../../formats/events/read-event.ts'
import { FirstFaults } from './first-faults.ts'
import type { LineBlock } from './line-block.ts'
import { setsOf } from './sets-of.ts'
import type { ShareSaid, ShareTold, ShareWork } from './share-messages.ts'

/** One share in its thread: reads its lines, passes footprints to the others, and judges a block once theirs have come. */
export class JudgedShare {
  readonly #share: number
  readonly #say: (said: ShareSaid) => void
  readonly #run: ShareRun
  readonly #ports: ShareWork['ports']
  readonly #reader = new EventReader()
  readonly #faults = new FirstFaults()
  /** By share, footprints that came and are not taken in yet, oldest first. */
  readonly #told = new Map<number, FootprintBlock[]>()
  /** Blocks that are prepared and not judged, oldest first. */
  readonly #prepared: { readonly first: number; readonly block: PreparedBlock }[] = []
  #outOfOrder: number | null = null
  constructor({ job, share, ports }: ShareWork, say: (said: ShareSaid) => void) {
    this.#share = share
    this.#say = say
    this.#ports = ports
    const others = ports.flatMap((port, n) => (port === null ? [] : [n]))
    this.#run = new ShareRun(setsOf(job), others, { labels: job.labels, cutMs: job.cutMs })
    for (const other of others) {
      const blocks: FootprintBlock[] = []
      this.#told.set(other, blocks)
      ports[other]?.on('message', (block: FootprintBlock) => {
        blocks.push(block)
        this.#go()
      })
    }
  }

  /** Takes the next block, or that there is none. */
  async take(told: ShareTold): Promise<void> {
    if ('block' in told) this.#prepare(told.block)
    else this.#outOfOrder = told.outOfOrder
    this.#go()
  }

  #prepare({ first, bytes, ends, owners, files, lines }: LineBlock): void {
    const text = Buffer.from(bytes.buffer)
    const events: ShareEvent[] = []
    for (let n = 0; n < ends.length; n++) {
      if (owners[n] !== this.#share) continue
      const line = lines[n] as number
      const read = readEventLine(text.toString('utf8', n === 0 ? 0 : ends[n - 1], ends[n]), line, this.#reader)
      if (read === null) continue
      if ('fault' in read) this.#faults.add({ ...read.fault, file: files[n] as number })
      else events.push({ event: read.event, profile: read.profile, line: n })
    }
    const block = this.#run.prepare(events)
    for (const port of this.#ports) port?.postMessage(block.footprints)
    this.#prepared.push({ first, block })
  }

  /** Judges as many blocks as all others have told of. */
  #go(): void {
    for (;;) {
      const next = this.#prepared[0]
      if (next === undefined || [...this.#told.values()].some(blocks => blocks.length === 0)) break
      this.#prepared.shift()
      const told = new Map([...this.#told].map(([share, blocks]) => [share, blocks.shift() as FootprintBlock]))
      this.#run.judge(next.first, next.block, told)
      this.#say({ judged: 1 })
    }
    if (this.#outOfOrder === null || this.#prepared.length > 0) return
    const { count, first } = this.#faults
    this.#say({ figures: this.#run.end(this.#outOfOrder), faults: count, firstFaults: first })
    for (const port of this.#ports) port?.close()
    this.#outOfOrder = null
  }
}
