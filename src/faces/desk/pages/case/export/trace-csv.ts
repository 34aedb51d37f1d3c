import { csvCell } from '../../../../../formats/screen/neutral-cell.ts'
import type { TraceJson } from '../../../../../formats/trace-json.ts'
import type { TraceIndex } from '../trace/trace-index.ts'

/** The tainted transfers as CSV (RFC 4180), amounts in base units and in whole ones; no cell is taken for a formula. */
export function transfersCsv(index: TraceIndex): string {
  const head = [
    'tx',
    'index',
    'block',
    'time',
    'from',
    'to',
    'asset',
    'symbol',
    'amount',
    'tainted',
    'amount_units',
    'tainted_units',
  ]
  return lines(
    head,
    index.trace.transfers.map(t => {
      const { symbol, decimals } = index.asset(t.asset)
      return [
        ...[t.tx, t.index, t.block, time(t.at), t.from ?? '', t.to ?? '', t.asset, symbol, t.amount, t.tainted],
        ...[whole(t.amount, decimals), whole(t.tainted, decimals)],
      ]
    }),
  )
}

/** Where the money is now as CSV. */
export function endpointsCsv(index: TraceIndex): string {
  const head = [
    ...['account', 'kind', 'name', 'asset', 'symbol', 'amount', 'amount_units', 'first', 'last'],
    ...['basis', 'confidence', 'freezable_by', 'path_transactions'],
  ]
  return lines(
    head,
    index.trace.endpoints.map(e => {
      const { symbol, decimals } = index.asset(e.asset)
      const path = e.path.flatMap(row => index.trace.transfers[row]?.tx ?? []).join(' ')
      return [
        ...[e.account, e.kind, e.name ?? '', e.asset, symbol, e.amount, whole(e.amount, decimals), time(e.firstAt)],
        ...[time(e.lastAt), e.basis, e.confidence, e.freezableBy.join(' | '), path],
      ]
    }),
  )
}

function lines(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return `${[head, ...rows].map(row => row.map(cell => csvCell(String(cell))).join(',')).join('\r\n')}\r\n`
}

function time(at: TraceJson['asOf']): string {
  return new Date(at * 1000).toISOString().replace('.000Z', 'Z')
}

function whole(units: string, decimals: number | null): string {
  if (decimals === null) return ''
  const text = units.padStart(decimals + 1, '0')
  const tail = text.slice(text.length - decimals).replace(/0+$/, '')
  return `${text.slice(0, text.length - decimals)}${tail === '' || decimals === 0 ? '' : `.${tail}`}`
}
