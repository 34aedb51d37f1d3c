import { type CharTest, LETTER_CLASSES, not } from './char-tests.ts'
import { RegexFault } from './regex-fault.ts'

const CONTROLS: ReadonlyMap<string, number> = new Map([
  ['t', 9],
  ['n', 10],
  ['r', 13],
  ['f', 12],
  ['e', 27],
  ['a', 7],
])

/** A regular expression, code point by code point. */
export class RegexScanner {
  readonly #chars: readonly string[]
  at = 0
  constructor(source: string) {
    this.#chars = [...source]
  }

  get done(): boolean {
    return this.at >= this.#chars.length
  }

  peek(ahead = 0): string {
    return this.#chars[this.at + ahead] ?? ''
  }

  next(): string {
    if (this.done) this.fail('stix-regex-malformed', 'it ends too early')
    return this.#chars[this.at++] ?? ''
  }

  takes(text: string): boolean {
    for (let i = 0; i < text.length; i++) if (this.peek(i) !== text.charAt(i)) return false
    this.at += text.length
    return true
  }

  /** What stands before a sign, which is taken too. */
  upTo(sign: string): string {
    let text = ''
    for (;;) {
      const c = this.next()
      if (c === sign) return text
      text += c
    }
  }

  fail(code: string, message: string): never {
    throw new RegexFault(code, this.at, message)
  }

  /** What a backslash, already taken, and what follows it mean: one code point or a class. */
  escape(): number | CharTest {
    const c = this.next()
    const letter = LETTER_CLASSES.get(c)
    if (letter !== undefined) return letter
    const control = CONTROLS.get(c)
    if (control !== undefined) return control
    if (c === 'x') return this.#hex()
    if (c === '0') return this.#octal()
    if (c === 'p' || c === 'P') return this.#property(c === 'P')
    if (/[1-9kg]/.test(c)) this.fail('stix-regex-unsupported', 'back references are not supported')
    if (/[A-Za-z]/.test(c)) this.fail('stix-regex-unsupported', `\\${c} is not supported`)
    return c.codePointAt(0) ?? 0
  }

  #hex(): number {
    if (this.takes('{')) {
      const digits = this.upTo('}')
      const code = /^[0-9a-fA-F]{1,6}$/.test(digits) ? Number.parseInt(digits, 16) : Number.POSITIVE_INFINITY
      if (code > 0x10ffff) this.fail('stix-regex-malformed', 'there is no such code point')
      return code
    }
    let digits = ''
    while (digits.length < 2 && /^[0-9a-fA-F]$/.test(this.peek())) digits += this.next()
    return digits === '' ? 0 : Number.parseInt(digits, 16)
  }

  #octal(): number {
    let digits = '0'
    while (digits.length < 3 && /^[0-7]$/.test(this.peek())) digits += this.next()
    return Number.parseInt(digits, 8)
  }

  #property(negated: boolean): CharTest {
    const name = this.takes('{') ? this.upTo('}') : this.next()
    const inner = name.startsWith('^')
    const word = inner ? name.slice(1) : name
    if (!/^[A-Za-z_]{1,40}$/.test(word))
      this.fail('stix-regex-unsupported', `\\p{${name.slice(0, 40)}} is not supported`)
    const known = unicodeClass(word) ?? unicodeClass(`Script=${word}`)
    if (known === null) this.fail('stix-regex-unsupported', `\\p{${word}} is not known`)
    return negated === inner ? known : not(known)
  }
}

/** One code point against one class takes a fixed time, so that the engine beneath can do it. */
function unicodeClass(name: string): CharTest | null {
  try {
    const expression = new RegExp(`^\\p{${name}}$`, 'u')
    return c => expression.test(String.fromCodePoint(c))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
