import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { WatchAlert } from '../../src/model/watch.ts'
import { CHAIN, followChain, privateChain } from '../live/private-chain.ts'
import { serving, within } from './serving.ts'

const data = mkdtempSync(join(tmpdir(), 'cordon-serve-follow-'))
const chain = await privateChain()
after(async () => {
  await chain.anvil.kill()
  rmSync(data, { recursive: true, force: true })
})

test('a server that follows ledgers tells whoever asks of a hop, and ends when it is told to', async () => {
  const [thief = '', payee = ''] = chain.accounts
  await followChain(data, chain)
  const server = await serving(['--follow', '--data', data])
  try {
    await chain.pay(thief, payee, 10n ** 18n)
    await chain.mine()
    let alerts: readonly WatchAlert[] = []
    const told = await within(5_000, async () => {
      const answer = await fetch(new URL('/v1/list-watch-alerts', server.url), {
        ...{ method: 'POST', body: '{"case":"theft"}', headers: { 'content-type': 'application/json' } },
      })
      alerts = ((await answer.json()) as { alerts: WatchAlert[] }).alerts
      return alerts.length > 0
    })
    assert.ok(told, server.told.err)
    assert.deepEqual([alerts[0]?.kind, alerts[0]?.account], ['hop', `${CHAIN}:${payee}`])
  } finally {
    server.kill('SIGTERM')
  }
  assert.ok((await server.ended) !== null, 'it ends by itself')
})
