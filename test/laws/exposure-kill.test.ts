import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { ExposureFolder } from '../../src/adapters/exposure/exposure-folder.ts'
import { openEmbeddedStore } from '../../src/adapters/transfers/embedded/embedded-store.ts'
import { TransferFeed } from '../../src/adapters/transfers/embedded/row-feed.ts'
import { account, address, move } from './random-ledger.ts'

/** Kills, in all; CORDON_KILLS for a longer campaign. */
const KILLS = Number(process.env['CORDON_KILLS'] ?? 4)

test('killed at any moment, the index is the whole one of before or the whole new one, and its remains are taken away', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cordon-exposure-kill-'))
  try {
    await using store = await openEmbeddedStore(join(folder, 'store'))
    const rows = Array.from({ length: 5000 }, (_, n) => move(n, n % 61, (n * 7) % 97, BigInt(1 + (n % 1000))))
    async function* all() {
      yield rows
    }
    await store.importTransfers({ key: 'all', open: async (_, skip) => new TransferFeed(all(), skip) })
    const indexer = new ExposureFolder(join(folder, 'exposure'), store)
    const label = { category: 'sanctioned', source: 'list:0', name: 'zero' }
    const order = {
      versions: { data: 'd', tags: 't', lists: 'l', cases: 'c' },
      labels: [{ address: address(0), ledgers: null, label }],
      thefts: [],
      rebuild: true,
    }
    const silent = { progress: { at() {}, end() {} }, interrupted: () => false }
    await indexer.update(order, silent)
    const shares = async () => {
      const view = await indexer.open()
      assert.ok(view, 'there is no index any more')
      return Array.from({ length: 97 }, (_, n) => view.exposureOf(account(n)))
    }
    const expected = await shares()
    assert.ok(expected.some(s => s.length > 0))
    for (let kill = 0; kill < KILLS; kill++) {
      const child = spawn(process.execPath, [join(import.meta.dirname, 'exposure-child.ts'), folder], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      await once(child.stdout, 'data')
      await setTimeout(20 + ((kill * 137) % 400))
      child.kill('SIGKILL')
      await once(child, 'close')
      assert.deepEqual(await shares(), expected)
    }
    await indexer.update(order, silent)
    const files = await readdir(join(folder, 'exposure'))
    assert.equal(files.filter(f => f.endsWith('.bin')).length, 2)
    assert.equal(files.filter(f => f.endsWith('.part')).length, 0, `${files}`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
