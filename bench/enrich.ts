import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cordon } from '../src/cordon.ts'
import { makeDoors } from '../src/main.ts'
import type { AccountId } from '../src/model/account.ts'
import { nativeAsset } from '../src/model/asset.ts'
import { ETHEREUM } from '../src/model/ledger.ts'
import { Enricher } from '../src/operations/monitor/enrich.ts'
import { HISTORY_LIMIT } from '../src/operations/trace-funds/fetch-known.ts'
import { machine } from './machine.ts'

/**
 * Benchmark: what it costs to say of a deposit's other side all that Cordon knows, over a real theft: lists, labels, the exposure index, the
 * case's trace and the ways over which value came. Every account of the theft in turn, anew and again while it is remembered; beside it
 * what the rest of the way of an event takes, a look into the store alone.
 */

const shared = (...parts: string[]) => join(import.meta.dirname, '../../shared/data', ...parts)
const data = mkdtempSync(join(tmpdir(), 'cordon-enrich-'))
const quiet = {
  ...{ out: () => {}, columns: 80, colour: false, live: false, interrupted: () => false },
  err: (text: string) => void (/error/.test(text) && process.stderr.write(text)),
  stop: () => new Promise<void>(() => {}),
}
const run = (...words: string[]) => cordon([...words, '--data', data], process.env, quiet)

try {
  const flows = shared('heists/harmony-2023/flows.csv')
  await run('import', flows, '--as', 'flows')
  await run(
    'import',
    shared('labels/tagpacks/tornado_cash.yaml'),
    shared('labels/tagpacks/lazarus.yaml'),
    '--as',
    'tagpack',
  )
  const today = new Date().toISOString().slice(0, 10)
  const sdn = shared('sanctions/ofac-addresses-2026-08-20.json')
  await run('lists', 'import', sdn, '--as', 'ofac-addresses', '--list', 'us-ofac-sdn', '--date', today)
  const thieves = readFileSync(shared('heists/harmony-2023/sources.csv'), 'utf8')
    .trim()
    .split(/\s+/)
    .map(address => `${ETHEREUM}:${address}` as AccountId)
  await run('trace', ...thieves.flatMap(thief => ['--sources', thief]), '--case', 'harmony-2023')
  await run('exposure-index')
  const desk = { progress: { at: () => {}, end: () => {} }, interrupted: () => false }
  const { world, close } = await makeDoors({ ...process.env, CORDON_DATA: data }, 'bench').store(
    data,
    { tags: [], ledger: null },
    desk,
  )
  try {
    const accounts = new Set<AccountId>()
    let level = thieves
    for (let hop = 0; hop < 6 && level.length > 0; hop++) {
      for (const account of level) accounts.add(account)
      const next = await world.transfers.histories(level.map(account => ({ account, limit: HISTORY_LIMIT })))
      level = [...new Set(next.flatMap(h => h.transfers.map(t => `${t.ledger}:${t.to}` as AccountId)))].filter(
        a => !accounts.has(a),
      )
    }
    const enricher = new Enricher()
    const given = (other: AccountId, n: number) => ({
      profile: null,
      event: {
        ...({
          kind: 'deposit',
          id: `e${n}`,
          atMs: 1_725_400_000_000,
          customer: 'c',
          ledger: ETHEREUM,
          amount: 1n,
        } as const),
        ...{
          asset: nativeAsset(ETHEREUM),
          usd: 5_000,
          krw: null,
          other,
          tx: null,
          travel: null,
          about: null,
          shareOfBalance: null,
        },
      },
    })
    const timed = async (name: string, work: (account: AccountId, n: number) => Promise<unknown>) => {
      const ms: number[] = []
      for (const [n, account] of [...accounts].entries()) {
        const from = performance.now()
        await work(account, n)
        ms.push(performance.now() - from)
      }
      ms.sort((a, b) => a - b)
      const at = (share: number) => (ms[Math.min(ms.length - 1, Math.floor(share * ms.length))] ?? 0).toFixed(3)
      console.log(`${name}: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, most ${at(1)} ms`)
    }
    console.log(`${machine()}\n${accounts.size} accounts up to five payments after the theft from Harmony`)
    await enricher.enrich(given(thieves[0] as AccountId, 0), world)
    await timed('said anew', (account, n) => enricher.enrich(given(account, n), world))
    await timed('remembered', (account, n) => enricher.enrich(given(account, n), world))
    await timed('one history of the store', account => world.transfers.histories([{ account, limit: 1 }]))
  } finally {
    await close()
  }
} finally {
  rmSync(data, { recursive: true, force: true })
}
