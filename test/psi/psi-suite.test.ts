import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { ristretto255_oprf } from '@noble/curves/ed25519.js'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { SodiumMill } from '../../src/adapters/psi/sodium-mill.ts'
import { ThreadMill } from '../../src/adapters/psi/thread-mill.ts'
import { commitTo, isPoint, isRaised, proveRaised } from '../../src/analysis/psi/dleq-proof.ts'
import { OUTPUT_BYTES } from '../../src/analysis/psi/psi-suite.ts'
import { scalarsOf } from '../../src/analysis/psi/scalar.ts'
import { InputError } from '../../src/model/errors.ts'
import { seededChance, someAddresses } from './psi-parties.ts'
import { MULTIPLES, NO_POINTS, VOPRF_BATCH } from './psi-vectors.ts'

const threads = new ThreadMill(2)
const mills = { 'in one thread': await SodiumMill.open(), 'over threads': threads }
after(() => threads.close())

const bytes = (...hex: readonly string[]): Uint8Array => concatBytes(...hex.map(hexToBytes))
const number = (n: number): Uint8Array => Uint8Array.of(n, ...new Uint8Array(31))

for (const [where, mill] of Object.entries(mills)) {
  test(`points multiply as RFC 9496 says (appendix A.1), ${where}`, async () => {
    const base = MULTIPLES[1] ?? ''
    const scalars = concatBytes(number(1), number(2), number(3))
    const got = await mill.raisePoints(bytes(base, base, base), scalars)
    assert.equal(bytesToHex(got), MULTIPLES.slice(1).join(''))
    assert.deepEqual(
      await mill.raisePoints(got, scalars, true),
      await mill.raisePoints(bytes(base, base, base), number(1)),
    )
  })

  test(`what RFC 9496 calls no encoding (appendix A.2), and the identity, are refused, ${where}`, async () => {
    const good = MULTIPLES[2] ?? ''
    for (const bad of [...NO_POINTS, MULTIPLES[0] ?? '']) {
      const refused = { name: 'InputError', code: 'psi-point-malformed' }
      await assert.rejects(mill.raisePoints(bytes(good, bad), number(5)), refused)
      await assert.rejects(mill.composites(new Uint8Array(64), bytes(good, bad), bytes(good, good), false), refused)
      await assert.rejects(mill.composites(new Uint8Array(64), bytes(good, good), bytes(bad, good), true), refused)
      assert.equal(isPoint(bytes(bad)), false)
    }
  })

  test(`two inputs are blinded, raised, proved and finished as RFC 9497 says (appendix A.1.2.3), ${where}`, async () => {
    const { key, commitment, inputs, blinds, blinded, evaluated, nonce, proof, outputs } = VOPRF_BATCH
    const points = await mill.raiseInputs(inputs, bytes(...blinds))
    assert.equal(bytesToHex(points), blinded.join(''))
    const raised = await mill.raisePoints(points, bytes(key))
    assert.equal(bytesToHex(raised), evaluated.join(''))
    assert.equal(bytesToHex(await commitTo(bytes(key), mill)), commitment)
    const proved = await proveRaised(bytes(key), bytes(commitment), points, raised, bytes(nonce), mill)
    assert.equal(bytesToHex(proved), proof)
    assert.equal(await isRaised(bytes(commitment), points, raised, bytes(proof), mill), true)
    const open = await mill.raisePoints(raised, bytes(...blinds), true)
    assert.equal(bytesToHex(await mill.outputs(inputs, open)), outputs.join(''))
    assert.equal(bytesToHex(await mill.outputs(inputs, await mill.raiseInputs(inputs, bytes(key)))), outputs.join(''))
  })
}

test("140 inputs come to the same outputs and proofs as by noble's own RFC 9497, so pieces and their numbers are joined rightly", async () => {
  const { voprf } = ristretto255_oprf
  const chance = seededChance('noble')
  const inputs = someAddresses(140, 'noble')
  const key = scalarsOf(chance(64))
  const commitment = await commitTo(key, threads)
  const blinds = scalarsOf(chance(140 * 64))
  const points = await threads.raiseInputs(inputs, blinds)
  const raised = await threads.raisePoints(points, key)
  const proof = await proveRaised(key, commitment, points, raised, scalarsOf(chance(64)), threads)
  const at = (rows: Uint8Array, i: number): Uint8Array => rows.slice(i * 32, (i + 1) * 32)
  const items = inputs.map((input, i) => ({
    input: utf8ToBytes(input),
    blind: at(blinds, i),
    blinded: at(points, i),
    evaluated: at(raised, i),
  }))
  const theirs = voprf.finalizeBatch(items, commitment, proof).map(output => output.subarray(0, OUTPUT_BYTES))
  const ours = await threads.outputs(inputs, await threads.raiseInputs(inputs, key))
  assert.equal(bytesToHex(ours), bytesToHex(concatBytes(...theirs)))
  assert.throws(() => voprf.finalizeBatch(items.slice(0, 1), commitment, proof))
})

test('a proof is refused for another key, another order, another answer, and with any of its bits changed', async () => {
  const mill = mills['in one thread']
  const chance = seededChance('proof')
  const [key, other, nonce] = [scalarsOf(chance(64)), scalarsOf(chance(64)), scalarsOf(chance(64))]
  const commitment = await commitTo(key, mill)
  const points = await mill.raiseInputs(['a', 'b', 'c'], scalarsOf(chance(192)))
  const raised = await mill.raisePoints(points, key)
  const proof = await proveRaised(key, commitment, points, raised, nonce, mill)
  const holds = (k: Uint8Array, p: Uint8Array, r: Uint8Array, said: Uint8Array) => isRaised(k, p, r, said, mill)
  assert.equal(await holds(commitment, points, raised, proof), true)
  assert.equal(await holds(await commitTo(other, mill), points, raised, proof), false)
  const swapped = concatBytes(raised.slice(32, 64), raised.slice(0, 32), raised.slice(64))
  assert.equal(await holds(commitment, points, swapped, proof), false)
  const one = concatBytes(await mill.raisePoints(points.slice(0, 32), other), raised.slice(32))
  assert.equal(await holds(commitment, points, one, proof), false)
  assert.equal(await holds(new Uint8Array(32), points, raised, proof), false)
  assert.equal(await holds(commitment, points, raised, proof.slice(0, 63)), false)
  assert.equal(await holds(commitment, points, raised, new Uint8Array(64).fill(255)), false)
  for (let bit = 0; bit < 512; bit += 37) {
    const bent = proof.slice()
    bent[bit >> 3] = (bent[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    assert.equal(await holds(commitment, points, raised, bent), false)
  }
})

test('work that comes after the threads were closed is refused and does not hang', async () => {
  const mill = new ThreadMill(1)
  const begun = mill.raiseInputs(someAddresses(2_000, 'closed'), number(7))
  const refused = assert.rejects(begun, { name: 'SourceError', code: 'psi-thread-failed' })
  await mill.close()
  await refused
  await assert.rejects(mill.raiseInputs(['a'], number(7)), { code: 'psi-thread-failed' })
})

test('a fault of one question does not touch the next one in the same threads', async () => {
  const bad = threads.raisePoints(bytes(NO_POINTS[0] ?? ''), number(3))
  const good = threads.raisePoints(bytes(MULTIPLES[1] ?? ''), number(3))
  await assert.rejects(bad, InputError)
  assert.equal(bytesToHex(await good), MULTIPLES[3])
})
