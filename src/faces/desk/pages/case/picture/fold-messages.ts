import type { PictureView } from '../../../../../analysis/picture/picture-view.ts'
import type { ColumnHead, ColumnPiece } from '../../../../../analysis/picture/trace-columns.ts'
import type { Drawn } from './picture-maker.ts'

/** What the page tells the worker that folds. */
export type FoldAsk =
  | { readonly kind: 'begin'; readonly head: ColumnHead; readonly prices: ReadonlyMap<string, number> }
  | { readonly kind: 'piece'; readonly piece: ColumnPiece }
  | { readonly kind: 'draw'; readonly id: number; readonly view: PictureView }

/** What the worker answers. */
export type FoldAnswer =
  | { readonly id: number; readonly drawn: Drawn }
  | { readonly id: number; readonly fault: string }
  /** How much of a fold is done, from 0 to 1. */
  | { readonly id: number; readonly part: number }
