import { readTokenAnswers, TOKEN_CALLS, type TokenCallAnswer } from '../../formats/tokens/token-answers.ts'
import type { Address } from '../../model/address.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { TokenNote } from '../../model/token.ts'
import { contractOf } from '../../operations/tokens/read-asset.ts'
import type { TokenReader } from '../../operations/tokens/token-reader.ts'
import { type HttpPlan, openHttpSource } from '../ledgers/http-source.ts'
import { LedgerFault } from '../ledgers/ledger-fault.ts'

/** Answers to one call are given up beyond this: no honest symbol comes near. */
const MOST_BYTES = 128 << 10
/** Gas that a call may burn: a contract that runs for ever costs the node no more. */
const GAS = '0x4c4b40'
/** Where a proxy keeps the address of what answers in its stead (ERC-1967). */
const IMPLEMENTATION = '0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc'
/** A contract of one piece that hands every call on (ERC-1167). */
const MINIMAL_PROXY = /^363d3d373d3d3d363d73([0-9a-f]{40})5af43d82803e903d91602b57fd5bf3$/

/**
 * Asks tokens over an EVM node's JSON-RPC.
 * @throws InputError `source-address-malformed`; LedgerFault `ledger-other-chain` where the node follows another ledger
 */
export async function openEvmTokenReader(plan: HttpPlan, ledger: LedgerId): Promise<TokenReader> {
  const source = openHttpSource({ maxBytes: MOST_BYTES, ...plan })
  let id = 0
  const ask = async (method: string, params: readonly unknown[]): Promise<{ result?: unknown; error?: unknown }> => {
    const asked = ++id
    const answer = await source.post('', { jsonrpc: '2.0', id: asked, method, params })
    if (typeof answer !== 'object' || answer === null || (answer as { id?: unknown }).id !== asked)
      throw new LedgerFault('ledger-answer-malformed', `${source.name} does not answer as JSON-RPC does`)
    return answer
  }
  const hexOf = async (method: string, params: readonly unknown[]): Promise<string> => {
    const { result, error } = await ask(method, params)
    if (typeof result === 'string' && /^0x[0-9a-f]*$/.test(result)) return result.slice(2)
    throw new LedgerFault('ledger-refused', `${source.name} refuses ${method}: ${saidOf(error, source.redact)}`)
  }
  const call = async (contract: Address, selector: string): Promise<TokenCallAnswer> => {
    try {
      const { result, error } = await ask('eth_call', [{ to: contract, data: `0x${selector}`, gas: GAS }, 'latest'])
      if (typeof result === 'string' && /^0x[0-9a-f]*$/.test(result)) return { hex: result.slice(2) }
      return { failed: `the contract refuses to say: ${saidOf(error, source.redact)}` }
    } catch (error) {
      if (!(error instanceof LedgerFault) || error.code !== 'ledger-answer-large') throw error
      return { failed: `the contract answers with more than ${MOST_BYTES >> 11} KiB` }
    }
  }
  await checkChain(source.name, ledger, () => hexOf('eth_chainId', [])).catch(error => {
    source.close()
    throw error
  })

  return {
    source: source.name,
    async read(asset) {
      const contract = contractOf(asset)
      const code = await hexOf('eth_getCode', [contract, 'latest'])
      if (code === '')
        return { symbol: null, name: null, decimals: null, contract: false, implementation: null, notes: [] }
      const [symbol, name, decimals, slot] = await Promise.all([
        call(contract, TOKEN_CALLS.symbol.selector),
        call(contract, TOKEN_CALLS.name.selector),
        call(contract, TOKEN_CALLS.decimals.selector),
        hexOf('eth_getStorageAt', [contract, IMPLEMENTATION, 'latest']),
      ])
      const { notes, ...words } = readTokenAnswers({ symbol, name, decimals })
      const delegate = code.startsWith('ef0100') && code.length === 46 ? code.slice(6) : null
      const behind = MINIMAL_PROXY.exec(code)?.[1] ?? delegate ?? (/^0*$/.test(slot) ? null : slot.slice(-40))
      const implementation = behind === null ? null : (`0x${behind}` as Address)
      return { ...words, contract: true, implementation, notes: [...notes, ...proxyNotes(implementation)] }
    },
    close: () => source.close(),
  }
}

async function checkChain(name: string, ledger: LedgerId, chainId: () => Promise<string>): Promise<void> {
  const found = `eip155:${BigInt(`0x${(await chainId()) || '0'}`)}`
  if (found !== ledger) throw new LedgerFault('ledger-other-chain', `${name} follows ${found}, not ${ledger}`)
}

function proxyNotes(implementation: Address | null): TokenNote[] {
  if (implementation === null) return []
  return [
    {
      about: 'proxy',
      because: `${implementation} answers in its stead; whoever may put another there changes all it says`,
    },
  ]
}

function saidOf(error: unknown, redact: (text: string) => string): string {
  const message =
    typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : 'no reason'
  return redact(message).replace(/\s+/g, ' ').slice(0, 120)
}
