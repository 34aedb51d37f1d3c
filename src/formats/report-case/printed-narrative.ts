import type { ReportCase } from '../../model/report-case.ts'
import { cleanText, oneLine, type TellLoss } from './clean-text.ts'
import type { DraftFile } from './draft.ts'

/** † UTF-16 units of a narrative that a letter prints; what is longer stands whole in a file beside it. */
export const MOST_PRINTED_TEXT = 65_000
/** The file of a narrative that is not printed whole. */
export const NARRATIVE_FILE = 'narrative.txt'

/** A narrative as it is printed. */
export interface PrintedNarrative {
  readonly parts: readonly { readonly heading: string; readonly text: string }[]
  /** Null: all of it is printed. */
  readonly whole: DraftFile | null
}

/** The parts of a narrative, cleaned; what a letter would take too long to print stands in a file, and the letter's reader is told by `tell`. */
export function printedNarrative(told: ReportCase, tell: TellLoss): PrintedNarrative {
  const parts = told.narrative.map((p, i) => ({
    heading: oneLine(p.heading, `narrative.${i}.heading`, tell),
    text: cleanText(p.text, `narrative.${i}.text`, tell),
  }))
  const length = parts.reduce((n, p) => n + p.text.length, 0)
  if (length <= MOST_PRINTED_TEXT) return { parts, whole: null }
  tell({
    field: 'narrative',
    lost: `what is beyond ${MOST_PRINTED_TEXT} characters in print; the whole stands in ${NARRATIVE_FILE}`,
  })
  let left = MOST_PRINTED_TEXT
  const printed = parts.map(p => {
    const text = p.text.slice(0, left).toWellFormed()
    left -= text.length
    return { heading: p.heading, text: text.length < p.text.length ? `${text} [...] (${NARRATIVE_FILE})` : text }
  })
  const content = `${parts.map(p => `${p.heading}\n${p.text}`).join('\n\n')}\n`
  return {
    parts: printed,
    whole: { path: NARRATIVE_FILE, mediaType: 'text/plain', about: 'the whole narrative', content },
  }
}
