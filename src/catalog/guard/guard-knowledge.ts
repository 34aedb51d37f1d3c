import type { GuardKnowledge } from '../../analysis/guard/guard-knowledge.ts'
import { erc20 } from '../../model/asset.ts'
import type { LedgerId } from '../../model/ledger.ts'
import { KNOWN_ASSETS } from '../assets/known-assets.ts'
import { KNOWN_FUNCTIONS } from './known-functions.ts'
import { SAFE_CHAINS } from './safe-chains.ts'
import { SAFE_DEPLOYMENTS } from './safe-deployments.ts'
import { GUARD_THRESHOLDS } from './thresholds.ts'

/** What the guard knows: functions, the contracts that Safe published, tokens, and from where on to tell of something. */
export const GUARD_KNOWLEDGE: GuardKnowledge = {
  functions: KNOWN_FUNCTIONS,
  deployments: SAFE_DEPLOYMENTS,
  chainIds: SAFE_CHAINS,
  thresholds: GUARD_THRESHOLDS,
  // Where nobody told the chain, an address that is a token's on Ethereum is taken for it: elsewhere nobody can place code there.
  token: (chainId, address) => KNOWN_ASSETS.get(erc20(`eip155:${chainId ?? 1n}` as LedgerId, address)) ?? null,
}
