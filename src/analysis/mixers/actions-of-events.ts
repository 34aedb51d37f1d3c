import { accountId } from '../../model/account.ts'
import type { Address } from '../../model/address.ts'
import type { LedgerCall, LedgerEvent } from '../../model/ledger-event.ts'
import { compareActions, type MixerPool, type PoolAction } from './mixer-pool.ts'

/** keccak256 of `Deposit(bytes32,uint32,uint256)`. */
export const DEPOSIT_TOPIC = '0xa945e51eec50ab98c161376f0db4cf2aeba3ec92755fe2fcd388bdbbb80ff196'
/** keccak256 of `Withdrawal(address,bytes32,address,uint256)`. */
export const WITHDRAWAL_TOPIC = '0xe9e508bad6d4c3227e881ca19068f099da81b5164dd6d62b2eaf1e8bc6c34931'

const NOBODY = '0x0000000000000000000000000000000000000000'

/**
 * Reads deposits and withdrawals from what a pool said. Events of other contracts, and those that do not have the layout, are
 * passed over. A deposit's account is who sent the transaction; without its call nobody is named and the deposit is left out.
 */
export function actionsOfEvents(
  pool: MixerPool,
  events: readonly LedgerEvent[],
  calls: ReadonlyMap<string, LedgerCall>,
): PoolAction[] {
  const seen = new Set<string>()
  return events
    .flatMap((e): PoolAction[] => {
      const id = `${e.tx} ${e.index}`
      if (accountId(e.ledger, e.contract) !== pool.account || seen.has(id)) return []
      seen.add(id)
      const call = calls.get(e.tx)
      const told = { pool: pool.account, tx: e.tx, block: e.block, at: e.at, gasPrice: call?.gasPrice ?? null }
      if (e.topics[0] === DEPOSIT_TOPIC)
        return call ? [{ ...told, side: 'deposit', account: accountId(e.ledger, call.from), relayer: null }] : []
      const to = addressIn(e.data, 0)
      if (e.topics[0] !== WITHDRAWAL_TOPIC || to === null || e.data.length !== 2 + 3 * 64) return []
      const relayer = addressIn(e.topics[1] ?? '', 0)
      const account = accountId(e.ledger, to)
      return [
        {
          ...told,
          side: 'withdrawal',
          account,
          relayer: relayer === null || relayer === NOBODY ? null : accountId(e.ledger, relayer),
        },
      ]
    })
    .sort(compareActions)
}

function addressIn(hex: string, word: number): Address | null {
  const found = /^0{24}([0-9a-f]{40})$/.exec(hex.slice(2 + 64 * word, 2 + 64 * (word + 1)))
  return found ? (`0x${found[1]}` as Address) : null
}
