import type { NativeMove, TracedTransaction } from './native-moves.ts'
import { absent, asAddress, asBig, asHash, asList, asObject, type RawObject } from './read-fields.ts'

/** Calls that move value. A delegate call tells its caller's value and moves none; CALLCODE pays the caller itself. */
const MOVES: ReadonlySet<string> = new Set(['CALL', 'CREATE', 'CREATE2', 'SELFDESTRUCT'])

/**
 * Reads the answer of `debug_traceBlockByHash` with geth's callTracer: a tree of frames for each transaction.
 * @throws SourceError `ledger-answer-malformed`
 */
export function readCallFrames(value: unknown): TracedTransaction[] {
  return asList(value, 'trace').map(row => {
    const { txHash, result, error } = asObject(row, 'trace')
    const tx = absent(txHash) ? null : asHash(txHash, 'trace.txHash')
    if (absent(result))
      return {
        tx,
        failed: false,
        moves: [],
        value: null,
        untraced: absent(error) ? 'it tells nothing' : 'it failed to trace',
      }
    const top = asObject(result, 'trace.result')
    return {
      ...{ tx, failed: !absent(top['error']), moves: movesOf(top), untraced: null },
      value: absent(top['value']) ? null : asBig(top['value'], 'trace.value'),
    }
  })
}

/** Walks the tree without recursion: how deep it is, the node decides. A frame that failed undoes all below it. */
function movesOf(top: RawObject): NativeMove[] {
  const moves: NativeMove[] = []
  const below = (frame: RawObject): unknown[] =>
    absent(frame['error']) && !absent(frame['calls']) ? [...asList(frame['calls'], 'trace.calls')].reverse() : []
  const open = below(top)
  while (open.length > 0) {
    const frame = asObject(open.pop(), 'trace.calls')
    if (!absent(frame['error'])) continue
    const { type, value, from, to } = frame
    if (typeof type === 'string' && MOVES.has(type.toUpperCase()) && !absent(value)) {
      const amount = asBig(value, 'trace.value')
      if (amount > 0n) moves.push({ from: asAddress(from, 'trace.from'), to: asAddress(to, 'trace.to'), amount })
    }
    for (const inner of below(frame)) open.push(inner)
  }
  return moves
}
