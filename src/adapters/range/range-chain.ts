import type { Hex } from 'viem'
import { signTransaction } from 'viem/accounts'
import { encodeDeployData, encodeFunctionData, getContractAddress } from 'viem/utils'
import type { Address } from '../../model/address.ts'
import { SourceError } from '../../model/errors.ts'
import type { LedgerId } from '../../model/ledger.ts'
import { type AnvilProcess, startAnvil } from './anvil-process.ts'
import type { Artifact } from './artifacts.ts'
import { ChainRpc, type RpcCall } from './chain-rpc.ts'
import type { Wallet } from './wallet.ts'

/** A contract on a chain of the range. */
export interface Placed {
  readonly address: Address
  readonly artifact: Artifact
}

/** What a transaction asks for. */
export interface Order {
  /** null: makes a contract. */
  readonly to: Address | null
  readonly data?: Hex
  /** Wei. */
  readonly value?: bigint
  readonly gas?: bigint
  /** Wei for one unit of gas. */
  readonly gasPrice?: bigint
}

/** A log as a receipt tells it. */
export interface ReceiptLog {
  readonly address: Address
  readonly topics: readonly Hex[]
  readonly data: Hex
  /** Place in the block, hex. */
  readonly logIndex: Hex
}

/** What became of a transaction. */
export interface Receipt {
  readonly transactionHash: Hex
  readonly status: Hex
  readonly from: Address
  readonly to: Address | null
  readonly logs: readonly ReceiptLog[]
}

/** A block that was made. */
export interface MinedBlock {
  readonly height: number
  readonly at: number
  readonly receipts: readonly Receipt[]
}

const GWEI = 1_000_000_000n
const PLAIN_GAS = 21_000n
const CALL_GAS = 600_000n
/** Anvil takes the calls of a larger batch in no fixed order, and blocks hold transactions in the order in which they came. */
const AT_ONCE = 30
const DEPLOY_GAS = 8_000_000n

/** Blocks hold what they are given, in the order of arrival, and nothing is ever taken from the machine's clock. */
const FLAGS = ['--order', 'fifo', '--accounts', '1', '--disable-block-gas-limit', '--block-base-fee-per-gas', '0']

/** One chain of the range: it signs what wallets order, and makes blocks when it is told to. */
export class RangeChain {
  readonly anvil: AnvilProcess
  readonly rpc: ChainRpc
  readonly ledger: LedgerId
  readonly #nonces = new Map<Address, number>()
  #waiting: { readonly from: Address; readonly raw: Promise<Hex> }[] = []
  #height = 0

  private constructor(anvil: AnvilProcess) {
    this.anvil = anvil
    this.rpc = new ChainRpc(anvil.url)
    this.ledger = `eip155:${anvil.chainId}` as LedgerId
  }

  static async start(chainId: number, at: number, port: number | null = null): Promise<RangeChain> {
    return new RangeChain(await startAnvil({ chainId, at, flags: FLAGS }, port))
  }

  get chainId(): number {
    return this.anvil.chainId
  }

  get height(): number {
    return this.#height
  }

  /** Signs a transaction for the next block and gives its number among the sender's. */
  send(from: Wallet, order: Order): number {
    const nonce = this.#nonces.get(from.address) ?? 0
    this.#nonces.set(from.address, nonce + 1)
    const plain = order.data === undefined && order.to !== null
    const transaction = {
      type: 'legacy' as const,
      chainId: this.chainId,
      nonce,
      to: order.to as Hex | null,
      value: order.value ?? 0n,
      data: order.data ?? '0x',
      gas: order.gas ?? (plain ? PLAIN_GAS : CALL_GAS),
      gasPrice: order.gasPrice ?? GWEI,
    }
    this.#waiting.push({ from: from.address, raw: signTransaction({ privateKey: from.key, transaction }) })
    return nonce
  }

  /** Makes a contract in the next block; its address is known at once. */
  deploy(from: Wallet, artifact: Artifact, args: readonly unknown[] = [], value = 0n): Placed {
    const data = encodeDeployData({ abi: artifact.abi, bytecode: artifact.bytecode, args })
    const nonce = this.send(from, { to: null, data, value, gas: DEPLOY_GAS })
    const address = getContractAddress({ from: from.address as Hex, nonce: BigInt(nonce) }).toLowerCase() as Address
    return { address, artifact }
  }

  /**
   * Sends what waits and makes one block of it.
   * @param at time of the block, Unix seconds; later than that of the block before
   * @throws SourceError `range-chain-refused`, `range-chain-gone`
   */
  async mine(at: number): Promise<MinedBlock & { readonly hashes: readonly Hex[] }> {
    const waiting = this.#waiting
    this.#waiting = []
    const raws = await Promise.all(waiting.map(w => w.raw))
    const calls = raws.map((raw): RpcCall => ['eth_sendRawTransaction', [raw]])
    const hashes: Hex[] = []
    for (let i = 0; i < calls.length; i += AT_ONCE) {
      const about = (n: number): string => `of ${waiting[i + n]?.from} on ${this.ledger}`
      hashes.push(...((await this.rpc.batch(calls.slice(i, i + AT_ONCE), about)) as Hex[]))
    }
    await this.rpc.call('evm_mine', { timestamp: at, blocks: 1 })
    this.#height += 1
    const receipts =
      hashes.length === 0
        ? []
        : await this.rpc.call<Receipt[]>('eth_getBlockReceipts', `0x${this.#height.toString(16)}`)
    if (receipts.length !== hashes.length)
      throw new SourceError('range-block-short', `block ${this.#height} holds ${receipts.length} of ${hashes.length}`)
    return { height: this.#height, at, receipts, hashes }
  }

  /** Reads a contract as it is now. */
  async read<T>(contract: Placed, name: string, args: readonly unknown[] = []): Promise<T> {
    const data = encodeFunctionData({ abi: contract.artifact.abi, functionName: name, args })
    return (await this.rpc.call('eth_call', { to: contract.address, data }, 'latest')) as T
  }

  async stop(): Promise<void> {
    this.rpc.close()
    await this.anvil.stop()
  }
}

/** The order that asks a contract to do something. */
export function asking(contract: Placed, name: string, args: readonly unknown[] = [], value = 0n): Order {
  return {
    to: contract.address,
    value,
    data: encodeFunctionData({ abi: contract.artifact.abi, functionName: name, args }),
  }
}
