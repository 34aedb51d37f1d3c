import { encodeFunctionData, encodePacked, parseAbi, size } from 'viem/utils'
import type { SafeDomain } from '../../src/formats/safe/safe-hash.ts'
import { type Hex, NO_ADDRESS, type SafeTransaction } from '../../src/formats/safe/safe-transaction.ts'
import type { Address } from '../../src/model/address.ts'
import { seeded } from '../names/seeded.ts'
import { type Person, person, row, transaction } from './make-safe.ts'

/** All that a word can hold. */
export const maxUint256 = (1n << 256n) - 1n

/** What ordinary Safes call. */
export const ABI = parseAbi([
  'function transfer(address,uint256)',
  'function approve(address,uint256)',
  'function setApprovalForAll(address,bool)',
  'function multiSend(bytes)',
  'function addOwnerWithThreshold(address,uint256)',
  'function swapOwner(address,address,address)',
  'function changeThreshold(uint256)',
  'function enableModule(address)',
  'function deposit()',
  'function signMessage(bytes)',
  'function grantRole(bytes32,address)',
  'function upgradeTo(address)',
  'function transferOwnership(address)',
  'function setFallbackHandler(address)',
])

/** Calldata of one of them. */
export function calldata(functionName: string, ...args: readonly unknown[]): Hex {
  return encodeFunctionData({ abi: ABI, functionName: functionName as 'transfer', args: args as never })
}

/** One call of a batch, packed. */
export function packed(to: Address, data: Hex, value = 0n, operation = 0): Hex {
  return encodePacked(
    ['uint8', 'address', 'uint256', 'uint256', 'bytes'],
    [operation, to as Hex, value, BigInt(size(data)), data],
  )
}

const USDT = '0xdac17f958d2ee523a2206206994597c13d831ec7' as Address
const WETH = '0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2' as Address
const MULTI_SEND = '0x40a2accbd92bca938b02010e17a5b8929b49130d' as Address
const SIGN_MESSAGE = '0xa65387f16b013cf2af4605ad8aa5ec25a2cba3a2' as Address

/** A Safe with owners and a life: payments, batches, approvals, changes of owners, cancelled transactions, at 1.1.1, 1.3.0 or 1.4.1. */
export function ordinaryTraffic(seed: number, count: number) {
  const next = seeded(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
  const owners = Array.from({ length: 3 + Math.floor(next() * 4) }, (_, i) => person(`owner ${seed} ${i}`))
  const payees = Array.from({ length: 40 }, (_, i) => person(`payee ${seed} ${i}`).address)
  const version = pick(['1.1.1', '1.3.0', '1.4.1'])
  const domain: SafeDomain = { form: version === '1.1.1' ? 'no-chain' : 'chain', chainId: 1n }
  const safe = person(`safe ${seed}`).address
  const threshold = 2 + Math.floor(next() * (owners.length - 1))
  const rows: object[] = []
  let at = 1_700_000_000
  const time = (seconds: number): string => new Date(seconds * 1000).toISOString()
  for (let nonce = 0; rows.length < count; nonce++) {
    at += 60 + Math.floor(next() * 86_400)
    const tx = transaction({ ...ordinaryCall(next, pick, payees, owners, safe), safe, nonce: BigInt(nonce) })
    const signers = owners.toSorted(() => next() - 0.5).slice(0, threshold)
    const signed = signers.map((by, i) => ({
      by,
      at: time(at + 60 * (i + 1)),
      ...(next() < 0.3 ? { how: 'eth-sign' as const } : {}),
    }))
    const waits = rows.length > count - 4
    const executed = waits ? {} : { executedAt: time(at + 3_600) }
    rows.push(row({ tx, domain, at: time(at), signed: waits ? signed.slice(0, -1) : signed, ...executed }))
    // Now and then owners change their mind: an empty transaction takes the nonce.
    if (!waits && next() < 0.05) {
      const [by] = owners as [Person]
      const other = transaction({ safe, to: safe, nonce: BigInt(nonce) })
      rows.push(row({ tx: other, domain, at: time(at + 30), signed: [{ by, at: time(at + 40) }] }))
    }
  }
  return { safe, version, owners: owners.map(o => o.address), threshold, rows }
}

function ordinaryCall(
  next: () => number,
  pick: <T>(list: readonly T[]) => T,
  payees: readonly Address[],
  owners: readonly Person[],
  safe: Address,
): Pick<SafeTransaction, 'to'> & Partial<SafeTransaction> {
  const amount = BigInt(Math.floor(next() * 1e12))
  const payee = pick(payees)
  const kinds: readonly (() => Pick<SafeTransaction, 'to'> & Partial<SafeTransaction>)[] = [
    () => ({ to: payee, value: amount * 10n ** 6n }),
    () => ({ to: USDT, data: calldata('transfer', payee, amount) }),
    () => ({ to: pick([USDT, WETH]), data: calldata('approve', payee, pick([amount, maxUint256])) }),
    () => ({ to: WETH, value: amount, data: calldata('deposit') }),
    () => ({
      to: MULTI_SEND,
      operation: 1,
      data: calldata(
        'multiSend',
        `0x${[0, 1, 2].map(() => packed(USDT, calldata('transfer', pick(payees), amount)).slice(2)).join('')}`,
      ),
    }),
    () => ({ to: safe, data: calldata('addOwnerWithThreshold', person(`new ${amount}`).address, 2n) }),
    () => ({ to: safe, data: calldata('changeThreshold', 2n) }),
    () => ({ to: safe, data: calldata('enableModule', '0xcfbfac74c26f8647cbdb8c5caf80bb5b32e43134') }),
    () => ({ to: SIGN_MESSAGE, operation: 1, data: calldata('signMessage', '0x1234') }),
    () => ({ to: payee, data: calldata('grantRole', `0x${'00'.repeat(32)}`, pick(owners).address) }),
    () => ({
      to: payee,
      data: `0x${Math.floor(next() * 2 ** 32)
        .toString(16)
        .padStart(8, '0')}${'11'.repeat(64)}` as Hex,
    }),
    () => ({
      to: payee,
      value: amount,
      gasPrice: 10n ** 9n,
      baseGas: 60_000n,
      safeTxGas: 80_000n,
      gasToken: NO_ADDRESS,
    }),
  ]
  return next() < 0.6 ? (kinds[Math.floor(next() * 4)] ?? kinds[0] ?? never)() : pick(kinds)()
}

function never(): never {
  throw new Error('there is always a kind')
}
