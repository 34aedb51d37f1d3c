import { BITCOIN, BITCOIN_CASH, type LedgerId } from '../../../model/ledger.ts'
import { LedgerFault } from '../ledger-fault.ts'

/** Bitcoin Cash and those that left it share Bitcoin's blocks before this one (BIP 122 names it for Bitcoin Cash). */
const CASH_FORK = 478_559

/**
 * Tells which ledger of Bitcoin's kind a source follows, by the hash of its first block (CAIP-2, `bip122`).
 * @param wanted undefined: any
 * @param hashAt the hash of the block at a height; null where the source has none
 * @throws LedgerFault `ledger-other-chain`
 */
export async function ledgerOfGenesis(
  name: string,
  wanted: LedgerId | undefined,
  hashAt: (height: number) => Promise<string | null>,
): Promise<LedgerId> {
  const genesis = await hashAt(0)
  if (genesis === null || !/^[0-9a-f]{64}$/.test(genesis))
    throw new LedgerFault('ledger-other-chain', `${name} has no first block to tell its ledger by`)
  const ledger = `bip122:${genesis.slice(0, 32)}` as LedgerId
  if (wanted !== undefined && wanted !== ledger)
    throw new LedgerFault('ledger-other-chain', `${name} follows ${ledger}, not ${wanted}`)
  const fork = ledger === BITCOIN ? await hashAt(CASH_FORK) : null
  if (fork !== null && `bip122:${fork.slice(0, 32)}` === BITCOIN_CASH)
    throw new LedgerFault('ledger-other-chain', `${name} follows Bitcoin Cash, or what split from it, not ${BITCOIN}`)
  return ledger
}
