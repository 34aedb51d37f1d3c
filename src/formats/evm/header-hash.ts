import { keccakHex } from './keccak.ts'
import type { RawObject } from './read-fields.ts'
import { rlpData, rlpList, rlpQuantity } from './rlp.ts'

/** The fields of every header since the first block (yellow paper, section 4.3), in order. */
const FIRST: readonly string[] = [
  ...['parentHash', 'sha3Uncles', 'miner', 'stateRoot', 'transactionsRoot', 'receiptsRoot', 'logsBloom'],
  ...['difficulty', 'number', 'gasLimit', 'gasUsed', 'timestamp', 'extraData', 'mixHash', 'nonce'],
]
/** What forks put behind them: London (EIP-1559), Shanghai (EIP-4895), Cancun (EIP-4844, EIP-4788), Prague (EIP-7685). */
const LATER: readonly string[] = [
  ...['baseFeePerGas', 'withdrawalsRoot', 'blobGasUsed', 'excessBlobGas', 'parentBeaconBlockRoot', 'requestsHash'],
]
const QUANTITIES: ReadonlySet<string> = new Set([
  ...['difficulty', 'number', 'gasLimit', 'gasUsed', 'timestamp', 'baseFeePerGas', 'blobGasUsed', 'excessBlobGas'],
])
/** What nodes tell beside the header. */
const BESIDE: ReadonlySet<string> = new Set([
  ...['hash', 'size', 'totalDifficulty', 'uncles', 'transactions', 'withdrawals', 'author', 'sealFields'],
  // Arbitrum's nodes
  ...['l1BlockNumber', 'sendCount', 'sendRoot'],
])
const HEX = /^0x[0-9a-fA-F]*$/

/**
 * The hash that a header has by its fields, with 0x.
 * @returns null where it cannot be told: a field is missing, or there is one that we do not know
 */
export function headerHash(raw: RawObject): string | null {
  const told = Object.keys(raw).filter(name => raw[name] !== undefined && raw[name] !== null && !BESIDE.has(name))
  const later = LATER.filter(name => told.includes(name))
  // A fork's fields come with all those of earlier forks.
  if (later.some((name, i) => name !== LATER[i]) || told.length !== FIRST.length + later.length) return null
  const items: string[] = []
  for (const name of [...FIRST, ...later]) {
    const value = raw[name]
    if (typeof value !== 'string' || !HEX.test(value)) return null
    if (QUANTITIES.has(name)) items.push(rlpQuantity(value))
    else if (value.length % 2 === 0) items.push(rlpData(value))
    else return null
  }
  return `0x${keccakHex(rlpList(items))}`
}
