import type { FreezeIssuer } from '../../analysis/freeze-gap/freeze-issuer.ts'
import type { AssetId } from '../../model/asset.ts'
import { type TetherPlace, tetherNeeds, tetherSteps } from './tether-steps.ts'

/** What differs from ledger to ledger. */
export interface TetherFacts {
  readonly name: string
  readonly asset: AssetId
  /** Confirmations that the wallet asks for. */
  readonly needed: number | null
  readonly source: string
}

/** A token that is frozen as Tether's are: by a wallet of several signers, at these addresses. */
export function tetherIssuer(place: TetherPlace, facts: TetherFacts): FreezeIssuer {
  return {
    ...facts,
    ...place,
    issuer: 'Tether',
    proposes: true,
    needs: tetherNeeds(place),
    capture: (calls, events) => tetherSteps(place, calls, events),
  }
}
