import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canonicalJson } from '../../../src/formats/stix/canonical-json.ts'
import { checkStix } from '../../../src/formats/stix/check-stix.ts'
import { ACCOUNT } from '../../../src/formats/stix/cordon/account.ts'
import { ledgerTransaction } from '../../../src/formats/stix/cordon/ledger-transaction.ts'
import { ledgerTransfer } from '../../../src/formats/stix/cordon/ledger-transfer.ts'
import { taintClaim } from '../../../src/formats/stix/cordon/taint-claim.ts'
import { theftMember, theftMemberOf } from '../../../src/formats/stix/cordon/theft.ts'
import { scoId, uuid5 } from '../../../src/formats/stix/ids.ts'
import { readWallets } from '../../../src/formats/stix/read-wallets.ts'
import { walletId, walletObject } from '../../../src/formats/stix/wallet.ts'
import { walletNames } from '../../../src/formats/stix/wallet-names.ts'
import type { Json } from '../../../src/model/fact.ts'
import type { IntelObject } from '../../../src/model/intel-object.ts'
import { ref } from './sample-objects.ts'

/** The first address that received the Bybit theft, as the FBI spells it, and in lower case. */
const CHECKSUMMED = '0x47666Fab8bd0Ac7003bce3f5C3585383F09486E2'
const LOWER = CHECKSUMMED.toLowerCase()
/** BIP 173's example, in both cases that it allows. */
const BECH32 = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'
const BASE58 = '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'

function object(type: string, members: { readonly [member: string]: Json }): IntelObject {
  return { type, id: ref(type), ...members }
}

function addresses(type: string, members: { readonly [member: string]: Json }): string[] {
  return readWallets(object(type, members)).map(wallet => wallet.address)
}

test('a wallet has the identifier of OpenCTI’s for the lower-case form, however it is spelled', () => {
  const expected = `cryptocurrency-wallet--${uuid5('00abedb4-aa42-466c-9c01-fed23315a9b7', `{"value":"${LOWER}"}`)}`
  for (const spelled of [CHECKSUMMED, LOWER, `0x${LOWER.slice(2).toUpperCase()}`]) {
    assert.equal(walletObject(spelled).id, expected)
    assert.equal(walletObject(spelled, 'eth').id, expected)
    assert.equal(walletId(spelled), expected)
  }
  assert.equal(walletObject(BECH32.toUpperCase())['value'], BECH32)
  assert.equal(walletObject(BASE58)['value'], BASE58)
  assert.equal(walletObject(' no address ')['value'], 'no address')
})

test('a wallet says its ledger and account where they are known, and passes the strict check', () => {
  const told = walletObject(CHECKSUMMED, 'arb')
  assert.deepEqual((told['extensions'] as { [id: string]: Json })[ACCOUNT.id], {
    extension_type: 'property-extension',
    ledgers: ['eip155:42161'],
    accounts: [`eip155:42161:${LOWER}`],
  })
  assert.equal(
    ACCOUNT.id in (walletObject(CHECKSUMMED)['extensions'] as object),
    false,
    'valid on many ledgers: none is told',
  )
  assert.equal(ACCOUNT.id in (walletObject(BECH32)['extensions'] as object), true, 'valid on Bitcoin alone')
  for (const wallet of [told, walletObject(CHECKSUMMED), walletObject(BECH32), walletObject(BASE58)])
    assert.deepEqual(checkStix(wallet, 'write'), [])
  assert.equal(canonicalJson(walletObject(LOWER, 'eth')), canonicalJson(walletObject(CHECKSUMMED, 'eip155:1')))
})

test('every known way of naming a wallet resolves to the one canonical address', () => {
  const named: readonly [string, { readonly [member: string]: Json }][] = [
    ['cryptocurrency-wallet', { value: CHECKSUMMED }],
    [
      'cryptocurrency-wallet',
      {
        address: CHECKSUMMED,
        extensions: { 'extension-definition--be78509e-6958-51b1-8b26-d17ee0eba2d7': { extension_type: 'new-sco' } },
      },
    ],
    ['x-cryptocurrency-wallet', { address: CHECKSUMMED, currency: 'ETH' }],
    ['x-cryptocurrency-wallet', { value: CHECKSUMMED, chain: 'ethereum' }],
    ['cryptocurrency_wallet', { value: CHECKSUMMED }],
    ['x-opencti-cryptocurrency-wallet', { value: CHECKSUMMED }],
    ['x-crypto-wallet', { wallet_address: CHECKSUMMED }],
    ['x-defi-address', { value: CHECKSUMMED }],
    ['x-wallet', { value: `eip155:1:${CHECKSUMMED}` }],
    ['cryptocurrency-wallet', { value: `ethereum:${CHECKSUMMED}?value=1` }],
    ['user-account', { account_type: 'ethereum', user_id: CHECKSUMMED }],
    ['user-account', { account_type: 'cryptocurrency-wallet', account_login: CHECKSUMMED }],
    [
      'x-misp-object',
      {
        x_misp_name: 'coin-address',
        x_misp_attributes: [
          { type: 'text', object_relation: 'symbol', value: 'ETH' },
          { type: 'text', object_relation: 'address-crypto', value: CHECKSUMMED },
        ],
      },
    ],
    ['x-misp-attribute', { x_misp_type: 'eth', x_misp_value: CHECKSUMMED }],
    ['indicator', { pattern_type: 'stix', pattern: `[cryptocurrency-wallet:value = '${CHECKSUMMED}']` }],
    [
      'indicator',
      {
        pattern_type: 'stix',
        pattern: `[x-cryptocurrency-wallet:address = '${CHECKSUMMED}' AND x-cryptocurrency-wallet:chain = 'eth']`,
      },
    ],
    ['indicator', { pattern_type: 'stix', pattern: `[x-opencti-cryptocurrency-wallet:value = '${CHECKSUMMED}']` }],
    [
      'indicator',
      {
        pattern_type: 'yara',
        pattern: 'rule x {}',
        x_opencti_observable_values: [{ type: 'Cryptocurrency-Wallet', value: CHECKSUMMED }],
      },
    ],
    [
      'indicator',
      {
        pattern_type: 'yara',
        pattern: 'rule x {}',
        extensions: {
          'extension-definition--ea279b3e-5c71-4632-ac08-831c66a786ba': {
            observable_values: [{ type: 'Cryptocurrency-Wallet', value: CHECKSUMMED }],
          },
        },
      },
    ],
    [
      'observed-data',
      { objects: { 0: { type: 'cryptocurrency-wallet', value: CHECKSUMMED }, 1: { type: 'url', value: 'x' } } },
    ],
  ]
  for (const [type, members] of named) {
    assert.deepEqual(addresses(type, members), [LOWER], `${type} ${JSON.stringify(members)}`)
    const times = { created: '2026-01-01T00:00:00.000Z', modified: '2026-01-01T00:00:00.000Z' }
    const versioned = ['indicator', 'observed-data', 'x-misp-object', 'x-misp-attribute'].includes(type) ? times : {}
    assert.deepEqual(checkStix(object(type, { ...versioned, ...members }), 'read'), [], type)
  }
})

test('upper-case bech32 and hexadecimal TRON addresses come out in the spelling in which they are compared', () => {
  assert.deepEqual(addresses('cryptocurrency-wallet', { value: BECH32.toUpperCase() }), [BECH32])
  // TRON's USDT contract, in hexadecimal and in base58.
  assert.deepEqual(addresses('cryptocurrency-wallet', { value: '41a614f803b6fd780986a42c78ec9c7f77e6ded13c' }), [
    'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t',
  ])
})

test('a wrong checksum names no address, is kept as a text, and another’s word for a ledger is heard', () => {
  const wrong = object('cryptocurrency-wallet', { value: `${CHECKSUMMED.slice(0, -2)}e2` })
  assert.deepEqual(readWallets(wrong), [])
  assert.equal(walletNames(wrong).length, 1)
  const [told] = readWallets(object('x-cryptocurrency-wallet', { address: CHECKSUMMED, chain: 'arbitrum' }))
  assert.deepEqual([told?.ledgers, told?.told, told?.from], [['eip155:42161'], true, 'x-cryptocurrency-wallet:address'])
  const [ours] = readWallets(walletObject(CHECKSUMMED, 'eip155:7777777'))
  assert.deepEqual(ours?.ledgers, ['eip155:7777777'])
  const [open] = readWallets(walletObject(CHECKSUMMED))
  assert.equal(open?.told, false)
  assert.ok((open?.ledgers.length ?? 0) > 5)
})

test('what is no wallet names none: other accounts, negated patterns, other objects of MISP', () => {
  assert.deepEqual(addresses('user-account', { account_type: 'unix', user_id: BASE58 }), [])
  assert.deepEqual(addresses('url', { value: CHECKSUMMED }), [])
  assert.deepEqual(
    addresses('indicator', { pattern_type: 'stix', pattern: `[cryptocurrency-wallet:value != '${CHECKSUMMED}']` }),
    [],
  )
  assert.deepEqual(addresses('indicator', { pattern_type: 'stix', pattern: 'no pattern' }), [])
  assert.deepEqual(
    addresses('x-misp-object', {
      x_misp_name: 'file',
      x_misp_attributes: [{ type: 'text', object_relation: 'address', value: CHECKSUMMED }],
    }),
    [],
  )
  assert.deepEqual(addresses('cryptocurrency-wallet', { value: { deep: CHECKSUMMED } }), [])
})

test('a transaction and a transfer have one identifier on every node, and their amounts are exact', () => {
  const hash = '0x46DEEF0F52E3A983B67ABF4714448A41DD7FFD6D32D32DA69D62081C68AD7882'
  const transaction = ledgerTransaction('eip155:1', hash, {
    blockHeight: 21895251,
    blockTime: '2025-02-21T14:16:11.000Z',
  })
  assert.equal(transaction.id, ledgerTransaction('eip155:1', hash.toLowerCase()).id)
  assert.notEqual(transaction.id, ledgerTransaction('eip155:56', hash).id)
  const amount = 401346768858404550000000n
  const transfer = ledgerTransfer({
    transaction,
    from: `eip155:1:0x1db92e2eebc8e0c075a02bea49a2935bcd2dfcf4`,
    to: `eip155:1:${LOWER}`,
    asset: 'eip155:1/slip44:60',
    amount,
    at: '2025-02-21T14:16:11.000Z',
    position: 'trace 3',
  })
  assert.equal(BigInt(String(transfer['amount'])), amount)
  const { type, transaction_ref, position, asset } = transfer
  assert.equal(transfer.id, scoId({ type, transaction_ref, position, asset } as { [member: string]: Json }))
  for (const made of [transaction, transfer]) assert.deepEqual(checkStix(made, 'write'), [])
})

test('a taint claim says all that is needed to compute it again', () => {
  const base: IntelObject = {
    type: 'taint-claim',
    spec_version: '2.1',
    id: ref('taint-claim'),
    created_by_ref: ref('identity'),
    created: '2026-01-01T00:00:00.000Z',
    modified: '2026-01-01T00:00:00.000Z',
  }
  const claim = taintClaim(base, {
    theftRef: ref('incident'),
    account: `eip155:1:${LOWER}`,
    asset: 'eip155:1/slip44:60',
    policy: 'fifo',
    parameters: { floor: '1', until: null, stop: [] },
    blockHeight: 21895251,
    amount: 401346768858404550000000n,
    held: '0',
    share: 0.99,
    evidenceDigest: 'a'.repeat(64),
  })
  assert.deepEqual(checkStix(claim, 'write'), [])
  assert.deepEqual(claim['parameters'], { floor: '1' })
  assert.equal(claim['amount'], '401346768858404550000000')
})

test('facts about a theft come back from an object in the names that they were given', () => {
  const told = {
    kind: 'theft',
    id: 'bybit-2025-02-21',
    timeUtc: '14:13',
    usd: 1463000000,
    usdNote: null,
    ledgers: ['ETH'],
    services: [],
    assets: [{ asset: 'ETH', amount: 401347, note: null }],
  }
  const incident = object('incident', { extensions: theftMember(told) })
  assert.deepEqual(theftMemberOf(incident), {
    kind: 'theft',
    id: 'bybit-2025-02-21',
    timeUtc: '14:13',
    usd: 1463000000,
    ledgers: ['ETH'],
    assets: [{ asset: 'ETH', amount: 401347 }],
  })
  assert.equal(theftMemberOf(object('incident', {})), null)
})
