import { isStixTime } from '../stix-time.ts'
import type { PatternLiteral } from './pattern.ts'
import { PatternFault } from './pattern-fault.ts'

/** A piece of a pattern. `at` is where it begins. */
export type PatternToken =
  | { readonly kind: 'word' | 'sign' | 'end'; readonly text: string; readonly at: number }
  | { readonly kind: 'literal'; readonly text: string; readonly at: number; readonly literal: PatternLiteral }

/** The longest pattern that is read, in UTF-16 units: room for 80,000 wallets in one set. */
export const MOST_PATTERN = 4 * 1024 * 1024

const BLANK = /[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/
const HEX = /^(?:[0-9a-fA-F]{2})*$/
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/**
 * A pattern in pieces, the last of which is the `end`.
 * @throws PatternFault `stix-pattern-too-long`, `stix-pattern-character`, `stix-pattern-unclosed`, `stix-pattern-escape`,
 * `stix-pattern-literal`
 */
export function patternTokens(text: string): PatternToken[] {
  if (text.length > MOST_PATTERN)
    throw new PatternFault('stix-pattern-too-long', MOST_PATTERN, `it is longer than ${MOST_PATTERN} characters`)
  const tokens: PatternToken[] = []
  let at = 0
  while (at < text.length) {
    const c = text.charAt(at)
    if (c === ' ' || BLANK.test(c)) at++
    else if (c === '/') at = afterComment(text, at)
    else {
      const token = tokenAt(text, at, c)
      tokens.push(token)
      at += token.text.length
    }
  }
  tokens.push({ kind: 'end', text: '', at })
  return tokens
}

function tokenAt(text: string, at: number, c: string): PatternToken {
  if (c === "'") return stringToken(text, at)
  if ((c === 'h' || c === 'b' || c === 't') && text.charAt(at + 1) === "'") return markedToken(text, at, c)
  if (isLetter(c)) {
    let end = at + 1
    while (isWordPart(text.charAt(end))) end++
    return { kind: 'word', text: text.slice(at, end), at }
  }
  if (isDigit(c) || c === '-' || c === '+' || (c === '.' && isDigit(text.charAt(at + 1)))) return numberToken(text, at)
  const two = text.slice(at, at + 2)
  if (two === '!=' || two === '<=' || two === '>=' || two === '==' || two === '<>')
    return { kind: 'sign', text: two, at }
  if ('=<>[]():.,*'.includes(c)) return { kind: 'sign', text: c, at }
  throw new PatternFault(
    'stix-pattern-character',
    at,
    `"${String.fromCodePoint(text.codePointAt(at) ?? 0)}" has no meaning`,
  )
}

function afterComment(text: string, at: number): number {
  if (text.startsWith('//', at)) {
    let end = at
    while (end < text.length && text.charAt(end) !== '\n' && text.charAt(end) !== '\r') end++
    return end
  }
  if (!text.startsWith('/*', at)) throw new PatternFault('stix-pattern-character', at, '"/" has no meaning')
  const end = text.indexOf('*/', at + 2)
  if (end < 0) throw new PatternFault('stix-pattern-unclosed', at, 'a comment does not end')
  return end + 2
}

function stringToken(text: string, at: number): PatternToken {
  let value = ''
  let from = at + 1
  for (let i = from; i < text.length; i++) {
    const c = text.charAt(i)
    if (c === "'")
      return {
        kind: 'literal',
        text: text.slice(at, i + 1),
        at,
        literal: { type: 'string', value: value + text.slice(from, i) },
      }
    if (c !== '\\') continue
    const next = text.charAt(i + 1)
    if (next !== "'" && next !== '\\')
      throw new PatternFault('stix-pattern-escape', i, 'a backslash in a text escapes only a quote or a backslash')
    value += text.slice(from, i) + next
    i++
    from = i + 1
  }
  throw new PatternFault('stix-pattern-unclosed', at, 'a text does not end')
}

function markedToken(text: string, at: number, mark: 'h' | 'b' | 't'): PatternToken {
  const end = text.indexOf("'", at + 2)
  if (end < 0) throw new PatternFault('stix-pattern-unclosed', at, 'a literal does not end')
  const value = text.slice(at + 2, end)
  const token = { kind: 'literal', text: text.slice(at, end + 1), at } as const
  if (mark === 'h' && HEX.test(value)) return { ...token, literal: { type: 'hex', value: value.toLowerCase() } }
  if (mark === 'b' && BASE64.test(value)) return { ...token, literal: { type: 'binary', value } }
  if (mark === 't' && isStixTime(value)) return { ...token, literal: { type: 'time', value } }
  const form = { h: 'whole bytes in hex', b: 'base64', t: 'a timestamp of a day that exists, in UTC with a Z' }[mark]
  throw new PatternFault('stix-pattern-literal', at, `what stands in ${mark}'...' must be ${form}`)
}

function numberToken(text: string, at: number): PatternToken {
  let end = at
  if (text.charAt(end) === '-' || text.charAt(end) === '+') end++
  const digits = end
  while (isDigit(text.charAt(end))) end++
  const point = text.charAt(end) === '.' && isDigit(text.charAt(end + 1)) ? end : -1
  if (point >= 0) {
    end++
    while (isDigit(text.charAt(end))) end++
  }
  const whole = text.slice(digits, point < 0 ? end : point)
  if ((point < 0 && (whole === '' || (whole.length > 1 && whole.startsWith('0')))) || isWordPart(text.charAt(end)))
    throw new PatternFault('stix-pattern-literal', at, 'this is no number')
  const stem = whole.replace(/^0+(?=.)/, '') || '0'
  const fraction = point < 0 ? '' : `.${text.slice(point + 1, end).replace(/0+$/, '') || '0'}`
  const zero = stem === '0' && (fraction === '' || fraction === '.0')
  const value = `${text.charAt(at) === '-' && !zero ? '-' : ''}${stem}${fraction}`
  const literal: PatternLiteral = { type: point < 0 ? 'int' : 'float', value }
  return { kind: 'literal', text: text.slice(at, end), at, literal }
}

function isDigit(c: string): boolean {
  return c >= '0' && c <= '9'
}

function isLetter(c: string): boolean {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c === '_'
}

function isWordPart(c: string): boolean {
  return isLetter(c) || isDigit(c) || c === '-'
}
