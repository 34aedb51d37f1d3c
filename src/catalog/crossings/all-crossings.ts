import type { CrossingEntry } from '../../analysis/crossing/crossing-entry.ts'
import { across } from './across.ts'
import { cctp } from './cctp.ts'
import { chainflip } from './chainflip.ts'
import { changenow } from './changenow.ts'
import { exch } from './exch.ts'
import { fixedfloat } from './fixedfloat.ts'
import { harmonyHorizon } from './harmony-horizon.ts'
import { lockMint } from './lock-mint.ts'
import { mayachain } from './mayachain.ts'
import { stargate } from './stargate.ts'
import { swft } from './swft.ts'
import { thorchain } from './thorchain.ts'
import { wormhole } from './wormhole.ts'

/** The bridges and swap services that Cordon knows, one file each, in the order in which they are shown. */
export const CROSSINGS: readonly CrossingEntry[] = [
  thorchain,
  mayachain,
  chainflip,
  lockMint,
  harmonyHorizon,
  wormhole,
  stargate,
  across,
  cctp,
  swft,
  exch,
  fixedfloat,
  changenow,
]
