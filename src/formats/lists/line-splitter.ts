import { InputError } from '../../model/errors.ts'

/** Characters in one line: more is no line of a list. */
export const LONGEST_LINE = 1 << 20

/** Splits text into lines as it comes. LF, CRLF and a lone CR end a line; a byte order mark before the first is passed over. */
export class LineSplitter {
  private readonly file: string
  private readonly take: (text: string, line: number) => void
  /** Pieces of the line that is not complete yet: joined once, at its end. */
  private pieces: string[] = []
  private held = 0
  private begun = false
  private line = 0

  /** @param take hears each line with its 1-based number */
  constructor(file: string, take: (text: string, line: number) => void) {
    this.file = file
    this.take = take
  }

  /** Takes the next piece. @throws InputError `list-malformed` where a line has no end */
  push(piece: string): void {
    if (piece === '') return
    const text = this.begun ? piece : piece.replace(/^\uFEFF/, '')
    this.begun = true
    if (!/[\r\n]/.test(text) && this.pieces.at(-1)?.endsWith('\r') !== true) {
      this.hold(text)
      return
    }
    const whole = this.pieces.join('') + text
    let from = 0
    let feed = whole.indexOf('\n')
    let back = whole.indexOf('\r')
    while (feed >= 0 || back >= 0) {
      const isReturn = feed < 0 || (back >= 0 && back < feed)
      const at = isReturn ? back : feed
      // A return at the end of a piece may be the first half of a CRLF.
      if (isReturn && at + 1 === whole.length) break
      this.give(whole.slice(from, at))
      from = at + (isReturn && whole[at + 1] === '\n' ? 2 : 1)
      if (feed >= 0 && feed < from) feed = whole.indexOf('\n', from)
      if (back >= 0 && back < from) back = whole.indexOf('\r', from)
    }
    this.pieces = []
    this.held = 0
    this.hold(whole.slice(from))
  }

  /** Ends the text. @returns whether its last line ended in a line break */
  end(): boolean {
    const rest = this.pieces.join('')
    this.pieces = []
    const returned = rest.endsWith('\r')
    if (rest !== '') this.give(returned ? rest.slice(0, -1) : rest)
    return rest === '' || returned
  }

  private give(text: string): void {
    this.line++
    if (text.length > LONGEST_LINE) throw this.endless(this.line)
    this.take(text, this.line)
  }

  private hold(text: string): void {
    if (text === '') return
    this.pieces.push(text)
    this.held += text.length
    if (this.held > LONGEST_LINE) throw this.endless(this.line + 1)
  }

  private endless(line: number): InputError {
    return new InputError('list-malformed', `a line of more than ${LONGEST_LINE} characters`, {
      place: { file: this.file, line },
    })
  }
}
