import { type AccountId, accountId } from '../../model/account.ts'
import type { Transaction, TxOutput } from '../../model/transaction.ts'
import type { ClusterRow } from '../flow/trace-result.ts'
import { detectCoinJoin } from '../patterns/coinjoin.ts'

/** One heuristic's vote that an output is the payer's change. */
export interface ChangeVote {
  readonly heuristic: 'address-reuse' | 'one-time-change' | 'script-type' | 'round-payment' | 'optimal-change'
  readonly index: number
  /** 0 to 100. */
  readonly confidence: number
  readonly because: string
}

/**
 * Votes of the change heuristics on one transaction; each speaks only where it points to exactly one output.
 * @param seenBefore whether an address occurs in an earlier transaction, as far as is known
 */
export function changeVotes(t: Transaction, seenBefore: (account: AccountId) => boolean): ChangeVote[] {
  const outputs = t.outputs.filter(o => o.address !== null && o.amount > 0n)
  if (outputs.length < 2 || t.inputs.some(i => i.prevTx === null) || detectCoinJoin(t)) return []
  const votes: ChangeVote[] = []
  const vote = (
    heuristic: ChangeVote['heuristic'],
    found: readonly TxOutput[],
    confidence: number,
    because: string,
  ): void => {
    const only = found.length === 1 ? found[0] : undefined
    if (only) votes.push({ heuristic, index: only.index, confidence, because })
  }
  const payers = new Set(t.inputs.flatMap(i => (i.address ? [i.address] : [])))
  const back = outputs.filter(o => o.address !== null && payers.has(o.address))
  if (back.length > 0) {
    vote('address-reuse', back, 95, 'pays back to an address that pays in')
    return votes
  }
  const fresh = outputs.filter(o => o.address !== null && !seenBefore(accountId(t.ledger, o.address)))
  if (fresh.length < outputs.length) vote('one-time-change', fresh, 60, 'the only output to an address not seen before')
  const kinds = new Set([...payers].map(addressKind))
  if (kinds.size === 1) {
    const same = outputs.filter(o => o.address !== null && kinds.has(addressKind(o.address)))
    if (same.length < outputs.length)
      vote('script-type', same, 55, 'the only output of the same address type as the inputs')
  }
  const uneven = outputs.filter(o => !isRound(o.amount))
  if (uneven.length < outputs.length)
    vote('round-payment', uneven, 45, 'the other outputs are round amounts, as people pay')
  const amounts = t.inputs.map(i => i.amount)
  if (t.inputs.length > 1 && !amounts.includes(null)) {
    const least = amounts.reduce<bigint>((a, b) => (b !== null && b < a ? b : a), amounts[0] ?? 0n)
    vote(
      'optimal-change',
      outputs.filter(o => o.amount < least),
      50,
      'smaller than every input: else an input would have been needless',
    )
  }
  return votes
}

/**
 * Claims of change: one row a heuristic and transaction, joining a payer's account and the output's. Not merged with each other.
 * @param transactions in any order; what came before is judged by chain order within them
 */
export function changeClusters(transactions: readonly Transaction[]): ClusterRow[] {
  const order = [...transactions].sort((a, b) => a.block - b.block || a.position - b.position || (a.tx < b.tx ? -1 : 1))
  const seen = new Set<AccountId>()
  const rows: ClusterRow[] = []
  for (const t of order) {
    const payer = t.inputs.find(i => i.address !== null)?.address
    for (const i of t.inputs) if (i.address) seen.add(accountId(t.ledger, i.address))
    const votes = payer ? changeVotes(t, account => seen.has(account)) : []
    const agree = new Map<number, number>()
    for (const v of votes) agree.set(v.index, (agree.get(v.index) ?? 0) + 1)
    for (const v of votes) {
      const to = t.outputs.find(o => o.index === v.index)?.address
      if (!payer || !to || to === payer) continue
      const dissent = votes.length - (agree.get(v.index) ?? 0)
      rows.push({
        name: `${v.heuristic} ${t.tx}`,
        accounts: [accountId(t.ledger, payer), accountId(t.ledger, to)].sort(),
        basis: `change: ${v.heuristic}`,
        confidence: dissent > 0 ? Math.floor(v.confidence / 2) : v.confidence,
        because: `output ${v.index} of ${t.tx}: ${v.because}${dissent > 0 ? `; ${dissent} heuristic(s) point elsewhere` : ''}`,
      })
    }
    for (const o of t.outputs) if (o.address) seen.add(accountId(t.ledger, o.address))
  }
  return rows
}

/** A multiple of 0.0001 BTC. */
function isRound(amount: bigint): boolean {
  return amount % 10_000n === 0n
}

/** base58 by version, bech32 by witness version and length. */
function addressKind(address: string): string {
  return /^(bc|tb|bcrt)1/.test(address) ? `${address.slice(0, 4)}/${address.length}` : address.slice(0, 1)
}
