import { isStixTime } from '../stix-time.ts'
import { parseComparison } from './parse-comparison.ts'
import type { Pattern } from './pattern.ts'
import { PatternFault } from './pattern-fault.ts'
import { PatternReader } from './pattern-reader.ts'

/**
 * Reads a pattern in the language of STIX 2.1, section 9. AND binds before OR, OR before FOLLOWEDBY, and a qualifier to the one
 * expression before it.
 * @throws PatternFault `stix-pattern-syntax` and others, each with the character at which it was seen
 */
export function parsePattern(text: string): Pattern {
  const reader = new PatternReader(text)
  const pattern = followed(reader)
  if (reader.token.kind !== 'end') reader.fail('an operator or the end was expected')
  return pattern
}

function followed(reader: PatternReader): Pattern {
  const and = (): Pattern => reader.joined('AND', 'and', () => qualified(reader))
  const or = (): Pattern => reader.joined('OR', 'or', and)
  return reader.joined('FOLLOWEDBY', 'followedby', or)
}

function qualified(reader: PatternReader): Pattern {
  let pattern = bare(reader)
  const seen = new Set<string>()
  for (;;) {
    const { at } = reader.token
    const next = qualifier(reader, pattern)
    if (next === null) return pattern
    if (seen.has(next.kind)) throw new PatternFault('stix-pattern-qualifier', at, 'this qualifier is there already')
    seen.add(next.kind)
    pattern = next
  }
}

function bare(reader: PatternReader): Pattern {
  if (reader.takes('[')) return { kind: 'observation', test: reader.inside(() => parseComparison(reader), ']') }
  if (reader.takes('(')) return reader.inside(() => followed(reader), ')')
  return reader.fail('an observation in square brackets was expected')
}

function qualifier(reader: PatternReader, of: Pattern): Pattern | null {
  if (reader.takes('WITHIN')) {
    const seconds = positive(reader, ['int', 'float'], 'a positive number of seconds')
    reader.must('SECONDS')
    return { kind: 'within', of, seconds }
  }
  if (reader.takes('REPEATS')) {
    const times = Number(positive(reader, ['int'], 'a positive whole number below a thousand million'))
    reader.must('TIMES')
    return { kind: 'repeats', of, times }
  }
  if (!reader.takes('START')) return null
  const start = time(reader)
  reader.must('STOP')
  return { kind: 'startstop', of, start, stop: time(reader) }
}

function positive(reader: PatternReader, types: readonly string[], what: string): string {
  const { token } = reader
  const value = token.kind === 'literal' && types.includes(token.literal.type) ? String(token.literal.value) : ''
  if (!/[1-9]/.test(value) || !/^\d{1,9}(?:\.\d{1,9})?$/.test(value)) reader.fail(`${what} was expected`)
  reader.take()
  return value
}

/** STIX 2.0 wrote these as plain texts. */
function time(reader: PatternReader): string {
  const { token } = reader
  const literal = token.kind === 'literal' ? token.literal : null
  if (literal === null || !(literal.type === 'time' || (literal.type === 'string' && isStixTime(literal.value))))
    return reader.fail("a timestamp such as t'2026-01-31T09:30:00Z' was expected")
  reader.take()
  return literal.value
}
