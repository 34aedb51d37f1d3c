import { type AccountId, accountId } from '../../src/model/account.ts'
import { ETHEREUM } from '../../src/model/ledger.ts'
import { isServiceCategory } from '../../src/model/tag.ts'
import { claimOf, cordonTrace } from './cordon-trace.ts'
import { type Claim, fifoWithCut, followEverything } from './naive-traces.ts'
import type { Haystack } from './read-haystack.ts'

/** The ways to trace that are set side by side, by the name in the table. */
export const METHODS: Readonly<Record<string, (haystack: Haystack) => Promise<Claim>>> = {
  everything: async h => followEverything(h.transfers.all(), new Set(h.sources), taggedServices(h)),
  'fifo, cut 100': async h => fifoWithCut(h.transfers.all(), new Set(h.sources), taggedServices(h)),
  cordon: async h => claimOf(await cordonTrace(h), h.sources),
}

function taggedServices(haystack: Haystack): Set<AccountId> {
  return new Set(haystack.tags.filter(t => isServiceCategory(t.category)).map(t => accountId(ETHEREUM, t.address)))
}
