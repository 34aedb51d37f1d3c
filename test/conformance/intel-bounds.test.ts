import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { openIntelStore } from '../../src/adapters/intel/sqlite-intel-store.ts'
import type { NewObject } from '../../src/operations/share/intel-store.ts'
import { needsTime } from '../thorough.ts'

const NOW = 1_790_000_000

function file(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-intel-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'deep', 'intel.sqlite')
}

function wallet(n: number, { json = `{"n":${n}}` }: { readonly json?: string } = {}): NewObject {
  const head = {
    id: `note--${n}`,
    type: 'note',
    version: '2026-11-01T00:00:00.000Z',
    versionNs: 1n,
    specVersion: '2.1',
  }
  return { ...head, json, digest: createHash('sha256').update(json).digest('hex'), releaseKey: 'k', from: 'self' }
}

test('a store is readable by its owner alone, also in a folder that others may read', async t => {
  const path = file(t)
  mkdirSync(dirname(path), { recursive: true, mode: 0o755 })
  const store = openIntelStore(path)
  t.after(() => store.close())
  await store.add([wallet(1)], [])
  for (const suffix of ['', '-wal', '-shm']) assert.equal(statSync(path + suffix).mode & 0o777, 0o600, suffix)
})

test('a store full of the largest objects hands out a few at once, and all in the end', async t => {
  const store = openIntelStore(file(t))
  t.after(() => store.close())
  const large = (n: number) => wallet(n, { json: JSON.stringify({ n, text: 'x'.repeat(8 << 20) }) })
  for (let n = 0; n < 9; n++) await store.add([large(n)], [])
  const seqs: number[] = []
  for (let after = 0; ; ) {
    const page = await store.entries(after, 1_000)
    assert.ok(page.length <= 4)
    seqs.push(...page.map(o => o.seq))
    const last = page.at(-1)
    if (last === undefined) break
    after = last.seq
  }
  assert.deepEqual(seqs, [1, 2, 3, 4, 5, 6, 7, 8, 9])
})

test('quarantine keeps of one source no more than 256 MiB', { skip: needsTime }, async t => {
  const store = openIntelStore(file(t))
  t.after(() => store.close())
  const row = (n: number, from: string) => ({
    ...{ at: NOW, from, code: 'object-malformed', reason: 'x', id: null, version: null },
    json: `${n}${'x'.repeat(32 << 20)}`,
  })
  for (let n = 0; n < 9; n++) await store.quarantine([row(n, 'flood')])
  await store.quarantine([{ ...row(1, 'other'), json: '{}' }])
  assert.deepEqual(
    (await store.quarantined(99)).map(q => q.from),
    ['other', ...Array.from({ length: 7 }, () => 'flood')],
  )
})
