import { encodeAbiParameters, encodeEventTopics, encodeFunctionData, type Hex, parseAbi } from 'viem'
import type { WatchedLoot } from '../../src/analysis/freeze-gap/freeze-alert.ts'
import { type FreezeState, freshFreezeState } from '../../src/analysis/freeze-gap/freeze-state.ts'
import { TETHER_ETHEREUM } from '../../src/catalog/issuers/tether-ethereum.ts'
import { type AccountId, accountId } from '../../src/model/account.ts'
import type { Address } from '../../src/model/address.ts'
import { ETHEREUM } from '../../src/model/ledger.ts'
import type { LedgerCall, LedgerEvent } from '../../src/model/ledger-event.ts'
import type { LiveBlock } from '../../src/model/live-block.ts'
import type { Transfer } from '../../src/model/transfer.ts'

/** What Gnosis' wallet and Tether's token say, as viem encodes it. */
export const WALLET = parseAbi([
  'function submitTransaction(address destination, uint256 value, bytes data)',
  'function confirmTransaction(uint256 transactionId)',
  'function revokeConfirmation(uint256 transactionId)',
  'function executeTransaction(uint256 transactionId)',
  'event Submission(uint256 indexed transactionId)',
  'event Confirmation(address indexed sender, uint256 indexed transactionId)',
  'event Revocation(address indexed sender, uint256 indexed transactionId)',
  'event Execution(uint256 indexed transactionId)',
  'event ExecutionFailure(uint256 indexed transactionId)',
  'event RequirementChange(uint256 required)',
])
export const TOKEN = parseAbi([
  'function addBlackList(address user)',
  'function removeBlackList(address user)',
  'function destroyBlackFunds(address user)',
  'function issue(uint256 amount)',
  'event AddedBlackList(address user)',
  'event RemovedBlackList(address user)',
  'event DestroyedBlackFunds(address user, uint256 balance)',
])

/** The nth made-up address. */
export const person = (n: number): Address => `0x${(n + 1).toString(16).padStart(40, '0')}` as Address
/** The nth made-up account on Ethereum. */
export const account = (n: number): AccountId => accountId(ETHEREUM, person(n))

const hex = (address: string): Hex => address as Hex

/** One block that is being written. */
export class Page {
  readonly calls: LedgerCall[] = []
  readonly events: LedgerEvent[] = []
  readonly transfers: Transfer[] = []
  readonly #at: number
  readonly #height: number
  #index = 0
  #tx = 0

  constructor(height: number, at: number) {
    this.#height = height
    this.#at = at
  }

  get tx(): string {
    return `0x${(this.#height * 1000 + this.#tx).toString(16).padStart(64, '0')}`
  }

  call(from: Address, to: Address, input: string, succeeded = true): this {
    this.#tx++
    const { tx } = this
    this.calls.push({ ledger: ETHEREUM, tx, block: this.#height, at: this.#at, from, to, value: 0n, input, succeeded })
    return this
  }

  event(contract: Address, topics: readonly (string | null)[], data = '0x'): this {
    const all = topics.map(t => String(t).toLowerCase())
    const { tx } = this
    const index = this.#index++
    this.events.push({ ledger: ETHEREUM, tx, index, block: this.#height, at: this.#at, contract, topics: all, data })
    return this
  }

  wallet(
    name: 'Submission' | 'Confirmation' | 'Revocation' | 'Execution' | 'ExecutionFailure',
    id: bigint,
    sender?: Address,
  ): this {
    const args = { transactionId: id, ...(sender ? { sender: hex(sender) } : {}) }
    const topics = encodeEventTopics({ abi: WALLET, eventName: name, args } as Parameters<typeof encodeEventTopics>[0])
    return this.event(TETHER_ETHEREUM.wallet as Address, topics as string[])
  }

  /** A proposal to call the token, with its logs, by one signer. */
  submit(id: bigint, by: Address, inner: Hex, to: Address = TETHER_ETHEREUM.token): this {
    const input = encodeFunctionData({ abi: WALLET, functionName: 'submitTransaction', args: [hex(to), 0n, inner] })
    this.call(by, TETHER_ETHEREUM.wallet as Address, input)
    return this.wallet('Submission', id).wallet('Confirmation', id, by)
  }

  confirm(id: bigint, by: Address): this {
    const input = encodeFunctionData({ abi: WALLET, functionName: 'confirmTransaction', args: [id] })
    return this.call(by, TETHER_ETHEREUM.wallet as Address, input).wallet('Confirmation', id, by)
  }

  token(name: 'AddedBlackList' | 'RemovedBlackList', who: Address): this {
    const topics = encodeEventTopics({ abi: TOKEN, eventName: name })
    return this.event(TETHER_ETHEREUM.token, topics as string[], encodeAbiParameters([{ type: 'address' }], [hex(who)]))
  }

  send(from: number, to: number, amount: bigint): this {
    this.#tx++
    const index = this.#index++
    const { tx } = this
    const whom = { from: person(from), to: person(to), asset: TETHER_ETHEREUM.asset, amount }
    this.transfers.push({ ledger: ETHEREUM, tx, index, block: this.#height, at: this.#at, ...whom })
    return this
  }

  block(): LiveBlock {
    const hash = `0x${this.#height.toString(16).padStart(64, '0')}`
    const { calls, events, transfers } = this
    const rest = { transactions: [], memos: [], gaps: [] }
    return {
      ledger: ETHEREUM,
      height: this.#height,
      hash,
      parent: hash,
      at: this.#at,
      transfers,
      events,
      calls,
      ...rest,
    }
  }
}

/** The call that freezes. */
export function freeze(who: Address): Hex {
  return encodeFunctionData({ abi: TOKEN, functionName: 'addBlackList', args: [hex(who)] })
}

/** Tether on Ethereum, nothing seen yet. */
export function fresh(): FreezeState {
  return freshFreezeState(TETHER_ETHEREUM)
}

/** A case that watches account 0, and of which others hold the rest. */
export const LOOT: WatchedLoot = {
  casesAt: a => (a === account(0) ? ['theft'] : []),
  holders: () => [
    { account: account(5), asset: 'eip155:1/slip44:60' as LiveBlock['transfers'][number]['asset'], amount: 10n ** 20n },
    { account: account(6), asset: TETHER_ETHEREUM.asset, amount: 700n },
    { account: account(7), asset: TETHER_ETHEREUM.asset, amount: 900n },
    { account: account(0), asset: TETHER_ETHEREUM.asset, amount: 100n },
  ],
}
