import assert from 'node:assert/strict'
import { test } from 'node:test'
import { concatBytes, hexToBytes } from '@noble/hashes/utils.js'
import { SodiumMill } from '../../src/adapters/psi/sodium-mill.ts'
import { answerQuery } from '../../src/analysis/psi/answer-query.ts'
import { commitTo } from '../../src/analysis/psi/dleq-proof.ts'
import { makeQuery } from '../../src/analysis/psi/make-query.ts'
import { openAnswer } from '../../src/analysis/psi/open-answer.ts'
import { paddedSize } from '../../src/analysis/psi/padded-size.ts'
import { type PsiContext, psiInput } from '../../src/analysis/psi/psi-context.ts'
import { imprintsOf, raiseList, toldAddresses } from '../../src/analysis/psi/raised-list.ts'
import { scalarsOf } from '../../src/analysis/psi/scalar.ts'
import { toEip55 } from '../../src/model/address.ts'
import { readAddresses } from '../../src/operations/psi/read-addresses.ts'
import { fc } from '../property.ts'
import { seededChance, someAddresses } from './psi-parties.ts'

const mill = await SodiumMill.open()
const CONTEXT: PsiContext = { node: 'ab'.repeat(32), list: 'dprk', epoch: '0'.repeat(32) }

/** A whole exchange without a network. */
async function exchange(asked: readonly string[], listed: readonly string[], seed: string, context = CONTEXT) {
  const chance = seededChance(seed)
  const key = scalarsOf(chance(64))
  const commitment = await commitTo(key, mill)
  const list = await raiseList(listed, CONTEXT, key, chance, mill)
  const query = await makeQuery(asked, context, chance, mill)
  const answer = await answerQuery(query.points, { key, commitment }, scalarsOf(chance(64)), mill)
  const reply = { commitment, imprints: imprintsOf(list), answer }
  return { key, list, query, reply, matches: await openAnswer(query, reply, mill) }
}

/** One exchange that several tests look at. */
const one = (async () => {
  const asked = someAddresses(40, 'asked')
  const listed = [...someAddresses(300, 'listed'), ...asked.slice(0, 3)]
  return { asked, listed, ...(await exchange(asked, listed, 'one')) }
})()

test('whatever is asked of whatever list, the matches are the plain intersection, in the order asked', async () => {
  const pool = someAddresses(24, 'pool')
  const part = fc.uniqueArray(fc.constantFrom(...pool), { minLength: 1 })
  await fc.assert(
    fc.asyncProperty(part, part, fc.nat(), async (asked, listed, seed) => {
      const { matches, list } = await exchange(asked, listed, `laws ${seed}`)
      const plain = asked.filter(address => listed.includes(address))
      assert.deepEqual(
        matches.map(m => m.address),
        plain,
      )
      // What is told of them convinces the holder of these very addresses.
      assert.deepEqual(toldAddresses(list, concatBytes(new Uint8Array(), ...matches.map(m => m.output))), plain)
    }),
    { numRuns: 3 },
  )
})

test('every spelling of an address asks for the same address: EIP-55, lower case, CAIP-10, bech32 in capitals, quoted CSV', () => {
  const [evm = ''] = someAddresses(1, 'spelling')
  const bech = 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq'
  const text = [
    'address,label',
    evm,
    toEip55(evm),
    `eip155:1:${toEip55(evm)}`,
    `"${evm}",hot wallet`,
    '',
    '# a note',
    `${bech} # BIP 173`,
    bech.toUpperCase(),
    `bip122:000000000019d6689c085ae165831e93:${bech}\r`,
    '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2',
    `0x${evm.slice(2).toUpperCase()}`,
  ].join('\n')
  const { addresses, unread } = readAddresses(text)
  assert.deepEqual(addresses, [evm, bech, '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2'])
  assert.deepEqual(unread, [])
})

test('a line that holds no address is told with its number and never taken for one', () => {
  const [evm = ''] = someAddresses(1, 'unread')
  const { addresses, unread } = readAddresses(`${evm}\nKim\n0x1234\n1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3\n`)
  assert.deepEqual(addresses, [evm])
  assert.deepEqual(
    unread.map(u => u.line),
    [2, 3, 4],
  )
})

test('no message holds an address, or anything that a guess at an address could be tried against', async () => {
  const { asked, listed, query, reply } = await one
  const sent = Buffer.concat([query.points, reply.answer, reply.imprints])
  for (const address of [...asked, ...listed]) {
    assert.equal(sent.includes(Buffer.from(address)), false)
    assert.equal(sent.includes(Buffer.from(address.slice(2), 'hex')), false)
  }
  // The hashed points themselves, raised by 1, are guessable: none of them is sent.
  const plain = Buffer.from(await mill.raiseInputs(query.inputs, hexToBytes(`01${'0'.repeat(62)}`)))
  for (let i = 0; i < asked.length; i++) assert.equal(sent.includes(plain.subarray(i * 32, (i + 1) * 32)), false)
})

test('the same addresses asked twice give no point in common, so questions cannot be linked', async () => {
  const asked = someAddresses(30, 'twice')
  const chance = seededChance('twice')
  const points = async (): Promise<Set<string>> => {
    const { points: bytes } = await makeQuery(asked, CONTEXT, chance, mill)
    return new Set(
      Array.from({ length: bytes.length / 32 }, (_, i) =>
        Buffer.from(bytes.subarray(i * 32, i * 32 + 32)).toString('hex'),
      ),
    )
  }
  const [one, two] = [await points(), await points()]
  assert.equal(one.size, 256)
  assert.deepEqual(
    [...one].filter(p => two.has(p)),
    [],
  )
})

test('a question for another epoch finds nothing, though the key be the same; nor does one for another list or node', async () => {
  const asked = someAddresses(5, 'context')
  const past = { ...CONTEXT, epoch: '1'.repeat(32) }
  assert.deepEqual((await exchange(asked, asked, 'context', past)).matches, [])
  const others = [CONTEXT, past, { ...CONTEXT, list: 'other' }, { ...CONTEXT, node: 'cd'.repeat(32) }]
  assert.equal(new Set(others.map(context => psiInput(context, asked[0] ?? ''))).size, 4)
})

test('an answer that was bent is refused: cut, of another key, two points swapped, a point that is none, imprints bent', async () => {
  const { query, reply } = await one
  const refused = (part: object, code: string) =>
    assert.rejects(openAnswer(query, { ...reply, ...part }, mill), { name: 'SourceError', code })
  const { answer, imprints } = reply
  await refused({ answer: answer.subarray(0, answer.length - 1) }, 'psi-answer-malformed')
  await refused({ answer: new Uint8Array() }, 'psi-answer-malformed')
  await refused({ answer: concatBytes(new Uint8Array(32), answer.subarray(32)) }, 'psi-answer-malformed')
  await refused({ answer: concatBytes(new Uint8Array(32).fill(255), answer.subarray(32)) }, 'psi-answer-malformed')
  const swapped = concatBytes(answer.subarray(32, 64), answer.subarray(0, 32), answer.subarray(64))
  await refused({ answer: swapped }, 'psi-answer-false')
  await refused({ commitment: await commitTo(scalarsOf(seededChance('x')(64)), mill) }, 'psi-answer-false')
  await refused({ commitment: new Uint8Array(32) }, 'psi-answer-malformed')
  const late = query.points.subarray(0, 32)
  const other = await mill.raisePoints(late, scalarsOf(seededChance('y')(64)))
  await refused({ answer: concatBytes(other, answer.subarray(32)) }, 'psi-answer-false')
  await refused({ imprints: imprints.subarray(0, imprints.length - 1) }, 'psi-imprints-malformed')
  await refused({ imprints: new Uint8Array() }, 'psi-imprints-malformed')
  await refused(
    { imprints: concatBytes(imprints.subarray(16, 32), imprints.subarray(0, 16)) },
    'psi-imprints-malformed',
  )
  await refused({ imprints: concatBytes(imprints.subarray(0, 16), imprints.subarray(0, 16)) }, 'psi-imprints-malformed')
})

test('whoever has only the imprints cannot claim a match: the other half of the output is needed', async () => {
  const { list, matches } = await one
  const [first] = matches
  assert.ok(first)
  const forged = concatBytes(first.output.subarray(0, 16), new Uint8Array(16))
  assert.throws(() => toldAddresses(list, forged), { code: 'psi-witness-false' })
  assert.throws(() => toldAddresses(list, first.output.subarray(0, 31)), { code: 'psi-witness-malformed' })
  // Padding of the list is no address either.
  const at = list.addresses.indexOf('')
  assert.throws(() => toldAddresses(list, list.outputs.subarray(at * 32, at * 32 + 32)), { code: 'psi-witness-false' })
})

test('a set is padded to 256, else by at most 12 %, and never cut: 10,000 to 10,240, 100,000 to 100,352', () => {
  assert.deepEqual([1, 255, 256, 257, 10_000, 100_000].map(paddedSize), [256, 256, 256, 272, 10_240, 100_352])
  fc.assert(
    fc.property(fc.integer({ min: 256, max: 1_000_000 }), n => {
      const size = paddedSize(n)
      assert.ok(size >= n && size <= n * 1.12 && paddedSize(size) === size)
    }),
  )
})

test('nothing asked, and nothing listed, is told and no empty answer', async () => {
  const chance = seededChance('none')
  await assert.rejects(makeQuery([], CONTEXT, chance, mill), { code: 'psi-nothing-asked' })
  await assert.rejects(raiseList([], CONTEXT, scalarsOf(chance(64)), chance, mill), { code: 'psi-nothing-listed' })
  assert.throws(() => scalarsOf(new Uint8Array(64)), { code: 'psi-no-chance' })
})
