import type {
  Comparison,
  ObjectPath,
  PathStep,
  Pattern,
  PatternLiteral,
} from '../../../src/formats/stix/pattern/pattern.ts'
import { fc } from '../../property.ts'

const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom("'", '\\', "\\'", '//', '/*', "']"))
const digits = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n })
const time = fc.constantFrom('2016-06-01T01:30:00.123Z', '1994-11-29T13:37:52Z', '2026-02-28T23:59:59.123456789012Z')

const scalars: Record<string, fc.Arbitrary<PatternLiteral>> = {
  string: text.map(value => ({ type: 'string', value })),
  int: digits.map(value => ({ type: 'int', value: String(value) })),
  float: fc
    .tuple(fc.bigInt({ min: 1n, max: 10n ** 20n }), fc.integer({ min: 1, max: 999 }), fc.boolean())
    .map(([whole, part, minus]) => ({
      type: 'float',
      value: `${minus ? '-' : ''}${whole}.${String(part).padStart(3, '0').replace(/0+$/, '')}`,
    })),
  bool: fc.boolean().map(value => ({ type: 'bool', value })),
  hex: fc.uint8Array({ maxLength: 6 }).map(bytes => ({ type: 'hex', value: Buffer.from(bytes).toString('hex') })),
  binary: fc
    .uint8Array({ maxLength: 6 })
    .map(bytes => ({ type: 'binary', value: Buffer.from(bytes).toString('base64') })),
  time: time.map(value => ({ type: 'time', value })),
}
const literal = fc.oneof(...Object.values(scalars))
const ordered = literal.filter(value => value.type !== 'bool')

const key: fc.Arbitrary<PathStep> = fc
  .oneof(text, fc.constantFrom('value', 'hashes', 'SHA-256', 'AND', 'true', 'dst_ref', ''))
  .map(name => ({ key: name }))
const step: fc.Arbitrary<PathStep> = fc.oneof(
  key,
  fc.oneof(fc.nat({ max: 999_999_999 }), fc.constant('*' as const)).map(index => ({ index })),
)
const path: fc.Arbitrary<ObjectPath> = fc
  .tuple(fc.constantFrom('file', 'x-my-thing', 'h', 't', '_a9'), key, fc.array(step, { maxLength: 3 }))
  .map(([objectType, first, rest]) => ({ objectType, steps: [first, ...rest] }))
const not = fc.boolean()

const property: fc.Arbitrary<Comparison> = fc.oneof(
  fc.record({ kind: fc.constant('compare' as const), path, not, operator: fc.constantFrom('=', '!='), value: literal }),
  fc.record({
    kind: fc.constant('compare' as const),
    path,
    not,
    operator: fc.constantFrom('<', '<=', '>', '>='),
    value: ordered,
  }),
  fc
    .oneof(...Object.values(scalars).map(one => fc.array(one, { maxLength: 4 })))
    .chain(values => fc.record({ kind: fc.constant('in' as const), path, not, values: fc.constant(values) })),
  fc.record({
    kind: fc.constant('text' as const),
    path,
    not,
    operator: fc.constantFrom('LIKE', 'MATCHES', 'ISSUBSET', 'ISSUPERSET'),
    value: text,
  }),
  fc.record({ kind: fc.constant('exists' as const), path }),
)

function joinedBy<T, K extends string>(
  kinds: readonly K[],
  part: fc.Arbitrary<T>,
): fc.Arbitrary<{ kind: K; parts: T[] }> {
  return fc.record({ kind: fc.constantFrom(...kinds), parts: fc.array(part, { minLength: 2, maxLength: 3 }) })
}

const comparison = fc.letrec<{ comparison: Comparison }>(tie => ({
  comparison: fc.oneof({ maxDepth: 4 }, property, joinedBy(['and', 'or'], tie('comparison'))),
})).comparison

/** Patterns of any form, as data. */
export const patterns: fc.Arbitrary<Pattern> = fc.letrec<{ pattern: Pattern }>(tie => ({
  pattern: fc.oneof(
    { maxDepth: 4 },
    fc.record({ kind: fc.constant('observation' as const), test: comparison }),
    joinedBy(['and', 'or', 'followedby'], tie('pattern')),
    fc.record({
      kind: fc.constant('within' as const),
      of: tie('pattern'),
      seconds: fc.constantFrom('1', '300', '0.0001', '1800.5'),
    }),
    fc.record({
      kind: fc.constant('repeats' as const),
      of: tie('pattern'),
      times: fc.integer({ min: 1, max: 999_999_999 }),
    }),
    fc.record({ kind: fc.constant('startstop' as const), of: tie('pattern'), start: time, stop: time }),
  ),
})).pattern
