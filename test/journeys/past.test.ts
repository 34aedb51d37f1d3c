import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { CHAIN, privateChain } from '../live/private-chain.ts'
import { cordonHere } from './run-here.ts'

const data = mkdtempSync(join(tmpdir(), 'cordon-past-'))
const chain = await privateChain()
after(async () => {
  await chain.anvil.kill()
  rmSync(data, { recursive: true, force: true })
})

const cordon = (...words: string[]) => cordonHere([...words, '--data', data])
const ETHER = 10n ** 18n

test('what an account did before its ledger was followed comes in from the node, doubles with no followed block, and is known when asked for again', async () => {
  const [thief, second, third] = chain.accounts as [string, string, string]
  for (const [from, to, ether] of [
    [thief, second, 5n],
    [second, third, 3n],
    [third, thief, 1n],
  ] as const) {
    await chain.pay(from, to, ether * ETHER)
    await chain.mine()
  }
  const account = `${CHAIN}:${second}`
  assert.match((await cordon('ledgers', 'past', account)).err, /ledger-not-followed/)
  const added = await cordon('ledgers', 'add', CHAIN, '--rpc', chain.anvil.url, '--from', '2', '--confirmations', '5')
  assert.equal(added.code, 0, added.err)
  assert.match((await cordon('ledgers', 'past', account, '--until', '3')).err, /past-not-final/)
  await chain.mine(5)
  // Followed from the second block on: the payment of the first is not there, that of the second will be there twice.
  assert.equal((await cordon('watch', 'theft', '--sources', `${CHAIN}:${thief}`, '--once')).code, 0)
  const first = await cordon('ledgers', 'past', account, '--json')
  assert.equal(first.code, 0, first.err)
  const told = JSON.parse(first.out)
  assert.deepEqual([told.transfers, told.new, told.known, told.refused, told.complete], [2, 2, 0, 0, true])
  const again = await cordon('ledgers', 'past', account)
  assert.match(again.out, /new 0, known 2, refused 0\n {2}this is all/)
  const traced = await cordon('trace', '--sources', `${CHAIN}:${thief}`, '--json')
  assert.equal(traced.code, 0, traced.err)
  const rows = JSON.parse(traced.out).transfers as { from: string; to: string; amount: string }[]
  const short = rows.map(
    t =>
      [t.from, t.to].map(a => chain.accounts.indexOf(String(a?.split(':')[2]))).join('>') +
      ` ${BigInt(t.amount) / ETHER}`,
  )
  assert.deepEqual(short, ['0>1 5', '1>2 3', '2>0 1'])
})
