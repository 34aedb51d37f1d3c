import type { Rule } from '../../model/monitor/rule.ts'
import { priceAndVolume } from './m1-price-and-volume.ts'
import { washTrades } from './m2-wash-trades.ts'
import { highBids } from './m3-high-bids.ts'
import { orderShare } from './m4-order-share.ts'
import { beforeNotice } from './m5-before-notice.ts'
import { structuring } from './r01-structuring.ts'
import { longStructuring } from './r02-long-structuring.ts'
import { wonVelocity } from './r03-won-velocity.ts'
import { highValueBurst } from './r04-high-value-burst.ts'
import { staggeredThenSilent } from './r05-staggered-then-silent.ts'
import { outflowVelocity } from './r06-outflow-velocity.ts'
import { repeatedAmounts } from './r07-repeated-amounts.ts'
import { rapidInOut } from './r08-rapid-in-out.ts'
import { depositSwapWithdraw } from './r09-deposit-swap-withdraw.ts'
import { spreadToProviders } from './r10-spread-to-providers.ts'
import { peelChain } from './r11-peel-chain.ts'
import { fanOut } from './r12-fan-out.ts'
import { fanIn } from './r13-fan-in.ts'
import { scatterGather } from './r14-scatter-gather.ts'
import { cycle } from './r15-cycle.ts'
import { chainHop } from './r16-chain-hop.ts'
import { swapToNative } from './r17-swap-to-native.ts'
import { uneconomicConversion } from './r18-uneconomic-conversion.ts'
import { directMixer } from './r19-direct-mixer.ts'
import { indirectMixer } from './r20-indirect-mixer.ts'
import { mixerLike } from './r21-mixer-like.ts'
import { privacyCoinHop } from './r22-privacy-coin-hop.ts'
import { p2pCashOut } from './r23-p2p-cash-out.ts'
import { swapperFunding } from './r24-swapper-funding.ts'
import { veiledAddress } from './r25-veiled-address.ts'
import { sharedDevice } from './r26-shared-device.ts'
import { foreignLogin } from './r27-foreign-login.ts'
import { itWorker } from './r28-it-worker.ts'
import { changeThenWithdrawal } from './r29-change-then-withdrawal.ts'
import { newAccount } from './r30-new-account.ts'
import { dormantWake } from './r31-dormant-wake.ts'
import { vulnerableMule } from './r32-vulnerable-mule.ts'
import { manyPayers } from './r33-many-payers.ts'
import { withdrawalDelay } from './r34-withdrawal-delay.ts'
import { sanctionedDirect } from './r35-sanctioned-direct.ts'
import { sanctionedIndirect } from './r36-sanctioned-indirect.ts'
import { ownedByListed } from './r37-owned-by-listed.ts'
import { stolenFunds } from './r38-stolen-funds.ts'
import { illicitSide } from './r39-illicit-side.ts'
import { riskyProvider } from './r40-risky-provider.ts'
import { freshRecipient } from './r41-fresh-recipient.ts'
import { toldOf } from './r42-told-of.ts'
import { hotWalletGovernor } from './r43-hot-wallet-governor.ts'
import { guardAlarm } from './r44-guard-alarm.ts'
import { adminThenOutflow } from './r45-admin-then-outflow.ts'
import { openApproval } from './r46-open-approval.ts'
import { addressPoisoning } from './r47-address-poisoning.ts'
import { ownSignatures } from './r48-own-signatures.ts'
import { foreignHours } from './r49-foreign-hours.ts'
import { nightBurst } from './r50-night-burst.ts'

/** Every rule of the monitor, in the order of their ids: the only list. */
export const RULES: readonly Rule[] = [
  structuring,
  longStructuring,
  wonVelocity,
  highValueBurst,
  staggeredThenSilent,
  outflowVelocity,
  repeatedAmounts,
  rapidInOut,
  depositSwapWithdraw,
  spreadToProviders,
  peelChain,
  fanOut,
  fanIn,
  scatterGather,
  cycle,
  chainHop,
  swapToNative,
  uneconomicConversion,
  directMixer,
  indirectMixer,
  mixerLike,
  privacyCoinHop,
  p2pCashOut,
  swapperFunding,
  veiledAddress,
  sharedDevice,
  foreignLogin,
  itWorker,
  changeThenWithdrawal,
  newAccount,
  dormantWake,
  vulnerableMule,
  manyPayers,
  withdrawalDelay,
  sanctionedDirect,
  sanctionedIndirect,
  ownedByListed,
  stolenFunds,
  illicitSide,
  riskyProvider,
  freshRecipient,
  toldOf,
  hotWalletGovernor,
  guardAlarm,
  adminThenOutflow,
  openApproval,
  addressPoisoning,
  ownSignatures,
  foreignHours,
  nightBurst,
  priceAndVolume,
  washTrades,
  highBids,
  orderShare,
  beforeNotice,
]
