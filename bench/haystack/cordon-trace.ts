import { MemoryFactLog } from '../../src/adapters/records/memory/memory-fact-log.ts'
import { memoryTags } from '../../src/adapters/tags/memory-tags.ts'
import { MemoryUtxo } from '../../src/adapters/transfers/memory-utxo.ts'
import type { TraceResult } from '../../src/analysis/flow/trace-result.ts'
import { KNOWN_ASSETS } from '../../src/catalog/index.ts'
import type { AccountId } from '../../src/model/account.ts'
import type { AssetId } from '../../src/model/asset.ts'
import { traceAccounts } from '../../src/operations/trace-funds/trace-accounts.ts'
import type { World } from '../../src/operations/world.ts'
import { noScreening } from '../../test/no-screening.ts'
import type { Claim } from './naive-traces.ts'
import type { Haystack } from './read-haystack.ts'

/** The product's own answer, with the settings of `cordon trace` when none are given. */
export async function cordonTrace({ transfers, sources, tags }: Haystack): Promise<TraceResult> {
  const world: World = {
    transfers,
    utxo: new MemoryUtxo([]),
    tags: memoryTags(tags),
    facts: new MemoryFactLog(),
    ...noScreening(),
    assets: KNOWN_ASSETS,
    missing: [],
    clock: { now: () => Math.floor(Date.now() / 1000), monotonic: () => performance.now() },
    progress: { at: () => {}, end: () => {} },
    by: 'bench',
    versions: async () => ({}),
    interrupted: () => false,
  }
  const order = {
    case: 'haystack',
    sources: sources.map(account => ({ kind: 'account' as const, account, asset: null, amount: null })),
    policy: 'fifo' as const,
    allPolicies: false,
    since: null,
    until: (await transfers.summary()).lastAt ?? 0,
    maxHops: null,
    floor: 0n,
    surplus: 'share' as const,
    within: null,
    resume: null,
    issuerOf: () => null,
    recognised: (asset: AssetId) => KNOWN_ASSETS.has(asset),
  }
  return (await traceAccounts(order, world)).result
}

/** A trace as a claim: whoever got stolen money, and where it lies at the end. */
export function claimOf(result: TraceResult, sources: readonly AccountId[]): Claim {
  const accounts = new Set(sources)
  for (const row of result.accounts) if (row.tainted > 0n) accounts.add(row.account)
  const located = new Map<AccountId, bigint>()
  for (const { account, amount } of result.endpoints) located.set(account, (located.get(account) ?? 0n) + amount)
  return { accounts, located }
}
