import type { Letter } from '../letters/letter.ts'
import type { TextLoss } from './clean-text.ts'

/** A file of a report. A letter is set as PDF, or written as plain text, by whoever puts the files down. */
export interface DraftFile {
  /** Lower-case letters, digits, dots and hyphens; no folders. */
  readonly path: string
  readonly mediaType: string
  readonly about: string
  readonly content: string | Letter
}

/** What a form makes of a case. */
export interface ReportDraft {
  readonly files: readonly DraftFile[]
  /** What did not fit into the form, and where it stands instead. */
  readonly losses: readonly TextLoss[]
}

/** Losses told once each, in order. */
export class LossBook {
  readonly #told = new Map<string, TextLoss>()
  readonly tell = (loss: TextLoss): void => {
    const key = `${loss.field} ${loss.lost}`
    if (!this.#told.has(key)) this.#told.set(key, loss)
  }

  rows(): readonly TextLoss[] {
    return [...this.#told.values()]
  }
}
