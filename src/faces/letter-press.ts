import type { Letter } from '../formats/letters/letter.ts'

/** How a letter becomes a file. */
export interface LetterPress {
  /** The letter as PDF. */
  pdf(letter: Letter): Promise<Uint8Array>
  /** Writes a file whole or not at all; folders are made. */
  write(path: string, content: Uint8Array | string): Promise<void>
}
