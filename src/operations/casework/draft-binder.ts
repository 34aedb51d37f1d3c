import type { Letter } from '../../formats/letters/letter.ts'

/** Sets letters and puts files together. Equal contents give equal bytes. */
export interface DraftBinder {
  /** A letter as PDF. */
  pdf(letter: Letter): Promise<Uint8Array>
  /** Files as one ZIP archive, in their order. */
  pack(files: readonly { readonly path: string; readonly bytes: Uint8Array }[]): Promise<Uint8Array>
}
