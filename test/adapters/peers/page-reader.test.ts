import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { test } from 'node:test'
import { PageReader } from '../../../src/adapters/peers/native/page-reader.ts'
import { readAndCheck } from '../../../src/adapters/peers/native/page-thread.ts'
import { walletObject } from '../../../src/formats/stix/wallet.ts'
import { ETHEREUM } from '../../../src/model/ledger.ts'
import { writePage } from '../../../src/operations/node/entries-page.ts'

const FROM = 'f'.repeat(64)
const HEX = '0'.repeat(64)

/** A page of wallets, long enough for the thread. */
function longPage(count: number, spoil: (json: string, i: number) => string = json => json): string {
  const objects = Array.from({ length: count }, (_, i) => {
    const json = JSON.stringify(walletObject(`0x${hash('sha1', `wallet ${i}`)}`, ETHEREUM))
    return { seq: i + 1, nonce: '0'.repeat(32), json: spoil(json, i) }
  })
  const head = { node: FROM, size: count, root: HEX, at: 1, key: HEX, signature: '0'.repeat(128) }
  const leaves = HEX.repeat(count)
  return writePage({
    head: { format: 'cordon.entries/1', after: 0, leaves, total: count, takenFor: HEX, head },
    objects,
  })
}

test('a long page is read and checked in a thread just as it would be here', async () => {
  const reader = new PageReader()
  const text = longPage(1_000, (json, i) => (i % 100 === 7 ? '{"type":"wallet"}' : json))
  assert.ok(text.length > 300_000)
  const [page, again] = await Promise.all([reader.read(text, FROM), reader.read(text, FROM)])
  assert.deepEqual(page, readAndCheck({ text, from: FROM }))
  assert.deepEqual(again, page)
  const refused = page.objects.filter(({ checked }) => checked && 'faults' in checked.admitted)
  assert.equal(refused.length, 10)
  assert.equal(page.objects[0]?.checked?.leaf?.length, 64)
})

test('a long page that is cut off or out of order is refused, and the next is read all the same', async () => {
  const reader = new PageReader()
  const text = longPage(1_000)
  await assert.rejects(reader.read(text.slice(0, -9), FROM), { code: 'page-malformed' })
  await assert.rejects(reader.read(text.replace('\n2 ', '\n3 '), FROM), { code: 'page-malformed' })
  assert.equal((await reader.read(text, FROM)).objects.length, 1_000)
})
