import { readTokenAnswers, TOKEN_CALLS, type TokenCallAnswer } from '../../formats/tokens/token-answers.ts'
import type { Address } from '../../model/address.ts'
import type { LedgerId } from '../../model/ledger.ts'
import { contractOf } from '../../operations/tokens/read-asset.ts'
import type { TokenReader } from '../../operations/tokens/token-reader.ts'
import { type HttpPlan, openHttpSource } from '../ledgers/http-source.ts'
import { LedgerFault } from '../ledgers/ledger-fault.ts'
import { withKeyOfAddress } from '../ledgers/tron/key-of-address.ts'
import { tronApi } from '../ledgers/tron/tron-api.ts'
import { tronLedger } from '../ledgers/tron/tron-ledger.ts'

const MOST_BYTES = 4 << 20
/** The address of nobody, in whose name nothing is changed. */
const NOBODY = 'T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb'

/**
 * Asks TRC-20 tokens over a TRON node's HTTP interface, which runs a call without a transaction (`triggerconstantcontract`). A
 * contract that hands its calls on is not told apart: the interface shows no storage.
 * @throws InputError `source-address-malformed`; LedgerFault `ledger-other-chain`
 */
export async function openTronTokenReader(plan: HttpPlan, ledger: LedgerId): Promise<TokenReader> {
  const source = openHttpSource({ maxBytes: MOST_BYTES, ...withKeyOfAddress(plan) })
  await tronLedger(source, tronApi(source), ledger).catch(error => {
    source.close()
    throw error
  })
  const call = async (contract: Address, signature: string): Promise<TokenCallAnswer> => {
    try {
      const names = { owner_address: NOBODY, contract_address: contract, visible: true }
      const asked = { ...names, function_selector: signature, parameter: '' }
      return readCall(await source.post('/wallet/triggerconstantcontract', asked))
    } catch (error) {
      if (!(error instanceof LedgerFault) || error.code !== 'ledger-answer-large') throw error
      return { failed: `the contract answers with more than ${MOST_BYTES >> 20} MiB` }
    }
  }

  return {
    source: source.name,
    async read(asset) {
      const contract = contractOf(asset)
      const found = await source.post('/wallet/getcontract', { value: contract, visible: true })
      if (typeof found !== 'object' || found === null)
        throw new LedgerFault('ledger-answer-malformed', `${source.name} does not say whether there is a contract`)
      const none = { symbol: null, name: null, decimals: null, implementation: null, notes: [] }
      if (!('contract_address' in found) && !('bytecode' in found)) return { ...none, contract: false }
      const [symbol, name, decimals] = await Promise.all(
        [TOKEN_CALLS.symbol, TOKEN_CALLS.name, TOKEN_CALLS.decimals].map(({ signature }) => call(contract, signature)),
      )
      const answers = { symbol, name, decimals } as Record<'symbol' | 'name' | 'decimals', TokenCallAnswer>
      return { ...none, ...readTokenAnswers(answers), contract: true }
    },
    close: () => source.close(),
  }
}

/** A call that failed has a message beside its result, in hex. */
function readCall(answer: unknown): TokenCallAnswer {
  const { result, constant_result } = (answer ?? {}) as { result?: { message?: unknown }; constant_result?: unknown }
  const [hex]: unknown[] = Array.isArray(constant_result) ? constant_result : []
  if (result?.message !== undefined) {
    const said = Buffer.from(String(result.message), 'hex')
      .toString('utf8')
      .replace(/[^\x20-\x7e]/g, '')
      .slice(0, 120)
    return { failed: `the contract refuses to say: ${said || 'no reason'}` }
  }
  return typeof hex === 'string' && /^[0-9a-f]*$/.test(hex) ? { hex } : { failed: 'the contract answers nothing' }
}
