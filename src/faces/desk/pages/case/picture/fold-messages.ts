import type { PictureView } from '../../../../../analysis/picture/picture-view.ts'
import type { Drawn, TraceHead, TracePiece } from './picture-maker.ts'

/** What the page tells the worker that folds. */
export type FoldAsk =
  | { readonly kind: 'begin'; readonly head: TraceHead; readonly prices: ReadonlyMap<string, number> }
  | { readonly kind: 'piece'; readonly piece: TracePiece }
  | { readonly kind: 'draw'; readonly id: number; readonly view: PictureView }

/** What the worker answers. */
export type FoldAnswer =
  | { readonly id: number; readonly drawn: Drawn }
  | { readonly id: number; readonly fault: string }
