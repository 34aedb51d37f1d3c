import { LONGEST_LINE } from './event-lines.ts'

/** Parts a stream of text into lines; of one longer than any event it keeps only so much that it is seen to be too long. */
export class LineSplitter {
  #rest = ''

  /** The lines that a piece of text ends. */
  push(text: string): string[] {
    const lines = (this.#rest + text).split('\n')
    const rest = lines.pop() ?? ''
    this.#rest = rest.length > LONGEST_LINE ? rest.slice(0, LONGEST_LINE + 1) : rest
    return lines
  }

  /** What stands behind the last line's end. */
  end(): string[] {
    const rest = this.#rest
    this.#rest = ''
    return rest === '' ? [] : [rest]
  }
}
