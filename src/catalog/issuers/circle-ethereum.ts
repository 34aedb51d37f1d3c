import type { FreezeIssuer, FreezeStep } from '../../analysis/freeze-gap/freeze-issuer.ts'
import { accountId } from '../../model/account.ts'
import type { Address } from '../../model/address.ts'
import { erc20 } from '../../model/asset.ts'
import { ETHEREUM } from '../../model/ledger.ts'
import type { LedgerEvent } from '../../model/ledger-event.ts'

const TOKEN = '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48' as Address
const TOPICS = {
  frozen: '0xffa4e6181777692565cf28528fc88fd1516ea86b56da075235fa575af6a4b855',
  unfrozen: '0x117e3210bb9aa7d9baff172026820255c6f6c30ba8999d1c2fd88e2848137c4e',
} as const

/** USDC on Ethereum: `blacklist(address)` by one account is all, so that there is no gap to see. */
export const CIRCLE_ETHEREUM: FreezeIssuer = {
  name: 'circle-ethereum',
  issuer: 'Circle',
  ledger: ETHEREUM,
  token: TOKEN,
  asset: erc20(ETHEREUM, TOKEN),
  wallet: null,
  proposes: false,
  needed: null,
  source: 'https://github.com/circlefin/stablecoin-evm (Blacklistable: Blacklisted, UnBlacklisted)',
  needs: { topics: new Set(Object.values(TOPICS)), callees: new Set(), selectors: new Set(), memos: false },
  capture: (_calls, events) => ({ steps: events.flatMap(stepsOf), gaps: [] }),
}

function stepsOf(event: LedgerEvent): FreezeStep[] {
  const { contract, topics, tx, index, block, at } = event
  const who = topics[1]
  if (contract !== TOKEN || who === undefined || !/^0x[0-9a-f]{64}$/.test(who)) return []
  const account = accountId(ETHEREUM, `0x${who.slice(-40)}` as Address)
  const kind = topics[0] === TOPICS.frozen ? 'frozen' : topics[0] === TOPICS.unfrozen ? 'unfrozen' : null
  return kind === null ? [] : [{ kind, tx, index, block, at, account }]
}
