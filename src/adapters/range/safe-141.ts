import type { Hex } from 'viem'
import { sign } from 'viem/accounts'
import {
  concatHex,
  encodeAbiParameters,
  encodeFunctionData,
  getContractAddress,
  hashTypedData,
  keccak256,
  numberToHex,
  pad,
} from 'viem/utils'
import type { Address } from '../../model/address.ts'
import type { Artifacts } from './artifacts.ts'
import type { ChainRpc } from './chain-rpc.ts'
import type { Placed } from './range-chain.ts'
import type { Wallet } from './wallet.ts'

/** Where version 1.4.1 of Safe's contracts lies on nearly every chain (npm `@safe-global/safe-deployments`). */
export const SAFE_141 = {
  singleton: '0x41675c099f32341bf84bfc5382af534df5c7461a' as Address,
  factory: '0x4e1dcf7ad4e460cfd30791ccc4f9c8a4f820ec67' as Address,
  multiSendCallOnly: '0x9641d764fc13c8b624c04430c7356c1c7c8102e2' as Address,
}

const NOBODY = '0x0000000000000000000000000000000000000000'
/** Slot of the threshold in a Safe's storage. */
const THRESHOLD = 4

/** Puts Safe 1.4.1, its factory and its batch contract where they lie on real chains. */
export async function placeSafe141(rpc: ChainRpc, artifacts: Artifacts): Promise<void> {
  await rpc.batch([
    ['anvil_setCode', [SAFE_141.singleton, artifacts.published('safe141').deployed]],
    // As its constructor does, so that nobody can set up the code itself.
    ['anvil_setStorageAt', [SAFE_141.singleton, numberToHex(THRESHOLD, { size: 32 }), numberToHex(1, { size: 32 })]],
    ['anvil_setCode', [SAFE_141.factory, artifacts.published('safe141Factory').deployed]],
    ['anvil_setCode', [SAFE_141.multiSendCallOnly, artifacts.published('safe141MultiSend').deployed]],
  ])
}

/** The calldata by which the factory makes a Safe, and the address at which it then lies. */
export function newSafe141(
  artifacts: Artifacts,
  owners: readonly Wallet[],
  threshold: number,
): { readonly data: Hex; readonly safe: Placed } {
  const safe = artifacts.published('safe141')
  const factory = artifacts.published('safe141Factory')
  const args = [owners.map(o => o.address), BigInt(threshold), NOBODY, '0x', NOBODY, NOBODY, 0n, NOBODY]
  const setup = encodeFunctionData({ abi: safe.abi, functionName: 'setup', args })
  const salt = keccak256(concatHex([keccak256(setup), numberToHex(0, { size: 32 })]))
  const code = artifacts.published('safe141Proxy').bytecode
  const made = concatHex([code, encodeAbiParameters([{ type: 'uint256' }], [BigInt(SAFE_141.singleton)])])
  const address = getContractAddress({ opcode: 'CREATE2', from: SAFE_141.factory as Hex, salt, bytecode: made })
  const asked = [SAFE_141.singleton, setup, 0n]
  return {
    data: encodeFunctionData({ abi: factory.abi, functionName: 'createProxyWithNonce', args: asked }),
    safe: { address: address.toLowerCase() as Address, artifact: safe },
  }
}

/** What the owners of a Safe are asked to sign. */
export interface SafeTerms {
  readonly to: Address
  readonly value: bigint
  readonly data: Hex
  readonly operation: 0 | 1
  readonly nonce: number
}

const SAFE_TX = {
  SafeTx: [
    ['address', 'to'],
    ['uint256', 'value'],
    ['bytes', 'data'],
    ['uint8', 'operation'],
    ['uint256', 'safeTxGas'],
    ['uint256', 'baseGas'],
    ['uint256', 'gasPrice'],
    ['address', 'gasToken'],
    ['address', 'refundReceiver'],
    ['uint256', 'nonce'],
  ].map(([type, name]) => ({ type, name })),
} as { SafeTx: { type: string; name: string }[] }

/** The hash that owners of a Safe since 1.3 sign. */
export function safe141Hash(chainId: number, safe: Address, terms: SafeTerms): Hex {
  return hashTypedData({
    domain: { chainId, verifyingContract: safe as Hex },
    types: SAFE_TX,
    primaryType: 'SafeTx',
    message: {
      ...{ to: terms.to, value: terms.value, data: terms.data, operation: terms.operation },
      ...{ safeTxGas: 0n, baseGas: 0n, gasPrice: 0n, gasToken: NOBODY, refundReceiver: NOBODY },
      nonce: BigInt(terms.nonce),
    },
  })
}

/** Each owner's signature, by rising address, as `execTransaction` takes them. */
export async function signSafe(
  hash: Hex,
  owners: readonly Wallet[],
): Promise<readonly { owner: Wallet; signature: Hex }[]> {
  const sorted = [...owners].sort((a, b) => (a.address < b.address ? -1 : 1))
  return Promise.all(
    sorted.map(async owner => ({ owner, signature: await sign({ hash, privateKey: owner.key, to: 'hex' }) })),
  )
}

/** Several calls in one, as MultiSend takes them: operation, target, value, length and data, one behind the other. */
export function batchOf(calls: readonly { readonly to: Address; readonly value: bigint; readonly data: Hex }[]): Hex {
  return concatHex(
    calls.flatMap(({ to, value, data }): Hex[] => [
      ...(['0x00', pad(to as Hex, { size: 20 }), numberToHex(value, { size: 32 })] as Hex[]),
      ...[numberToHex((data.length - 2) / 2, { size: 32 }), data],
    ]),
  )
}
