import type { AccountId } from '../../../model/account.ts'
import { NotFoundError } from '../../../model/errors.ts'
import type { Instant } from '../../../model/instant.ts'
import type { Transaction } from '../../../model/transaction.ts'
import type { CrossingSeed } from '../crossing-plan.ts'
import type { UtxoKnowledge } from './utxo-knowledge.ts'
import { chainOrder } from './utxo-node.ts'
import type { UtxoTraceRequest } from './utxo-request.ts'

/** The id in `txid:vout`. */
export function transactionOf(point: string): string {
  return point.slice(0, point.lastIndexOf(':'))
}

/** The id and the output number in `txid:vout`. */
export function splitPoint(point: string): { readonly id: string; readonly index: number } {
  const id = transactionOf(point)
  return { id, index: Number(point.slice(id.length + 1)) }
}

/** Outpoints of a request's ledger by which services pay for value that went in elsewhere. */
export function seedsOn(request: Pick<UtxoTraceRequest, 'ledger' | 'crossings'>): [string, CrossingSeed][] {
  const prefix = `${request.ledger} `
  return [...(request.crossings?.seeds ?? [])].flatMap(([key, seed]): [string, CrossingSeed][] =>
    key.startsWith(prefix) ? [[key.slice(prefix.length), seed]] : [],
  )
}

/** Where the request's sources touch the ledger: by transaction, which sources steal there. */
export class TheftIndex {
  /** By transaction id: numbers of the account sources that pay in it. */
  readonly paying = new Map<string, number[]>()
  readonly whole = new Map<string, number>()
  readonly outputs = new Map<string, Map<number, number>>()
  /** By source: the transactions in which it pays, in chain order. */
  readonly bySource: Transaction[][]
  /** What is to be evaluated first. */
  readonly transactions: Transaction[] = []
  readonly sourceAccounts = new Set<AccountId>()
  /** By transaction id and output number: what a service pays there for value that went in elsewhere. */
  readonly seeds = new Map<string, Map<number, CrossingSeed>>()

  /** @throws NotFoundError `source-unknown` for a transaction or output that does not exist */
  constructor(request: UtxoTraceRequest, knowledge: UtxoKnowledge, until: Instant) {
    const need = (id: string): Transaction | undefined => {
      if (knowledge.missing.has(id)) throw new NotFoundError('source-unknown', `transaction ${id} is not known here`)
      return knowledge.transactions.get(id)
    }
    this.bySource = request.sources.map((source, n) => {
      if (source.kind === 'account') {
        this.sourceAccounts.add(source.account)
        const pays = (t: Transaction): boolean =>
          t.at <= until &&
          (request.since === null || t.at >= request.since) &&
          t.inputs.some(i => knowledge.inputAccount(i) === source.account)
        const list = (knowledge.accounts.get(source.account) ?? [])
          .map(t => knowledge.transactions.get(t.tx) ?? t)
          .filter(pays)
        for (const t of list) this.paying.set(t.tx, [...(this.paying.get(t.tx) ?? []), n])
        this.transactions.push(...list)
        return list.sort(chainOrder)
      }
      const id = source.kind === 'transaction' ? source.tx : transactionOf(source.outpoint)
      const t = need(id)
      if (!t || t.at > until) return []
      this.transactions.push(t)
      if (source.kind === 'transaction') this.whole.set(id, n)
      else {
        const index = Number(source.outpoint.slice(id.length + 1))
        if (!t.outputs[index])
          throw new NotFoundError('source-unknown', `${source.outpoint}: the transaction has no such output`)
        const outputs = this.outputs.get(id) ?? new Map<number, number>()
        this.outputs.set(id, outputs.set(index, n))
      }
      return [t]
    })
    for (const [point, seed] of seedsOn(request)) {
      const { id, index } = splitPoint(point)
      const t = knowledge.transactions.get(id)
      if (!t?.outputs[index] || t.at > until) continue
      this.transactions.push(t)
      const seeds = this.seeds.get(id) ?? new Map<number, CrossingSeed>()
      this.seeds.set(id, seeds.set(index, seed))
    }
  }
}
