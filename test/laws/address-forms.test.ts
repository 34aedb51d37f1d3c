import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseAddress } from '../../src/model/address.ts'
import { InputError } from '../../src/model/errors.ts'
import {
  BITCOIN,
  BITCOIN_CASH,
  BITCOIN_GOLD,
  BITCOIN_SV,
  DOGECOIN,
  ETHEREUM,
  type LedgerId,
  LITECOIN,
  parseLedger,
  TRON,
  VERGE,
} from '../../src/model/ledger.ts'
import { diagnoseAddress, readWalletAddress, tickerLedger } from '../../src/model/wallet-address.ts'
import { effortMs } from '../effort.ts'
import { fc } from '../property.ts'
import { needsShared } from '../shared-data.ts'
import { listedAddresses } from './listed-addresses.ts'
import { MAKERS, madeUpAddresses, randomBytes } from './made-up-addresses.ts'
import { spellings } from './spellings.ts'

/** Examples of the standards and of the projects' own pages, each with the form that it is an example of. */
const PUBLISHED: readonly (readonly [text: string, form: string, ledger: string])[] = [
  ['0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', 'evm', 'eth'], // EIP-55
  ['0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359', 'evm', 'eth'],
  ['0x52908400098527886E0F7030069857D2E4169EE7', 'evm', 'eth'], // all upper
  ['1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', 'p2pkh', 'btc'], // of the genesis block
  ['3P14159f73E4gFr7JterCCQh9QjiTjiZrG', 'p2sh', 'btc'], // BIP 13's successors
  ['BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4', 'p2wpkh', 'btc'], // BIP 173
  ['bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0', 'p2tr', 'btc'], // BIP 350
  ['bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y', 'witness', 'btc'],
  ['bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a', 'cashaddr-p2pkh', 'bch'], // the cashaddr specification
  ['ppm2qsznhks23z7629mms6s4cwef74vcwvn0h829pq', 'cashaddr-p2sh', 'bch'],
  ['44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A', 'monero', 'xmr'],
  ['TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA', 'solana', 'sol'], // SPL Token program
  ['11111111111111111111111111111111', 'solana', 'sol'], // System program, all zeros
  ['rrrrrrrrrrrrrrrrrrrrrhoLvTp', 'xrp', 'xrp'], // account zero
  ['rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh', 'xrp', 'xrp'], // the genesis account
  ['TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t', 'tron', 'trx'], // Tether
  ['GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ', 'stellar', 'xlm'], // SEP-23
  [
    'addr1qx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzer3n0d3vllmyqwsx5wktcd8cc3sq835lu7drv2xwl2wywfgse35a3x',
    'cardano',
    'ada',
  ], // CIP-19
  ['stake1uyehkck0lajq8gr28t9uxnuvgcqrc6070x3k9r8048z8y5gh6ffgw', 'cardano-stake', 'ada'],
  [
    '37btjrVyb4KDXBNC4haBVPCrro8AQPHwvCMp3RFhhSVWwfFmZ6wwzSK6JK1hY6wHNmtrpTf1kdbva8TCneM2YsiXT7mrzT21EacHnPpz5YyUdj64na',
    'byron',
    'ada',
  ],
]

for (const [text, form, ledger] of PUBLISHED)
  test(`${text.slice(0, 24)}… is read as ${form}`, () => {
    const read = readWalletAddress(text)
    assert.equal(read?.form, form, JSON.stringify(diagnoseAddress(text)))
    assert.equal(read?.ledgers[0], parseLedger(ledger))
  })

test('the invalid addresses of BIP 173, BIP 350 and the cashaddr specification are refused', () => {
  const invalid = [
    'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5',
    'BC13W508D6QEJXTDG4Y5R3ZARVARY0C5XW7KN40WF2',
    'bc1rw5uspcuh',
    'bc10w508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kw5rljs90',
    'BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P',
    'bc1zw508d6qejxtdg4y5r3zarvaryvqyzf3du',
    'bc1gmk9yu',
    'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd',
    'BC1S0XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ54WELL',
    'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh',
    'bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4',
    'bc1pw5dgrnzv',
    'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v8n0nx0muaewav253zgeav',
    'bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6b',
    'bitcoincash:Qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a',
  ]
  for (const text of invalid) assert.equal(readWalletAddress(text), null, text)
})

test('two of the 961 addresses that OFAC lists are none as published, and all others are read in every spelling', {
  skip: needsShared,
}, () => {
  const unread: string[] = []
  let count = 0
  for (const { address } of listedAddresses()) {
    const read = readWalletAddress(address)
    if (read === null) {
      unread.push(address)
      continue
    }
    for (const text of spellings(address)) {
      assert.equal(readWalletAddress(text)?.address, read.address, text)
      count++
    }
  }
  // A small L where base58 has a one, and a hash.
  assert.deepEqual(unread, [
    '45ezvPejNsKYntjhyyeb7fbfzilsxYQozc5Ffseh8jPGW4JZQQVXykNTfK5uGFiij7Hp3qPv3T5HCR7F3Fnmz2mzE1aKQwo',
    '5be5543ff73456ab9f2d207887e2af87322c651ea1a873c5b25b7ffae456c320',
  ])
  assert.ok(count > 2_000, `${count} spellings`)
})

test('a list that files TRON and Dogecoin addresses under other coins does not mislead', { skip: needsShared }, () => {
  for (const { address, ofac_tickers: tickers } of listedAddresses()) {
    const read = readWalletAddress(address, { ticker: tickers[0] ?? '' })
    if (address.startsWith('T') && address.length === 34) assert.equal(read?.ledgers[0], TRON)
    if (tickers.includes('DOGE')) assert.equal(read?.ledgers[0], DOGECOIN)
    if (tickers.includes('XVG')) assert.equal(read?.ledgers[0], VERGE)
  }
})

test('an address that several ledgers share names them all, the hinted one first', () => {
  const one = '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'
  assert.deepEqual(readWalletAddress(one)?.ledgers, [BITCOIN, BITCOIN_CASH, BITCOIN_SV])
  assert.deepEqual(readWalletAddress(one, { ticker: 'bsv' })?.ledgers, [BITCOIN_SV, BITCOIN, BITCOIN_CASH])
  // USDT lives on Omni too: the ticker says nothing, the form says Bitcoin.
  assert.equal(readWalletAddress(one, { ticker: 'USDT' })?.ledgers[0], BITCOIN)
  assert.equal(readWalletAddress(one, { ledger: ETHEREUM })?.ledgers[0], BITCOIN)
  const evm = '0x52908400098527886e0f7030069857d2e4169ee7'
  assert.equal(readWalletAddress(evm, { ticker: 'ARB' })?.ledgers[0], 'eip155:42161')
  // Also on an EVM ledger that is on no list.
  assert.equal(readWalletAddress(evm, { ledger: 'eip155:7777777' as LedgerId })?.ledgers[0], 'eip155:7777777')
  assert.equal(readWalletAddress(evm)?.ledgers[0], ETHEREUM)
  assert.equal(tickerLedger('USDT'), null)
  assert.equal(tickerLedger('XBT'), BITCOIN)
})

test('what is wrong with an address is said, and a private key is never repeated', () => {
  const codes: readonly (readonly [string, string | undefined])[] = [
    ['0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed', 'address-checksum'],
    ['0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Be', 'address-malformed'],
    ['1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb', 'address-checksum'],
    ['1A1zP1eP5QGefi2DMPTfTL5SLmv7Di', 'address-malformed'],
    ['tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx', 'address-testnet'],
    ['mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn', 'address-testnet'],
    ['5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ', 'address-private-key'],
    ['5be5543ff73456ab9f2d207887e2af87322c651ea1a873c5b25b7ffae456c320', 'address-unknown'],
    ['1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', undefined],
    ['Kim Jong Un', undefined],
    ['Lazarus', undefined],
    ['chipmixerwzxtzbw.onion', undefined],
    ['', undefined],
  ]
  for (const [text, code] of codes) assert.equal(diagnoseAddress(text)?.code, code, text)
  assert.throws(
    () => parseAddress(BITCOIN_GOLD, '5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ'),
    (e: unknown) => e instanceof InputError && e.code === 'address-private-key' && !e.message.includes('5Hue'),
  )
})

test('a ledger with two spellings of one account knows it by one', () => {
  // The cashaddr specification's table of equivalent addresses.
  const old = '1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu'
  const cash = 'qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a'
  assert.equal(parseAddress(BITCOIN_CASH, old), cash)
  assert.equal(parseAddress(BITCOIN_CASH, `bitcoincash:${cash}`), cash)
  assert.equal(
    parseAddress(BITCOIN_CASH, '3CWFddi6m4ndiGyKqzYvsFYagqDLPVMTzC'),
    'ppm2qsznhks23z7629mms6s4cwef74vcwvn0h829pq',
  )
  assert.match(parseAddress(LITECOIN, '3P14159f73E4gFr7JterCCQh9QjiTjiZrG'), /^M/)
  assert.throws(() => parseAddress(LITECOIN, old), { code: 'address-malformed' })
})

test('reading is the same again on what was read, for random addresses of every form', () => {
  for (const text of madeUpAddresses(7, 2_600)) {
    const read = readWalletAddress(text)
    assert.ok(read !== null, text)
    assert.deepEqual(readWalletAddress(read.address), read, text)
    for (const spelling of spellings(text)) assert.equal(readWalletAddress(spelling)?.address, read.address, spelling)
    for (const ledger of read.ledgers.slice(0, 3)) {
      const on = parseAddress(ledger, text)
      assert.equal(parseAddress(ledger, on), on, `${text} on ${ledger}`)
    }
  }
})

test('one changed character of an address with a checksum is noticed', () => {
  const bytes = randomBytes(3)
  const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
  let tried = 0
  for (const [form, make] of Object.entries(MAKERS)) {
    if (form === 'evm' || form === 'eip55' || form === 'solana' || form === 'tron hex') continue
    for (let i = 0; i < 40; i++) {
      const text = make(bytes)
      const [at, letter] = bytes(2) as unknown as [number, number]
      const place = at % text.length
      const changed = text.slice(0, place) + alphabet[letter % 58] + text.slice(place + 1)
      if (changed.toLowerCase() === text.toLowerCase() && text === text.toLowerCase()) continue
      if (changed === text) continue
      tried++
      assert.equal(readWalletAddress(changed), null, `${form}: ${text} → ${changed}`)
    }
  }
  assert.ok(tried > 800)
})

test('no text makes the reader throw or dawdle', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 10_000 }),
    fc.stringMatching(/^[1-9A-HJ-NP-Za-km-z]{20,140}$/),
    fc.stringMatching(/^(?:bc|ltc|u|zs|addr|cosmos|bitcoincash:|0x|41|G|4|8|r|X)1?[a-z0-9]{10,130}$/),
  )
  fc.assert(
    fc.property(texts, text => {
      const read = readWalletAddress(text)
      const why = diagnoseAddress(text)
      assert.ok(read === null || why === null)
      if (read) assert.equal(readWalletAddress(read.address)?.address, read.address)
    }),
    { numRuns: 2_000 },
  )
  const started = effortMs()
  for (const unit of ['1', 'z', 'bc1', '0x', 'q', '4', 'A', '\u0430', 'a1'])
    for (const length of [100, 512, 513, 10_000, 1_000_000]) readWalletAddress(unit.repeat(length))
  assert.ok(effortMs() - started < 1_000)
})
