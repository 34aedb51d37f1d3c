import { hashMessage, hashTypedData, recoverAddress } from 'viem/utils'
import { BYBIT_SAFE_71 } from '../src/catalog/guard/bybit-safe-71.ts'
import { bytesOf, hexOf } from '../src/formats/safe/abi-words.ts'
import type { Hex } from '../src/formats/safe/safe-transaction.ts'
import { judgeCapture } from '../src/operations/guard/guard-multisig.ts'
import { ordinaryTraffic } from '../test/guard/ordinary-safe.ts'

interface Row {
  readonly safe: Hex
  readonly operation: number
  readonly confirmations: readonly { readonly owner: string; readonly signature: Hex }[]
}

const SAFES = 20
const EACH = 50
const types = {
  SafeTx: [
    ...([
      'address to',
      'uint256 value',
      'bytes data',
      'uint8 operation',
      'uint256 safeTxGas',
      'uint256 baseGas',
    ] as const),
    ...(['uint256 gasPrice', 'address gasToken', 'address refundReceiver', 'uint256 nonce'] as const),
  ].map(member => ({ type: member.split(' ')[0] ?? '', name: member.split(' ')[1] ?? '' })),
}

/**
 * Benchmark: the guard's verdict on ordinary transactions of Safes, beside a plain loop over viem that hashes each and recovers its signers
 * and judges nothing. Promise: under 50 ms a transaction.
 */
export async function benchGuard(): Promise<void> {
  const traffic = Array.from({ length: SAFES }, (_, seed) => ordinaryTraffic(seed + 1, EACH))
  const rows = traffic.flatMap(t => t.rows.map(row => ({ row: row as Row, version: t.version })))
  await judgeCapture({ capture: BYBIT_SAFE_71 })
  for (const { row, version } of rows.slice(0, 20)) await viemLoop(row, version)

  const peer = await timed(async () => {
    for (const { row, version } of rows) await viemLoop(row, version)
  })
  const waits: number[] = []
  let alarms = 0
  const all = await timed(async () => {
    for (const { rows: own, owners, version, threshold } of traffic) {
      const told = { owner: owners, safeVersion: version, threshold, chainId: 1 }
      const took = await timed(async () => {
        alarms += (await judgeCapture({ capture: { results: own }, ...(told as object) })).alarms.length
      })
      waits.push(took / own.length)
    }
  })
  const signatures = rows.reduce((sum, { row }) => sum + row.confirmations.length, 0)
  const theft = await timed(() => judgeCapture({ capture: BYBIT_SAFE_71 }))
  const each = all / rows.length
  console.log(`${rows.length} ordinary transactions of ${SAFES} Safes, ${signatures} signatures, ${alarms} alarms`)
  console.log(
    `guard            ${each.toFixed(2)} ms a transaction, the slowest Safe ${Math.max(...waits).toFixed(2)} ms`,
  )
  console.log(`viem, hash and recover alone  ${(peer / rows.length).toFixed(2)} ms a transaction`)
  console.log(`ratio            ${(all / peer).toFixed(2)}`)
  console.log(`Bybit's nonce 71, two transactions, first question to last alarm  ${theft.toFixed(1)} ms`)
  if (alarms > 0 || each > 50 || theft > 100) process.exitCode = 1
}

async function viemLoop(row: Row, version: string): Promise<void> {
  const domain = { verifyingContract: row.safe, ...(version === '1.1.1' ? {} : { chainId: 1 }) }
  const message = { data: '0x', ...Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) }
  const hash = hashTypedData({ domain, types, primaryType: 'SafeTx', message })
  for (const { owner, signature } of row.confirmations) {
    const bytes = bytesOf(signature)
    const v = bytes[64] as number
    if (v > 30) bytes[64] = v - 4
    const found = await recoverAddress({ hash: v > 30 ? hashMessage({ raw: hash }) : hash, signature: hexOf(bytes) })
    if (found.toLowerCase() !== owner) throw new Error('viem finds another signer')
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

if (import.meta.main) await benchGuard()
