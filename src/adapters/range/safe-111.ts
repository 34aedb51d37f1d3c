import type { Hex } from 'viem'
import {
  concatHex,
  decodeFunctionResult,
  encodeAbiParameters,
  encodeFunctionData,
  keccak256,
  numberToHex,
  pad,
} from 'viem/utils'
import type { Address } from '../../model/address.ts'
import type { Artifacts } from './artifacts.ts'
import type { ChainRpc } from './chain-rpc.ts'
import type { Placed } from './range-chain.ts'

/** Where version 1.1.1 of Safe's code lies on Ethereum, and what Bybit's cold wallet ran. */
export const SAFE_111_MASTER = '0x34cfac646f301356faa8b21e94227e3583fe3f5f' as Address

/** A Safe of version 1.1.1 as it shall be found on a chain. */
export interface Safe111Plan {
  readonly address: Address
  readonly owners: readonly Address[]
  readonly threshold: number
  /** How many transactions it has executed. */
  readonly nonce: number
}

/** keccak256("EIP712Domain(address verifyingContract)"): before version 1.3 the chain's id was no part of it. */
const DOMAIN_TYPE = '0x035aff83d86937d35b32e04f0ddc6ff469290eef2f1b692d8a815c89404d4749'
const SENTINEL = '0x0000000000000000000000000000000000000001'

/**
 * Storage of GnosisSafe 1.1.1 in the order of its parents: MasterCopy, ModuleManager, OwnerManager, then its own.
 * slot 0 the code's address · 1 modules · 2 owners · 3 how many · 4 threshold · 5 nonce · 6 domain
 */
const SLOT = { code: 0, modules: 1, owners: 2, count: 3, threshold: 4, nonce: 5, domain: 6 } as const

/**
 * Puts a Safe 1.1.1 on a chain of anvil's at an address of choice, with the published code at the address at which it lies on Ethereum.
 * No transaction tells of it. What it returns can be asked like any contract.
 */
export async function deploySafe111(rpc: ChainRpc, artifacts: Artifacts, plan: Safe111Plan): Promise<Placed> {
  const safe = artifacts.published('safe111')
  const put = (slot: Hex, word: Hex) => ['anvil_setStorageAt', [plan.address, slot, pad(word)]] as const
  const ring = [SENTINEL, ...plan.owners]
  await rpc.batch([
    ['anvil_setCode', [SAFE_111_MASTER, safe.deployed]],
    // The code itself belongs to nobody: its constructor sets the threshold so that nobody can set it up.
    ['anvil_setStorageAt', [SAFE_111_MASTER, word(SLOT.threshold), word(1)]],
    ['anvil_setCode', [plan.address, artifacts.published('safe111Proxy').deployed]],
    put(word(SLOT.code), SAFE_111_MASTER as Hex),
    put(entry(SENTINEL, SLOT.modules), SENTINEL),
    ...ring.map((owner, i) => put(entry(owner, SLOT.owners), (ring[i + 1] ?? SENTINEL) as Hex)),
    put(word(SLOT.count), word(plan.owners.length)),
    put(word(SLOT.threshold), word(plan.threshold)),
    put(word(SLOT.nonce), word(plan.nonce)),
    put(word(SLOT.domain), domainOf(plan.address)),
  ])
  return { address: plan.address, artifact: safe }
}

/** The arguments of `execTransaction` of every Safe since 1.0. */
export interface SafeCall {
  readonly to: Address
  readonly value: bigint
  readonly data: Hex
  /** 0 call, 1 delegate call. */
  readonly operation: 0 | 1
  readonly safeTxGas: bigint
  /** One behind the other, by rising owner. */
  readonly signatures: Hex
}

const NOBODY = '0x0000000000000000000000000000000000000000'

/** Calldata of `execTransaction` without a refund. */
export function execution(safe: Placed, call: SafeCall): Hex {
  const { to, value, data, operation, safeTxGas, signatures } = call
  const args = [to, value, data, operation, safeTxGas, 0n, 0n, NOBODY, NOBODY, signatures]
  return encodeFunctionData({ abi: safe.artifact.abi, functionName: 'execTransaction', args })
}

/** Asks a Safe for the hash that its owners sign. */
export async function safeHash(
  rpc: ChainRpc,
  safe: Placed,
  call: Omit<SafeCall, 'signatures'>,
  nonce: bigint,
): Promise<Hex> {
  const args = [call.to, call.value, call.data, call.operation, call.safeTxGas, 0n, 0n, NOBODY, NOBODY, nonce]
  const asked = { abi: safe.artifact.abi, functionName: 'getTransactionHash' }
  const data = await rpc.call<Hex>(
    'eth_call',
    { to: safe.address, data: encodeFunctionData({ ...asked, args }) },
    'latest',
  )
  return decodeFunctionResult({ ...asked, data }) as Hex
}

function word(value: number): Hex {
  return numberToHex(value, { size: 32 })
}

function entry(key: string, slot: number): Hex {
  return keccak256(concatHex([pad(key as Hex), word(slot)]))
}

function domainOf(address: Address): Hex {
  return keccak256(encodeAbiParameters([{ type: 'bytes32' }, { type: 'address' }], [DOMAIN_TYPE, address as Hex]))
}
