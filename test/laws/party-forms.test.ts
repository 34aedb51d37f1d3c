import assert from 'node:assert/strict'
import { test } from 'node:test'
import { InputError } from '../../src/model/errors.ts'
import type { Party } from '../../src/model/party.ts'
import { parseParty } from '../../src/operations/screen/parse-party.ts'
import { effortMs } from '../effort.ts'

// The Ronin thief's address, as OFAC lists it, and the example addresses of BIP 21's and TRON's documents.
const RONIN = '0x098b716b8aaf21512996dc57eb0615e2383e2f96'
const BECH32 = 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq'
const TRON = 'TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE'

const seen = (party: Party): string =>
  party.kind === 'address'
    ? party.address
    : party.kind === 'domain'
      ? party.domain
      : party.kind === 'transaction'
        ? party.tx
        : party.text
const told = (text: string): string => `${parseParty(text).kind} ${seen(parseParty(text))}`
const fault = (text: string): string => {
  try {
    return told(text)
  } catch (error) {
    return error instanceof InputError ? error.code : String(error)
  }
}

test('an address is found in what people copy with it: links, quotes, end marks, a broken line, short names of ledgers', () => {
  const forms = [
    `ethereum:${RONIN}`,
    `ethereum:pay-${RONIN}@1?value=1e18`,
    `eth:${RONIN}`,
    `EIP155:1:${RONIN}`,
    `eip155:1/${RONIN}`,
    `did:pkh:eip155:1:${RONIN}`,
    `"${RONIN}"`,
    `<${RONIN}>`,
    `${RONIN}.`,
    `\u202e${RONIN}`,
    `${RONIN.slice(0, 20)}\n${RONIN.slice(20)}`,
  ]
  for (const form of forms) assert.equal(told(form), `address ${RONIN}`, form)
  for (const form of [`bitcoin:${BECH32}?amount=0.1`, `BITCOIN:${BECH32.toUpperCase()}`, `btc:${BECH32}`])
    assert.equal(told(form), `address ${BECH32}`, form)
  assert.equal(told(`tron:${TRON}`), `address ${TRON}`)
})

test('what holds an address beside something else, or looks like a broken one, is never taken for a name', () => {
  for (const text of [
    `https://etherscan.io/address/${RONIN}`,
    `Kim Jong Un ${RONIN}`,
    `${RONIN}, ${BECH32}`,
    `ethereum:0xdac17f958d2ee523a2206206994597c13d831ec7@1/transfer?address=${RONIN}`,
    TRON.toLowerCase(),
  ])
    assert.equal(fault(text), 'party-unclear', text)
  for (const text of [RONIN.slice(2), '0x12', '0x', RONIN.slice(0, -1)])
    assert.equal(fault(text), 'address-malformed', text)
  // Who says that it is a name is believed.
  assert.equal(parseParty(TRON.toLowerCase(), { kind: 'name' }).kind, 'name')
})

test('a transaction hash is one with any case of its prefix, and on a ledger that is named', () => {
  const hash = 'ab'.repeat(32)
  assert.equal(told(`0X${hash.toUpperCase()}`), `transaction 0x${hash}`)
  assert.equal(parseParty(`0x${hash}`, { ledger: 'eip155:1' as never }).kind, 'transaction')
})

test('a host name is told from a person’s by its ending, port or path, in any case', () => {
  for (const text of [
    'EVIL.EXAMPLE.COM',
    'evil.example.com:443',
    'Evil.Example.com/login',
    '//evil.example.com',
    'evil。example。com',
    'evil\u200b.example.com',
    'evil.example.com,',
  ])
    assert.equal(told(text), 'domain evil.example.com', text)
  assert.equal(told('203.0.113.7'), 'domain 203.0.113.7')
  assert.equal(told('http://203.0.113.7:8080/x'), 'domain 203.0.113.7')
  for (const text of ['J.Smith', 'Kim Jong Un', 'A/S Nordic', 'Sberbank PJSC 2014', 'St. John Jr.'])
    assert.equal(told(text), `name ${text}`)
})

test('a thousand texts of marks, blanks and letters are told in no time that grows with the square of their length', () => {
  const began = effortMs()
  for (const text of [
    `a${'.,;'.repeat(330)}x`,
    'a'.repeat(1_000),
    `0x${' '.repeat(990)}1`,
    'a.'.repeat(499),
    '1a'.repeat(500),
  ])
    for (let n = 0; n < 200; n++) fault(text)
  assert.ok(effortMs() - began < 2_000)
})
