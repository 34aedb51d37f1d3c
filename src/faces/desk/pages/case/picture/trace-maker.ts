import type { PictureTrace } from '../../../../../analysis/picture/picture-trace.ts'
import type { PictureView } from '../../../../../analysis/picture/picture-view.ts'
import { type ColumnHead, ColumnWriter } from '../../../../../analysis/picture/trace-columns.ts'
import type { FoldAnswer, FoldAsk } from './fold-messages.ts'
import { type Drawn, PictureMaker } from './picture-maker.ts'
import { piecesOf } from './pieces-of-trace.ts'

/** So many transfers are folded sooner than a worker starts. */
const AT_ONCE = 1_500
/** Rows that are written between two looks at the clock. */
const PIECE = 1_000
/** Milliseconds for which handing over may hold up the page: half of a frame. */
const SLICE_MS = 8
/** The part of the way at which all is handed over. */
const HANDED = 0.4

/** Makes the pictures of one trace on behalf of a page. */
export interface TraceMaker {
  /** @param told how much of the way is done, from 0 to 1; never where the picture is there at once */
  draw(view: PictureView, told: (part: number) => void): Promise<Drawn>
  /** The number of an account; undefined: the trace does not name it. */
  numberOf(account: string): number | undefined
  /** Gets ready for the next picture: after it was closed, for one. */
  prepare(): void
  close(): void
}

/** A maker for a trace: beside the page where the trace is large. */
export function traceMaker(trace: PictureTrace, prices: ReadonlyMap<string, number>): TraceMaker {
  return trace.transfers.length > AT_ONCE ? new WorkerMaker(trace, prices) : atOnce(trace, prices)
}

function atOnce(trace: PictureTrace, prices: ReadonlyMap<string, number>): TraceMaker {
  const writer = new ColumnWriter()
  const maker = new PictureMaker(writer.head(trace), prices)
  maker.take(writer.piece(trace))
  return {
    draw: async view => maker.draw(view),
    numberOf: account => writer.accounts.get(account),
    prepare: () => {},
    close: () => {},
  }
}

interface Waiting {
  done(drawn: Drawn): void
  failed(fault: Error): void
  told(part: number): void
}

/** Folds in a worker, which starts with the first picture asked for. */
class WorkerMaker implements TraceMaker {
  readonly #trace: PictureTrace
  readonly #writer = new ColumnWriter()
  readonly #head: ColumnHead
  readonly #prices: ReadonlyMap<string, number>
  readonly #waiting = new Map<number, Waiting>()
  #worker: Worker | null = null
  #ready: Promise<void> = Promise.resolve()
  #handed = 0
  #last = 0
  /** Sent once with the first answer; kept here for whoever asks after a strict remount. */
  #accounts: Drawn['accounts'] = null

  constructor(trace: PictureTrace, prices: ReadonlyMap<string, number>) {
    this.#trace = trace
    this.#head = this.#writer.head(trace)
    this.#prices = prices
  }

  numberOf(account: string): number | undefined {
    return this.#writer.accounts.get(account)
  }

  async draw(view: PictureView, told: (part: number) => void): Promise<Drawn> {
    const worker = this.#worker ?? this.#start()
    const id = ++this.#last
    return new Promise<Drawn>((done, failed) => {
      this.#waiting.set(id, { done, failed, told })
      this.#ready.then(
        () => worker.postMessage({ kind: 'draw', id, view } satisfies FoldAsk),
        (fault: unknown) => failed(fault instanceof Error ? fault : new Error(String(fault))),
      )
    })
  }

  #start(): Worker {
    const worker = new Worker(new URL('./fold-worker.ts', import.meta.url), { type: 'module' })
    this.#worker = worker
    worker.onmessage = ({ data }: MessageEvent<FoldAnswer>) => this.#hear(data)
    worker.onerror = event => this.#fail(event.message || 'the worker stopped')
    worker.postMessage({ kind: 'begin', head: this.#head, prices: this.#prices } satisfies FoldAsk)
    this.#ready = this.#send(worker)
    return worker
  }

  #hear(answer: FoldAnswer): void {
    const waiting = this.#waiting.get(answer.id)
    if ('part' in answer) {
      waiting?.told(HANDED + (1 - HANDED) * answer.part)
      return
    }
    this.#waiting.delete(answer.id)
    if ('fault' in answer) waiting?.failed(new Error(answer.fault))
    else {
      this.#accounts = answer.drawn.accounts ?? this.#accounts
      waiting?.done({ ...answer.drawn, accounts: this.#accounts })
    }
  }

  async #send(worker: Worker): Promise<void> {
    const { accounts, endpoints, transfers } = this.#trace
    const pieces = (accounts.length + endpoints.length + transfers.length) / PIECE
    let began = performance.now()
    for (const piece of piecesOf(this.#trace, this.#writer, PIECE)) {
      if (this.#worker !== worker) return
      worker.postMessage({ kind: 'piece', piece } satisfies FoldAsk)
      this.#handed++
      if (performance.now() - began < SLICE_MS) continue
      for (const { told } of this.#waiting.values()) told(Math.min(1, this.#handed / pieces) * HANDED)
      await breath()
      began = performance.now()
    }
  }

  prepare(): void {
    if (this.#worker === null) this.#start()
  }

  close(): void {
    this.#worker?.terminate()
    this.#worker = null
    this.#fail('closed')
  }

  #fail(because: string): void {
    for (const { failed } of this.#waiting.values()) failed(new Error(because))
    this.#waiting.clear()
  }
}

/** Lets the page hear hands and paint. A timer would wait for four milliseconds each time. */
function breath(): Promise<void> {
  const { port1, port2 } = new MessageChannel()
  return new Promise(done => {
    port1.onmessage = () => {
      port1.close()
      done()
    }
    port2.postMessage(null)
  })
}
