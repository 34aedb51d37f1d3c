import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseInstant } from '../../../src/model/instant.ts'
import { sampleFiles, sampleOf } from '../../conformance/list-samples.ts'
import { faultCodes, formatOf, readList, readMain } from './read-list.ts'

const sample = (name: string) => readList(formatOf(name), sampleFiles(sampleOf(name)))

test('EU: a person is read with his weak names, his day of birth, and since when a regulation names him', () => {
  const { entries, reading } = sample('eu')
  const [hussein] = entries
  assert.deepEqual(
    hussein?.names.map(n => [n.text, n.strength]),
    [
      ['Saddam Hussein Al-Tikriti', 'primary'],
      ['Abu Ali', 'weak'],
    ],
  )
  assert.deepEqual([hussein?.id, hussein?.births, hussein?.countries], ['13', ['1937-04-28'], ['IQ']])
  assert.equal(hussein?.listedAt, Date.UTC(2003, 6, 7) / 1000)
  assert.equal(reading.publishedAt, parseInstant('2024-12-11T20:24:35Z'))
})

test('EU: an identification that speaks of a wallet is one', () => {
  const expo = sample('eu').entries[1]
  assert.deepEqual(
    expo?.wallets.map(w => w.address),
    ['0x098b716b8aaf21512996dc57eb0615e2383e2f96'],
  )
  assert.equal(expo?.listedAt, parseInstant('2020-07-30'))
})

test('EU: birth dates by year, month, span and about', () => {
  const born = (attributes: string) =>
    readMain(
      'eu',
      `<export><sanctionEntity logicalId="1"><subjectType code="person"/><nameAlias wholeName="A B"/><birthdate ${attributes}/></sanctionEntity></export>`,
    ).entries[0]?.births
  assert.deepEqual(born('year="1970" circa="true"'), ['1970~'])
  assert.deepEqual(born('year="1970" monthOfYear="4"'), ['1970-04'])
  assert.deepEqual(born('yearRangeFrom="1957" yearRangeTo="1959"'), ['1957/1959'])
})

test('Japan: a wallet is found in the remarks, by its form, behind full-width punctuation', () => {
  const { entries } = sample('jp-mof')
  const lazarus = entries.find(e => e.id === '009-070021')
  assert.deepEqual(
    lazarus?.wallets.map(w => w.address),
    ['0x098b716b8aaf21512996dc57eb0615e2383e2f96'],
  )
  assert.deepEqual(
    lazarus?.names.map(n => n.text),
    ['Lazarus Group', 'ラザルス・グループ', 'HIDDEN COBRA', 'APPLEWORM'],
  )
})

test('Japan: names come apart only outside brackets, and what describes their bearer is no name', () => {
  const zidane = sample('jp-mof').entries[0]
  assert.deepEqual(
    zidane?.names.map(n => [n.text, n.strength]),
    [
      ['Mohammed Zidane', 'primary'],
      ['モハンメド・ジダン', 'strong'],
      ['Sayf-Al Adl', 'strong'],
      ['サイフ・アル・アドル', 'strong'],
      ['ムハマド・マッカウィ', 'strong'],
      ['Ibrahim al-Madani', 'weak'],
    ],
  )
  assert.deepEqual([zidane?.births, zidane?.countries], [['1963-04-11', '1960-04-11'], ['EG']])
  assert.equal(zidane?.listedAt, Date.UTC(2001, 8, 22) / 1000)
})

test('South Korea: names in Hangul, Hanja and Latin letters, and the wallets of 2023-02-10', () => {
  const { entries } = sample('kr-mofa')
  assert.deepEqual(
    entries[0]?.names.map(n => n.text),
    ['박진혁', 'PARK Jin Hyok', '朴鎮赫', 'Pak Jin Hek'],
  )
  assert.deepEqual([entries[0]?.births, entries[0]?.countries], [['1984-08-15'], ['KP']])
  assert.deepEqual(
    entries[1]?.wallets.map(w => [w.ticker, w.address]),
    [['ETH', '0x098b716b8aaf21512996dc57eb0615e2383e2f96']],
  )
  assert.equal(entries[1]?.listedAt, parseInstant('2023-02-10'))
})

test('a header that lacks a column is refused with its name; one more is told and not read', () => {
  assert.throws(() => readMain('kr-mofa', '성명,생년월일\r\nA,1970\r\n'), {
    code: 'list-header',
    place: { file: 'list.txt', line: 1, field: '영문명' },
  })
  const read = readMain('kr-mofa', '성명,영문명,메모\r\n박진혁,PARK Jin Hyok,x\r\n')
  assert.deepEqual(faultCodes(read.faults), { 'column-unknown': 1 })
})
