import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { hostOf } from '../../../src/formats/lists/entry-draft.ts'
import { needsShared, sharedPath } from '../../shared-data.ts'
import { faultCodes, readMain } from './read-list.ts'

test('every line of Maltrail’s three files is a host, a repeated one, or a page', { skip: needsShared }, () => {
  for (const name of ['apt_lazarus', 'apt_kimsuky', 'apt_bluenoroff']) {
    const text = readFileSync(sharedPath('data/iocs/maltrail', `${name}.txt`), 'utf8')
    const lines = text.split(/\r?\n/).filter(line => line.trim() !== '' && !line.startsWith('#'))
    const { entries, faults } = readMain('domains', text)
    assert.equal(entries.length + faults.length, lines.length, name)
    assert.deepEqual(Object.keys(faultCodes(faults)).toSorted(), ['domain-path', 'row-merged'])
    const bare = new Set(lines.filter(line => /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(line)))
    const found = new Set(entries.map(e => e.id))
    for (const host of bare) assert.ok(found.has(host.replace(/^www\./, '')), host)
  }
})

test('a host is found in a web address, with or without a port, defanged or not', () => {
  for (const text of [
    'example.com',
    'www.example.com',
    'EXAMPLE.COM.',
    'http://example.com',
    'hxxps://www.example[.]com',
    'example.com:8443',
    'https://user@example.com',
    'example(.)com',
  ])
    assert.equal(hostOf(text), 'example.com', text)
  for (const text of ['', 'localhost', 'a b.com', '.com', 'a..b', '-a.com', 'http://', `${'a'.repeat(64)}.com`])
    assert.equal(hostOf(text), null, text)
})

test('a page does not list the host that it lies on', () => {
  const { entries, faults } = readMain('domains', 'github.com/somebody/something\ncelasllc.com\n')
  assert.deepEqual(
    entries.map(e => e.domains),
    [['celasllc.com']],
  )
  assert.deepEqual(faultCodes(faults), { 'domain-path': 1 })
})
