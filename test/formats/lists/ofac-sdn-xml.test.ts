import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { needsShared, sharedPath } from '../../shared-data.ts'
import { entryOf, refusalOf } from './ofac-reading.ts'
import { faultCodes, formatOf, readList } from './read-list.ts'

const XML = formatOf('ofac-sdn-xml')
const SPACE = 'https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML'
const OLD = 'http://tempuri.org/sdnList.xsd'
const SATOSHI = '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'

const document = (entries: string, count = 1, space = SPACE): string =>
  `<?xml version="1.0" standalone="yes"?>\n<sdnList xmlns="${space}"><publshInformation><Publish_Date>03/28/2025</Publish_Date><Record_Count>${count}</Record_Count></publshInformation>${entries}</sdnList>`

const ENTRY = `<sdnEntry><uid>36</uid><firstName>Jong Un</firstName><lastName>KIM</lastName><title>Chairman</title><sdnType>Individual</sdnType>
<remarks>(Linked To: HAMAS); a brother of</remarks><programList><program>DPRK3</program><program>NPWMD</program></programList>
<idList><id><uid>1</uid><idType>Digital Currency Address - XBT</idType><idNumber>${SATOSHI}</idNumber></id>
<id><uid>2</uid><idType>Passport</idType><idNumber>A1</idNumber><idCountry>Korea, North</idCountry></id>
<id><uid>3</uid><idType>Gender</idType><idNumber>Male</idNumber></id><id><uid>4</uid><idType>Website</idType><idNumber>http://www.a.example/x</idNumber></id></idList>
<akaList><aka><uid>5</uid><type>a.k.a.</type><category>weak</category><lastName>UN</lastName></aka><aka><uid>6</uid><type>f.k.a.</type><category>strong</category><lastName>PAK</lastName><firstName>Un</firstName></aka></akaList>
<addressList><address><uid>7</uid><city>Pyongyang</city><country>Korea, North</country></address></addressList>
<nationalityList><nationality><uid>8</uid><country>China</country><mainEntry>true</mainEntry></nationality></nationalityList>
<dateOfBirthList><dateOfBirthItem><uid>9</uid><dateOfBirth>08 Jan 1984</dateOfBirth></dateOfBirthItem><dateOfBirthItem><uid>10</uid><dateOfBirth>circa 1983</dateOfBirth></dateOfBirthItem></dateOfBirthList>
<placeOfBirthList><placeOfBirthItem><uid>11</uid><placeOfBirth>Pyongyang</placeOfBirth></placeOfBirthItem></placeOfBirthList></sdnEntry>`

test('an entry gives each of its lists its place, under the old namespace and the new one', () => {
  for (const space of [SPACE, OLD]) {
    const read = readList(XML, { main: document(ENTRY, 1, space) }, 13)
    assert.deepEqual(read.faults, [])
    const { wallets, ...entry } = entryOf(read, '36')
    assert.deepEqual(
      wallets.map(w => [w.address, w.ticker]),
      [[SATOSHI, 'XBT']],
    )
    assert.deepEqual(entry, {
      id: '36',
      kind: 'person',
      names: [
        { text: 'Jong Un KIM', strength: 'primary', form: 'name' },
        { text: 'UN', strength: 'weak', form: 'aka' },
        { text: 'Un PAK', strength: 'strong', form: 'fka' },
      ],
      domains: ['a.example'],
      emails: [],
      births: ['1984-01-08', '1983~'],
      countries: ['KP', 'CN'],
      identifiers: [{ type: 'Passport', value: 'A1', country: 'KP' }],
      programmes: ['DPRK3', 'NPWMD'],
      listedAt: null,
      expiresAt: null,
      relations: [],
      remarks: 'Chairman; Linked To: HAMAS; a brother of; Gender Male; POB Pyongyang',
    })
    assert.equal(read.reading.publishedAt, Date.UTC(2025, 2, 28) / 1000)
  }
})

test('the consolidated non-SDN list of 2025-03-28 has the 443 entries that it declares, and 1,136 other names', {
  skip: needsShared,
}, () => {
  const path = 'data/sanctions/ofac-companions/ofac-consolidated-nonsdn-2025-03-28.xml'
  const read = readList(XML, { main: readFileSync(sharedPath(path), 'utf8') })
  assert.deepEqual(read.faults, [])
  assert.deepEqual([read.entries.length, read.reading.declared], [443, 443])
  const haniya = entryOf(read, '9639')
  assert.deepEqual(
    haniya.names.map(n => n.text),
    ['Ismail Abdul Salah HANIYA', 'Ismail HANIYA', 'Ismaeel HANIYYA'],
  )
  assert.deepEqual([haniya.births, haniya.programmes], [['1962'], ['NS-PLC']])
  // 1,136 <aka> elements and 443 primary names, some of which say the same name twice within an entry.
  const names = read.entries.reduce((n, e) => n + e.names.length, 0)
  assert.ok(names <= 1_136 + 443 && names > 1_500, `${names} names`)
  assert.equal(read.entries.filter(e => e.kind === 'person').length, 80)
  assert.equal(
    read.entries.reduce((n, e) => n + e.identifiers.filter(i => i.type === 'Tax ID No.').length, 0),
    213,
  )
})

test('fewer entries than the source declares are a loss, more are told', () => {
  assert.deepEqual(faultCodes(readList(XML, { main: document(ENTRY, 2) }).faults), { 'record-count!': 1 })
  assert.deepEqual(faultCodes(readList(XML, { main: document(ENTRY, 0) }).faults), { 'record-count': 1 })
})

test('an entry without a key or standing twice is lost and told; elements of another layout are told', () => {
  const bad = ENTRY.replace('<uid>36</uid>', '<uid>x</uid>')
  const more = ENTRY.replace('<uid>36</uid>', '<uid>37</uid>').replace(
    '</sdnEntry>',
    '<walletList><wallet>1</wallet></walletList></sdnEntry>',
  )
  const read = readList(XML, { main: document(ENTRY + bad + ENTRY + more, 4) })
  assert.deepEqual(
    read.entries.map(e => e.id),
    ['36', '37'],
  )
  assert.deepEqual(faultCodes(read.faults), {
    'entry-malformed!': 1,
    'id-repeated!': 1,
    'element-unknown': 1,
    'record-count!': 1,
  })
})

test('a list cut anywhere, an empty one and another document are refused', () => {
  const whole = document(ENTRY)
  for (let length = 0; length < whole.length; length += 7) {
    const code = refusalOf(() => readList(XML, { main: whole.slice(0, length) }))?.code
    assert.ok(code === 'list-truncated' || code === 'list-empty', `${length}: ${code}`)
  }
  assert.equal(refusalOf(() => readList(XML, { main: document('', 0) }))?.code, 'list-empty')
  assert.equal(refusalOf(() => readList(XML, { main: '<html></html>' }))?.code, 'list-malformed')
})
