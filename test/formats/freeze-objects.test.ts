import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideRelease } from '../../src/analysis/release/decide-release.ts'
import { CORDON_EXTENSIONS, cordonDefinitions } from '../../src/formats/stix/cordon/definitions.ts'
import { FREEZE_REQUEST, freezeRequestObject, readFreezeRequest } from '../../src/formats/stix/cordon/freeze-request.ts'
import {
  FREEZE_RESPONSE,
  freezeResponseObject,
  readFreezeResponse,
} from '../../src/formats/stix/cordon/freeze-response.ts'
import { readTip, TIP, tipObject } from '../../src/formats/stix/cordon/tip.ts'
import { parseAccount } from '../../src/model/account.ts'
import { erc20, nativeAsset } from '../../src/model/asset.ts'
import { FREEZE_ANSWERS, type FreezeAnswer, type FreezeRequest } from '../../src/model/freeze.ts'
import type { IntelObject } from '../../src/model/intel-object.ts'
import { ETHEREUM } from '../../src/model/ledger.ts'
import type { Organisation } from '../../src/model/organisation.ts'
import type { Tip } from '../../src/model/tip.ts'
import { admitObject } from '../../src/operations/share/admit-object.ts'
import { fc } from '../property.ts'

/** Records whose prototype is that of an object literal, so that they compare. */
function plain<T extends object>(parts: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record(parts, { noNullPrototype: true }) as fc.Arbitrary<T>
}

const hex = (n: number) => fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: n, maxLength: n })
const uuid = fc.uuid({ version: 4 })
const words = fc
  .string({ unit: fc.constantFrom(...'abc Zé漢字한글か、.\n'), minLength: 1, maxLength: 60 })
  .filter(t => /\S/.test(t))
const at = fc.integer({ min: 1_700_000_000, max: 1_900_000_000 })
const amount = fc.bigInt({ min: 1n, max: (1n << 256n) - 1n })

const request: fc.Arbitrary<FreezeRequest> = fc
  .record({
    id: uuid.map(u => `freeze-request--${u}`),
    from: uuid.map(u => `identity--${u}`),
    fromName: words,
    to: plain({ id: fc.option(uuid.map(u => `identity--${u}`)), name: words }),
    accounts: fc.uniqueArray(
      hex(40).map(h => parseAccount(`eip155:1:0x${h}`)),
      { minLength: 1, maxLength: 4 },
    ),
    asset: fc.constantFrom(nativeAsset(ETHEREUM), erc20(ETHEREUM, '0xdac17f958d2ee523a2206206994597c13d831ec7')),
    amount: fc.option(amount),
    unit: fc.option(plain({ symbol: fc.constantFrom('USDT', 'ETH'), decimals: fc.integer({ min: 0, max: 18 }) })),
    case: fc.option(words),
    basis: plain({ jurisdiction: fc.constantFrom('JP', 'KR', 'US'), reference: words, text: words }),
    evidence: fc.option(hex(64)),
    answerBy: fc.constant(0),
    validUntil: fc.option(fc.constant(0)),
    contact: words,
    marking: fc.constantFrom('red' as const, 'amber+strict' as const),
    at,
  })
  .chain(r =>
    fc
      .record({ due: fc.integer({ min: 1, max: 1e6 }), more: fc.integer({ min: 0, max: 1e6 }) })
      .map(({ due, more }) => ({
        ...r,
        answerBy: r.at + due,
        validUntil: r.validUntil === null ? null : r.at + due + more,
      })),
  )

function passes(object: IntelObject): void {
  const admitted = admitObject(object, 'self', 'write')
  assert.deepEqual('faults' in admitted ? admitted.faults : [], [])
}

test('every request passes the door as strict STIX, its last version too, and comes back as it was', () => {
  fc.assert(
    fc.property(request, fc.option(plain({ at: fc.integer({ min: 1, max: 9 }), reason: words })), (r, back) => {
      const withdrawal = back === null ? null : { at: r.at + back.at, reason: back.reason }
      const object = freezeRequestObject(r, withdrawal)
      passes(object)
      assert.deepEqual(readFreezeRequest(JSON.parse(JSON.stringify(object))), { request: r, withdrawal })
    }),
    { numRuns: 60 },
  )
})

test('every answer passes the door as strict STIX and comes back as it was', () => {
  const answer: fc.Arbitrary<FreezeAnswer> = plain({
    id: uuid.map(u => `freeze-response--${u}`),
    step: fc.integer({ min: 1, max: 1000 }),
    state: fc.constantFrom(...FREEZE_ANSWERS),
    amount: fc.oneof(fc.constant(0n), amount),
    holdUntil: fc.option(at),
    reason: fc.oneof(fc.constant(''), words),
    reference: fc.oneof(fc.constant(''), words),
    at,
  })
  fc.assert(
    fc.property(request, answer, uuid, (r, a, who) => {
      const object = freezeResponseObject(r, `identity--${who}`, a)
      passes(object)
      assert.deepEqual(readFreezeResponse(JSON.parse(JSON.stringify(object))), {
        request: r.id,
        by: `identity--${who}`,
        answer: a,
      })
    }),
    { numRuns: 50 },
  )
})

test('a tip passes the door as strict STIX and comes back as it was', () => {
  const tip: Tip = {
    id: 'note--00000000-0000-4000-8000-000000000001',
    by: 'identity--00000000-0000-4000-8000-000000000002',
    tx: `0x${'ab'.repeat(32)}`,
    ledger: ETHEREUM,
    account: parseAccount('eip155:1:0x1111111111111111111111111111111111111111'),
    case: 'bybit-2025',
    text: 'seen',
    at: 1_795_000_000,
  }
  for (const t of [tip, { ...tip, ledger: null, account: null, case: null }]) {
    const object = tipObject(t, tip.by)
    passes(object)
    assert.deepEqual(readTip(JSON.parse(JSON.stringify(object))), t)
  }
})

test('a request goes to whom it is addressed to and to nobody else, whatever their standing', () => {
  const organisation = (n: number, standing: Organisation['standing']): Organisation => ({
    id: `identity--00000000-0000-4000-8000-00000000000${n}`,
    name: `o${n}`,
    country: 'JP',
    sector: 'exchange',
    standing,
  })
  const [r] = fc.sample(request, { numRuns: 1 })
  assert.ok(r)
  const owner = organisation(1, 'own')
  for (const marking of ['red', 'amber+strict'] as const)
    for (const standing of ['partner', 'client', 'public'] as const) {
      const [asked, other] = [organisation(2, standing), organisation(3, standing)]
      const object = freezeRequestObject({ ...r, from: owner.id, to: { id: asked.id, name: 'o2' }, marking })
      const context = {
        origin: 'us',
        cameFrom: null,
        definition: () => null,
        owner,
        unmarked: 'amber',
        refs: () => null,
        sourcesOf: () => [],
      } as const
      assert.equal(decideRelease(object, asked, context).kind, 'whole')
      assert.equal(decideRelease(object, other, context).kind, 'withheld')
    }
})

test('the definitions of our types are sound STIX, and those of requests and answers are published with the others', () => {
  for (const { definition } of [FREEZE_REQUEST, FREEZE_RESPONSE, TIP]) passes(definition)
  for (const extension of [FREEZE_REQUEST, FREEZE_RESPONSE]) assert.ok(CORDON_EXTENSIONS.includes(extension))
  const published = cordonDefinitions().map(d => d.id)
  assert.equal(new Set([...published, TIP.id]).size, published.length + (published.includes(TIP.id) ? 0 : 1))
})
