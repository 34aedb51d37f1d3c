import { uuid5 } from '../../formats/stix/ids.ts'
import { walletPattern } from '../../formats/stix/pattern/wallet-pattern.ts'
import { type AccountId, splitAccount } from '../../model/account.ts'
import { showInstant } from '../../model/instant.ts'
import type { IntelObject } from '../../model/intel-object.ts'
import type { ReportedTheft } from './fold-thefts.ts'

const NAMESPACE = '0d6f6a1e-1d0c-4f3c-9a7b-7b8f3d1b6c55'

/** An account that the loot reached, and by which transfer. */
export interface LootedAccount {
  readonly account: AccountId
  readonly tx: string
  /** Block time. */
  readonly at: number
  /** Base units. */
  readonly tainted: string
  readonly asset: string
  readonly hop: number
  /** How often the account was named and taken back before: what was revoked stays so, and the next is another object. */
  readonly takenBack?: number | undefined
}

/**
 * The indicator by which partners are told of an account that the loot reached.
 * Told by the ledger's own time: whoever follows the same transfers makes the same object.
 */
export function lootIndicator(looted: LootedAccount, theft: ReportedTheft, author: string): IntelObject {
  const { account, tx, at, tainted, asset, hop, takenBack = 0 } = looted
  const { address } = splitAccount(account)
  const created = showInstant(at).replace('Z', '.000Z')
  const again = takenBack === 0 ? '' : ` ${takenBack}`
  return {
    type: 'indicator',
    spec_version: '2.1',
    id: `indicator--${uuid5(NAMESPACE, `${theft.incident} ${author} ${address}${again}`)}`,
    created_by_ref: author,
    created,
    modified: created,
    name: `${address}: ${theft.case}`,
    description: `${hop === 1 ? 'paid by the theft’s own account' : `${hop} transfers from the theft`}: ${tainted} base units of ${asset} in ${tx}`,
    indicator_types: ['malicious-activity'],
    pattern: walletPattern([address]),
    pattern_type: 'stix',
    pattern_version: '2.1',
    valid_from: created,
  }
}
