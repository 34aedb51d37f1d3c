import type { NativeMove, TracedTransaction } from './native-moves.ts'
import { absent, asAddress, asBig, asHash, asList, asNumber, asObject, foreign, type RawObject } from './read-fields.ts'

interface Row {
  readonly raw: RawObject
  readonly path: readonly number[]
}

/**
 * Reads the answer of `trace_block` (OpenEthereum's form, also of Erigon, Nethermind, Reth, Besu): a row for each call, with its
 * place in the tree. Rows without a transaction are rewards of the block.
 * @param hash the block's, which each row must name
 * @param count of the block's transactions
 * @throws SourceError `ledger-answer-malformed`
 */
export function readFlatTraces(value: unknown, hash: string, count: number): TracedTransaction[] {
  const rows: Row[][] = Array.from({ length: count }, () => [])
  for (const entry of asList(value, 'trace')) {
    const raw = asObject(entry, 'trace')
    if (!absent(raw['blockHash']) && asHash(raw['blockHash'], 'trace.blockHash') !== hash)
      throw foreign('trace.blockHash', 'is of another block')
    if (absent(raw['transactionHash']) && absent(raw['transactionPosition'])) continue
    const own = rows[asNumber(raw['transactionPosition'], 'trace.transactionPosition')]
    if (own === undefined) throw foreign('trace.transactionPosition', 'is of no transaction of the block')
    own.push({
      raw,
      path: asList(raw['traceAddress'], 'trace.traceAddress').map(n => asNumber(n, 'trace.traceAddress')),
    })
  }
  return rows.map(traceOf)
}

function traceOf(rows: Row[]): TracedTransaction {
  // The order is the tree's, whatever the node's.
  rows.sort((a, b) => comparePaths(a.path, b.path))
  const [top] = rows
  if (top === undefined || top.path.length > 0)
    return { tx: null, failed: false, moves: [], value: null, untraced: 'it tells nothing' }
  const moves: NativeMove[] = []
  let undone: readonly number[] | null = null
  for (const { raw, path } of rows) {
    if (undone?.every((n, i) => path[i] === n)) continue
    undone = absent(raw['error']) ? null : path
    const move = undone === null && path.length > 0 ? moveOf(raw) : null
    if (move !== null) moves.push(move)
  }
  const { transactionHash, action, error } = top.raw
  const { value } = asObject(action, 'trace.action')
  return {
    tx: absent(transactionHash) ? null : asHash(transactionHash, 'trace.transactionHash'),
    ...{ failed: !absent(error), moves, untraced: null },
    value: absent(value) ? null : asBig(value, 'trace.action.value'),
  }
}

function moveOf(raw: RawObject): NativeMove | null {
  const action = asObject(raw['action'], 'trace.action')
  const { callType, value, balance } = action
  const type = raw['type']
  if (type === 'suicide' || type === 'selfdestruct') {
    const amount = asBig(balance ?? value ?? '0x0', 'trace.action.balance')
    if (amount === 0n) return null
    const { address, refundAddress } = action
    return {
      from: asAddress(address, 'trace.action.address'),
      to: asAddress(refundAddress, 'trace.action.refundAddress'),
      amount,
    }
  }
  // Neither a delegate call, nor a static one, nor CALLCODE, moves value between accounts.
  if ((type !== 'call' || callType !== 'call') && type !== 'create') return null
  const amount = absent(value) ? 0n : asBig(value, 'trace.action.value')
  if (amount === 0n) return null
  const to = type === 'create' ? (raw['result'] as RawObject | null | undefined)?.['address'] : action['to']
  return { from: asAddress(action['from'], 'trace.action.from'), to: asAddress(to, 'trace.action.to'), amount }
}

function comparePaths(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const apart = (a[i] as number) - (b[i] as number)
    if (apart !== 0) return apart
  }
  return a.length - b.length
}
