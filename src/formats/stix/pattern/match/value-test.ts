import { isRawNumber } from '../../stix-fault.ts'
import { compareStixTime, isStixTime } from '../../stix-time.ts'
import type { CompareOperator, PatternLiteral, PropertyTest } from '../pattern.ts'
import { compileRegex } from '../regex/compile-regex.ts'
import { parseRegex } from '../regex/parse-regex.ts'
import { searchRegex } from '../regex/search-regex.ts'
import { compareDecimals } from './compare-decimals.ts'
import { isSubrange, readIpRange } from './ip-range.ts'
import { like } from './like.ts'
import { literalBytes } from './literal-bytes.ts'
import type { PathValue } from './path-values.ts'
import type { StepBudget } from './step-budget.ts'

/** Tells whether one value is what a test wants, its NOT not yet applied. */
export type ValueTest = (value: PathValue) => boolean

/**
 * Makes the test of values that a property test asks for.
 * @throws RegexFault where MATCHES stands before what is not supported
 * @throws InputError `stix-pattern-costly` from the test
 */
export function valueTest(test: Exclude<PropertyTest, { readonly kind: 'exists' }>, budget: StepBudget): ValueTest {
  if (test.kind === 'in') return setTest(test.values.map(normal), budget)
  if (test.kind === 'text') return textTest(test, budget)
  const literal = normal(test.value)
  return value => {
    budget.spend(1)
    const order = compare(value, literal)
    return order === null ? test.operator === '!=' : meets(order, test.operator)
  }
}

function setTest(literals: readonly PatternLiteral[], budget: StepBudget): ValueTest {
  const texts = new Set(literals.flatMap(literal => (literal.type === 'string' ? [literal.value] : [])))
  return value => {
    budget.spend(1)
    if (typeof value === 'string' && texts.size > 0) return texts.has(value.normalize('NFC'))
    budget.spend(literals.length)
    return literals.some(literal => compare(value, literal) === 0)
  }
}

function textTest(test: Extract<PropertyTest, { readonly kind: 'text' }>, budget: StepBudget): ValueTest {
  const operand = test.value.normalize('NFC')
  if (test.operator === 'LIKE') {
    const form = [...operand]
    return value => {
      const text = asText(value)
      return text !== null && like([...text], form, budget)
    }
  }
  if (test.operator === 'MATCHES') {
    const program = compileRegex(parseRegex(operand))
    return value => {
      const text = asText(value)
      return text !== null && searchRegex(program, codePoints(text), budget)
    }
  }
  const range = readIpRange(operand)
  return value => {
    budget.spend(1)
    const own = typeof value === 'string' ? readIpRange(value) : null
    if (own === null || range === null) return false
    return test.operator === 'ISSUBSET' ? isSubrange(own, range) : isSubrange(range, own)
  }
}

/** Texts are compared in Unicode's form NFC. */
function normal(literal: PatternLiteral): PatternLiteral {
  return literal.type === 'string' ? { type: 'string', value: literal.value.normalize('NFC') } : literal
}

/** Below 0, 0 or above 0 as the value is before, equal to or after the literal; null where they are not of comparable kinds. */
function compare(value: PathValue, literal: PatternLiteral): number | null {
  if (value instanceof Uint8Array || literal.type === 'hex' || literal.type === 'binary')
    return compareBytes(value, literal)
  if (typeof value === 'string') {
    if (literal.type === 'time') return isStixTime(value) ? compareStixTime(value, literal.value) : null
    return literal.type === 'string' ? compareTexts(value.normalize('NFC'), literal.value) : null
  }
  if (typeof value === 'boolean') return literal.type === 'bool' ? Number(value) - Number(literal.value) : null
  if (literal.type !== 'int' && literal.type !== 'float') return null
  return typeof value === 'number' || isRawNumber(value) ? compareDecimals(JSON.stringify(value), literal.value) : null
}

function compareBytes(value: PathValue, literal: PatternLiteral): number | null {
  const own = value instanceof Uint8Array ? value : typeof value === 'string' ? latin1(value) : null
  const other =
    literal.type === 'hex' || literal.type === 'binary'
      ? literalBytes(literal)
      : literal.type === 'string'
        ? latin1(literal.value)
        : null
  if (own === null || other === null) return null
  const length = Math.min(own.length, other.length)
  for (let i = 0; i < length; i++) {
    const difference = (own[i] as number) - (other[i] as number)
    if (difference !== 0) return difference
  }
  return own.length - other.length
}

/** Null where a character is beyond what one byte holds: then the standard calls text and bytes unequal. */
function latin1(text: string): Uint8Array | null {
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code > 255) return null
    bytes[i] = code
  }
  return bytes
}

/** By code points; JavaScript's own order is by UTF-16 units. */
function compareTexts(a: string, b: string): number {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++)
    if (a.charCodeAt(i) !== b.charCodeAt(i)) {
      const inPair = i > 0 && a.charCodeAt(i) >= 0xdc00 && a.charCodeAt(i) < 0xe000 ? 1 : 0
      return (a.codePointAt(i - inPair) ?? 0) - (b.codePointAt(i - inPair) ?? 0)
    }
  return a.length - b.length
}

function meets(order: number, operator: CompareOperator): boolean {
  switch (operator) {
    case '=':
      return order === 0
    case '!=':
      return order !== 0
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
  }
}

function asText(value: PathValue): string | null {
  if (typeof value === 'string') return value.normalize('NFC')
  if (!(value instanceof Uint8Array)) return null
  let text = ''
  for (const byte of value) text += String.fromCharCode(byte)
  return text
}

function codePoints(text: string): number[] {
  const points: number[] = []
  for (const c of text) points.push(c.codePointAt(0) ?? 0)
  return points
}
