/** Letters and marks that turn the direction of what stands beside them (UAX #9): the marks themselves, and scripts from right to left. */
const TURNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/
const MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/**
 * A text of others as it may stand in a sentence of ours: it turns nothing around it. Its own marks of direction are taken out, and what
 * runs from right to left is isolated (U+2068, U+2069).
 */
export function holdDirection(text: string): string {
  return TURNS.test(text) ? `\u2068${text.replace(MARKS, '')}\u2069` : text
}
