import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AccountId } from '../../src/model/account.ts'
import { nativeAsset } from '../../src/model/asset.ts'
import { ETHEREUM } from '../../src/model/ledger.ts'
import type { CryptoMovement } from '../../src/model/monitor/customer-event.ts'

/** AMLSim's data as an exchange whose customers pay each other. */
export interface AmlSim {
  /** A withdrawal and a deposit for each transaction, in the order of time. */
  readonly events: readonly CryptoMovement[]
  readonly owners: ReadonlyMap<AccountId, string>
  /** Customers labelled as fraud. */
  readonly bad: ReadonlySet<string>
  readonly customers: readonly string[]
  /** Steps of the simulation; each is taken for a day. */
  readonly days: number
}

const DAY_MS = 86_400_000
/** Day 0; any will do. */
const START = Date.UTC(2026, 0, 1)
const KNOWN = {
  screening: { verdict: 'clear', categories: [], lists: [] },
  ...{ exposure: [], labels: [], firstSeenMs: Date.UTC(2021, 0, 1), patterns: [], cases: [] },
} as const

/** Reads nodes.csv and transactions.csv. Transactions of a step are spread over its day in the order of the file. */
export function readAmlSim(folder: string): AmlSim {
  const rows = (file: string): string[][] =>
    readFileSync(join(folder, file), 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map(line => line.split(','))
  const nodes = rows('nodes.csv')
  const transactions = rows('transactions.csv')
  const account = (node: string): AccountId =>
    `${ETHEREUM}:0x${(Number(node) + 1).toString(16).padStart(40, '0')}` as AccountId
  const aStep = new Map<string, number>()
  for (const row of transactions) aStep.set(row[3] ?? '', (aStep.get(row[3] ?? '') ?? 0) + 1)
  const placed = new Map<string, number>()
  const events = transactions.flatMap(([source = '', target = '', value = '', step = ''], n): CryptoMovement[] => {
    const place = placed.get(step) ?? 0
    placed.set(step, place + 1)
    const atMs = START + Number(step) * DAY_MS + Math.floor((place / (aStep.get(step) ?? 1)) * DAY_MS)
    const usd = Number(value)
    const both = {
      ...{ ledger: ETHEREUM, asset: nativeAsset(ETHEREUM), amount: BigInt(Math.round(usd * 1e6)), usd, krw: null },
      ...{ atMs, tx: `t${n}`, travel: null, about: KNOWN, shareOfBalance: null },
    }
    return [
      { ...both, kind: 'withdrawal', id: `t${n}o`, customer: `n${source}`, other: account(target) },
      { ...both, kind: 'deposit', id: `t${n}i`, customer: `n${target}`, other: account(source) },
    ]
  })
  return {
    events,
    owners: new Map(nodes.map(([id = '']) => [account(id), `n${id}`])),
    bad: new Set(nodes.flatMap(([id, fraud]) => (fraud === '1' ? [`n${id}`] : []))),
    customers: nodes.map(([id]) => `n${id}`),
    days: new Set(transactions.map(row => row[3])).size,
  }
}
