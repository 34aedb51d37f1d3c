import type { PictureTrace } from '../../../../../analysis/picture/picture-trace.ts'
import type { ColumnPiece, ColumnWriter } from '../../../../../analysis/picture/trace-columns.ts'

/** Cuts a trace into pieces of at most `size` rows, so that handing it to a worker never holds up the page for long. */
export function* piecesOf(trace: PictureTrace, writer: ColumnWriter, size: number): Generator<ColumnPiece> {
  const none = { accounts: [], endpoints: [], transfers: [] }
  for (let i = 0; i < trace.accounts.length; i += size)
    yield writer.piece({ ...none, accounts: trace.accounts.slice(i, i + size) })
  for (let i = 0; i < trace.endpoints.length; i += size)
    yield writer.piece({ ...none, endpoints: trace.endpoints.slice(i, i + size) })
  for (let i = 0; i < trace.transfers.length; i += size)
    yield writer.piece({ ...none, transfers: trace.transfers.slice(i, i + size) })
  // Names that the head alone has.
  yield writer.piece(none)
}
