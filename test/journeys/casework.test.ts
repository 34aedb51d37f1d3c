import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { cordonHere } from './run-here.ts'

test('a withdrawal that the monitor holds becomes a case, a report that two people saw, and an end of the deadline', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-casework-walk-'))
  const run = (who: string, ...args: string[]) =>
    cordonHere(args, { CORDON_USER: who, CORDON_DATA: join(folder, 'data') })
  const well = async (who: string, ...args: string[]) => {
    const { code, out, err } = await run(who, ...args)
    assert.equal(code, 0, `${args.join(' ')}: ${err}`)
    return out
  }
  try {
    const certificate = (n: number) => String(n).repeat(64)
    await well('root', 'users', 'add', 'kim', '--role', 'analyst', '--country', 'KR', '--certificate', certificate(1))
    await well('root', 'users', 'add', 'park', '--role', 'approver', '--certificate', certificate(2))
    await well('root', 'users', 'add', 'mori', '--role', 'auditor', '--certificate', certificate(3))
    const listed = { verdict: 'match', categories: ['sanctions'], lists: ['us-ofac-sdn'] }
    const event = {
      ...{ id: 'w-1', kind: 'withdrawal', atMs: 1_790_000_000_000, customer: 'c-17', ledger: 'eip155:1', usd: 14_000 },
      ...{ amount: '6000000000000000000' },
      about: { screening: listed, exposure: null, labels: null, firstSeenMs: null, patterns: null, cases: null },
    }
    const events = join(folder, 'events.ndjson')
    writeFileSync(events, `${JSON.stringify(event)}\n`)
    await run('root', 'monitor', '--events', events)
    assert.match(await well('kim', 'queue'), /A1 {2}urgent, MONEY WAITS {2}customer:c-17/)
    const dismissed = await run('kim', 'triage', 'A1', 'dismiss', '--reason', 'fine')
    assert.deepEqual([dismissed.code, /alert-holds/.test(dismissed.err)], [2, true])
    await well('kim', 'triage', 'A1', 'open')
    writeFileSync(join(folder, 'kyc.txt'), 'papers')
    await well('kim', 'casework', 'attach', 'C1', join(folder, 'kyc.txt'))
    const decided = await well('kim', 'casework', 'decide', 'C1', 'report', '--reason', 'sanctioned', '--json')
    const { document } = JSON.parse(decided).decisions[0]
    const own = await run('kim', 'casework', 'approve', 'C1', '1', document)
    assert.equal(own.code, 4)
    assert.match(await well('park', 'casework', 'decision', 'C1', '1'), /"reason": "sanctioned"/)
    await well('park', 'casework', 'approve', 'C1', '1', document)
    const filed = await well('kim', 'casework', 'filed', 'C1', '1', document, '--reference', 'KOFIU-1', '--json')
    assert.equal(JSON.parse(filed).deadlines[0].state, 'filed')
    const { acts } = JSON.parse(await well('mori', 'casework', 'audit', 'C1', '--json'))
    assert.deepEqual(
      acts.map((a: { kind: string; by: string }) => `${a.by} ${a.kind}`),
      [
        'kim casework-opened',
        'kim casework-attached',
        'kim casework-decided',
        'park casework-approved',
        'kim casework-filed',
      ],
    )
    await well('root', 'verify')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
