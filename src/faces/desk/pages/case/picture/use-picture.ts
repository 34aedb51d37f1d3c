import { useEffect, useMemo, useRef, useState } from 'react'
import type { Picture } from '../../../../../analysis/picture/picture.ts'
import type { PictureView } from '../../../../../analysis/picture/picture-view.ts'
import type { TraceJson } from '../../../../../formats/trace-json.ts'
import type { FoldAnswer, FoldAsk } from './fold-messages.ts'
import { type Drawn, PictureMaker, piecesOf } from './picture-maker.ts'

/** A picture with what finds its accounts. */
export interface ShownPicture {
  readonly picture: Picture
  /** Leaves of each account, by number. */
  readonly leavesOf: ReadonlyMap<string, readonly number[]>
}

/** So many transfers are folded sooner than a worker starts. */
const AT_ONCE = 1_500
/** Rows handed over at once: more would hold up the page for longer than a frame. */
const PIECE = 4_000

/** Folds a trace for a view, in a worker where it is large: null until the first picture is there. */
export function usePicture(
  trace: TraceJson,
  view: PictureView,
  prices: ReadonlyMap<string, number>,
): { readonly shown: ShownPicture | null; readonly fault: string | null } {
  const [state, setState] = useState<{ shown: ShownPicture | null; fault: string | null }>({ shown: null, fault: null })
  const maker = useMemo(() => makerOf(trace, prices), [trace, prices])
  const leaves = useRef<{ readonly maker: unknown; readonly of: ReadonlyMap<string, readonly number[]> } | null>(null)
  useEffect(() => () => maker.close(), [maker])
  const { least, leastOf, assets, kinds, hidden, opened, pinned, lanes } = view
  // The window of time changes no place: a theft is replayed without folding it anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: all of the view but its window
  useEffect(() => {
    let gone = false
    maker.draw(view).then(
      ({ picture, accounts }) => {
        if (gone) return
        if (accounts !== null || leaves.current?.maker !== maker)
          leaves.current = { maker, of: leavesByAccount(accounts ?? []) }
        setState({ shown: { picture, leavesOf: leaves.current.of }, fault: null })
      },
      (fault: unknown) => {
        if (!gone) setState(s => ({ ...s, fault: fault instanceof Error ? fault.message : String(fault) }))
      },
    )
    return () => {
      gone = true
    }
  }, [maker, least, leastOf, assets, kinds, hidden, opened, pinned, lanes])
  return state
}

interface Maker {
  draw(view: PictureView): Promise<Drawn>
  close(): void
}

function makerOf(trace: TraceJson, prices: ReadonlyMap<string, number>): Maker {
  const { stolen, gaps, crossings, likelihoods } = trace
  const head = { stolen, patterns: [], gaps, crossings, likelihoods }
  if (trace.transfers.length <= AT_ONCE) {
    const maker = new PictureMaker(head, prices)
    maker.take(trace)
    return { draw: async view => maker.draw(view), close: () => {} }
  }
  return new WorkerMaker(trace, head, prices)
}

/** Folds in a worker, which starts with the first picture asked for. */
class WorkerMaker implements Maker {
  readonly #trace: TraceJson
  readonly #head: Extract<FoldAsk, { kind: 'begin' }>['head']
  readonly #prices: ReadonlyMap<string, number>
  readonly #waiting = new Map<number, { done(drawn: Drawn): void; failed(fault: Error): void }>()
  #worker: Worker | null = null
  #ready: Promise<void> = Promise.resolve()
  #last = 0
  /** Sent once with the first answer; kept here for whoever asks after a strict remount. */
  #accounts: Drawn['accounts'] = null

  constructor(
    trace: TraceJson,
    head: Extract<FoldAsk, { kind: 'begin' }>['head'],
    prices: ReadonlyMap<string, number>,
  ) {
    this.#trace = trace
    this.#head = head
    this.#prices = prices
  }

  async draw(view: PictureView): Promise<Drawn> {
    const worker = this.#worker ?? this.#start()
    await this.#ready
    const id = ++this.#last
    return new Promise<Drawn>((done, failed) => {
      this.#waiting.set(id, { done, failed })
      worker.postMessage({ kind: 'draw', id, view } satisfies FoldAsk)
    })
  }

  #start(): Worker {
    const worker = new Worker(new URL('./fold-worker.ts', import.meta.url), { type: 'module' })
    this.#worker = worker
    worker.onmessage = ({ data }: MessageEvent<FoldAnswer>) => {
      const waiting = this.#waiting.get(data.id)
      this.#waiting.delete(data.id)
      if ('fault' in data) return waiting?.failed(new Error(data.fault))
      this.#accounts = data.drawn.accounts ?? this.#accounts
      waiting?.done({ ...data.drawn, accounts: data.drawn.accounts ?? this.#accounts })
    }
    worker.onerror = event => {
      for (const { failed } of this.#waiting.values()) failed(new Error(event.message || 'the worker stopped'))
      this.#waiting.clear()
    }
    worker.postMessage({ kind: 'begin', head: this.#head, prices: this.#prices } satisfies FoldAsk)
    this.#ready = this.#send(worker)
    return worker
  }

  async #send(worker: Worker): Promise<void> {
    for (const piece of piecesOf(this.#trace, PIECE)) {
      worker.postMessage({ kind: 'piece', piece } satisfies FoldAsk)
      // Lets the page draw between two pieces.
      await new Promise(done => setTimeout(done))
    }
  }

  close(): void {
    this.#worker?.terminate()
    this.#worker = null
    for (const { failed } of this.#waiting.values()) failed(new Error('closed'))
    this.#waiting.clear()
  }
}

function leavesByAccount(accounts: readonly (string | null)[]): ReadonlyMap<string, readonly number[]> {
  const out = new Map<string, number[]>()
  accounts.forEach((account, leaf) => {
    if (account === null) return
    const had = out.get(account)
    if (had) had.push(leaf)
    else out.set(account, [leaf])
  })
  return out
}
