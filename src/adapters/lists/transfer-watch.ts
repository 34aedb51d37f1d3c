import { InputError, SourceError } from '../../model/errors.ts'
import type { Progress } from '../../operations/ports.ts'

/** When a transfer is given up. */
export interface TransferLimits {
  /** In each span of so many milliseconds at least {@link leastBytes} must come, the first answer among them. */
  readonly spanMs: number
  readonly leastBytes: number
  /** All of it may take no longer. */
  readonly mostMs: number
}

/** Who waits for a transfer. */
export interface Waiting {
  readonly progress: Progress
  interrupted(): boolean
}

/** How often it is asked whether the user wants to stop, in milliseconds. */
const TICK_MS = 100

/** Ends a transfer that the user stops, or that would not come to an end in any useful time. */
export class TransferWatch {
  private readonly limits: TransferLimits
  private readonly waiting: Waiting | null
  private readonly controller = new AbortController()
  private readonly timer: NodeJS.Timeout
  private readonly begun = performance.now()
  private address = ''
  private all = 0
  private spanBegun = this.begun
  private inSpan = 0

  constructor(limits: TransferLimits, waiting: Waiting | null) {
    this.limits = limits
    this.waiting = waiting
    this.timer = setInterval(() => this.check(), Math.min(TICK_MS, limits.spanMs))
    this.check()
  }

  /** Aborted, with the error as its reason, when the transfer is to end. */
  get signal(): AbortSignal {
    return this.controller.signal
  }

  /** Tells which file is asked for now. */
  asks(address: string): void {
    this.address = address
  }

  /** Tells that bytes came. @param total of the file, null where nobody says */
  got(bytes: number, ofFile: number, total: number | null): void {
    this.all += bytes
    this.inSpan += bytes
    this.waiting?.progress.at(ofFile, total, `fetching ${this.address.split('/').at(-1) ?? this.address}`)
  }

  /** Ends the watch, and whatever is still open. */
  end(): void {
    clearInterval(this.timer)
    this.waiting?.progress.end()
    this.controller.abort(new SourceError('publisher-unreachable', `${this.address} was not waited for`))
  }

  private check(): void {
    if (this.waiting?.interrupted()) this.stop(new InputError('interrupted', 'interrupted: nothing was taken in'))
    const now = performance.now()
    const { spanMs, leastBytes, mostMs } = this.limits
    if (now - this.begun > mostMs) this.give(`sent ${this.all} bytes in ${seconds(mostMs)} and did not come to an end`)
    if (now - this.spanBegun <= spanMs) return
    if (this.inSpan < leastBytes) {
      const sent = this.inSpan === 0 ? 'nothing' : `only ${this.inSpan} bytes`
      this.give(`sent ${sent} within ${seconds(spanMs)}: it was given up`)
    }
    this.spanBegun = now
    this.inSpan = 0
  }

  private give(why: string): void {
    this.stop(new SourceError('publisher-unreachable', `${this.address} ${why}`))
  }

  private stop(error: Error): void {
    clearInterval(this.timer)
    this.controller.abort(error)
  }
}

function seconds(ms: number): string {
  return ms >= 120_000 ? `${Math.round(ms / 60_000)} minutes` : `${ms / 1000} seconds`
}
