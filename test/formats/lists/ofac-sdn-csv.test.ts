import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BITCOIN, ETHEREUM } from '../../../src/model/ledger.ts'
import { entryOf, refusalOf } from './ofac-reading.ts'
import { faultCodes, formatOf, type ReadList, readList } from './read-list.ts'

const CSV = formatOf('ofac-sdn-csv')
const END = '\u001a'
const SATOSHI = '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'
const ROSE = '0x098b716b8aaf21512996dc57eb0615e2383e2f96'

/** One row of sdn.csv as OFAC writes it: `-0- ` for empty fields. */
function row(
  id: number,
  name: string,
  type = '-0- ',
  programme = 'SDGT',
  remarks = '-0- ',
  extra: Record<number, string> = {},
): string {
  const fields = [String(id), `"${name}"`, type === '-0- ' ? type : `"${type}"`, `"${programme}"`]
  for (let i = 4; i < 11; i++) fields.push(extra[i] ?? '-0- ')
  return `${[...fields, remarks === '-0- ' ? remarks : `"${remarks}"`].join(',')}\r\n`
}

const read = (main: string, more: Record<string, string> = {}): ReadList => {
  const files = Object.fromEntries(Object.entries({ main, ...more }).map(([key, text]) => [key, text + END]))
  return readList(CSV, files)
}

test("a person's row gives name, weak aliases, birth, countries, documents and programmes their places", () => {
  const remarks =
    "DOB 14 Jul 1975; alt. DOB circa 1974; POB Rembang, Indonesia; nationality Indonesia; citizen Burma; Passport A2823222 (Indonesia) issued 28 May 2012 expires 28 May 2017; alt. National ID No. 12-34 (Iran); Website https://www.Example.org/a; Email Address Someone@Example.org; a.k.a. 'AL-JAWI, Abu Seif'; Gender Male."
  const of = read(row(17276, 'SANTOSO, Wiji Joko', 'individual', 'SDGT] [NPWMD] [IFSR', remarks), {
    alt: '17276,9,"aka","SANTOSO, Wijijoko",-0- \r\n17276,10,"fka","WIJI",-0- \r\n',
    add: '17276,1,"Street 1","Jakarta","Indonesia",-0- \r\n17276,2,-0- ,-0- ,"Korea, North",-0- \r\n',
    comments: '',
  })
  const entry = entryOf(of, '17276')
  assert.equal(entry.kind, 'person')
  assert.deepEqual(entry.names, [
    { text: 'Wiji Joko SANTOSO', strength: 'primary', form: 'name' },
    { text: 'Wijijoko SANTOSO', strength: 'strong', form: 'aka' },
    { text: 'WIJI', strength: 'strong', form: 'fka' },
    { text: 'Abu Seif AL-JAWI', strength: 'weak', form: 'aka' },
  ])
  assert.deepEqual(entry.births, ['1975-07-14', '1974~'])
  assert.deepEqual(entry.countries, ['ID', 'MM', 'KP'])
  assert.deepEqual(entry.identifiers, [
    { type: 'Passport', value: 'A2823222', country: 'ID' },
    { type: 'National ID No.', value: '12-34', country: 'IR' },
  ])
  assert.deepEqual(entry.programmes, ['SDGT', 'NPWMD', 'IFSR'])
  assert.deepEqual([entry.domains, entry.emails], [['example.org'], ['someone@example.org']])
  assert.equal(entry.remarks, 'POB Rembang, Indonesia; Gender Male')
  assert.deepEqual(of.reading.covers, ['names', 'wallets', 'domains'])
})

test('an address is found under any ticker, also one that OFAC has not used before, and published twice it is kept once', () => {
  const remarks = `Digital Currency Address - XBT ${SATOSHI}; alt. Digital Currency Address - NEWCOIN ${ROSE}; alt. Digital Currency Address - USDT ${ROSE}.`
  const { wallets } = entryOf(read(row(1, 'A', '-0- ', 'CYBER2', remarks)), '1')
  assert.deepEqual(
    wallets.map(w => [w.address, w.ticker]),
    [
      [SATOSHI, 'XBT'],
      [ROSE, 'NEWCOIN'],
    ],
  )
  assert.equal(wallets[0]?.ledgers[0], BITCOIN)
  assert.ok(wallets[1]?.ledgers.includes(ETHEREUM))
})

test('an address in no known form is kept as published, on no ledger, and told', () => {
  const of = read(row(1, 'A', '-0- ', 'CYBER2', `Digital Currency Address - XBT ${SATOSHI.replace('z', 'y')}.`))
  assert.deepEqual(entryOf(of, '1').wallets, [
    { address: SATOSHI.replace('z', 'y'), ledgers: [], ticker: 'XBT', listedAt: null },
  ])
  assert.equal(faultCodes(of.faults)['address-form'], 1)
})

/** Remarks that are cut at 1,000 characters within the last address, and their rest. */
function cutRemarks(last: string, kept: number): { remarks: string; rest: string } {
  const lead = `Digital Currency Address - ETH ${ROSE}; `
  const tail = `alt. Digital Currency Address - XBT ${last}; a.k.a. 'X'.`
  const at = tail.indexOf(last) + kept
  const remarks = `${lead}${'y'.repeat(1_000 - lead.length - at - 2)}; ${tail.slice(0, at)}`
  assert.equal(remarks.length, 1_000)
  return { remarks, rest: tail.slice(at) }
}

test('Remarks cut within an address are joined with their comments to the character, wherever the cut falls', () => {
  for (let kept = -36; kept <= SATOSHI.length; kept++) {
    const { remarks, rest } = cutRemarks(SATOSHI, kept)
    const of = read(row(7, 'A', '-0- ', 'CYBER2', remarks), { alt: '', add: '', comments: `7,"${rest}"\r\n` })
    const entry = entryOf(of, '7')
    assert.deepEqual(
      entry.wallets.map(w => w.address),
      [ROSE, SATOSHI],
      `cut at ${kept}`,
    )
    assert.ok(entry.names.some(n => n.text === 'X' && n.strength === 'weak'))
    assert.deepEqual(faultCodes(of.faults), {})
  }
})

test('a cut address never becomes a wallet: without its comments it is lost, and said to be', () => {
  for (let kept = 1; kept <= SATOSHI.length; kept++) {
    const of = read(row(7, 'A', '-0- ', 'CYBER2', cutRemarks(SATOSHI, kept).remarks))
    assert.deepEqual(
      entryOf(of, '7').wallets.map(w => w.address),
      [ROSE],
    )
    assert.equal(faultCodes(of.faults)['remarks-cut!'], 1)
  }
})

test('comments of another day, which do not go on where the Remarks are cut, do not make a wallet of two halves', () => {
  const { remarks, rest } = cutRemarks(SATOSHI, 10)
  const of = read(row(7, 'A', '-0- ', 'CYBER2', remarks), { comments: `7,"Q${rest}"\r\n` })
  assert.deepEqual(
    entryOf(of, '7').wallets.map(w => w.address),
    [ROSE],
  )
  assert.equal(faultCodes(of.faults)['remarks-join!'], 1)
  const uncut = read(row(7, 'A', '-0- ', 'CYBER2', 'Gender Male.'), { comments: `7,"${rest}"\r\n` })
  assert.equal(faultCodes(uncut.faults)['comments-unexpected'], 1)
})

test('Remarks that stop without a full stop are cut, whatever their length, and their last piece is not trusted', () => {
  const half = `Digital Currency Address - ETH ${ROSE}; Passport A123`
  const of = read(row(7, 'A', '-0- ', 'CYBER2', half))
  assert.deepEqual([entryOf(of, '7').wallets.length, entryOf(of, '7').identifiers], [1, []])
  assert.equal(faultCodes(of.faults)['remarks-cut!'], 1)
  const joined = read(row(7, 'A', '-0- ', 'CYBER2', half), { comments: '7,"45 (Iran); Passport B1"\r\n' })
  assert.deepEqual(entryOf(joined, '7').identifiers, [{ type: 'Passport', value: 'A12345', country: 'IR' }])
  assert.equal(faultCodes(joined.faults)['remarks-cut!'], 1)
})

test('companions of entries that the list does not have are told, and nothing is lost by them', () => {
  const of = read(row(1, 'A'), {
    alt: '1,1,"aka","B",-0- \r\n2,2,"aka","C",-0- \r\n3,3,"aka","D",-0- \r\n',
    add: '',
    comments: '',
  })
  assert.deepEqual(faultCodes(of.faults), { 'companion-unknown-id': 1 })
  assert.match(of.faults[0]?.reason ?? '', /^2 rows of alt name 2 entries/)
  assert.equal(of.faults[0]?.line, 2)
})

test('a tie to another entry is resolved by its name, in any order, and left in words where two bear the name', () => {
  const linked = 'Linked To: LAZARUS GROUP; Linked To: TWIN.'
  const of = read(row(1, 'A', '-0- ', 'DPRK3', linked) + row(2, 'LAZARUS GROUP') + row(3, 'TWIN') + row(4, 'TWIN'))
  const entry = entryOf(of, '1')
  assert.deepEqual(entry.relations, [{ to: '2', kind: 'other', share: null, text: 'Linked To: LAZARUS GROUP' }])
  assert.equal(entry.remarks, 'Linked To: TWIN')
})

test('a vessel has its flag, call sign and number', () => {
  const remarks = 'Vessel Registration Identification IMO 9167253; MMSI 620999316.'
  const of = read(row(5, 'SAVIZ', 'vessel', 'IRAN', remarks, { 5: '"D6A3315"', 6: '"General Cargo"', 9: '"Iran"' }))
  const entry = entryOf(of, '5')
  assert.deepEqual([entry.kind, entry.countries], ['vessel', ['IR']])
  assert.deepEqual(
    entry.identifiers.map(i => i.value),
    ['D6A3315', 'IMO 9167253', '620999316'],
  )
})

test('words that every JavaScript object knows are no kinds, forms or files', () => {
  for (const word of ['constructor', '__proto__', 'toString']) {
    const of = read(row(1, 'A', word), { alt: `1,1,"${word}","B",-0- \r\n` })
    assert.deepEqual([of.entries[0]?.kind, of.entries[0]?.names.length], ['entity', 1])
    assert.deepEqual([faultCodes(of.faults)['kind-unknown'], faultCodes(of.faults)['alias-malformed!']], [1, 1])
  }
})

test('without the mark of its end a file is truncated, wherever it was cut', () => {
  const whole = row(1, 'A, B', 'individual') + row(2, 'C') + END
  for (let length = 0; length < whole.length; length++) {
    const refusal = refusalOf(() => readList(CSV, { main: whole.slice(0, length) }))
    assert.ok(
      refusal !== null && /^list-(?:truncated|empty|malformed)$/.test(refusal.code),
      `${length}: ${refusal?.code}`,
    )
  }
  assert.equal(refusalOf(() => readList(CSV, { main: whole, alt: '1,1,"aka","B",-0- \r\n' }))?.code, 'list-truncated')
})

test('chunks of any length give the same entries', () => {
  const text = row(1, 'A, B', 'individual', 'SDGT', "DOB 1970; a.k.a. 'X'.") + row(2, 'C') + END
  const whole = readList(CSV, { main: text })
  for (const chunk of [1, 2, 3, 7, 50]) assert.deepEqual(readList(CSV, { main: text }, chunk), whole)
})

test('another file under this name is refused at its first row, with its line', () => {
  for (const main of ['<?xml version="1.0"?>\n', 'address,label\n1,2\n', '{"addresses": []}\n', '1,"aka","B",-0- \r\n'])
    assert.deepEqual(
      refusalOf(() => read(main)),
      { code: 'list-malformed', line: 1 },
    )
  assert.equal(refusalOf(() => read(''))?.code, 'list-empty')
  assert.equal(refusalOf(() => read(`${row(1, 'A')}${END}\r\n${row(2, 'B')}`))?.code, 'list-malformed')
})

test('a row that is broken is lost and told by its line; the others are read', () => {
  const of = read(`${row(1, 'A')}2,"B",-0- \r\n${row(3, 'C')}x,"D"\r\n${row(3, 'E')}`)
  assert.deepEqual(
    of.entries.map(e => e.id),
    ['1', '3'],
  )
  assert.deepEqual(
    of.faults.filter(f => f.code !== 'companion-missing').map(f => [f.code, f.line, f.lost]),
    [
      ['row-malformed', 2, true],
      ['row-malformed', 4, true],
      ['id-repeated', 5, true],
    ],
  )
})

test('a missing companion is told; without other names the version does not cover names', () => {
  const of = read(row(1, 'A'))
  assert.deepEqual(
    of.faults.map(f => [f.code, f.reason.split(' ')[0], f.lost]),
    [
      ['companion-missing', 'alt.csv', true],
      ['companion-missing', 'add.csv', false],
      ['companion-missing', 'sdn_comments.csv', false],
    ],
  )
  assert.deepEqual(of.reading.covers, ['wallets', 'domains'])
})
