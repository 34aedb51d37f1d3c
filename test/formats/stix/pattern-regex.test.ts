import assert from 'node:assert/strict'
import { test } from 'node:test'
import { StepBudget } from '../../../src/formats/stix/pattern/match/step-budget.ts'
import { compileRegex } from '../../../src/formats/stix/pattern/regex/compile-regex.ts'
import { parseRegex } from '../../../src/formats/stix/pattern/regex/parse-regex.ts'
import { RegexFault } from '../../../src/formats/stix/pattern/regex/regex-fault.ts'
import { searchRegex } from '../../../src/formats/stix/pattern/regex/search-regex.ts'
import { effortMs } from '../../effort.ts'
import { fc } from '../../property.ts'

function finds(source: string, text: string): boolean {
  const points = [...text].map(c => c.codePointAt(0) ?? 0)
  return searchRegex(compileRegex(parseRegex(source)), points, new StepBudget(50_000_000))
}

test('regular expressions mean what PCRE says, where they are supported', () => {
  const yes: [source: string, text: string][] = [
    ['', ''],
    ['^Final Report.+\\.exe$', 'Final Report 3.exe'],
    ['a$', 'a\n'],
    ['(?i)ÄB[c-d]', 'äbD'],
    ['a(?i:B)c', 'aBc'],
    ['(?s)a.b', 'a\nb'],
    ['(?m)^b$', 'a\nb\nc'],
    ['a{2,3}b', 'xaaab'],
    ['a{,3}', 'a{,3}'],
    ['x{', 'x{'],
    ['(?<name>ab)+?c', 'ababc'],
    ['(?P<v1>[a-z]+)town', 'bobtown'],
    ['\\bfoo\\b', 'a foo b'],
    ['[]a]+', ']'],
    ['[^]a]', 'b'],
    ['[a\\-z]', '-'],
    ['[a-]', '-'],
    ['[\\d-x]', '-'],
    ['[[:alpha:]_]+$', 'ab_'],
    ['\\x41\\x{1F600}\\t', 'A\u{1f600}\t'],
    ['^.$', '\u{1f600}'],
    ['\\Qa.b\\E+', 'a.bb'],
    ['\\p{Lu}\\p{Greek}', 'Aβ'],
    ['\\P{L}', '1'],
    ['(?#said)a', 'a'],
    ['(|a)(b|)', ''],
    ['(a*)*$', 'aaab'],
    ['^(?:a?){30}a{30}$', 'a'.repeat(30)],
  ]
  for (const [source, text] of yes) assert.ok(finds(source, text), `${source} finds ${text}`)
  const no: [source: string, text: string][] = [
    ['a.b', 'a\nb'],
    ['a\\z', 'a\n'],
    ['^b$', 'a\nb\nc'],
    ['a{2,3}b', 'xab'],
    ['\\bfoo\\b', 'afoo'],
    ['(?i:a)B', 'Ab'],
    ['(a(?i)b|c)D', 'aBd'],
    ['\\d', '٣'],
    ['[^a]', 'a'],
  ]
  for (const [source, text] of no) assert.ok(!finds(source, text), `${source} does not find ${text}`)
})

test('what would need to go back in the text is refused, never misread', () => {
  const bad: [source: string, code: string][] = [
    ['(?P<v3>[a-z]).(?P=v3)', 'stix-regex-unsupported'],
    ['(a)\\1', 'stix-regex-unsupported'],
    ['a(?=b)', 'stix-regex-unsupported'],
    ['(?<!a)b', 'stix-regex-unsupported'],
    ['(?<=a)b', 'stix-regex-unsupported'],
    ['(?>a)b', 'stix-regex-unsupported'],
    ['a++', 'stix-regex-unsupported'],
    ['(?R)', 'stix-regex-unsupported'],
    ['(*UTF8)a', 'stix-regex-unsupported'],
    ['\\Ka', 'stix-regex-unsupported'],
    ['\\p{Nonsense}', 'stix-regex-unsupported'],
    ['a**', 'stix-regex-malformed'],
    ['*a', 'stix-regex-malformed'],
    ['a{3,2}', 'stix-regex-malformed'],
    ['(a', 'stix-regex-malformed'],
    ['a)', 'stix-regex-malformed'],
    ['[a', 'stix-regex-malformed'],
    ['[z-a]', 'stix-regex-malformed'],
    ['a\\', 'stix-regex-malformed'],
    ['\\x{110000}', 'stix-regex-malformed'],
    ['((a{100}){100}){100}', 'stix-regex-too-large'],
    ['(?:|){999999}', 'stix-regex-too-large'],
    ['('.repeat(5000), 'stix-regex-too-large'],
    ['a'.repeat(20_000), 'stix-regex-too-large'],
  ]
  for (const [source, code] of bad)
    assert.throws(
      () => compileRegex(parseRegex(source)),
      (error: unknown) => error instanceof RegexFault && error.code === code,
      source.slice(0, 40),
    )
})

test('expressions that stall other engines take time in proportion to the text', () => {
  const text = `${'a'.repeat(20_000)}!`
  for (const source of ['^(a+)+$', '^(a|aa)+$', '^(a|a)*$', '(.*a){10}b', '^(?:a?){25}a{25}$']) {
    const started = effortMs()
    assert.ok(!finds(source, text))
    assert.ok(effortMs() - started < 1500, source)
  }
})

test('on what both support, it agrees with the engine of JavaScript', () => {
  const piece = fc.constantFrom(
    'a',
    'b',
    '.',
    '[ab]',
    '[^a]',
    '(?:a|b)',
    '(ab)',
    'a|b',
    '^',
    '$',
    '\\b',
    '\\w',
    '(?:)',
    '\\n',
  )
  const quantifier = fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,2}', '{0,}', '*?')
  const part = fc.tuple(piece, quantifier).map(([p, q]) => (/^(?:[\^$]|\\b|a\|b)$/.test(p) ? p : p + q))
  const source = fc.array(part, { maxLength: 6 }).map(parts => parts.join(''))
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ', '\n'), maxLength: 8 })
  fc.assert(
    fc.property(source, text, (expression, subject) => {
      // JavaScript knows no $ before a final line break.
      const theirs = new RegExp(expression.replaceAll('$', '(?=\\n?$(?![^]))').replace(/\.(?!\*\?\?)/g, '[^\\n]'), 'u')
      assert.equal(finds(expression, subject), theirs.test(subject), `${expression} in ${JSON.stringify(subject)}`)
    }),
    { numRuns: 3000 },
  )
})
