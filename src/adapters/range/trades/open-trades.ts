import { Chance } from '../../../operations/range/chance.ts'
import type { Artifacts } from '../artifacts.ts'
import type { RangeRecord } from '../record.ts'
import type { Stage } from '../stage.ts'
import type { Town } from '../town.ts'
import { BridgeRelayer } from './bridge.ts'
import { Exchanger } from './exchanger.ts'
import { Exchanges } from './exchanges.ts'
import { MemoNetwork } from './memo-network.ts'
import { Mixer } from './mixer.ts'
import { Treasury } from './treasury.ts'

/** Who does business in a range. */
export interface Services {
  readonly bridge: BridgeRelayer
  readonly memos: MemoNetwork
  readonly exchanger: Exchanger
  readonly exchanges: Exchanges
  readonly mixer: Mixer
  readonly treasury: Treasury
}

/** Opens every service of the town, each with a chance of its own. */
export async function openServices(
  stage: Stage,
  record: RangeRecord,
  town: Town,
  artifacts: Artifacts,
  seed: number,
): Promise<Services> {
  const chance = (n: number): Chance => new Chance(Math.imul(seed + 1, 1_000_003) + n)
  return {
    bridge: new BridgeRelayer(stage, record, town, chance(1)),
    memos: new MemoNetwork(stage, record, town, chance(2)),
    exchanger: new Exchanger(stage, record, town, chance(3), seed),
    exchanges: new Exchanges(stage, record, town, chance(4), seed),
    mixer: new Mixer(stage, record, town, chance(5)),
    treasury: await Treasury.open(stage, record, town, artifacts, chance(6), seed),
  }
}
