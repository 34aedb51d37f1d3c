import type { StreamCase } from './stream-case.ts'

/** A case as text; whole numbers of any size as `{"n": "…"}`. Its holders are not part of it: they are in the tables. */
export function caseToText({ holders: _, ...rest }: StreamCase): string {
  return JSON.stringify(rest, (_key, value: unknown) => (typeof value === 'bigint' ? { n: value.toString() } : value))
}

/** Reads a case back; null where the text is none. */
export function caseFromText(text: string): StreamCase | null {
  let read: unknown
  try {
    read = JSON.parse(text, (_key, value: unknown) => (isNumber(value) ? BigInt(value.n) : value))
  } catch {
    return null
  }
  return isCase(read) ? read : null
}

function isNumber(value: unknown): value is { n: string } {
  return (
    isRecord(value) &&
    Object.keys(value).length === 1 &&
    typeof value['n'] === 'string' &&
    /^\d{1,400}$/.test(value['n'])
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isCase(value: unknown): value is StreamCase {
  if (!isRecord(value)) return false
  const { name, sources, policy, floor, maxHops, since } = value
  return (
    typeof name === 'string' &&
    (policy === 'fifo' || policy === 'haircut') &&
    typeof floor === 'bigint' &&
    (maxHops === null || isWhole(maxHops)) &&
    (since === null || isWhole(since)) &&
    Array.isArray(sources) &&
    sources.every(isSource)
  )
}

function isWhole(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

function isSource(value: unknown): boolean {
  if (typeof value === 'string') return true
  if (!isRecord(value)) return false
  const { kind, account, asset, amount, tx, transfers } = value
  if (kind === 'account')
    return (
      typeof account === 'string' &&
      (asset === null || typeof asset === 'string') &&
      (amount === null || typeof amount === 'bigint')
    )
  return kind === 'transaction' && typeof tx === 'string' && Array.isArray(transfers) && transfers.every(isTransfer)
}

function isTransfer(value: unknown): boolean {
  if (!isRecord(value)) return false
  const { ledger, tx, index, block, at, from, to, asset, amount } = value
  return (
    [ledger, tx, from, to, asset].every(v => typeof v === 'string') &&
    [index, block, at].every(v => Number.isSafeInteger(v)) &&
    typeof amount === 'bigint'
  )
}
