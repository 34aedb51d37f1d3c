import { drawPicture, type FoldedTrace, foldTrace } from '../../../../../analysis/picture/draw-picture.ts'
import type { Picture } from '../../../../../analysis/picture/picture.ts'
import type { PictureTrace } from '../../../../../analysis/picture/picture-trace.ts'
import type { PictureView } from '../../../../../analysis/picture/picture-view.ts'

/** What of a trace is short, however long the trace. */
export type TraceHead = Omit<PictureTrace, 'transfers' | 'accounts' | 'endpoints'>

/** A piece of what is long. */
export type TracePiece = Pick<PictureTrace, 'transfers' | 'accounts' | 'endpoints'>

/** A picture, and whose account each leaf is where that changed. */
export interface Drawn {
  readonly picture: Picture
  /** Null: as before. */
  readonly accounts: readonly (string | null)[] | null
}

/** Makes the pictures of one trace. It keeps the last fold, so that unfolding a group asks for no new one. */
export class PictureMaker {
  readonly #head: TraceHead
  readonly #prices: ReadonlyMap<string, number>
  readonly #transfers: PictureTrace['transfers'][number][] = []
  readonly #accounts: PictureTrace['accounts'][number][] = []
  readonly #endpoints: PictureTrace['endpoints'][number][] = []
  #folded: { readonly key: string; readonly trace: FoldedTrace } | null = null

  constructor(head: TraceHead, prices: ReadonlyMap<string, number>) {
    this.#head = head
    this.#prices = prices
  }

  /** Adds a piece, in the order of the trace. */
  take({ transfers, accounts, endpoints }: TracePiece): void {
    for (const t of transfers) this.#transfers.push(t)
    for (const a of accounts) this.#accounts.push(a)
    for (const e of endpoints) this.#endpoints.push(e)
  }

  draw(view: PictureView): Drawn {
    const { least, leastOf, assets, kinds, hidden, lanes } = view
    const key = JSON.stringify([least, leastOf, assets, kinds, hidden, lanes])
    const again = this.#folded?.key !== key
    const folded =
      this.#folded !== null && !again ? this.#folded : { key, trace: foldTrace(this.#trace(), view, this.#prices) }
    this.#folded = folded
    return {
      picture: drawPicture(folded.trace, view),
      accounts: again ? folded.trace.graph.leaves.map(leaf => leaf.account) : null,
    }
  }

  #trace(): PictureTrace {
    return {
      ...this.#head,
      transfers: this.#transfers,
      accounts: this.#accounts,
      endpoints: this.#endpoints,
    }
  }
}

/**
 * Cuts a trace into pieces of at most `size` rows with only what the picture needs of each: less to hand to a worker, and never so much
 * at once that the page stands still.
 */
export function* piecesOf(trace: PictureTrace, size: number): Generator<TracePiece> {
  const none: TracePiece = { transfers: [], accounts: [], endpoints: [] }
  for (let i = 0; i < trace.accounts.length; i += size)
    yield {
      ...none,
      accounts: trace.accounts
        .slice(i, i + size)
        .map(({ account, hop, role, service }) => ({ account, hop, role, service })),
    }
  for (let i = 0; i < trace.endpoints.length; i += size)
    yield {
      ...none,
      endpoints: trace.endpoints
        .slice(i, i + size)
        .map(({ account, kind, name, asset, amount, lastAt }) => ({ account, kind, name, asset, amount, lastAt })),
    }
  for (let i = 0; i < trace.transfers.length; i += size)
    yield {
      ...none,
      transfers: trace.transfers
        .slice(i, i + size)
        .map(({ tx, at, from, to, asset, amount, tainted }) => ({ tx, at, from, to, asset, amount, tainted })),
    }
}
