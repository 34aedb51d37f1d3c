import { drawPicture, type FoldedTrace, foldColumns } from '../../../../../analysis/picture/draw-picture.ts'
import type { Picture } from '../../../../../analysis/picture/picture.ts'
import type { PictureView } from '../../../../../analysis/picture/picture-view.ts'
import {
  type ColumnHead,
  type ColumnPiece,
  gatherColumns,
  type TraceColumns,
} from '../../../../../analysis/picture/trace-columns.ts'

/** A picture, and whose account each leaf is where that changed. */
export interface Drawn {
  readonly picture: Picture
  /** Numbers of accounts, by leaf; -1: nobody's. Null: as before. */
  readonly accounts: Int32Array | null
}

/** Makes the pictures of one trace. It keeps the last fold, so that unfolding a group asks for no new one. */
export class PictureMaker {
  readonly #head: ColumnHead
  readonly #prices: ReadonlyMap<string, number>
  readonly #pieces: ColumnPiece[] = []
  #columns: TraceColumns | null = null
  #folded: { readonly key: string; readonly trace: FoldedTrace } | null = null

  constructor(head: ColumnHead, prices: ReadonlyMap<string, number>) {
    this.#head = head
    this.#prices = prices
  }

  /** Adds a piece, in the order of the trace. */
  take(piece: ColumnPiece): void {
    this.#pieces.push(piece)
  }

  /** @param told how much of the way is done, from 0 to 1 */
  draw(view: PictureView, told?: (part: number) => void): Drawn {
    const { least, leastOf, assets, kinds, hidden, lanes } = view
    const key = JSON.stringify([least, leastOf, assets, kinds, hidden, lanes])
    if (this.#columns === null) {
      this.#columns = gatherColumns(this.#head, this.#pieces)
      this.#pieces.length = 0
    }
    const again = this.#folded?.key !== key
    const folded =
      this.#folded !== null && !again
        ? this.#folded
        : { key, trace: foldColumns(this.#columns, view, this.#prices, told) }
    this.#folded = folded
    const { leaves } = folded.trace.graph
    return {
      picture: drawPicture(folded.trace, view),
      accounts: again ? leaves.account.slice(0, leaves.count) : null,
    }
  }
}
