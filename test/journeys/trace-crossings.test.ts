import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { writeCrossings } from '../../src/formats/crossings/crossings-file.ts'
import type { TraceJson } from '../../src/formats/trace-json.ts'
import { erc20 } from '../../src/model/asset.ts'
import { BNB_CHAIN, ETHEREUM } from '../../src/model/ledger.ts'
import type { Transfer } from '../../src/model/transfer.ts'
import { crossing, legOf, on, pay } from '../laws/two-ledgers.ts'
import { cordonHere } from './run-here.ts'

const USDC = erc20(ETHEREUM, '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48')

test('a trace over files goes through a file of crossings, as far as the user trusts them, and its evidence names the file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-crossings-'))
  try {
    const t = [
      pay(ETHEREUM, 0, 0, 1, 100n),
      pay(ETHEREUM, 1, 1, 50, 100n),
      pay(BNB_CHAIN, 2, 51, 2, 99n),
      pay(BNB_CHAIN, 3, 2, 52, 99n),
      pay(ETHEREUM, 4, 53, 3, 98n),
    ].map(x => (x.ledger === ETHEREUM ? { ...x, asset: USDC } : x)) as [
      Transfer,
      Transfer,
      Transfer,
      Transfer,
      Transfer,
    ]
    const odds = { confidence: 0.6, basis: 'amount-time' as const }
    const pairs = [
      crossing(legOf(t[1], 'in'), legOf(t[2], 'out')),
      crossing(legOf(t[3], 'in'), legOf(t[4], 'out'), odds),
    ]
    const file = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text)
      return join(folder, name)
    }
    const row = (x: Transfer): string =>
      [x.ledger, x.tx, x.index, x.block, new Date(x.at * 1000).toISOString(), x.from, x.to, x.asset, x.amount].join(',')
    const transfers = file(
      't.csv',
      `ledger,tx_hash,log_index,block,time,from,to,asset,amount\n${t.map(row).join('\n')}\n`,
    )
    const known = file('c.json', writeCrossings(pairs))
    const words = ['trace', '--transfers', transfers, '--data', join(folder, 'data'), '--sources', on(ETHEREUM, 0)]
    const traced = async (...more: string[]): Promise<TraceJson> => {
      const { code, out, err } = await cordonHere([...words, ...more, '--json'])
      assert.equal(code, 0, err)
      return JSON.parse(out) as TraceJson
    }
    const plain = await traced()
    assert.equal(plain.crossings, undefined)
    const facts = await traced('--crossings', known)
    assert.deepEqual(
      facts.crossings?.map(c => c.state),
      ['followed', 'unlikely'],
    )
    assert.match(facts.versions['crossings'] ?? '', /^[0-9a-f]{64}$/)
    const likely = await traced('--crossings', known, '--least-confidence', '0.5')
    const end = likely.endpoints.find(e => e.account === on(ETHEREUM, 3))
    assert.deepEqual([end?.amount, end?.confidence, end?.path.length], ['98', 60, 5])
    const report = join(folder, 'r.html')
    const shown = await cordonHere([...words, '--crossings', known, '--least-confidence', '0.5', '--report', report])
    assert.match(shown.out, /held, by odds/)
    assert.match(readFileSync(report, 'utf8'), /id="crossings"/)
    const lost = await cordonHere([...words, '--crossings', join(folder, 'none.json')])
    assert.deepEqual([lost.code, /file-missing/.test(lost.err)], [2, true])
    const bad = await cordonHere([...words, '--crossings', file('bad.json', '{}')])
    assert.deepEqual([bad.code, /crossings-malformed/.test(bad.err), bad.err.includes('bad.json')], [2, true, true])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
