import type { FreezeIssuer } from '../../analysis/freeze-gap/freeze-issuer.ts'
import { CIRCLE_ETHEREUM } from './circle-ethereum.ts'
import { TETHER_ETHEREUM } from './tether-ethereum.ts'
import { TETHER_TRON } from './tether-tron.ts'

/** Issuers whose freezes can be followed on the ledger, by name. */
export const FREEZE_ISSUERS: readonly FreezeIssuer[] = [CIRCLE_ETHEREUM, TETHER_ETHEREUM, TETHER_TRON]
