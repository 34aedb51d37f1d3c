import { isUtf8 } from 'node:buffer'
import { InputError } from '../../model/errors.ts'

/** How deep objects and arrays of a body may lie in each other. */
export const MOST_DEPTH = 64
/** Up to so many names of one object are compared one by one; beyond, in a set. */
const FEW_NAMES = 8
/** Names by which a careless merge would change what all objects inherit. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])

const QUOTE = 0x22
const BACKSLASH = 0x5c

/**
 * Reads a body as JSON and refuses what JSON.parse would quietly take: a name given twice in one object (the last would win), whole
 * numbers that a double cannot hold, numbers that become infinite, bytes that are no UTF-8, nesting beyond {@link MOST_DEPTH}, and
 * names that reach a prototype.
 * @throws InputError `request-malformed`
 */
export function readJson(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) throw malformed('the body is not UTF-8')
  const text = bytes.toString('utf8')
  checkJson(text)
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new InputError('request-malformed', 'the body is not JSON', { cause })
  }
}

// One pass, without recursion. What is no JSON at all is left to JSON.parse to refuse.
function checkJson(text: string): void {
  /** One entry for each open object or array: the names seen, null for an array. */
  const open: (Names | null)[] = []
  let names: Names | null = null
  for (let i = 0; i < text.length; ) {
    const c = text.charCodeAt(i)
    if (c === QUOTE) {
      const end = endOfString(text, i + 1)
      if (names !== null && isName(text, end)) checkName(text.slice(i + 1, end - 1), names)
      i = end
    } else if (c === 0x7b || c === 0x5b) {
      if (open.length === MOST_DEPTH) throw malformed(`the body is nested deeper than ${MOST_DEPTH}`)
      names = c === 0x7b ? { few: [], many: null } : null
      open.push(names)
      i++
    } else if (c === 0x7d || c === 0x5d) {
      open.pop()
      names = open[open.length - 1] ?? null
      i++
    } else if (c === 0x2d || (c >= 0x30 && c <= 0x39)) i = checkNumber(text, i)
    else i++
  }
}

interface Names {
  readonly few: string[]
  many: Set<string> | null
}

function endOfString(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === QUOTE) return i + 1
    if (c === BACKSLASH) i++
  }
  return text.length + 1
}

/** Whether the string that ends before `at` is a name: a colon follows. */
function isName(text: string, at: number): boolean {
  let i = at
  for (let c = text.charCodeAt(i); c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09; c = text.charCodeAt(i)) i++
  return text.charCodeAt(i) === 0x3a
}

function checkName(written: string, names: Names): void {
  const name = written.includes('\\') ? unescaped(written) : written
  if (FORBIDDEN.has(name)) throw malformed(`no field may be named ${name}`)
  const known = names.many === null ? names.few.includes(name) : names.many.has(name)
  if (known) throw malformed(`the field ${JSON.stringify(name.slice(0, 100))} is given twice`)
  if (names.many !== null) names.many.add(name)
  else if (names.few.length < FEW_NAMES) names.few.push(name)
  else names.many = new Set([...names.few, name])
}

function unescaped(written: string): string {
  try {
    return JSON.parse(`"${written}"`) as string
  } catch {
    return written
  }
}

function checkNumber(text: string, from: number): number {
  let end = from + 1
  let whole = true
  for (; end < text.length; end++) {
    const c = text.charCodeAt(end)
    if (c >= 0x30 && c <= 0x39) continue
    // . E e make it no whole number as written; + and - may only follow an e.
    if (c === 0x2e || c === 0x45 || c === 0x65) whole = false
    else if (c !== 0x2b && c !== 0x2d) break
  }
  if (whole && end - from <= 15) return end
  const value = Number(text.slice(from, end))
  if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY) throw malformed('a number is too large')
  if (whole && !Number.isSafeInteger(value))
    throw malformed('a whole number is too large to be exact: give amounts as text')
  return end
}

function malformed(message: string): InputError {
  return new InputError('request-malformed', message)
}
