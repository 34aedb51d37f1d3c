import type { Address } from '../../model/address.ts'
import {
  absent,
  asAddress,
  asBig,
  asData,
  asHash,
  asList,
  asNumber,
  asObject,
  foreign,
  malformed,
  type RawObject,
} from './read-fields.ts'

/** What a contract said, as a node's receipt tells it. */
export interface EvmLog {
  readonly contract: Address
  readonly topics: readonly string[]
  readonly data: string
  /** Block-wide. */
  readonly index: number
}

/** How a transaction went. */
export interface EvmReceipt {
  readonly tx: string
  readonly blockHash: string
  readonly position: number
  /** null before Byzantium, where receipts do not say it. */
  readonly succeeded: boolean | null
  /** The contract that the transaction made. */
  readonly made: Address | null
  readonly gasUsed: number
  /** Wei for one unit of gas, as paid; null where the node does not tell. */
  readonly gasPrice: bigint | null
  readonly logs: readonly EvmLog[]
  /** As the node gave it. */
  readonly raw: RawObject
}

/** Topics of a log: the EVM has LOG0 to LOG4. */
const MOST_TOPICS = 4

/**
 * Reads a receipt of `eth_getBlockReceipts` or `eth_getTransactionReceipt`.
 * @throws SourceError `ledger-answer-malformed`
 */
export function readReceipt(value: unknown): EvmReceipt {
  const raw = asObject(value, 'receipt')
  const blockHash = asHash(raw['blockHash'], 'receipt.blockHash')
  const tx = asHash(raw['transactionHash'], 'receipt.transactionHash')
  return {
    ...{ tx, blockHash, raw },
    position: asNumber(raw['transactionIndex'], 'receipt.transactionIndex'),
    succeeded: absent(raw['status']) ? null : statusOf(raw['status']),
    made: absent(raw['contractAddress']) ? null : asAddress(raw['contractAddress'], 'receipt.contractAddress'),
    gasUsed: asNumber(raw['gasUsed'], 'receipt.gasUsed'),
    gasPrice: absent(raw['effectiveGasPrice']) ? null : asBig(raw['effectiveGasPrice'], 'receipt.effectiveGasPrice'),
    logs: asList(raw['logs'], 'receipt.logs').map(log => readLog(log, blockHash, tx)),
  }
}

function statusOf(value: unknown): boolean {
  const status = asNumber(value, 'receipt.status')
  if (status > 1) throw malformed('receipt.status', 'is neither 0 nor 1')
  return status === 1
}

function readLog(value: unknown, blockHash: string, tx: string): EvmLog {
  const raw = asObject(value, 'log')
  if (asHash(raw['blockHash'], 'log.blockHash') !== blockHash) throw foreign('log.blockHash', "is not its receipt's")
  if (asHash(raw['transactionHash'], 'log.transactionHash') !== tx)
    throw foreign('log.transactionHash', "is not its receipt's")
  if (raw['removed'] === true) throw foreign('log', 'was undone by a reorganisation')
  const topics = asList(raw['topics'], 'log.topics')
  if (topics.length > MOST_TOPICS) throw malformed('log.topics', 'are more than four')
  return {
    contract: asAddress(raw['address'], 'log.address'),
    topics: topics.map(topic => asHash(topic, 'log.topics')),
    data: asData(raw['data'], 'log.data'),
    index: asNumber(raw['logIndex'], 'log.logIndex'),
  }
}
