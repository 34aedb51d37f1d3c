import type { LedgerId } from '../../../model/ledger.ts'
import type { HttpSource } from '../http-source.ts'
import { LedgerFault } from '../ledger-fault.ts'
import { isNotOffered } from './not-offered.ts'
import type { TronApi } from './tron-api.ts'

/**
 * Tells which network of TRON a source follows: by the last four bytes of the first block's id (CAIP-2, `tron`), or, where the node
 * keeps no old blocks, by its word over JSON-RPC, which gives the same four bytes.
 * @param wanted undefined: any
 * @throws LedgerFault `ledger-other-chain`
 */
export async function tronLedger(source: HttpSource, api: TronApi, wanted: LedgerId | undefined): Promise<LedgerId> {
  const genesis = await api.blockAt(0).catch(error => {
    if (isNotOffered(error)) return null
    throw error
  })
  const mark = genesis?.blockID.slice(-8) ?? (await markByRpc(source))
  if (mark === null)
    throw new LedgerFault(
      'ledger-other-chain',
      `${api.name} has neither a first block nor a chain id to tell its ledger by`,
    )
  const ledger = `tron:0x${mark}` as LedgerId
  if (wanted !== undefined && ledger !== wanted)
    throw new LedgerFault('ledger-other-chain', `${api.name} follows ${ledger}, not ${wanted}`)
  return ledger
}

async function markByRpc(source: HttpSource): Promise<string | null> {
  try {
    const answer = await source.post('/jsonrpc', { jsonrpc: '2.0', id: 1, method: 'eth_chainId', params: [] })
    const id = (answer as { result?: unknown } | null)?.result
    return typeof id === 'string' && /^0x[0-9a-f]{1,8}$/.test(id) ? id.slice(2).padStart(8, '0') : null
  } catch (error) {
    if (isNotOffered(error)) return null
    throw error
  }
}
