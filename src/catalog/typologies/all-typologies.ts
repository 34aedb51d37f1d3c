import type { Typology } from '../../model/monitor/rule.ts'
import { accountTakeover } from './account-takeover.ts'
import { chainHopping } from './chain-hopping.ts'
import { circularFlow } from './circular-flow.ts'
import { dormantAccount } from './dormant-account.ts'
import { fanInCollection } from './fan-in-collection.ts'
import { hotWalletDrain } from './hot-wallet-drain.ts'
import { itWorkerPay } from './it-worker-pay.ts'
import { layeredDeposits } from './layered-deposits.ts'
import { lookAlikeAddress } from './look-alike-address.ts'
import { marketManipulation } from './market-manipulation.ts'
import { mixerUser } from './mixer-user.ts'
import { muleAccount } from './mule-account.ts'
import { p2pCashOut } from './p2p-cash-out.ts'
import { passThrough } from './pass-through.ts'
import { privacyCoinExit } from './privacy-coin-exit.ts'
import { ransomAndScamProceeds } from './ransom-and-scam-proceeds.ts'
import { sanctionsEvasion } from './sanctions-evasion.ts'
import { stolenFundsExit } from './stolen-funds-exit.ts'
import { structuring } from './structuring.ts'
import { travelRuleAvoidance } from './travel-rule-avoidance.ts'

/** Every typology of the monitor, in the order of their names: the only list. */
export const TYPOLOGIES: readonly Typology[] = [
  accountTakeover,
  chainHopping,
  circularFlow,
  dormantAccount,
  fanInCollection,
  hotWalletDrain,
  itWorkerPay,
  layeredDeposits,
  lookAlikeAddress,
  marketManipulation,
  mixerUser,
  muleAccount,
  p2pCashOut,
  passThrough,
  privacyCoinExit,
  ransomAndScamProceeds,
  sanctionsEvasion,
  stolenFundsExit,
  structuring,
  travelRuleAvoidance,
]
