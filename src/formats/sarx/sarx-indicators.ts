import type { ReportCase, ReportIndicator, ReportTransaction } from '../../model/report-case.ts'
import { shownWallet } from '../report-case/ends.ts'

/** An indicator as FinCEN's form takes it. */
export interface SarxIndicator {
  readonly code: number
  /** For 999, which stands for what the form has no code for: addresses and transactions of ledgers. */
  readonly other: string | null
  readonly value: string
  /** ISO 8601; null: not told. */
  readonly at: string | null
  /** What the attachment says beside it. */
  readonly about: string
  readonly field: string
}

/** The form takes so many of each: indicators, and IP addresses. */
export const MOST_INDICATORS = 99

const CODES: Readonly<Record<ReportIndicator['kind'], number>> = {
  'control-ip': 1,
  'control-domain': 2,
  'malware-hash': 3,
  mac: 4,
  port: 5,
  email: 6,
  'file-name': 7,
  ip: 8,
  domain: 9,
  'targeted-system': 10,
  other: 999,
}

/**
 * All indicators of a case: addresses that may be blocked, technical ones, then transactions, then other addresses, then the wallets that
 * stand on either side of suspicious transactions; each value once. The order says which stand in the form where not all do.
 */
export function sarxIndicators(told: ReportCase): readonly SarxIndicator[] {
  const found = new Map<string, SarxIndicator>()
  const put = (one: SarxIndicator): void => {
    const key = `${one.code} ${one.other ?? ''} ${one.value}`
    if (!found.has(key)) found.set(key, one)
  }
  const addresses = told.addresses.map((a, i) => {
    const { ledger, address } = shownWallet(a.account)
    const about = `${ledger}; ${a.role}${a.holder === null ? '' : `; ${a.holder}`}; ${a.source}`
    return {
      blockable: a.blockable,
      row: {
        code: 999,
        other: 'virtual currency address',
        value: address,
        at: null,
        about,
        field: `addresses.${i}`,
      },
    }
  })
  for (const { blockable, row } of addresses) if (blockable) put(row)
  told.indicators.forEach((n, i) => {
    const code = CODES[n.kind]
    const other = code === 999 ? (n.about ?? 'other') : null
    put({ code, other, value: n.value, at: n.at, about: n.about ?? '', field: `indicators.${i}` })
  })
  told.transactions.forEach((t, i) => {
    if (t.tx === null || !t.suspicious) return
    const about = `${t.ledger ?? ''}; ${t.amount} ${t.asset}`
    put({
      code: 999,
      other: 'virtual currency transaction hash',
      value: t.tx,
      at: t.at,
      about,
      field: `transactions.${i}.tx`,
    })
  })
  for (const { blockable, row } of addresses) if (!blockable) put(row)
  // Few wallets stand in many transactions, and the checksum of an address takes its time.
  const seen = new Set<string>()
  told.transactions.forEach((t, i) => {
    for (const side of ['from', 'to'] as const) {
      const end = t.suspicious ? t[side] : null
      if (end === null || !('wallet' in end) || seen.has(end.wallet)) continue
      seen.add(end.wallet)
      put(sideRow(end, side, t, `transactions.${i}.${side}`))
    }
  })
  return [...found.values()]
}

function sideRow(
  end: { readonly wallet: string; readonly holder: string | null },
  side: 'from' | 'to',
  t: ReportTransaction,
  field: string,
): SarxIndicator {
  const { ledger, address } = shownWallet(end.wallet)
  const about = `${ledger}; ${side === 'from' ? 'sender' : 'receiver'} of ${t.amount} ${t.asset}${end.holder === null ? '' : `; ${end.holder}`}`
  return { code: 999, other: 'virtual currency address', value: address, at: t.at, about, field }
}

/** The IP addresses of a case, each once, for the form's own list. */
export function sarxIps(
  told: ReportCase,
): readonly { readonly value: string; readonly at: string | null; readonly field: string }[] {
  const found = new Map<string, { readonly value: string; readonly at: string | null; readonly field: string }>()
  told.indicators.forEach((n, i) => {
    if ((n.kind === 'ip' || n.kind === 'control-ip') && !found.has(n.value))
      found.set(n.value, { value: n.value, at: n.at, field: `indicators.${i}.value` })
  })
  return [...found.values()]
}
