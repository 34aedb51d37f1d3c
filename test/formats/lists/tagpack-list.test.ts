import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { needsShared, sharedPath } from '../../shared-data.ts'
import { faultCodes, readMain } from './read-list.ts'

const pack = (tags: string): string =>
  `title: T\nlabel: Lazarus group\nsource: https://example.org\nconfidence: authority_data\nabuse: sanction\ntags:\n${tags}`

test('every tag of the pack of OFAC’s addresses is kept, whatever ledger it names', { skip: needsShared }, () => {
  const text = readFileSync(sharedPath('data/labels/tagpacks/ofac.yaml'), 'utf8')
  const { entries, faults } = readMain('tagpack', text)
  const addresses = new Set([...text.matchAll(/address: (\S+)/g)].map(m => m[1]?.replaceAll("'", '')))
  assert.equal(faults.filter(fault => fault.lost).length, 0)
  assert.equal(new Set(entries.flatMap(e => e.wallets.map(w => w.address.toLowerCase()))).size, addresses.size)
  // The pack calls this address of TRON one of Bitcoin.
  const tron = entries.find(e => e.wallets[0]?.address === 'TUCsTq7TofTCJRRoHk6RvhMoS2mJLm5Yzq')
  assert.deepEqual(tron?.wallets[0]?.ledgers, ['tron:0x2b6653dc'])
})

test('a label is a weak name of a wallet, and claims of one address stand together', () => {
  const address = '0x098b716b8aaf21512996dc57eb0615e2383e2f96'
  const { entries } = readMain(
    'tagpack',
    pack(
      `- address: "${address}"\n  currency: ETH\n- address: "${address}"\n  currency: ETH\n  label: Ronin\n  lastmod: 2022-04-15\n`,
    ),
  )
  assert.equal(entries.length, 1)
  assert.equal(entries[0]?.kind, 'wallet')
  assert.deepEqual(
    entries[0]?.names.map(n => `${n.strength} ${n.text}`),
    ['weak Lazarus group', 'weak Ronin'],
  )
  assert.equal(entries[0]?.listedAt, Date.UTC(2022, 3, 15) / 1000)
})

test('an account of a ledger that nobody here knows is kept as published; a tag without an address is lost', () => {
  const { entries, faults } = readMain('tagpack', pack('- address: betdiceadmin\n  currency: EOS\n- currency: BTC\n'))
  assert.deepEqual(entries[0]?.wallets, [{ address: 'betdiceadmin', ledgers: [], ticker: 'EOS', listedAt: null }])
  assert.deepEqual(faultCodes(faults), { 'ledger-unknown': 1, 'address-malformed!': 1 })
})

test('a pack that unfolds aliases without end is refused', () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n${pack('- address: *d\n')}`
  assert.throws(() => readMain('tagpack', bomb), { code: 'tagpack-malformed' })
  assert.throws(() => readMain('tagpack', 'x'.repeat(9_000_000)), { code: 'list-oversized' })
})
