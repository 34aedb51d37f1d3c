import { decodeFunctionResult, encodeFunctionData } from 'viem/utils'
import { SAFE_SLOTS, SENTINEL } from '../../analysis/guard/safe-slots.ts'
import type { SafeState } from '../../formats/safe/captured-transaction.ts'
import { type Hex, NO_ADDRESS } from '../../formats/safe/safe-transaction.ts'
import type { Address } from '../../model/address.ts'
import { NotFoundError, SourceError } from '../../model/errors.ts'
import { isRefusal, type NodeCalls } from './node-calls.ts'
import { SAFE_ABI } from './safe-abi.ts'

/** Modules that are read; a Safe has few. */
const MOST_MODULES = 100n
const MOST_OWNERS = 1_000

type Getter = 'getOwners' | 'getThreshold' | 'nonce' | 'VERSION' | 'getModules'

/**
 * What the chain says of a Safe, all of one block.
 * @throws NotFoundError `safe-missing`; SourceError `node-answer-malformed` and those of the node
 */
export async function readSafe(safe: Address, node: NodeCalls): Promise<SafeState> {
  const malformed = (what: string): SourceError =>
    new SourceError('node-answer-malformed', `${node.source} answers with no ${what} of ${safe}`)
  const hex = async (method: string, params: readonly unknown[]): Promise<Hex> => {
    const answer = await node.ask(method, params)
    if (typeof answer === 'string' && /^0x[0-9a-f]*$/i.test(answer)) return answer.toLowerCase() as Hex
    throw malformed(method)
  }
  const block = await hex('eth_blockNumber', [])
  const call = (data: Hex): Promise<Hex> => hex('eth_call', [{ to: safe, data }, block])
  const get = async (functionName: Getter): Promise<unknown> => {
    const data = await call(encodeFunctionData({ abi: SAFE_ABI, functionName }))
    try {
      return decodeFunctionResult({ abi: SAFE_ABI, functionName, data })
    } catch {
      throw malformed(functionName)
    }
  }
  const slot = async (at: Hex): Promise<Address> => {
    const word = await hex('eth_getStorageAt', [safe, at, block])
    if (word.length > 66) throw malformed('word of storage')
    return `0x${word.slice(2).padStart(64, '0').slice(24)}` as Address
  }
  const code = await hex('eth_getCode', [safe, block])
  if (code === '0x')
    throw new NotFoundError('safe-missing', `there is no contract at ${safe} on the chain of ${node.source}`)
  const chainId = BigInt(await hex('eth_chainId', []))
  const implementation = await slot(SAFE_SLOTS.implementation)
  const owners = await get('getOwners').catch((error: unknown) => {
    // Another contract reverts, or answers with something else; so does a Safe whose code was replaced.
    if (!isRefusal(error) && !isMalformed(error)) throw error
    const runs =
      implementation === NO_ADDRESS ? '' : `; what a Safe runs is in slot 0, and there stands ${implementation}`
    throw new NotFoundError(
      'safe-missing',
      `${safe} on the chain of ${node.source} tells no owners as a Safe does${runs}`,
    )
  })
  if (!Array.isArray(owners) || owners.length > MOST_OWNERS) throw malformed('owners')
  const threshold = Number(await get('getThreshold'))
  const nonce = BigInt(String(await get('nonce')))
  if (!Number.isSafeInteger(threshold) || nonce > BigInt(Number.MAX_SAFE_INTEGER))
    throw malformed('threshold and nonce')
  const version = String(await get('VERSION')).slice(0, 40)
  const none = (address: Address): Address | null => (address === NO_ADDRESS ? null : address)
  return {
    safe,
    version,
    chainId,
    implementation,
    owners: owners.map(owner => String(owner).toLowerCase() as Address),
    threshold,
    nonce,
    modules: await modulesOf(call, () => get('getModules')),
    guard: none(await slot(SAFE_SLOTS.guard)),
    fallbackHandler: none(await slot(SAFE_SLOTS.fallbackHandler)),
  }
}

function isMalformed(error: unknown): boolean {
  return error instanceof SourceError && error.code === 'node-answer-malformed'
}

/** The modules; versions before 1.1.0 have another way to ask. null: neither is answered. */
async function modulesOf(call: (data: Hex) => Promise<Hex>, older: () => Promise<unknown>): Promise<Address[] | null> {
  const lower = (list: unknown): Address[] | null =>
    Array.isArray(list) ? list.map(one => String(one).toLowerCase() as Address) : null
  const functionName = 'getModulesPaginated'
  try {
    const data = await call(encodeFunctionData({ abi: SAFE_ABI, functionName, args: [SENTINEL, MOST_MODULES] }))
    return lower(decodeFunctionResult({ abi: SAFE_ABI, functionName, data })[0])
  } catch {
    return older().then(lower, () => null)
  }
}
