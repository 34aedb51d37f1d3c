import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { arbitraries, validate } from 'ivms101'
import { convertTo2023 } from 'ivms101/legacy'
import { buildMessage } from '../../src/formats/ivms101/build-message.ts'
import { checkMessage } from '../../src/formats/ivms101/check-message.ts'
import { keepsToStandard } from '../../src/formats/ivms101/ivms-fault.ts'
import { readMessage, readMessageText } from '../../src/formats/ivms101/read-message.ts'
import { asJson, writeMessage } from '../../src/formats/ivms101/write-message.ts'
import { CordonError } from '../../src/model/errors.ts'
import { fc } from '../property.ts'
import { EXAMPLE_1, EXAMPLE_2 } from './standard-examples.ts'

const TODAY = '2026-11-26'
const SPECS = join(import.meta.dirname, '../../node_modules/ivms101/specs')

function faultsOf(value: unknown) {
  const read = readMessage(value)
  return [...read.faults, ...checkMessage(read.message, TODAY)]
}

function codesOf(value: unknown): readonly string[] {
  return [...new Set(faultsOf(value).map(f => f.code))].sort()
}

/** A copy with something changed. */
function changed<T>(value: T, change: (copy: T) => void): T {
  const copy = structuredClone(value)
  change(copy)
  return copy
}

const person1 = (m: typeof EXAMPLE_1) => m.originator.originatorPersons[0]?.naturalPerson as Record<string, unknown>
const vasp1 = (m: typeof EXAMPLE_1) => m.originatingVASP.legalPerson as Record<string, unknown>

test('the examples of the standard keep to the standard, though the check digits of its LEI are wrong', () => {
  assert.deepEqual(codesOf(EXAMPLE_1), ['lei-checksum'])
  assert.ok(keepsToStandard(faultsOf(EXAMPLE_1)))
  assert.deepEqual(codesOf(EXAMPLE_2), [])
})

test('a message is written as it was read, element for element, in its own edition', () => {
  assert.deepEqual(writeMessage(readMessage(EXAMPLE_1).message, '2020', TODAY), EXAMPLE_1)
  assert.deepEqual(writeMessage(readMessage(EXAMPLE_2).message, '2023', TODAY), EXAMPLE_2)
  // The standard tells the order of the elements.
  assert.equal(JSON.stringify(writeMessage(readMessage(EXAMPLE_2).message, '2023', TODAY)), JSON.stringify(EXAMPLE_2))
})

test('messages that the peer makes are read without loss and come back the same', () => {
  // Its generator takes up to 200 ms a message.
  for (const made of fc.sample(arbitraries.ivms101_2023Valid() as unknown as fc.Arbitrary<unknown>, {
    numRuns: 3,
    seed: 3,
  })) {
    const { message } = readMessage(JSON.parse(JSON.stringify(made)))
    assert.deepEqual(readMessage(asJson(message, '2023')).message, message)
    assert.deepEqual(
      readMessage(asJson(message, '2020')).message.originatingVasp,
      withoutAccounts(message.originatingVasp),
    )
  }
})

test('what is built of any sides keeps to the standard, and the peer takes it in both editions', () => {
  const word = fc.stringMatching(/^[A-Za-z]{1,20}$/)
  const somebody = fc.record({
    person: fc.record({
      family: word,
      given: word,
      local: fc.constantFrom(undefined, { family: '김', given: '민준' }),
    }),
    customer: word,
    accounts: fc.array(word, { maxLength: 3 }),
    birth: fc.constantFrom(undefined, { date: '1990-02-25', place: 'Seoul' }),
    address: fc.constantFrom(undefined, { country: 'kr', town: 'Seoul', lines: ['Sejong-daero 1'] }),
    country: fc.constantFrom('KR', 'jp', undefined),
  })
  const vasp = fc.record({
    firm: fc.record({ name: word, lei: fc.constant('5493001KJTIIGC8Y1R12') }),
    country: fc.constant('KR'),
  })
  const sides = fc.record({ originator: somebody, beneficiary: somebody, originatingVasp: vasp, beneficiaryVasp: vasp })
  fc.assert(
    fc.property(sides, fc.constantFrom('2020' as const, '2023' as const), (given, version) => {
      const plain = JSON.parse(JSON.stringify(given))
      const written = writeMessage(buildMessage(plain, version), version, TODAY)
      assert.deepEqual(readMessage(written).faults, [])
      const peer = validate(written, { version })
      // Of what it takes the peer's validator hands on neither names in national letters nor the accounts of a person.
      const less = (name: string, value: unknown) =>
        name === 'localNameIdentifier' || name === 'accountNumber' ? undefined : value
      assert.deepEqual(JSON.parse(JSON.stringify(peer, less)), JSON.parse(JSON.stringify(written, less)))
    }),
    { numRuns: 60 },
  )
})

test('a message of 2020 is written in 2023 as the peer converts it, accounts aside', () => {
  const plain = changed(EXAMPLE_1, m => {
    Reflect.deleteProperty(m.originator, 'accountNumber')
    Reflect.deleteProperty(m.beneficiary, 'accountNumber')
  })
  const ours = asJson(readMessage(plain).message, '2023')
  // The peer leaves the old names beside the new ones.
  const theirs = JSON.stringify(convertTo2023(plain as never), (name, value) =>
    name === 'nameIdentifierType' || name === 'customerNumber' ? undefined : value,
  )
  assert.deepEqual(ours, JSON.parse(theirs))
})

test('accounts move with the edition and none is lost', () => {
  const { message } = readMessage(EXAMPLE_1)
  const there = readMessage(asJson(message, '2023')).message
  assert.deepEqual(there.originator.persons[0]?.accounts, ['10023909'])
  const back = readMessage(asJson(there, '2020')).message
  assert.deepEqual(back, message)
})

test('each constraint is broken by a message that breaks it', () => {
  const breaks: Readonly<Record<string, unknown>> = {
    C1: changed(EXAMPLE_1, m => {
      Reflect.deleteProperty(person1(m), 'customerNumber')
      Reflect.deleteProperty(person1(m), 'geographicAddress')
    }),
    C2: changed(EXAMPLE_1, m => {
      person1(m)['dateAndPlaceOfBirth'] = { dateOfBirth: TODAY, placeOfBirth: 'Seoul' }
    }),
    C3: changed(EXAMPLE_1, m => {
      person1(m)['countryOfResidence'] = 'UK'
    }),
    C4: changed(EXAMPLE_2, m => {
      m.originator.originatorPerson = m.beneficiary.beneficiaryPerson as never
    }),
    C5: changed(EXAMPLE_1, m => {
      vasp1(m)['name'] = { nameIdentifier: [{ legalPersonName: 'A', legalPersonNameIdentifierType: 'SHRT' }] }
    }),
    C6: changed(EXAMPLE_1, m => {
      person1(m)['name'] = { nameIdentifier: [{ primaryIdentifier: 'Smith', nameIdentifierType: 'ALIA' }] }
    }),
    C7: changed(EXAMPLE_1, m => {
      vasp1(m)['nationalIdentification'] = {
        nationalIdentifier: '1',
        nationalIdentifierType: 'CCPT',
        registrationAuthority: 'RA000553',
      }
    }),
    C8: changed(EXAMPLE_1, m => {
      person1(m)['geographicAddress'] = [{ addressType: 'GEOG', streetName: 'High', townName: 'York', country: 'GB' }]
    }),
    C9: changed(EXAMPLE_1, m => {
      vasp1(m)['nationalIdentification'] = { nationalIdentifier: '1', nationalIdentifierType: 'RAID' }
    }),
    C10: changed(EXAMPLE_1, m => {
      const id = { nationalIdentifier: '1', nationalIdentifierType: 'RAID', registrationAuthority: 'RA55' }
      vasp1(m)['nationalIdentification'] = id
    }),
    C11: changed(EXAMPLE_1, m => {
      const id = { nationalIdentifier: '3M5E1GQKGL17HI8CPN2', nationalIdentifierType: 'LEIX' }
      vasp1(m)['nationalIdentification'] = id
    }),
    C12: changed(EXAMPLE_2, m => {
      for (const step of m.transferPath.transferPath) step.sequence = 1
    }),
  }
  for (const [constraint, message] of Object.entries(breaks)) {
    const codes = faultsOf(message).filter(f => f.severity === 'breach')
    assert.deepEqual([...new Set(codes.map(f => f.code))], [constraint])
    assert.throws(
      () => writeMessage(readMessage(message).message, '2023', TODAY),
      (e: unknown) => e instanceof CordonError && e.code === 'ivms-breach',
    )
  }
})

test('every length of an address that the standard tells is held, to the character', () => {
  const spec = readFileSync(join(SPECS, 'ivms101-2023.md'), 'utf8')
  const section = spec.slice(spec.indexOf('##### Address elements'), spec.indexOf('#### DateAndPlaceOfBirth'))
  const lengths = [...section.matchAll(/^###### (\w+)\n[\s\S]*?"Max(\d+)Text"/gm)].map(
    m => [m[1], Number(m[2])] as const,
  )
  assert.ok(lengths.length >= 13)
  for (const [element = '', most] of lengths) {
    const withText = (length: number) =>
      changed(EXAMPLE_1, m => {
        const [address] = person1(m)['geographicAddress'] as Record<string, unknown>[]
        const text = 'x'.repeat(length)
        const name = element === 'postCode' ? 'postcode' : element
        if (address) address[name] = name === 'addressLine' ? [text] : text
      })
    if (element === 'addressType' || element === 'country') continue
    assert.deepEqual(codesOf(withText(most)), ['lei-checksum'], element)
    assert.deepEqual(codesOf(withText(most + 1)), ['lei-checksum', 'length'], element)
  }
})

test('a real LEI has good check digits, and one digit wrong or two swapped are noticed', () => {
  const withLei = (lei: string) =>
    codesOf(
      changed(EXAMPLE_1, m => {
        vasp1(m)['nationalIdentification'] = { nationalIdentifier: lei, nationalIdentifierType: 'LEIX' }
      }),
    )
  // Bloomberg Finance L.P. and Apple Inc., as GLEIF lists them.
  for (const lei of ['5493001KJTIIGC8Y1R12', 'HWUPKR0MPOU8FGXBT394']) assert.deepEqual(withLei(lei), [])
  assert.deepEqual(withLei('5493001KJTIIGC8Y1R13'), ['lei-checksum'])
  assert.deepEqual(withLei('4593001KJTIIGC8Y1R12'), ['lei-checksum'])
})

test('what others write otherwise is read all the same: Protocol Buffers, capitals, one in place of a list, a wrapper', () => {
  const snake = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(snake)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(
            Object.entries(value).map(([k, v]) => [k.replace(/[A-Z]+/g, c => `_${c.toLowerCase()}`), snake(v)]),
          )
        : value === 'LEGL'
          ? 'NATURAL_PERSON_NAME_TYPE_CODE_LEGL'
          : value
  const wanted = readMessage(EXAMPLE_1).message
  assert.deepEqual(readMessage(snake(EXAMPLE_1)).message, wanted)
  assert.deepEqual(readMessage({ ivms101: EXAMPLE_1 }).message, wanted)
  const single = changed(EXAMPLE_1, m => {
    m.originator.accountNumber = '10023909' as never
    m.originatingVASP = { originatingVASP: m.originatingVASP } as never
    person1(m)['customerNumber'] = 1002390
  })
  assert.deepEqual(readMessage(single).message, wanted)
  const example = changed(EXAMPLE_2, m => {
    m.payloadMetadata.payloadVersion = 'IVMS101.2023'
  })
  assert.deepEqual(readMessage(example).message, readMessage(EXAMPLE_2).message)
})

test('what is left out is told, and no fault or error repeats a word of the message', () => {
  const marked = JSON.parse(
    JSON.stringify(EXAMPLE_1).replace(/"(Smith|Dr Alice|Walnut|Barnes|US|GEOG|LEGL)"/g, '"MARK-\u{1f47b}홍길동"'),
  )
  marked.MARK_member = { a: 'MARK' }
  marked.originator.originatorPersons[0].naturalPerson.MARK = 'MARK'
  const faults = faultsOf(marked)
  assert.ok(faults.some(f => f.code === 'left-out'))
  assert.doesNotMatch(JSON.stringify(faults), /MARK|홍길동/)
  for (const text of ['{"MARK": MARK', '"MARK"', '{"originator":"MARK"}', '[]', 'null', '{}'])
    assert.throws(
      () => readMessageText(text),
      (e: unknown) => e instanceof CordonError && e.code === 'ivms-malformed' && !/MARK/.test(e.message),
    )
})

test('anything at all is read or refused by a code, and never changes what an object is', () => {
  fc.assert(
    fc.property(
      fc.anything({ maxDepth: 4 }),
      fc.constantFrom('originator', 'beneficiary', 'transferPath'),
      (value, at) => {
        const given = { ...EXAMPLE_1, [at]: value }
        try {
          const { message } = readMessage(given)
          checkMessage(message, TODAY)
          asJson(message, '2023')
        } catch (error) {
          assert.ok(error instanceof CordonError)
        }
      },
    ),
    { numRuns: 400 },
  )
  const polluted = JSON.parse(
    '{"__proto__":{"x":1},"originator":{"__proto__":{"originatorPersons":[]}},"beneficiary":{}}',
  )
  readMessage(polluted)
  assert.equal(Reflect.get({}, 'x'), undefined)
  const many = { originator: { originatorPersons: Array.from({ length: 101 }, () => ({})) }, beneficiary: {} }
  assert.throws(() => readMessage(many), { code: 'ivms-too-large' })
  assert.throws(() => readMessageText('x'.repeat(1_000_001)), { code: 'ivms-too-large' })
  let deep = '{"originator":{"originatorPersons":'
  deep += '['.repeat(50_000)
  assert.throws(() => readMessageText(deep), { code: 'ivms-malformed' })
})

function withoutAccounts<T extends { readonly accounts: readonly string[] }>(person: T | null): T | null {
  return person && { ...person, accounts: [] }
}
