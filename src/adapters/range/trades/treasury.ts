import type { Hex } from 'viem'
import { concatHex, encodeFunctionData, getAddress } from 'viem/utils'
import type { Address } from '../../../model/address.ts'
import type { Chance } from '../../../operations/range/chance.ts'
import type { Artifacts } from '../artifacts.ts'
import type { Placed } from '../range-chain.ts'
import type { RangeRecord } from '../record.ts'
import { execution } from '../safe-111.ts'
import { batchOf, newSafe141, placeSafe141, SAFE_141, type SafeTerms, safe141Hash, signSafe } from '../safe-141.ts'
import type { Stage } from '../stage.ts'
import { DOLLAR, type Town, UNIT } from '../town.ts'
import { type Wallet, walletOf } from '../wallet.ts'

const NOBODY = '0x0000000000000000000000000000000000000000'
/** Transactions that are kept to be told. */
const MOST_TOLD = 1_000

/** A firm whose money lies in a Safe 1.4.1, two of three: what ordinary use of a Safe looks like. */
export class Treasury {
  readonly #stage: Stage
  readonly #town: Town
  readonly #chance: Chance
  readonly #artifacts: Artifacts
  readonly #owners: readonly Wallet[]
  readonly #safe: Placed
  readonly #told: unknown[] = []
  #nonce = 0
  #busy = false

  private constructor(
    stage: Stage,
    town: Town,
    chance: Chance,
    artifacts: Artifacts,
    owners: readonly Wallet[],
    safe: Placed,
  ) {
    this.#stage = stage
    this.#town = town
    this.#chance = chance
    this.#artifacts = artifacts
    this.#owners = owners
    this.#safe = safe
  }

  /** Makes the Safe on the first chain, in the next block. */
  static async open(
    stage: Stage,
    record: RangeRecord,
    town: Town,
    artifacts: Artifacts,
    chance: Chance,
    seed: number,
  ): Promise<Treasury> {
    const { rpc } = stage.chain(0)
    const owners = [1, 2, 3].map(n => walletOf(seed, `treasurer ${n}`))
    await placeSafe141(rpc, artifacts)
    const { data, safe } = newSafe141(artifacts, owners, 2)
    const funded = [safe.address, ...owners.map(o => o.address)]
    await rpc.batch(
      funded.map(address => ['anvil_setBalance', [address, `0x${(1_000_000n * UNIT).toString(16)}`]] as const),
    )
    stage.order(0, town.builder, { to: SAFE_141.factory, data })
    const mint = encodeFunctionData({
      abi: town.quarters[0].dollar.artifact.abi,
      functionName: 'transfer',
      args: [safe.address, 100_000_000n * DOLLAR],
    })
    stage.order(0, town.exchanges[0].hot, { to: town.quarters[0].dollar.address, data: mint })
    for (const account of funded) record.name(0, account as Address, 'treasury', 'Alder Trading')
    return new Treasury(stage, town, chance, artifacts, owners, safe)
  }

  /** Pays somebody: native value, dollars, or both in a batch. Does nothing while the last payment is under way. */
  async pay(to: Address): Promise<void> {
    if (this.#busy) return
    this.#busy = true
    const terms = this.#terms(to)
    const hash = safe141Hash(this.#stage.chain(0).chainId, this.#safe.address, terms)
    const signed = await signSafe(hash, this.#owners.slice(0, 2))
    const signatures = concatHex(signed.map(s => s.signature))
    const data = execution(this.#safe, { ...terms, safeTxGas: 0n, signatures })
    const [executor] = this.#owners as [Wallet]
    this.#stage.order(
      0,
      executor,
      { to: this.#safe.address, data },
      {
        after: done => {
          this.#busy = false
          this.#nonce += 1
          this.#told.push(answerRow(this.#safe.address, terms, hash, signed, done, executor.address))
          if (this.#told.length > MOST_TOLD) this.#told.shift()
        },
      },
    )
  }

  /** What Safe's Transaction Service would say of it, the latest first. */
  answer(): unknown {
    return { count: this.#nonce, next: null, previous: null, results: this.#told.toReversed() }
  }

  #terms(to: Address): SafeTerms {
    const value = this.#chance.amount(UNIT / 100n, UNIT)
    const { dollar } = this.#town.quarters[0]
    const args = [to, this.#chance.amount(DOLLAR, 500n * DOLLAR)]
    const transfer = encodeFunctionData({ abi: dollar.artifact.abi, functionName: 'transfer', args })
    const nonce = this.#nonce
    const dice = this.#chance.part()
    if (dice < 0.45) return { to, value, data: '0x', operation: 0, nonce }
    if (dice < 0.9) return { to: dollar.address, value: 0n, data: transfer, operation: 0, nonce }
    const { abi } = this.#artifacts.published('safe141MultiSend')
    const calls = [
      { to, value, data: '0x' as Hex },
      { to: dollar.address, value: 0n, data: transfer },
    ]
    const data = encodeFunctionData({ abi, functionName: 'multiSend', args: [batchOf(calls)] })
    return { to: SAFE_141.multiSendCallOnly, value: 0n, data, operation: 1, nonce }
  }
}

function answerRow(
  safe: Address,
  terms: SafeTerms,
  safeTxHash: Hex,
  signed: readonly { readonly owner: Wallet; readonly signature: Hex }[],
  done: { readonly at: number; readonly height: number; readonly hash: Hex },
  executor: Address,
) {
  const mixed = (address: Address): string => getAddress(address as Hex)
  const date = new Date(done.at * 1000).toISOString().replace('.000Z', 'Z')
  return {
    ...{ safe: mixed(safe), to: mixed(terms.to), value: String(terms.value) },
    ...{ data: terms.data === '0x' ? null : terms.data, operation: terms.operation, nonce: terms.nonce },
    ...{ gasToken: NOBODY, safeTxGas: 0, baseGas: 0, gasPrice: '0', refundReceiver: NOBODY, safeTxHash },
    ...{ executionDate: date, submissionDate: date, blockNumber: done.height, transactionHash: done.hash },
    ...{ executor: mixed(executor), isExecuted: true, isSuccessful: true, confirmationsRequired: 2 },
    confirmations: signed.map(({ owner, signature }) => {
      return { owner: mixed(owner.address), submissionDate: date, signatureType: 'EOA', signature }
    }),
  }
}
