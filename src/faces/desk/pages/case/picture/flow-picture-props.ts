import type { Ref } from 'react'
import type { PictureView } from '../../../../../analysis/picture/picture-view.ts'
import type { TraceJson } from '../../../../../formats/trace-json.ts'

/** A transfer beside the trace that was fetched by hand. It carries no taint, or none that the trace tells of. */
export interface ExpandedRow {
  readonly tx: string
  readonly index: number
  readonly at: number
  /** CAIP-10. */
  readonly from: string
  readonly to: string
  /** CAIP-19. */
  readonly asset: string
  /** Base units. */
  readonly amount: string
}

/** What a page can ask of the picture. */
export interface FlowPictureHandle {
  /** What is seen now, as a PNG of twice the screen's resolution. */
  toPng(): Promise<Blob>
  /** The whole picture as SVG 1.1 text, in the present theme. */
  toSvg(): string
  /** Shows all of it. */
  fit(): void
  /** Brings an account (or the group that it is folded into) to the middle. */
  zoomTo(account: string): void
}

/** What the flow picture shows and tells. */
export interface FlowPictureProps {
  readonly trace: TraceJson
  readonly view: PictureView
  change(view: PictureView): void
  /** An account (CAIP-10) or `tx:HASH`. */
  readonly chosen: string | null
  choose(id: string | null): void
  /** Accounts, and transactions by hash, that a search found: they are ringed. */
  readonly found: ReadonlySet<string>
  /** Rows of the trace's transfers that are lit: a path. */
  readonly path: readonly number[] | null
  /** Accounts whose money moved again: they pulse. */
  readonly moved: ReadonlySet<string>
  /** What colleagues wrote beside accounts. */
  readonly notes: ReadonlyMap<string, string>
  readonly extra: readonly ExpandedRow[]
  /** The same question traced by `view.policyOther`, once it is there. */
  readonly other?: TraceJson | null
  readonly ref?: Ref<FlowPictureHandle>
}
