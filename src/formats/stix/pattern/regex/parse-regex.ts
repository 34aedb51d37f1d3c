import { between, type CharTest, caseless } from './char-tests.ts'
import { parseClass } from './parse-class.ts'
import type { RegexFlags, RegexNode, RegexPlace } from './regex-node.ts'
import { RegexScanner } from './regex-scanner.ts'

const MOST_DEPTH = 64
const MOST_LENGTH = 10_000
const QUANTIFIER = /^(\d{1,6})(?:(,)(\d{1,6})?)?$/
const PLACES: ReadonlyMap<string, RegexPlace> = new Map([
  ['A', 'start'],
  ['z', 'veryEnd'],
  ['Z', 'end'],
  ['b', 'word'],
  ['B', 'notWord'],
])

/**
 * Reads a regular expression of the part of PCRE that a machine can decide in linear time: everything but back references, looking
 * around, atomic groups, possessive quantifiers, recursion and conditions.
 * @throws RegexFault `stix-regex-malformed`, `stix-regex-unsupported`, `stix-regex-too-large`
 */
export function parseRegex(source: string): RegexNode {
  const scanner = new RegexScanner(source)
  if (source.length > MOST_LENGTH) scanner.fail('stix-regex-too-large', `it is longer than ${MOST_LENGTH} characters`)
  const node = new RegexParser(scanner).alternatives({ caseless: false, dotAll: false, multiline: false }, 0)
  if (!scanner.done) scanner.fail('stix-regex-malformed', 'a bracket closes that was not opened')
  return node
}

class RegexParser {
  readonly #scanner: RegexScanner
  constructor(scanner: RegexScanner) {
    this.#scanner = scanner
  }

  /** Reads to the end of the group. Flags that are set within hold from there to the end of it. */
  alternatives(flags: RegexFlags, depth: number): RegexNode {
    const scanner = this.#scanner
    if (depth > MOST_DEPTH) scanner.fail('stix-regex-too-large', `groups stand ${MOST_DEPTH} deep`)
    const branches: RegexNode[] = []
    let parts: RegexNode[] = []
    let now = flags
    while (!scanner.done && scanner.peek() !== ')') {
      if (scanner.takes('|')) {
        branches.push({ kind: 'all', parts })
        parts = []
        continue
      }
      const atom = this.#atom(now, depth)
      if ('caseless' in atom) now = atom
      else parts.push(this.#quantified(atom))
    }
    branches.push({ kind: 'all', parts })
    return branches.length === 1 ? (branches[0] as RegexNode) : { kind: 'any', parts: branches }
  }

  #atom(flags: RegexFlags, depth: number): RegexNode | RegexFlags {
    const scanner = this.#scanner
    const c = scanner.next()
    if (c === '(') return this.#group(flags, depth)
    if (c === '[') return char(parseClass(scanner), flags)
    if (c === '.') return char(flags.dotAll ? () => true : code => code !== 10, flags)
    if (c === '^') return { kind: 'place', place: flags.multiline ? 'lineStart' : 'start' }
    if (c === '$') return { kind: 'place', place: flags.multiline ? 'lineEnd' : 'end' }
    if (c === '*' || c === '+' || c === '?')
      return scanner.fail('stix-regex-malformed', `there is nothing that ${c} repeats`)
    if (c !== '\\') return char(c.codePointAt(0) ?? 0, flags)
    if (scanner.takes('Q')) return this.#literally(flags)
    const place = PLACES.get(scanner.peek())
    if (place === undefined) return char(scanner.escape(), flags)
    scanner.next()
    return { kind: 'place', place }
  }

  #literally(flags: RegexFlags): RegexNode {
    const parts: RegexNode[] = []
    while (!this.#scanner.done && !this.#scanner.takes('\\E'))
      parts.push(char(this.#scanner.next().codePointAt(0) ?? 0, flags))
    return { kind: 'all', parts }
  }

  #group(flags: RegexFlags, depth: number): RegexNode | RegexFlags {
    const scanner = this.#scanner
    if (scanner.takes('?#')) {
      scanner.upTo(')')
      return { kind: 'all', parts: [] }
    }
    let inner = flags
    if (scanner.takes('?')) {
      const name = /^[A-Za-z_]\w{0,31}$/
      if (scanner.takes('P<') || (scanner.peek() === '<' && /[A-Za-z_]/.test(scanner.peek(1)) && scanner.takes('<'))) {
        if (!name.test(scanner.upTo('>'))) scanner.fail('stix-regex-malformed', 'this is no name of a group')
      } else if (scanner.takes("'")) {
        if (!name.test(scanner.upTo("'"))) scanner.fail('stix-regex-malformed', 'this is no name of a group')
      } else {
        inner = this.#flags(flags)
        if (scanner.takes(')')) return inner
        if (!scanner.takes(':')) scanner.fail('stix-regex-unsupported', 'such a group is not supported')
      }
    } else if (scanner.peek() === '*') scanner.fail('stix-regex-unsupported', 'verbs are not supported')
    const node = this.alternatives(inner, depth + 1)
    if (!scanner.takes(')')) scanner.fail('stix-regex-malformed', 'a group does not close')
    return node
  }

  #flags(flags: RegexFlags): RegexFlags {
    const next = { ...flags }
    let on = true
    for (;;) {
      const c = this.#scanner.peek()
      if (c === 'i') next.caseless = on
      else if (c === 's') next.dotAll = on
      else if (c === 'm') next.multiline = on
      else if (c === '-' && on) on = false
      else return next
      this.#scanner.next()
    }
  }

  #quantified(of: RegexNode): RegexNode {
    const scanner = this.#scanner
    const bounds = this.#quantifier()
    if (bounds === null) return of
    // A lazy quantifier finds another match, but finds one exactly where a greedy one does.
    scanner.takes('?')
    if (scanner.peek() === '+') scanner.fail('stix-regex-unsupported', 'possessive quantifiers are not supported')
    if (/^[*?]$/.test(scanner.peek())) scanner.fail('stix-regex-malformed', 'a quantifier follows a quantifier')
    return { kind: 'repeat', of, ...bounds }
  }

  #quantifier(): { least: number; most: number | null } | null {
    const scanner = this.#scanner
    if (scanner.takes('*')) return { least: 0, most: null }
    if (scanner.takes('+')) return { least: 1, most: null }
    if (scanner.takes('?')) return { least: 0, most: 1 }
    if (scanner.peek() !== '{') return null
    let text = ''
    for (let i = 1; i <= 14 && scanner.peek(i) !== '}'; i++) text += scanner.peek(i)
    const m = QUANTIFIER.exec(text)
    // PCRE takes a brace that begins no quantifier for itself.
    if (m === null || scanner.peek(text.length + 1) !== '}') return null
    scanner.at += text.length + 2
    const least = Number(m[1])
    const most = m[2] === undefined ? least : m[3] === undefined ? null : Number(m[3])
    if (most !== null && most < least)
      scanner.fail('stix-regex-malformed', 'the bounds of a quantifier are out of order')
    return { least, most }
  }
}

function char(what: number | CharTest, flags: RegexFlags): RegexNode {
  const test = typeof what === 'number' ? between(what, what) : what
  return { kind: 'char', test: flags.caseless ? caseless(test) : test }
}
