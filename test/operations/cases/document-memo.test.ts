import assert from 'node:assert/strict'
import { test } from 'node:test'
import { madeOnce, RecentMemo } from '../../../src/operations/cases/document-memo.ts'

/** Documents that count how often each is read. */
function shelf(texts: Readonly<Record<string, string>>) {
  const reads: string[] = []
  const document = async (digest: string): Promise<string> => {
    reads.push(digest)
    const text = texts[digest]
    if (text === undefined) throw new Error(`no ${digest}`)
    return text
  }
  return { reads, world: { facts: { document }, memo: new RecentMemo() } }
}

test('What is made of a document is made once for all who ask at the same time and later, and anew for another use', async () => {
  const { reads, world } = shelf({ a: '1', b: '2' })
  const made = await Promise.all(['a', 'b', 'a', 'a'].map(d => madeOnce(world, 'sum', d, Number)))
  assert.deepEqual(made, [1, 2, 1, 1])
  assert.equal(await madeOnce(world, 'length', 'a', t => t.length), 1)
  assert.equal(await madeOnce(world, 'sum', 'a', Number), 1)
  assert.deepEqual(reads, ['a', 'b', 'a'])
})

test('What could not be read is tried again, and nothing of the failure is kept', async () => {
  const texts: Record<string, string> = {}
  const { reads, world } = shelf(texts)
  await assert.rejects(madeOnce(world, 'sum', 'late', Number), /no late/)
  texts['late'] = '3'
  assert.equal(await madeOnce(world, 'sum', 'late', Number), 3)
  assert.deepEqual(reads, ['late', 'late'])
})

test('The memo holds the values asked for last, and no more than it says', async () => {
  const texts = Object.fromEntries(Array.from({ length: 600 }, (_, n) => [`d${n}`, String(n)]))
  const { reads, world } = shelf(texts)
  for (const digest of Object.keys(texts)) {
    await madeOnce(world, 'sum', digest, Number)
    await madeOnce(world, 'sum', 'd0', Number)
  }
  assert.equal(reads.length, 600)
  await madeOnce(world, 'sum', 'd599', Number)
  assert.equal(reads.length, 600)
  await madeOnce(world, 'sum', 'd1', Number)
  assert.equal(reads.length, 601)
})
