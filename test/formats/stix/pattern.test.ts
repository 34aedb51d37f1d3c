import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { parsePattern } from '../../../src/formats/stix/pattern/parse-pattern.ts'
import { PatternFault } from '../../../src/formats/stix/pattern/pattern-fault.ts'
import { printPattern } from '../../../src/formats/stix/pattern/print-pattern.ts'
import { walletPattern } from '../../../src/formats/stix/pattern/wallet-pattern.ts'
import { walletsOfPattern } from '../../../src/formats/stix/pattern/wallets-of-pattern.ts'
import { fc } from '../../property.ts'
import { needsShared, sharedPath } from '../../shared-data.ts'
import { GOOD_PATTERNS } from './good-patterns.ts'
import { mutated } from './mutated-pattern.ts'
import { patterns } from './random-pattern.ts'

test('what the standard calls a pattern is read, and its canonical spelling says the same', () => {
  for (const text of GOOD_PATTERNS) {
    const pattern = parsePattern(text)
    const printed = printPattern(pattern)
    assert.deepEqual(parsePattern(printed), pattern, text)
    assert.equal(printPattern(parsePattern(printed)), printed, text)
  }
})

test('AND binds before OR, OR before FOLLOWEDBY, and a qualifier to the expression before it', () => {
  const bare = '[a:b = 1] FOLLOWEDBY [a:b = 2] OR [a:b = 3] AND [a:b = 4] WITHIN 5 SECONDS'
  const clear = '[a:b = 1] FOLLOWEDBY ([a:b = 2] OR ([a:b = 3] AND ([a:b = 4] WITHIN 5 SECONDS)))'
  assert.deepEqual(parsePattern(bare), parsePattern(clear))
  assert.deepEqual(parsePattern('[a:b=1 OR a:b=2 AND a:b=3]'), parsePattern('[a:b=1 OR (a:b=2 AND a:b=3)]'))
})

test('what is no pattern is refused with a code and the place of the fault', () => {
  const bad: readonly [text: string, code: string, at: number][] = [
    ['file:size = 1280', 'stix-pattern-syntax', 0],
    ['[file:size = ]', 'stix-pattern-syntax', 13],
    ['[file:hashes.MD5 = cead3f77]', 'stix-pattern-syntax', 19],
    ['[file.size = 1280]', 'stix-pattern-syntax', 5],
    ['[file:name MATCHES /.*\\.dll/]', 'stix-pattern-character', 19],
    ["[a:b = 'x'] WITHIN ]", 'stix-pattern-syntax', 19],
    ["[a:b = 'x'] WITHIN 5 HOURS", 'stix-pattern-syntax', 21],
    ["[a:b = 'x'] WITHIN -5 SECONDS", 'stix-pattern-syntax', 19],
    ["[a:b = 'x'] WITHIN 0 SECONDS", 'stix-pattern-syntax', 19],
    ["[a:b = 'x'] REPEATS 0 TIMES", 'stix-pattern-syntax', 20],
    ['[a:b ISSUBSET ]', 'stix-pattern-syntax', 14],
    ["[a:b =? 'x']", 'stix-pattern-character', 6],
    ["[a:b == t'2457-73-22T32:81:84.1Z']", 'stix-pattern-literal', 8],
    ["[a:b = b'====']", 'stix-pattern-literal', 7],
    ["[a:b = h'abc']", 'stix-pattern-literal', 7],
    ['[foo:bar=1] within 2 seconds', 'stix-pattern-syntax', 12],
    ["[a:b = 'x'] WITHIN 5 SECONDS WITHIN 6 SECONDS", 'stix-pattern-qualifier', 29],
    ["[a:b = 'x", 'stix-pattern-unclosed', 7],
    ["[a:b = 'x\\y']", 'stix-pattern-escape', 9],
    ["[a:b IN (1, 'x')]", 'stix-pattern-operand', 8],
    ['[a:b < true]', 'stix-pattern-operand', 7],
    ['[a:b = 007]', 'stix-pattern-literal', 7],
    ['[a:b[-1] = 7]', 'stix-pattern-syntax', 5],
    ["[a:b = 'x'] START t'2016-06-01T01:30:00Z'", 'stix-pattern-syntax', 41],
    ['', 'stix-pattern-syntax', 0],
    ['['.repeat(100_000), 'stix-pattern-syntax', 1],
    ['('.repeat(100_000), 'stix-pattern-too-deep', 65],
    [`[${'('.repeat(100_000)}`, 'stix-pattern-too-deep', 65],
    ['x'.repeat(5_000_000), 'stix-pattern-too-long', 4 * 1024 * 1024],
  ]
  for (const [text, code, at] of bad)
    assert.throws(
      () => parsePattern(text),
      (error: unknown) => error instanceof PatternFault && error.code === code && error.at === at,
      `${text.slice(0, 60)}: ${code} at ${at}`,
    )
})

test('every pattern that can be written is read back as it was', () => {
  fc.assert(
    fc.property(patterns, pattern => {
      assert.deepEqual(parsePattern(printPattern(pattern)), structuredClone(pattern))
    }),
    { numRuns: 1000 },
  )
})

test('a pattern that was damaged is read or refused with a code, and nothing else happens', () => {
  const refused = mutated(GOOD_PATTERNS, 3, 2_000)
  assert.ok(refused > 500 && refused < 2_000, `${refused} of 2000 were refused`)
})

test('every pattern of the OASIS examples and of the indicators of the threat reports is read', {
  skip: needsShared,
}, () => {
  let count = 0
  const folder = sharedPath('data/stix/oasis-examples')
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.json')) continue
    for (const pattern of patternsIn(JSON.parse(readFileSync(join(folder, name), 'utf8')))) {
      assert.deepEqual(parsePattern(printPattern(parsePattern(pattern))), parsePattern(pattern), pattern)
      count++
    }
  }
  assert.ok(count >= 80, `${count} patterns`)
})

test('the wallets that a pattern names are told, under whatever name of the object', () => {
  const text = [
    "[cryptocurrency-wallet:value = '1E38kt7ryhbRXUzbam6iQ6sd93VHUUdjEE' OR cryptocurrency_wallet:address IN ('a', 'b')]",
    "[x-cryptocurrency-wallet:address = 'c' AND (crypto-wallet:value = 'a' OR x_crypto_wallet:value = 'd')]",
    "[x-opencti-cryptocurrency-wallet:value = 'e'] WITHIN 5 SECONDS",
  ].join(' OR ')
  assert.deepEqual(walletsOfPattern(text), ['1E38kt7ryhbRXUzbam6iQ6sd93VHUUdjEE', 'a', 'b', 'c', 'd', 'e'])
})

test('what a pattern denies, only resembles, or says of another thing names no wallet', () => {
  for (const test of [
    "cryptocurrency-wallet:value != 'a'",
    "cryptocurrency-wallet:value NOT = 'a'",
    "cryptocurrency-wallet:value NOT IN ('a')",
    "cryptocurrency-wallet:value LIKE 'a'",
    "cryptocurrency-wallet:value > 'a'",
    "cryptocurrency-wallet:hash = 'a'",
    "cryptocurrency-wallet:owner_ref.value = 'a'",
    "domain-name:value = 'a'",
    'cryptocurrency-wallet:value = 5',
  ])
    assert.deepEqual(walletsOfPattern(`[${test}]`), [], test)
})

test('a pattern of wallets names exactly the wallets it was made of', () => {
  assert.equal(walletPattern(["it's"]), "[cryptocurrency-wallet:value = 'it\\'s']")
  assert.equal(walletPattern(['a', 'b', 'a']), "[cryptocurrency-wallet:value IN ('a', 'b')]")
  assert.throws(() => walletPattern([]), RangeError)
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ unit: 'binary' }), { minLength: 1 }), wallets => {
      assert.deepEqual(walletsOfPattern(walletPattern(wallets)), wallets)
    }),
  )
})

function patternsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(patternsIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'pattern' && typeof inner === 'string' ? [inner] : patternsIn(inner),
  )
}
