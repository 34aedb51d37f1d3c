import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addressWord, hexOf, keccak, numberWord } from '../../src/formats/safe/abi-words.ts'
import { domainSeparator } from '../../src/formats/safe/safe-hash.ts'
import type { Address } from '../../src/model/address.ts'
import { ROOT } from '../architecture/source-files.ts'

/** Asks a node and gives its result, or throws with what it said. */
export async function rpc(url: string, method: string, ...params: readonly unknown[]): Promise<unknown> {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  const { result, error } = (await answer.json()) as { result?: unknown; error?: { message: string } }
  if (error) throw new Error(error.message)
  return result
}

/** The published code of a contract of Safe 1.1.1. */
export function code111(name: string): string {
  const file = join(ROOT, `node_modules/@gnosis.pm/safe-contracts/build/contracts/${name}.json`)
  return JSON.parse(readFileSync(file, 'utf8')).deployedBytecode
}

/** The published code of a contract of Safe 1.4.1; `Safe.sol/Safe`. */
export function code141(name: string): string {
  const file = join(ROOT, `node_modules/@safe-global/safe-contracts/build/artifacts/contracts/${name}.json`)
  return JSON.parse(readFileSync(file, 'utf8')).deployedBytecode
}

/** Where Safe 1.1.1 lies on Ethereum. */
export const SINGLETON_111 = '0x34cfac646f301356faa8b21e94227e3583fe3f5f'

/** Puts a Safe 1.1.1 on a private chain: the published code, and the storage that setting it up leaves. */
export async function putSafe(
  url: string,
  safe: Address,
  owners: readonly Address[],
  threshold: number,
  nonce: number,
): Promise<void> {
  const one = '0x0000000000000000000000000000000000000001'
  const ring = [one, ...owners]
  const slot = (n: number) => hexOf(numberWord(BigInt(n)))
  const entry = (key: string, n: bigint) => hexOf(keccak(addressWord(key), numberWord(n)))
  const word = (address: string) => hexOf(addressWord(address))
  await rpc(url, 'anvil_setCode', SINGLETON_111, code111('GnosisSafe'))
  await rpc(url, 'anvil_setCode', safe, code111('Proxy'))
  const storage: [string, string][] = [
    [slot(0), word(SINGLETON_111)],
    [entry(one, 1n), word(one)],
    ...ring.map((owner, i): [string, string] => [entry(owner, 2n), word(ring[i + 1] ?? one)]),
    [slot(3), slot(owners.length)],
    [slot(4), slot(threshold)],
    [slot(5), slot(nonce)],
    [slot(6), hexOf(domainSeparator(safe, { form: 'no-chain', chainId: 1n }))],
  ]
  for (const [at, value] of storage) await rpc(url, 'anvil_setStorageAt', safe, at, value)
}
