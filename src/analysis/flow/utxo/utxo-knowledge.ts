import { type AccountId, accountId } from '../../../model/account.ts'
import type { Address } from '../../../model/address.ts'
import { SourceError } from '../../../model/errors.ts'
import type { LedgerId } from '../../../model/ledger.ts'
import { feeOf, mergeTransaction } from '../../../model/merge-transaction.ts'
import { outpoint, type Transaction, type TxInput } from '../../../model/transaction.ts'
import type { UtxoAnswers, UtxoService, UtxoTraceRequest } from './utxo-request.ts'

/**
 * The account of an output. One whose script has no address form (bare key, bare multisig, nulldata, non-standard) is an account of
 * its own, written `ledger:txid.vout`, so that its money is not lost from sight or thrown together with others'.
 */
export function outputAccount(ledger: LedgerId, address: Address | null, tx: string, index: number): AccountId {
  return accountId(ledger, address ?? (`${tx}.${index}` as Address))
}

/** What has been fetched so far; shared by the doctrines of one trace. */
export class UtxoKnowledge {
  readonly transactions = new Map<string, Transaction>()
  /** By outpoint: the id of the spending transaction, null where there is none. */
  readonly spenders = new Map<string, string | null>()
  readonly accounts = new Map<AccountId, readonly Transaction[]>()
  readonly missing = new Set<string>()
  /** Ids of transactions of which the last answers told more than was known. */
  readonly grown = new Set<string>()
  private readonly verdicts = new Map<AccountId, UtxoService | null>()
  private readonly request: UtxoTraceRequest

  constructor(request: UtxoTraceRequest) {
    this.request = request
  }

  /**
   * Takes answers in.
   * @throws SourceError `spender-mismatch` when the spender named does not spend the outpoint
   */
  learn(answers: UtxoAnswers): void {
    this.grown.clear()
    for (const [account, list] of answers.accounts ?? []) {
      this.accounts.set(account, list)
      for (const t of list) this.keep(t)
    }
    for (const [id, t] of answers.transactions ?? []) {
      if (t && t.tx !== id) throw new SourceError('transaction-mismatch', `asked for ${id}, the source gave ${t.tx}`)
      if (t) this.keep(t)
      else this.missing.add(id)
    }
    for (const [point, t] of answers.spenders ?? []) {
      if (t && !t.inputs.some(i => i.prevTx !== null && outpoint(i.prevTx, i.prevIndex) === point))
        throw new SourceError(
          'spender-mismatch',
          `the source names ${t.tx} as spender of ${point}, which it does not spend`,
        )
      this.spenders.set(point, t?.tx ?? null)
      if (t) this.keep(t)
    }
    for (const [account, verdict] of answers.verdicts ?? []) this.verdicts.set(account, verdict)
  }

  /** Undefined: not known yet. */
  service(account: AccountId): UtxoService | null | undefined {
    const known = this.verdicts.get(account)
    if (known !== undefined || !this.request.serviceOf) return known
    const verdict = this.request.serviceOf(account)
    this.verdicts.set(account, verdict)
    return verdict
  }

  /** Amount and address of what an input spends: from the transaction that made it, else as the input says; null where unknown. */
  coin(input: TxInput): { amount: bigint | null; address: Address | null } {
    const made = input.prevTx === null ? undefined : this.transactions.get(input.prevTx)?.outputs[input.prevIndex]
    return made ?? input
  }

  /** The transaction with what is known here of its inputs. */
  filled(t: Transaction): Transaction {
    const inputs = t.inputs.map((i): TxInput => {
      const { amount, address } = this.coin(i)
      return { ...i, amount, address }
    })
    return { ...t, inputs, fee: t.fee ?? feeOf({ inputs, outputs: t.outputs }) }
  }

  inputAccount(input: TxInput): AccountId {
    return outputAccount(this.request.ledger, this.coin(input).address, input.prevTx ?? 'coinbase', input.prevIndex)
  }

  /** Forgets that outputs were unspent, so that they are asked for again. */
  forgetUnspent(): void {
    for (const [point, id] of this.spenders) if (id === null) this.spenders.delete(point)
    this.accounts.clear()
  }

  private keep(t: Transaction): void {
    if (t.ledger !== this.request.ledger)
      throw new SourceError(
        'transaction-mismatch',
        `the source gave ${t.tx} of ledger ${t.ledger}, not ${this.request.ledger}`,
      )
    const had = this.transactions.get(t.tx)
    if (!had) this.transactions.set(t.tx, t)
    else if (had !== t && had.inputs.some(i => i.amount === null)) {
      const merged = mergeTransaction(had, t) ?? had
      this.transactions.set(t.tx, merged)
      if (merged.inputs.some((input, i) => input.amount !== had.inputs[i]?.amount)) this.grown.add(t.tx)
    }
    this.missing.delete(t.tx)
  }
}
