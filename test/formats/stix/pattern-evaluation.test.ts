import assert from 'node:assert/strict'
import { test } from 'node:test'
import { evaluatePattern } from '../../../src/formats/stix/pattern/evaluate-pattern.ts'
import type { Observation } from '../../../src/formats/stix/pattern/observation.ts'
import { observationsOf } from '../../../src/formats/stix/pattern/observations-of.ts'
import { parsePattern } from '../../../src/formats/stix/pattern/parse-pattern.ts'
import { rawNumber } from '../../../src/formats/stix/stix-fault.ts'
import { stixNs } from '../../../src/formats/stix/stix-time.ts'
import { InputError } from '../../../src/model/errors.ts'
import type { IntelObject } from '../../../src/model/intel-object.ts'
import { effortMs } from '../../effort.ts'

function seen(first: string, objects: Record<string, unknown>[], count = 1, last = first): Observation {
  const named = objects.map((object, i) => ({ id: `${i}`, ...object }) as unknown as IntelObject)
  return { firstNs: stixNs(first), lastNs: stixNs(last), count, objects: named }
}

function check(observations: readonly Observation[], cases: { yes?: readonly string[]; no?: readonly string[] }): void {
  for (const text of cases.yes ?? [])
    assert.ok(evaluatePattern(parsePattern(text), observations).matched, `should match: ${text}`)
  for (const text of cases.no ?? [])
    assert.ok(!evaluatePattern(parsePattern(text), observations).matched, `should not: ${text}`)
}

const DAY = '2014-04-19T06:51:26Z'
const THING = seen(DAY, [
  {
    type: 'test',
    ...{ int: 5, float: 12.658, float_int: 12, bool: true, string: 'hello', ip: '11.22.33.44', cidr: '11.22.33.44/20' },
    ...{ name: 'alice', name_u: 'ălice', name_hex: '616c696365', name_bin: 'YWxpY2U=', bin_hex: '01020304' },
    ...{ at: '2014-01-13T07:03:17.5Z', list: ['a', 'b'], nothing: null, 'odd key': 1 },
    amount: rawNumber('115792089237316195423570985008687907853269984665640564039457584007913129639935'),
    accent: 'e\u0301',
  },
])

// The outcomes of the next tests are those of the OASIS matcher's own test suite (oasis-open/cti-pattern-matcher, test_basic_ops).
test('numbers are compared as numbers, exactly, and with nothing else', () => {
  check([THING], {
    yes: [
      ...[
        'int = 5',
        'int NOT != 5',
        'int > 3',
        'int NOT < 3',
        'int < 12',
        'int > 4.9',
        'int < 5.1',
        'int >= 5',
        'int != false',
      ],
      ...[
        "int != 'world'",
        "int != h'010203'",
        "int != t'1965-07-19T22:41:38Z'",
        'int IN (-4, 5, 6.6)',
        "int NOT IN ('a', 'b')",
      ],
      ...["int NOT MATCHES 'l+'", "int NOT LIKE 'he%'", 'float = 12.658', 'float > 12.65799', 'float < 12.65801'],
      ...[
        'float_int IN (11.1, 12, 13)',
        'amount > 115792089237316195423570985008687907853269984665640564039457584007913129639934',
      ],
      ...['amount = 115792089237316195423570985008687907853269984665640564039457584007913129639935'],
    ].map(one => `[test:${one}]`),
    no: [
      ...[
        'int NOT = 5',
        'int NOT != 8',
        'int > 8',
        'int < 2',
        'int > 5.1',
        'int = true',
        "int = 'world'",
        "int > h'010203'",
      ],
      ...["int LIKE 'he%'", 'int NOT IN (-4, 5, 6)', 'float != 12.658', 'float > 12.65801', "float NOT != 'world'"],
      ...[
        'float_int NOT IN (11, 12, 13)',
        'amount = 115792089237316195423570985008687907853269984665640564039457584007913129639936',
      ],
    ].map(one => `[test:${one}]`),
  })
})

test('true and false, texts and timestamps are compared with their own kind', () => {
  check([THING], {
    yes: [
      ...['bool != 1', 'bool = true', 'bool NOT = false', 'bool IN (false, true)', "bool NOT MATCHES 'l+'"],
      ...["string = 'hello'", "string > 'alice'", "string < 'zelda'", "string <= 'hello'", "string != b'AQIDBA=='"],
      ...[
        "string LIKE 'he%'",
        "string LIKE 'he__o'",
        "string MATCHES 'l+'",
        "string MATCHES '.lo$'",
        'string NOT IN (1, 2)',
      ],
      ...[
        'string NOT IN ()',
        "at = t'2014-01-13T07:03:17.500Z'",
        "at > t'2014-01-13T07:03:17Z'",
        "accent = 'é'",
        "accent LIKE '_'",
      ],
    ].map(one => `[test:${one}]`),
    no: [
      ...[
        'bool = 1',
        'bool != true',
        'bool NOT IN (false, true)',
        'string = true',
        "string NOT LIKE 'he%'",
        "string >= 'zelda'",
      ],
      ...["string IN ('x')", 'string IN ()', "string LIKE 'h'", "string < 'hell'", "string = t'1965-07-19T22:41:38Z'"],
      ...["string < t'1965-07-19T22:41:38Z'", "at < t'2014-01-13T07:03:17.499999Z'"],
    ].map(one => `[test:${one}]`),
  })
})

test('texts are ordered by code points, not by the halves of JavaScript', () => {
  const [low, high] = ['\uffee', '\u{1f600}']
  check([seen(DAY, [{ type: 'test', string: high }])], {
    yes: [`[test:string > '${low}']`],
    no: [`[test:string < '${low}']`],
  })
})

test('bytes in hex or base64 equal the same bytes and the text that they spell', () => {
  check([THING], {
    yes: [
      ...[
        "name = h'616c696365'",
        "name = b'YWxpY2U='",
        "name_bin = h'616c696365'",
        "name_bin = 'alice'",
        "name_hex = b'YWxpY2U='",
      ],
      ...[
        "name > h'616172647661726b'",
        "name_hex > 'aardvark'",
        "name_hex MATCHES '\\\\x61li[c\\\\x01]e'",
        "name_bin LIKE '%alice%'",
      ],
      ...[
        "name_bin NOT MATCHES 'ălice'",
        "bin_hex = h'01020304'",
        "bin_hex MATCHES '.*\\\\x03'",
        "bin_hex = '\u0001\u0002\u0003\u0004'",
      ],
    ].map(one => `[test:${one}]`),
    no: [
      ...[
        "name_bin MATCHES '\\\\x62o[b\\\\x01]'",
        "name_hex NOT MATCHES '\\\\x61li[c\\\\x01]e'",
        "name_bin = 'ălice'",
        "name_bin > 'ălice'",
      ],
      ...["name_u = h'616c696365'", "name_u > b'YWxpY2U='", "name_u < h'616c696365'"],
    ].map(one => `[test:${one}]`),
  })
})

test('ranges of IPv4 and IPv6 lie in each other or do not', () => {
  const six = seen(DAY, [{ type: 'test', ip: '2001:0db8:dead:beef::1' }])
  check([six], {
    yes: [
      "[test:ip ISSUBSET '2001:db8:dead:beef:0000:0000:0000:0000/64']",
      "[test:ip ISSUPERSET '2001:db8:dead:beef:0::0.0.0.1']",
    ],
    no: [
      "[test:ip ISSUBSET '2001:db8:dead:bee0::/60' AND test:ip ISSUBSET '10.0.0.0/8']",
      "[test:ip ISSUBSET '::/129']",
    ],
  })
  check([THING], {
    yes: [
      ...["ip ISSUBSET '11.22.41.123/20'", "ip NOT ISSUBSET '11.22.123.41/20'", "cidr ISSUPERSET '11.22.41.123'"],
      ...[
        "cidr ISSUPERSET '11.22.41.123/29'",
        "cidr NOT ISSUPERSET '11.22.33.44/13'",
        "int NOT ISSUBSET '11.22.33.44'",
      ],
    ].map(one => `[test:${one}]`),
    no: [
      ...["ip ISSUBSET '11.22.123.41/20'", "cidr NOT ISSUPERSET '11.22.41.123'", "cidr ISSUPERSET '11.22.123.41/29'"],
      ...["int ISSUPERSET '11.22.33.44'", "ip ISSUBSET '11.22.33.256'", "string ISSUBSET '0.0.0.0/0'"],
    ].map(one => `[test:${one}]`),
  })
})

test('EXISTS asks whether a path leads anywhere; a list, an object or null is no value to compare', () => {
  check([THING], {
    yes: [
      '[EXISTS test:list]',
      '[EXISTS test:list[1]]',
      "[EXISTS test:'odd key']",
      "[test:list[*] = 'b']",
      "[test:list[0] = 'a']",
    ],
    no: [
      '[EXISTS test:list[2]]',
      '[EXISTS test:none]',
      '[EXISTS other:list]',
      "[test:list != 'x']",
      "[test:nothing != 'x']",
      '[EXISTS test:toString]',
    ],
  })
})

test('one object must meet all that AND asks of its type, and another type may be met by another object', () => {
  const two = seen(DAY, [
    { type: 'person', name: 'alice', age: 10 },
    { type: 'person', name: 'bob', age: 15 },
    { type: 'town', name: 'x' },
  ])
  check([two], {
    yes: [
      "[person:name = 'alice' AND person:age < 20]",
      "[person:name = 'alice' OR person:age > 1000 AND person:age < 0]",
      "[(person:name = 'carol' OR person:name = 'bob') AND person:age > 10]",
      "[(person:name = 'darlene' OR person:name = 'carol') AND person:age < 0 OR person:age > 5]",
      "[person:name = 'bob' AND town:name = 'x' AND (person:age = 15 OR town:name = 'y')]",
      "[(person:age = 15 OR town:name = 'y') AND person:name = 'bob']",
      "[(person:name = 'z' OR town:name = 'x') AND (person:name = 'bob' OR nothing:x = 1)]",
    ],
    no: [
      "[person:name = 'alice' AND person:age > 10]",
      "[(person:age = 'alice' OR person:age > 1000) AND person:age < 0]",
      "[(person:name = 'darlene' OR person:name = 'carol') AND (person:age < 0 OR person:age > 5)]",
      "[(person:age = 15 OR town:name = 'y') AND person:name = 'alice']",
      "[person:name = 'bob' AND nothing:x = 1]",
    ],
  })
})

test('references are followed within the observation, by one or by many, and in a ring without end', () => {
  const mail = seen(DAY, [
    {
      type: 'email-message',
      id: 'm',
      from_ref: 'a',
      to_refs: ['a', 'b', 'gone'],
      loop_ref: 'm',
      loop_refs: ['m', 'm', 'm'],
    },
    { type: 'email-addr', id: 'a', value: 'j@example.com' },
    { type: 'email-addr', id: 'b', value: 'k@example.com', hashes: { 'SHA-256': 'ff' } },
  ])
  check([mail], {
    yes: [
      "[email-message:from_ref.value = 'j@example.com']",
      "[email-message:to_refs[*].value = 'k@example.com']",
      "[email-message:to_refs[1].hashes.'SHA-256' = 'ff']",
      "[email-message:from_ref = 'a']",
      `[email-message:${'loop_ref.'.repeat(50)}from_ref.value = 'j@example.com']`,
      `[email-message:${'loop_refs[*].'.repeat(50)}from_ref.value = 'j@example.com']`,
    ],
    no: ["[email-message:to_refs[2].value != 'x']", "[email-message:to_refs[0].value = 'k@example.com']"],
  })
})

const PEOPLE = [
  seen('1994-11-29T13:37:52Z', [{ type: 'person', name: 'alice', age: 10 }]),
  seen('1994-11-29T13:37:57Z', [{ type: 'person', name: 'bob', age: 17 }]),
  seen('1994-11-29T13:38:02Z', [{ type: 'person', name: 'carol', age: 22 }]),
]

// After the OASIS matcher's test_temporal_qualifiers.
test('WITHIN, START and STOP bind observations in time as the OASIS matcher does', () => {
  const from = (start: string, stop: string): string =>
    `START t'1994-11-29T13:37:${start}Z' STOP t'1994-11-29T13:37:${stop}Z'`
  const two = "([person:name = 'alice'] AND [person:name < 'carol'])"
  check(PEOPLE, {
    yes: [
      "[person:name = 'bob'] WITHIN .0001 SECONDS",
      "[person:name = 'alice'] AND [person:name < 'carol'] WITHIN 1 SECONDS",
      `${two} WITHIN 5 SECONDS`,
      "([person:name = 'alice'] OR [person:name = 'darlene']) WITHIN 1 SECONDS",
      `[person:name = 'bob'] ${from('57', '58')}`,
      `([person:name LIKE 'a%'] AND [person:name = 'bob']) ${from('50', '58')}`,
      `[person:name = 'alice'] OR [person:name = 'darlene'] ${from('57', '58')}`,
      `[person:name MATCHES ''] REPEATS 2 TIMES ${from('50', '58')}`,
    ],
    no: [
      `${two} WITHIN 4 SECONDS`,
      `${two} WITHIN 4.9999 SECONDS`,
      "[person:name = 'elizabeth'] WITHIN 10 SECONDS",
      `[person:name = 'bob'] ${from('58', '58')}`,
      `[person:name = 'bob'] ${from('59', '58')}`,
      `[person:name = 'bob'] ${from('58', '59')}`,
      `([person:name LIKE 'a%'] AND [person:name = 'bob']) ${from('50', '57')}`,
      `[person:name MATCHES ''] REPEATS 3 TIMES ${from('50', '58')}`,
      `[person:name NOT LIKE 'foo'] ${from('50', '57')} REPEATS 3 TIMES`,
    ],
  })
})

// After the OASIS matcher's test_observation_exprs and test_complex.
test('AND, OR and FOLLOWEDBY want different observations, and each counts as often as it was made', () => {
  const early = '2004-10-11T21:44:58Z'
  const later = [
    seen(early, [{ type: 'person', name: 'alice', age: 10 }]),
    seen('2008-05-09T01:21:58.6Z', [{ type: 'person', name: 'bob', age: 17 }]),
    seen('2006-11-03T07:42:18.96Z', [{ type: 'person', name: 'carol', age: 22 }]),
  ]
  check(later, {
    yes: [
      "[person:name='alice'] AND [person:age>20]",
      "[person:name='alice'] FOLLOWEDBY [person:name>'bill']",
      "[person:age > 20] OR ([person:name > 'zelda'] FOLLOWEDBY [person:age < 0])",
      "[person:age > 20] OR [person:name > 'zelda'] AND [person:age < 0]",
      "([person:name='carol'] FOLLOWEDBY [person:name < 'elizabeth']) AND [person:age < 15]",
    ],
    no: [
      "[person:name='alice'] AND [person:age=10]",
      "[person:name='alice'] FOLLOWEDBY [person:age=10]",
      "[person:age > 70] OR [person:name > 'zelda'] AND [person:name MATCHES '^...?$']",
      "[person:name='bob'] FOLLOWEDBY [person:age<15]",
      "[person:age > 20] OR [person:name > 'zelda'] FOLLOWEDBY [person:age < 0]",
      "[person:name='carol'] FOLLOWEDBY [person:name < 'elizabeth'] AND [person:age < 15]",
    ],
  })
  const often = [
    seen('2004-10-11T21:44:58Z', [{ type: 'person', name: 'alice', age: 10 }], 2),
    seen('2004-10-11T21:45:01Z', [{ type: 'person', name: 'bob', age: 17 }], 3),
    seen('2004-10-11T21:45:02Z', [{ type: 'person', name: 'carol', age: 22 }], 2),
  ]
  check(often, {
    yes: [
      '[person:age < 20] REPEATS 5 TIMES',
      '([person:age < 20] REPEATS 2 TIMES) REPEATS 2 TIMES',
      "[person:name > 'aaron'] REPEATS 5 TIMES WITHIN 1 SECONDS",
      "([person:age < 30] AND [person:name > 'aaron']) WITHIN 2 SECONDS REPEATS 3 TIMES",
    ],
    no: [
      '[person:age < 20] REPEATS 10 TIMES',
      '([person:age < 20] REPEATS 2 TIMES) REPEATS 3 TIMES',
      "[person:name > 'aaron'] REPEATS 6 TIMES WITHIN 1 SECONDS",
    ],
  })
  assert.deepEqual(evaluatePattern(parsePattern("[person:name='bob'] AND [person:age=10]"), often).used, [0, 1])
})

test('counting decides REPEATS as trying out does', () => {
  const observations = Array.from({ length: 7 }, (_, i) => {
    const begin = (i * 7) % 5
    const at = (seconds: number): string => `2020-01-01T00:00:${String(seconds).padStart(2, '0')}Z`
    return seen(at(begin), [{ type: 'a', b: i % 3 }], (i % 3) + 1, at(begin + (i % 4)))
  })
  for (let times = 1; times < 12; times++)
    for (let span = 1; span < 6; span++) {
      const counted = `[a:b < 2] REPEATS ${times} TIMES WITHIN ${span} SECONDS`
      // In the company of what never occurs, the general way is taken.
      const tried = `(${counted}) OR [a:b = 99]`
      const [a, b] = [counted, tried].map(text => evaluatePattern(parsePattern(text), observations).matched)
      assert.equal(a, b, counted)
    }
})

test('a pattern made to be dear ends with an error, never with a no', () => {
  const many = Array.from({ length: 40 }, (_, i) => seen(DAY, [{ type: 'a', b: i, c: 'a'.repeat(30) }]))
  const dear = [
    `${'[a:b >= 0] AND '.repeat(30)}[a:b = 99]`,
    `([a:b >= 0] REPEATS 20 TIMES AND [a:b >= 0] REPEATS 20 TIMES) AND [a:b = 99]`,
    Array(600).fill('[a:b = 1]').join(' AND '),
  ]
  for (const text of dear) {
    const started = effortMs()
    assert.throws(
      () => evaluatePattern(parsePattern(text), many, { steps: 200_000 }),
      (error: unknown) => error instanceof InputError && error.code === 'stix-pattern-costly',
    )
    assert.ok(effortMs() - started < 2000, text.slice(0, 60))
  }
})

test('observations are taken out of observed data, with the objects it refers to or holds inside', () => {
  const data = { type: 'observed-data', first_observed: DAY, last_observed: DAY, number_observed: 2 }
  const objects = [
    { ...data, id: 'observed-data--1', object_refs: ['file--1', 'file--gone'] },
    {
      ...data,
      id: 'observed-data--2',
      objects: { 0: { type: 'file', name: 'y', parent_ref: '1' }, 1: { type: 'dir', p: 'q' } },
    },
    { ...data, id: 'observed-data--3', last_observed: 'never', object_refs: ['file--1'] },
    { type: 'file', id: 'file--1', name: 'x' },
  ] as unknown as IntelObject[]
  const observations = observationsOf(objects)
  assert.equal(observations.length, 2)
  check(observations, {
    yes: ["[file:name = 'x'] AND [file:parent_ref.p = 'q'] REPEATS 2 TIMES"],
    no: ["[file:name = 'z']"],
  })
})
