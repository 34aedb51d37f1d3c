import { between, type CharTest, not, POSIX_CLASSES } from './char-tests.ts'
import type { RegexScanner } from './regex-scanner.ts'

/**
 * Reads a class in square brackets, the first of which is taken already.
 * @throws RegexFault
 */
export function parseClass(scanner: RegexScanner): CharTest {
  const negated = scanner.takes('^')
  const tests: CharTest[] = []
  // A closing bracket that comes first stands for itself.
  let first = true
  while (first || scanner.peek() !== ']') {
    first = false
    const from = member(scanner)
    if (typeof from !== 'number') {
      tests.push(from)
      continue
    }
    if (scanner.peek() !== '-' || scanner.peek(1) === ']' || scanner.peek(1) === '') {
      tests.push(between(from, from))
      continue
    }
    scanner.next()
    const to = member(scanner)
    if (typeof to !== 'number') tests.push(between(from, from), between(45, 45), to)
    else if (to < from) scanner.fail('stix-regex-malformed', 'a range in a class is out of order')
    else tests.push(between(from, to))
  }
  scanner.next()
  const inClass: CharTest = c => tests.some(test => test(c))
  return negated ? not(inClass) : inClass
}

function member(scanner: RegexScanner): number | CharTest {
  if (scanner.takes('[:')) {
    const name = scanner.upTo(':')
    if (!scanner.takes(']')) scanner.fail('stix-regex-malformed', 'a POSIX class does not close')
    const test = POSIX_CLASSES.get(name.replace(/^\^/, ''))
    if (test === undefined) scanner.fail('stix-regex-malformed', `there is no POSIX class "${name.slice(0, 40)}"`)
    return name.startsWith('^') ? not(test) : test
  }
  const c = scanner.next()
  if (c !== '\\') return c.codePointAt(0) ?? 0
  if (scanner.takes('b')) return 8
  return scanner.escape()
}
