import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bytesOf, hexOf, keccak } from '../../src/formats/safe/abi-words.ts'
import { CordonError } from '../../src/model/errors.ts'
import { judgeRequest } from '../../src/operations/guard/judge-request.ts'
import { fc } from '../property.ts'
import { person } from './make-safe.ts'
import { calldata, maxUint256 } from './ordinary-safe.ts'

const NOW = 1_770_000_000
const MAX = String(maxUint256)
const SPENDER = person('spender').address
const OWNER = person('owner').address
const USDC = '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48'
const PERMIT2 = '0x000000000022D473030F116dDEE9F6B43aC78BA3'
const field = (text: string) =>
  text.split(', ').map(one => ({ type: one.split(' ')[0] ?? '', name: one.split(' ')[1] ?? '' }))
const typed = (
  primaryType: string,
  types: Record<string, string>,
  message: object,
  contract = USDC,
  name = 'A token',
) => ({
  types: Object.fromEntries(Object.entries(types).map(([key, text]) => [key, field(text)])),
  primaryType,
  domain: { name, chainId: 1, verifyingContract: contract },
  message,
})
const judged = (json: unknown, chainId?: number) => {
  const { kind, severity, findings, sentence } = judgeRequest(json, chainId, NOW)
  return { kind, severity, codes: findings.map(f => f.code), sentence }
}

const permit = (value: string, deadline: number | string) =>
  typed(
    'Permit',
    { Permit: 'address owner, address spender, uint256 value, uint256 nonce, uint256 deadline' },
    { owner: OWNER, spender: SPENDER, value, nonce: 0, deadline },
  )

test('the example of EIP-712 has the hash that the standard publishes, and its form is said to be unknown', () => {
  const mail = {
    types: {
      EIP712Domain: field('string name, string version, uint256 chainId, address verifyingContract'),
      Person: field('string name, address wallet'),
      Mail: field('Person from, Person to, string contents'),
    },
    primaryType: 'Mail',
    domain: {
      name: 'Ether Mail',
      version: '1',
      chainId: 1,
      verifyingContract: '0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC',
    },
    message: {
      from: { name: 'Cow', wallet: '0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826' },
      to: { name: 'Bob', wallet: '0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB' },
      contents: 'Hello, Bob!',
    },
  }
  const answer = judgeRequest(mail, undefined, NOW)
  assert.equal(answer.hash, '0xbe609aee343fb3c4b28e1df9e632fca64fcfaede20f02e86244efddf30957bd2')
  assert.deepEqual([answer.kind, answer.severity], ['unknown', 'warning'])
})

test('what Bybit’s owners were shown has, as typed data, the hash that Safe’s service published', () => {
  const tx = {
    types: {
      EIP712Domain: field('address verifyingContract'),
      SafeTx: field(
        'address to, uint256 value, bytes data, uint8 operation, uint256 safeTxGas, uint256 baseGas, uint256 gasPrice, address gasToken, address refundReceiver, uint256 nonce',
      ),
    },
    primaryType: 'SafeTx',
    domain: { verifyingContract: '0x1Db92e2EeBC8E0c075a02BeA49a2935BcD2dFCF4' },
    message: {
      ...{
        to: '0x88a1493366D48225fc3cEFbdae9eBb23E323Ade3',
        value: '30000000000000000000000',
        data: '0x',
        operation: 0,
      },
      ...{ safeTxGas: 45745, baseGas: 0, gasPrice: '0', nonce: 71 },
      gasToken: '0x0000000000000000000000000000000000000000',
      refundReceiver: '0x0000000000000000000000000000000000000000',
    },
  }
  const answer = judgeRequest(tx, undefined, NOW)
  assert.equal(answer.hash, '0x9d89e67333f99c136537be74029c44592985a4855172f4c2d0d942029868f98e')
  assert.equal(answer.sentence, 'It sends 30,000 ETH to 0x88a1493366D48225fc3cEFbdae9eBb23E323Ade3.')
  const turned = { ...tx, message: { ...tx.message, operation: 1 } }
  assert.deepEqual(judged(turned).codes, ['delegatecall-unknown'])
})

test('permits are told by how much and how long they allow', () => {
  assert.deepEqual(judged(permit('5000000', NOW + 600)), {
    ...{ kind: 'permit', severity: 'notice', codes: ['permit'] },
    sentence: judged(permit('5000000', NOW + 600)).sentence,
  })
  assert.match(judged(permit('5000000', NOW + 600)).sentence, /take 5 USDC of /)
  assert.deepEqual(judged(permit(MAX, NOW + 600)).codes, ['permit-without-limit'])
  assert.deepEqual(judged(permit(MAX, MAX)).codes, ['permit-without-limit', 'permit-long'])
  const dai = typed(
    'Permit',
    { Permit: 'address holder, address spender, uint256 nonce, uint256 expiry, bool allowed' },
    { holder: OWNER, spender: SPENDER, nonce: 0, expiry: 0, allowed: true },
  )
  assert.deepEqual([judged(dai).kind, judged(dai).severity], ['permit-dai', 'warning'])
  assert.deepEqual(judged({ ...dai, message: { ...dai.message, allowed: false } }).severity, null)
  assert.deepEqual(judged(permit('1', NOW + 600), 10).codes[0], 'other-chain')
})

test('Permit2 is told for allowances and transfers, one token or many, with a witness or without', () => {
  const details = 'address token, uint160 amount, uint48 expiration, uint48 nonce'
  const detail = (amount: string, expiration: number) => ({ token: USDC, amount, expiration, nonce: 0 })
  const single = typed(
    'PermitSingle',
    { PermitDetails: details, PermitSingle: 'PermitDetails details, address spender, uint256 sigDeadline' },
    { details: detail(String((1n << 160n) - 1n), NOW + 90 * 86_400), spender: SPENDER, sigDeadline: NOW + 600 },
    PERMIT2,
  )
  assert.deepEqual(judged(single), {
    ...{ kind: 'permit2', severity: 'warning', codes: ['permit-without-limit', 'permit-long'] },
    sentence: judged(single).sentence,
  })
  const batch = typed(
    'PermitBatch',
    { PermitDetails: details, PermitBatch: 'PermitDetails[] details, address spender, uint256 sigDeadline' },
    { details: [detail('1', NOW + 600), detail('2', NOW + 600)], spender: SPENDER, sigDeadline: NOW + 600 },
    PERMIT2,
  )
  assert.deepEqual(judged(batch).codes, ['permit-many'])
  const witness = typed(
    'PermitWitnessTransferFrom',
    {
      TokenPermissions: 'address token, uint256 amount',
      Order: 'address swapper, uint256 least',
      PermitWitnessTransferFrom:
        'TokenPermissions permitted, address spender, uint256 nonce, uint256 deadline, Order witness',
    },
    {
      ...{ permitted: { token: USDC, amount: '7000000' }, spender: SPENDER, nonce: 1, deadline: NOW + 60 },
      witness: { swapper: OWNER, least: 5 },
    },
    PERMIT2,
  )
  assert.deepEqual(judged(witness).codes, ['permit-witness'])
  assert.match(judged(witness).sentence, /take 7 USDC through Permit2, once and to wherever it likes/)
})

test('an order that gives for nothing raises the alarm, one that pays the signer does not', () => {
  const item = 'uint8 itemType, address token, uint256 identifierOrCriteria, uint256 startAmount, uint256 endAmount'
  const order = (recipient: string, amount: string) =>
    typed(
      'OrderComponents',
      {
        OfferItem: item,
        ConsiderationItem: `${item}, address recipient`,
        OrderComponents: 'address offerer, OfferItem[] offer, ConsiderationItem[] consideration',
      },
      {
        offerer: OWNER,
        offer: [{ itemType: 2, token: SPENDER, identifierOrCriteria: 9, startAmount: 1, endAmount: 1 }],
        consideration: [
          {
            itemType: 0,
            token: `0x${'0'.repeat(40)}`,
            identifierOrCriteria: 0,
            startAmount: amount,
            endAmount: amount,
            recipient,
          },
        ],
      },
    )
  assert.deepEqual(judged(order(OWNER, '1000000000000000000')).codes, ['order'])
  assert.deepEqual(judged(order(OWNER, '1')).codes, ['sold-for-nothing'])
  assert.deepEqual(judged(order(SPENDER, '1000000000000000000')).codes, ['sold-for-nothing'])
  const blur = typed(
    'Order',
    { Order: 'address trader, uint8 side, address collection, uint256 tokenId, uint256 price' },
    { trader: OWNER, side: 1, collection: SPENDER, tokenId: 3, price: 0 },
  )
  assert.deepEqual([judged(blur).severity, judged(blur).codes], ['alarm', ['sold-for-nothing']])
})

test('an authorised transfer, a delegated account and a call are told, each with its urgency', () => {
  const transfer = typed(
    'TransferWithAuthorization',
    {
      TransferWithAuthorization:
        'address from, address to, uint256 value, uint256 validAfter, uint256 validBefore, bytes32 nonce',
    },
    { from: OWNER, to: SPENDER, value: 9_000_000, validAfter: 0, validBefore: MAX, nonce: `0x${'00'.repeat(32)}` },
  )
  assert.deepEqual(judged(transfer).codes, ['transfer-authorised'])
  assert.match(judged(transfer).sentence, /^It sends 9 USDC from /)
  const delegation = judgeRequest({ chainId: 1, address: SPENDER, nonce: 7 }, undefined, NOW)
  // EIP-7702: keccak256(0x05 || rlp([chain_id, address, nonce])); the list has 23 bytes.
  const rlp = bytesOf(`0x05d70194${SPENDER.slice(2)}07`)
  assert.deepEqual([delegation.hash, delegation.severity], [hexOf(keccak(rlp)), 'alarm'])
  assert.deepEqual(judged({ chainId: 0, address: SPENDER, nonce: 0 }).codes, [
    'account-delegated',
    'delegated-everywhere',
  ])
  assert.equal(judged({ chainId: 1, address: `0x${'0'.repeat(40)}`, nonce: 0 }).severity, null)
  const call = { from: OWNER, to: USDC, data: calldata('setApprovalForAll', SPENDER, true) }
  assert.deepEqual([judged(call).kind, judged(call).codes], ['call', ['approved-for-all']])
})

test('what is no typed data is refused by name and place, however it is bent', () => {
  const base = permit('1', 1)
  const bent: readonly [unknown, string | undefined][] = [
    [null, 'request'],
    [{ types: {} }, 'primaryType'],
    [{ ...base, primaryType: '__proto__' }, 'primaryType'],
    [{ ...base, message: { ...base.message, value: -1 } }, 'message.value'],
    [{ ...base, message: { ...base.message, value: '1e9' } }, 'message.value'],
    [{ ...base, message: { ...base.message, spender: '0x12' } }, 'message.spender'],
    [{ ...base, message: {} }, 'message.owner'],
    [{ ...base, types: { Permit: [{ name: 'x', type: 'Permit' }] }, message: { x: {} } }, 'message.x.x'],
  ]
  for (const [json, place] of bent)
    assert.throws(
      () => judgeRequest(json, undefined, NOW),
      (error: unknown) => error instanceof CordonError && error.place.field === place,
      place,
    )
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (types, domain, message) => {
      try {
        judgeRequest({ types, domain, message, primaryType: 'Permit' }, undefined, NOW)
      } catch (error) {
        assert.ok(error instanceof CordonError, String(error))
      }
    }),
    { numRuns: 100 },
  )
})
