import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeIc3 } from '../../../src/formats/ic3/write-ic3.ts'
import { sampleCase, sampleJson } from './sample-case.ts'

/** A line that somebody wants to forge, a character that turns the text, and one that no form can hold. */
const HOSTILE = 'evil\u202etxt\u0007\n\nWHO FILED THE COMPLAINT\n\nname: Somebody Else'

test('no text of the case adds a line, turns the text around or hides in it: each stands in its own line of the complaint', () => {
  const json = sampleJson() as Record<string, readonly object[] & object>
  const told = sampleCase({
    subjects: [{ ...json['subjects']?.[0], emails: [HOSTILE], occupation: HOSTILE }],
    accounts: [{ id: 'a1', number: HOSTILE, at: { name: HOSTILE }, holders: ['s1'] }],
    transactions: [{ ...json['transactions']?.[0], tx: HOSTILE, asset: HOSTILE }],
    lawEnforcement: [{ agency: HOSTILE, person: HOSTILE, phone: HOSTILE }],
    actions: [{ on: '2025-02-26', what: HOSTILE }],
    evidence: [{ name: HOSTILE, sha256: 'ab'.repeat(32), about: HOSTILE }],
    indicators: [{ kind: 'domain', value: HOSTILE }],
    victim: { ...json['victim'], name: HOSTILE },
  })
  const { files } = writeIc3(told)
  const text = String(files.find(f => f.path === 'ic3.txt')?.content)
  assert.equal(text.split('\n').filter(line => line.startsWith('WHO FILED')).length, 1)
  assert.ok(!text.split('\n').includes('name: Somebody Else'))
  for (const { content } of files)
    for (const hidden of ['\u202e', '\u0007', '\\u202e', '\\u0007']) assert.ok(!String(content).includes(hidden))
})

test('a transaction of a ledger whose hash nobody told is not said to be on none', () => {
  const json = sampleJson() as Record<string, readonly object[]>
  const transactions = [
    { ...json['transactions']?.[0], tx: null },
    { ...json['transactions']?.[0], id: 't2', tx: null, ledger: null },
  ]
  const text = String(writeIc3(sampleCase({ transactions })).files.find(f => f.path === 'ic3.txt')?.content)
  assert.match(text, /transaction on eip155:1, hash not told[\s\S]*transaction not on a ledger/)
})
