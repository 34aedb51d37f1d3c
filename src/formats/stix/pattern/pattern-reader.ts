import { PatternFault } from './pattern-fault.ts'
import { type PatternToken, patternTokens } from './pattern-tokens.ts'

/** How deep brackets may stand in each other. */
export const MOST_DEPTH = 64

/** A place in a pattern's pieces, and what may come next. */
export class PatternReader {
  readonly #tokens: readonly PatternToken[]
  #next = 0
  #depth = 0
  constructor(text: string) {
    this.#tokens = patternTokens(text)
  }

  get token(): PatternToken {
    return this.#tokens[this.#next] as PatternToken
  }

  take(): PatternToken {
    const token = this.token
    if (token.kind !== 'end') this.#next++
    return token
  }

  /** Whether a keyword or a sign comes next. */
  sees(text: string): boolean {
    const { token } = this
    return token.kind !== 'literal' && token.kind !== 'end' && token.text === text
  }

  /** Takes a keyword or a sign, if it comes next. */
  takes(text: string): boolean {
    const there = this.sees(text)
    if (there) this.#next++
    return there
  }

  /** @throws PatternFault `stix-pattern-syntax` where another thing comes next */
  must(text: string): void {
    if (!this.takes(text)) this.fail(`"${text}" was expected`)
  }

  fail(message: string): never {
    const { token } = this
    const seen = token.kind === 'end' ? 'the end' : `"${token.text.slice(0, 40)}"`
    throw new PatternFault('stix-pattern-syntax', token.at, `${message}, but there is ${seen}`)
  }

  /**
   * Reads what stands in a bracket.
   * @throws PatternFault `stix-pattern-too-deep`
   */
  inside<T>(read: () => T, closing: string): T {
    if (++this.#depth > MOST_DEPTH)
      throw new PatternFault('stix-pattern-too-deep', this.token.at, `brackets stand ${MOST_DEPTH} deep`)
    const value = read()
    this.must(closing)
    this.#depth--
    return value
  }

  /** Reads parts joined by a keyword: one part as it is, several as a compound. */
  joined<T, K extends string>(keyword: string, kind: K, part: () => T): T | { kind: K; parts: T[] } {
    const first = part()
    if (!this.sees(keyword)) return first
    const parts = [first]
    while (this.takes(keyword)) parts.push(part())
    return { kind, parts }
  }
}
