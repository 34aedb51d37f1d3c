import { type Comparison, type ObjectPath, PATTERN_KEYWORDS, type Pattern, type PatternLiteral } from './pattern.ts'

const PLAIN_KEY = /^[a-zA-Z_][a-zA-Z0-9_]*$/
/** How loosely the parts of a compound hang together. */
const LOOSENESS = { and: 1, or: 2, followedby: 3 } as const

/** The one canonical spelling of a pattern: {@link parsePattern} gives the same pattern back. */
export function printPattern(pattern: Pattern): string {
  switch (pattern.kind) {
    case 'observation':
      return `[${printComparison(pattern.test)}]`
    case 'within':
      return `${qualifiedPart(pattern.of, pattern.kind)} WITHIN ${pattern.seconds} SECONDS`
    case 'repeats':
      return `${qualifiedPart(pattern.of, pattern.kind)} REPEATS ${pattern.times} TIMES`
    case 'startstop':
      return `${qualifiedPart(pattern.of, pattern.kind)} START t'${pattern.start}' STOP t'${pattern.stop}'`
    default: {
      const own = LOOSENESS[pattern.kind]
      return pattern.parts
        .map(part => (isCompound(part) && LOOSENESS[part.kind] >= own ? `(${printPattern(part)})` : printPattern(part)))
        .join(` ${pattern.kind.toUpperCase()} `)
    }
  }
}

/** A literal as it stands in a pattern. */
export function printLiteral(literal: PatternLiteral): string {
  switch (literal.type) {
    case 'string':
      return quoted(literal.value)
    case 'hex':
      return `h'${literal.value}'`
    case 'binary':
      return `b'${literal.value}'`
    case 'time':
      return `t'${literal.value}'`
    default:
      return String(literal.value)
  }
}

/** A path as it stands in a pattern: names that are no plain words are quoted. */
export function printPath(path: ObjectPath): string {
  let text = `${path.objectType}:`
  path.steps.forEach((step, i) => {
    if ('index' in step) text += `[${step.index}]`
    else text += (i === 0 ? '' : '.') + (isPlain(step.key) ? step.key : quoted(step.key))
  })
  return text
}

type Compound = Extract<Pattern, { readonly parts: readonly Pattern[] }>

function isCompound(pattern: Pattern): pattern is Compound {
  return 'parts' in pattern
}

/** A qualifier binds to the one expression before it, and none may stand there twice. */
function qualifiedPart(of: Pattern, kind: Pattern['kind']): string {
  let same = false
  for (let inner = of; 'of' in inner; inner = inner.of) same ||= inner.kind === kind
  return isCompound(of) || same ? `(${printPattern(of)})` : printPattern(of)
}

function printComparison(test: Comparison): string {
  switch (test.kind) {
    case 'or':
      return test.parts
        .map(part => (part.kind === 'or' ? `(${printComparison(part)})` : printComparison(part)))
        .join(' OR ')
    case 'and':
      return test.parts
        .map(part => ('parts' in part ? `(${printComparison(part)})` : printComparison(part)))
        .join(' AND ')
    case 'exists':
      return `EXISTS ${printPath(test.path)}`
    case 'in':
      return `${printPath(test.path)}${not(test)} IN (${test.values.map(printLiteral).join(', ')})`
    case 'text':
      return `${printPath(test.path)}${not(test)} ${test.operator} ${quoted(test.value)}`
    case 'compare':
      return `${printPath(test.path)}${not(test)} ${test.operator} ${printLiteral(test.value)}`
  }
}

function not(test: { readonly not: boolean }): string {
  return test.not ? ' NOT' : ''
}

function isPlain(key: string): boolean {
  return PLAIN_KEY.test(key) && !PATTERN_KEYWORDS.has(key)
}

function quoted(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`
}
