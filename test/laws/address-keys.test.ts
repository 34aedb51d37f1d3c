import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { ripemd160 } from '@noble/hashes/legacy.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { hexToBytes } from '@noble/hashes/utils.js'
import { createBase58check } from '@scure/base'
import { parse } from 'csv-parse/sync'
import { keyIds } from '../../src/model/key-ids.ts'
import { BITCOIN, BITCOIN_CASH, LITECOIN } from '../../src/model/ledger.ts'
import { sharedKey } from '../../src/model/same-key.ts'
import { readWalletAddress, repairConfusables, sameKey } from '../../src/model/wallet-address.ts'
import { needsShared, sharedPath } from '../shared-data.ts'
import { madeUpAddresses } from './made-up-addresses.ts'

const formsOf = (address: string): string[] =>
  sameKey(address, readWalletAddress(address)?.ledgers ?? []).map(s => s.address)

test('the compressed key of generator G has the addresses that BIP 173 and BIP 141 give it, each found from each', () => {
  // Public key 0279be66…: P2PKH, P2WPKH (BIP 173's example), P2SH-P2WPKH.
  const key = hexToBytes('0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798')
  const hash = ripemd160(sha256(key))
  const pkh = createBase58check(sha256).encode(Uint8Array.from([0, ...hash]))
  assert.equal(pkh, '1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMH')
  const forms = [pkh, 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', '3JvL6Ymt8MVWiCNHC7oWU6nLeHNJKLZGLN']
  for (const from of forms.slice(0, 2))
    for (const to of forms) if (from !== to) assert.ok(formsOf(from).includes(to), `${from} ${to}`)
  // From the P2SH address alone nothing follows, but a listed key is found when somebody asks for it.
  assert.ok(!formsOf(forms[2] as string).includes(pkh))
  assert.match(sharedKey(forms[2] as string, pkh) ?? '', /witness program/)
})

test('Bitcoin Cash legacy and cashaddr are one account on that ledger, and only one key on Bitcoin', () => {
  const pairs = [
    ['1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu', 'qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a'],
    ['1KXrWXciRDZUpQwQmuM1DbwsKDLYAYsVLR', 'qr95sy3j9xwd2ap32xkykttr4cvcu7as4y0qverfuy'],
    ['3CWFddi6m4ndiGyKqzYvsFYagqDLPVMTzC', 'ppm2qsznhks23z7629mms6s4cwef74vcwvn0h829pq'],
  ] as const
  for (const [old, cash] of pairs) {
    const here = sameKey(old, [BITCOIN_CASH]).find(s => s.address === cash)
    assert.equal(here?.sameAccount, true)
    assert.equal(sameKey(old, [BITCOIN]).find(s => s.address === cash)?.sameAccount, false)
    assert.ok(sameKey(cash, [BITCOIN_CASH]).some(s => s.address === old && s.sameAccount))
  }
  const script = '3P14159f73E4gFr7JterCCQh9QjiTjiZrG'
  assert.ok(sameKey(script, [LITECOIN]).some(s => s.address.startsWith('M') && s.sameAccount))
})

test('a TRON address and the EVM address of its 20 bytes are told as one key', () => {
  // Tether on TRON, and the hex that TRON's own explorer shows for it.
  assert.ok(formsOf('TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t').includes('0xa614f803b6fd780986a42c78ec9c7f77e6ded13c'))
  assert.ok(formsOf('0xa614f803b6fd780986a42c78ec9c7f77e6ded13c').includes('TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t'))
})

test('Taproot, Solana and Monero addresses are merged with nothing', () => {
  for (const address of [
    'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0',
    'TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA',
    '44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A',
  ]) {
    assert.deepEqual(formsOf(address), [])
    assert.deepEqual(keyIds(address, readWalletAddress(address)?.form ?? 'evm'), [])
  }
})

test('the index by key finds what the list of forms names, and random addresses of other keys share nothing', () => {
  const seen = new Map<string, string>()
  for (const text of madeUpAddresses(5, 520)) {
    const read = readWalletAddress(text)
    assert.ok(read)
    const ids = keyIds(read.address, read.form)
    for (const id of ids) assert.ok(!seen.has(id), `${text} and ${seen.get(id)}`)
    for (const id of ids) seen.set(id, text)
    for (const other of sameKey(read.address, read.ledgers)) {
      const again = readWalletAddress(other.address)
      assert.equal(again?.form, other.form)
      assert.deepEqual(again?.ledgers[0], other.ledgers[0])
      assert.ok(
        keyIds(other.address, other.form).some(id => ids.includes(id)),
        `${text} ${other.address}`,
      )
      assert.equal(sharedKey(read.address, other.address), other.basis)
    }
  }
})

test('the Cyrillic letters in an Israeli seizure order are read as what they imitate', () => {
  // Order of 2023: Cyrillic EN at 2 and ES at 18.
  const { text, changed } = repairConfusables('T\u041d96tFMn8KGiYSLiw\u0441V3E2UiaJc8jmcbz3')
  assert.equal(text, 'TH96tFMn8KGiYSLiwcV3E2UiaJc8jmcbz3')
  assert.deepEqual(changed, ['U+041D at 2 read as H', 'U+0441 at 18 read as c'])
})

test('the small L in a Monero address that OFAC lists is read as the one that its checksum proves', () => {
  const listed = '45ezvPejNsKYntjhyyeb7fbfzilsxYQozc5Ffseh8jPGW4JZQQVXykNTfK5uGFiij7Hp3qPv3T5HCR7F3Fnmz2mzE1aKQwo'
  assert.equal(repairConfusables(listed).text, listed.replace('l', '1'))
})

test('what no checksum proves is not repaired', () => {
  const cyrillic = '0xd882cf\u044120f52f2599d84b8e8d58c7fb62cfe344b'
  const refused = repairConfusables(cyrillic)
  assert.equal(refused.text, cyrillic)
  assert.equal(refused.unproven, '0xd882cfc20f52f2599d84b8e8d58c7fb62cfe344b')
  // A wrong letter beside the look-alike.
  assert.equal(repairConfusables('T\u041d96tFMn8KGiYSLiwcV3E2UiaJc8jmcbz4').changed.length, 0)
  for (const text of ['', 'Иван Петров', '\u0430'.repeat(34), '\u0430'.repeat(100_000), '\u041e'.repeat(200)])
    assert.deepEqual(repairConfusables(text), { text, changed: [], unproven: null })
})

test('no name becomes an address because its words are joined', () => {
  // 43 letters of base58 without the spaces: 32 bytes, and so an account of Solana.
  const name = 'Reza Kareem Shahram Hussein Bagher Ahmad Vahid 2nd'
  assert.equal(readWalletAddress(name.replaceAll(' ', ''))?.form, 'solana')
  for (const text of [name, name.replaceAll(' ', '\u00a0')]) {
    const { text: repaired } = repairConfusables(text)
    assert.equal(readWalletAddress(repaired), null, repaired)
  }
})

test('invisible characters of pasted text are dropped wherever they stand', () => {
  const plain = 'TH96tFMn8KGiYSLiwcV3E2UiaJc8jmcbz3'
  for (const char of ['\u200b', '\u00a0', '\u00ad', '\ufeff', '\u202e', '\t', ' ', '\u2060', '\ufe0f'])
    for (const at of [0, 7, plain.length])
      assert.equal(repairConfusables(plain.slice(0, at) + char + plain.slice(at)).text, plain)
  const wide = [...plain].map(c => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('')
  assert.equal(repairConfusables(wide).text, plain)
  const evm = '0xd882cfc20f52f2599d84b8e8d58c7fb62cfe344b'
  assert.equal(repairConfusables(`\u200b${evm}\u00a0`).text, evm)
})

test('every wallet in the Israeli orders that base58, hex or bech32 could be is read or repaired, but for two with a wrong checksum', {
  skip: needsShared,
}, () => {
  const file = readFileSync(sharedPath('data', 'sanctions', 'israel-nbctf', 'wallets.csv'), 'utf8')
  const rows = parse(file, { bom: true, relax_column_count: true }) as string[][]
  const wallets = rows.map(r => (r[4] ?? '').trim()).filter(w => /^(?:T.{33}|0x.{40}|bc1.{30,}|[13].{32,33})$/u.test(w))
  const unread = wallets.filter(w => readWalletAddress(repairConfusables(w).text) === null)
  assert.ok(wallets.length > 400, `${wallets.length}`)
  assert.deepEqual(unread, ['3HQJ9ta7TmYNRjkby3nbMGdHzNCCiXs3Ui', '18yzhmcgHtRVoEX3doCrqhis6fFU1dHFUE'])
})
