import { MemoryFactLog } from '../src/adapters/records/memory/memory-fact-log.ts'
import { memoryTags } from '../src/adapters/tags/memory-tags.ts'
import { MemoryTransferBuilder } from '../src/adapters/transfers/memory/memory-transfers.ts'
import { MemoryUtxo } from '../src/adapters/transfers/memory-utxo.ts'
import type { EndpointRow, TraceResult, TransferRow } from '../src/analysis/flow/trace-result.ts'
import { CASES, KNOWN_ASSETS } from '../src/catalog/index.ts'
import { type TraceJson, traceToJson } from '../src/formats/trace-json.ts'
import type { AccountId } from '../src/model/account.ts'
import { nativeAsset } from '../src/model/asset.ts'
import { ETHEREUM } from '../src/model/ledger.ts'
import { traceFunds } from '../src/operations/trace-funds/trace-funds.ts'
import type { World } from '../src/operations/world.ts'
import { noScreening } from './no-screening.ts'

const ETH = nativeAsset(ETHEREUM)
const hex = (n: number | bigint, digits: number): string => `0x${n.toString(16).padStart(digits, '0')}`
const account = (n: number): AccountId =>
  `${ETHEREUM}:${hex(BigInt(n) * 0x9e3779b97f4a7c15f39cc0605cedn, 40)}` as AccountId

/** The trace of the first built-in case, as the command makes it. */
export async function builtInTrace(): Promise<TraceJson> {
  const [bybit] = CASES
  if (!bybit) throw new Error('there is no built-in case')
  const table = new MemoryTransferBuilder()
  table.add(bybit.transfers)
  const world: World = {
    transfers: table.build(),
    utxo: new MemoryUtxo([]),
    tags: memoryTags(bybit.tags),
    facts: new MemoryFactLog(),
    ...noScreening(),
    assets: KNOWN_ASSETS,
    missing: [],
    clock: { now: () => 1_750_000_000, monotonic: () => 0 },
    progress: { at: () => {}, end: () => {} },
    by: 'test',
    versions: async () => ({ cordon: '0', data: 'bybit', tags: 'bybit' }),
    interrupted: () => false,
  }
  return traceFunds.run(traceFunds.input.parse({ sources: [...bybit.sources] }), world)
}

/** A theft that goes to `middle` accounts and from each to `each` more, one ETH and an uneven rest to every one. */
export function floodTrace(middle: number, each: number): TraceJson {
  const transfers: TransferRow[] = []
  const endpoints: EndpointRow[] = []
  const accounts: TraceResult['accounts'][number][] = []
  const at = 1_700_000_000
  const pay = (from: AccountId, to: AccountId, amount: bigint, later: number): void => {
    const n = transfers.length
    const tx = hex(BigInt(n + 1) * 0x1234567_89abcdef_12345678_9abcdef1n, 64)
    transfers.push({ tx, index: -1, block: 100 + n, at: at + later, from, to, asset: ETH, amount, tainted: amount })
  }
  const lot = (j: number): bigint => 10n ** 18n + BigInt(j) * 1_000_001n
  const row = (who: AccountId, hop: number, tainted: bigint, held: bigint): void => {
    const role = hop === 0 ? 'source' : 'intermediate'
    accounts.push({ account: who, asset: ETH, hop, tainted, held, role, service: null, firstAt: at, lastAt: at })
  }
  const sum = Array.from({ length: each }, (_, j) => lot(j)).reduce((a, b) => a + b, 0n)
  row(account(1), 0, sum * BigInt(middle), 0n)
  for (let i = 0; i < middle; i++) {
    pay(account(1), account(2 + i), sum, i * 60)
    row(account(2 + i), 1, sum, 0n)
  }
  for (let i = 0; i < middle; i++)
    for (let j = 0; j < each; j++) {
      const to = account(2 + middle + i * each + j)
      const last = transfers.length
      pay(account(2 + i), to, lot(j), 10_000 + i * 100 + j)
      row(to, 2, lot(j), lot(j))
      const time = transfers[last]?.at ?? at
      const known = { name: null, basis: 'remains there', confidence: 100, freezableBy: [], path: [i, last] }
      endpoints.push({ account: to, kind: 'held', asset: ETH, amount: lot(j), firstAt: time, lastAt: time, ...known })
    }
  const stolen = sum * BigInt(middle)
  return traceToJson(
    {
      case: 'flood',
      policy: 'fifo',
      asOf: at + 100_000,
      finished: true,
      stolen: [{ source: account(1), tx: null, asset: ETH, amount: stolen, firstAt: at }],
      accounts,
      transfers,
      endpoints: endpoints.sort((a, b) => (a.amount > b.amount ? -1 : a.amount < b.amount ? 1 : 0)),
      patterns: [],
      noise: [],
      gaps: [],
      conservation: [{ asset: ETH, stolen, held: stolen, services: 0n, fees: 0n, belowFloor: 0n, gaps: 0n }],
      clusters: [],
      bounds: [],
    },
    { parameters: {}, versions: {}, assets: KNOWN_ASSETS },
  )
}

/** What a label may hold when a thief writes it. */
export const HOSTILE: readonly string[] = [
  '<script>window.pwned=1</script>',
  '"><img src=x onerror="window.pwned=1">',
  "' onmouseover='window.pwned=1",
  '</title></style></svg><svg onload=window.pwned=1>',
  'Binance\u202egro.live\u200b\u2066',
  `${'A'.repeat(9_999)}<`,
  'javascript:window.pwned=1',
  '\u0000\u001b[31m]]>--><!--&amp;&#60;',
]

/** The built-in case's trace with hostile words wherever a label, a name or a sentence of somebody else can stand. */
export async function hostileTrace(): Promise<TraceJson> {
  const trace = await builtInTrace()
  const word = (i: number): string => HOSTILE[i % HOSTILE.length] as string
  return {
    ...trace,
    case: word(0),
    parameters: { [word(1)]: word(2), sources: HOSTILE },
    versions: { [word(3)]: word(0) },
    assets: trace.assets.map((a, i) => ({ ...a, symbol: word(i), name: word(i + 1) })),
    endpoints: trace.endpoints.map((e, i) => ({
      ...e,
      name: word(i),
      basis: word(i + 1),
      freezableBy: [word(i), word(i + 3)],
    })),
    patterns: trace.patterns.map((p, i) => ({
      ...p,
      pattern: word(i % 4),
      figures: { [word(i)]: word(i + 1), asset: word(i + 2) },
      because: word(i + 3),
    })),
    noise: trace.noise.map((n, i) => ({ ...n, because: word(i) })),
    gaps: trace.gaps.map((g, i) => ({ ...g, kind: word(i), because: word(i + 1) })),
    clusters: trace.clusters.map((c, i) => ({ ...c, name: word(i), basis: word(i + 1), because: word(i + 2) })),
  }
}
