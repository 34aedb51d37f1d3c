/** What a text lost on its way into a form. */
export interface TextLoss {
  /** Of the case: `narrative.0.text`. */
  readonly field: string
  readonly lost: string
}

/** Told once a field and kind. */
export type TellLoss = (loss: TextLoss) => void

// What XML 1.0 cannot hold at all (2.2), and lone halves of a pair, which no file in UTF-8 can.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]|\p{Cs}/gu
// They turn the order of what is read without being seen (Unicode TR 36, 3.4), and zero-width ones hide within words.
const HIDDEN = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u00ad]/g

/**
 * A text that can stand in any form: NFC, line feeds alone at the ends of lines, without characters that cannot be written or cannot be
 * seen. Letters that run from right to left stay. What was lost is told.
 */
export function cleanText(text: string, field: string, tell: TellLoss): string {
  const unwritable = text.match(UNWRITABLE)?.length ?? 0
  if (unwritable > 0) tell({ field, lost: `${unwritable} characters that no form can hold, shown as U+FFFD` })
  const hidden = text.match(HIDDEN)?.length ?? 0
  if (hidden > 0) tell({ field, lost: `${hidden} invisible characters that turn or hide text` })
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(UNWRITABLE, '\ufffd')
    .replace(HIDDEN, '')
    .normalize('NFC')
}

/** {@link cleanText} on one line, single spaces, none at its ends. */
export function oneLine(text: string, field: string, tell: TellLoss): string {
  return cleanText(text, field, tell).replace(/\s+/gu, ' ').trim()
}

/** The first `most` characters (code points) of one line; what is cut off is told. */
export function cutLine(text: string, most: number, field: string, tell: TellLoss): string {
  const line = oneLine(text, field, tell)
  // Most texts are short, and no text has more code points than code units.
  if (line.length <= most) return line
  const points = [...line]
  if (points.length <= most) return line
  tell({ field, lost: `${points.length - most} characters beyond the ${most} that the form takes` })
  return points.slice(0, most).join('').trimEnd()
}
