import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EntryDraft } from '../../../src/formats/lists/entry-draft.ts'
import { EntryTeller } from '../../../src/formats/lists/entry-teller.ts'
import type { ListFault } from '../../../src/formats/lists/list-format.ts'

function draft(): { draft: EntryDraft; faults: ListFault[] } {
  const faults: ListFault[] = []
  const teller = new EntryTeller({ entry: () => {}, fault: fault => void faults.push(fault) })
  return { draft: new EntryDraft('person', teller, 7), faults }
}

test('an address published under two tickers stays one, under the first, on the ledgers of both', () => {
  const { draft: of } = draft()
  // The same hash of a key is an address of Bitcoin, of Bitcoin Cash and of Bitcoin SV.
  of.take({
    address: 'x',
    ledgers: ['bip122:000000000019d6689c085ae165831e93' as never],
    ticker: 'XBT',
    listedAt: null,
  })
  of.take({
    address: 'x',
    ledgers: ['bip122:000000000000000000651ef99cb9fcbe' as never],
    ticker: 'BCH',
    listedAt: null,
  })
  const { wallets } = of.finish('1')
  assert.deepEqual(
    wallets.map(w => [w.ticker, w.ledgers.length]),
    [['XBT', 2]],
  )
})

test('a number that stands twice stays once, with the country that one of the two tells', () => {
  const { draft: of } = draft()
  of.identifier('Passport', '4117921', 'PK')
  of.identifier('Passport', '4117921', null)
  of.identifier('Tax ID', '1', null)
  of.identifier('Tax ID', '1', 'RU')
  assert.deepEqual(
    of.finish('1').identifiers.map(i => [i.value, i.country]),
    [
      ['4117921', 'PK'],
      ['1', 'RU'],
    ],
  )
})

test('of 12,000 names 5,000 stay, and how many more there were is told once, with the record’s line', () => {
  const { draft: of, faults } = draft()
  for (let i = 0; i < 12_000; i++) of.name(`Name ${i}`, 'strong')
  assert.equal(of.finish('1').names.length, 5_000)
  assert.deepEqual(
    faults.map(f => [f.line, f.field, f.code, f.lost, /\d[\d,]*/.exec(f.reason)?.[0]]),
    [[7, 'name', 'values-too-many', true, '7000']],
  )
})

test('a remark is searched for addresses, a note is not, and each form of an entry has its own sign between them', () => {
  const address = '0x8589427373D6D84E98730D7795D8f6f8731FDA16'
  const { draft: of } = draft()
  of.note(`noted ${address}`)
  assert.deepEqual(of.finish('1').wallets, [])
  of.remark(`remarked ${address}`)
  assert.equal(of.finish('1').wallets.length, 1)
  assert.match(of.finish('1').remarks ?? '', /^noted \S+ · remarked \S+$/)
  assert.match(of.finish('1', { weakLast: true, between: '; ' }).remarks ?? '', /^noted \S+; remarked \S+$/)
})

test('primary names come first; weak ones come last, or stand where the publisher put them', () => {
  const { draft: of } = draft()
  for (const [name, strength] of [
    ['weak', 'weak'],
    ['strong', 'strong'],
    ['primary', 'primary'],
  ] as const)
    of.name(name, strength)
  const names = (weakLast: boolean) => of.finish('1', { weakLast, between: '; ' }).names.map(n => n.text)
  assert.deepEqual(names(true), ['primary', 'strong', 'weak'])
  assert.deepEqual(names(false), ['primary', 'weak', 'strong'])
})
