import {
  type CompareOperator,
  type Comparison,
  type ObjectPath,
  PATTERN_KEYWORDS,
  type PathStep,
  type PatternLiteral,
  type PropertyTest,
  type TextOperator,
} from './pattern.ts'
import { PatternFault } from './pattern-fault.ts'
import type { PatternReader } from './pattern-reader.ts'

const OPERATORS: ReadonlyMap<string, CompareOperator> = new Map([
  ['=', '='],
  ['==', '='],
  ['!=', '!='],
  ['<>', '!='],
  ['<', '<'],
  ['<=', '<='],
  ['>', '>'],
  ['>=', '>='],
])
const TEXT_OPERATORS: readonly TextOperator[] = ['LIKE', 'MATCHES', 'ISSUBSET', 'ISSUPERSET']

/**
 * Reads what stands in square brackets.
 * @throws PatternFault
 */
export function parseComparison(reader: PatternReader): Comparison {
  const and = (): Comparison => reader.joined('AND', 'and', () => propertyTest(reader))
  return reader.joined('OR', 'or', and)
}

function propertyTest(reader: PatternReader): Comparison {
  if (reader.takes('(')) return reader.inside(() => parseComparison(reader), ')')
  if (reader.takes('EXISTS')) return { kind: 'exists', path: objectPath(reader) }
  const path = objectPath(reader)
  const not = reader.takes('NOT')
  if (reader.takes('IN')) return { kind: 'in', path, not, values: set(reader) }
  for (const operator of TEXT_OPERATORS)
    if (reader.takes(operator)) return { kind: 'text', path, not, operator, value: string(reader) }
  return comparison(reader, path, not)
}

function comparison(reader: PatternReader, path: ObjectPath, not: boolean): PropertyTest {
  const operator = reader.token.kind === 'sign' ? OPERATORS.get(reader.token.text) : undefined
  if (operator === undefined) reader.fail('an operator was expected')
  reader.take()
  const { at } = reader.token
  const value = literal(reader)
  if (value.type === 'bool' && operator !== '=' && operator !== '!=')
    throw new PatternFault('stix-pattern-operand', at, 'true and false have no order')
  return { kind: 'compare', path, not, operator, value }
}

function objectPath(reader: PatternReader): ObjectPath {
  const objectType = word(reader, 'the type of an object')
  reader.must(':')
  const steps: PathStep[] = [{ key: key(reader) }]
  for (;;) {
    if (reader.takes('.')) steps.push({ key: key(reader) })
    else if (reader.takes('[')) {
      steps.push({ index: index(reader) })
      reader.must(']')
    } else return { objectType, steps }
  }
}

function word(reader: PatternReader, what: string): string {
  const { token } = reader
  if (token.kind !== 'word' || PATTERN_KEYWORDS.has(token.text)) reader.fail(`${what} was expected`)
  reader.take()
  return token.text
}

/** The standard wants quotes about a name with a hyphen; many patterns come without, and mean the same. */
function key(reader: PatternReader): string {
  const { token } = reader
  if (token.kind !== 'literal') return word(reader, 'the name of a property')
  return string(reader)
}

function index(reader: PatternReader): number | '*' {
  if (reader.takes('*')) return '*'
  const { token } = reader
  if (token.kind !== 'literal' || token.literal.type !== 'int' || !/^\d{1,9}$/.test(token.literal.value))
    reader.fail('a place in a list, counted from 0, or * was expected')
  reader.take()
  return Number(token.literal.value)
}

function string(reader: PatternReader): string {
  const { token } = reader
  if (token.kind !== 'literal' || token.literal.type !== 'string') reader.fail('a text in quotes was expected')
  reader.take()
  return token.literal.value
}

function literal(reader: PatternReader): PatternLiteral {
  if (reader.takes('true')) return { type: 'bool', value: true }
  if (reader.takes('false')) return { type: 'bool', value: false }
  const { token } = reader
  if (token.kind !== 'literal')
    reader.fail('a value was expected: a text, a number, true, false, or a literal b, h or t')
  reader.take()
  return token.literal
}

function set(reader: PatternReader): PatternLiteral[] {
  const { at } = reader.token
  reader.must('(')
  const values: PatternLiteral[] = []
  if (reader.takes(')')) return values
  do values.push(literal(reader))
  while (reader.takes(','))
  reader.must(')')
  const kindOf = (value: PatternLiteral): string => (value.type === 'int' ? 'float' : value.type)
  const first = values[0]
  if (first !== undefined && values.some(value => kindOf(value) !== kindOf(first)))
    throw new PatternFault('stix-pattern-operand', at, 'the values of a set must be of one kind')
  return values
}
