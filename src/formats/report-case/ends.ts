import { parseAccount, splitAccount } from '../../model/account.ts'
import { showAddress } from '../../model/address.ts'
import type { ReportAccount, ReportCase, ReportEnd, ReportSubject } from '../../model/report-case.ts'

/** One end of a transaction, looked up. */
export type KnownEnd =
  | { readonly kind: 'account'; readonly account: ReportAccount; readonly holders: readonly ReportSubject[] }
  | { readonly kind: 'wallet'; readonly ledger: string; readonly address: string; readonly holder: string | null }
  | { readonly kind: 'unknown' }

/** Looks up ends of transactions in a case. */
export function endReader(told: Pick<ReportCase, 'accounts' | 'subjects'>): (end: ReportEnd) => KnownEnd {
  const accounts = new Map(told.accounts.map(a => [a.id, a]))
  const subjects = new Map(told.subjects.map(s => [s.id, s]))
  // Few wallets stand in many transactions, and the checksum of an address takes its time.
  const wallets = new Map<string, ReturnType<typeof shownWallet>>()
  return end => {
    if (end === null) return { kind: 'unknown' }
    if ('wallet' in end) {
      const known = wallets.get(end.wallet) ?? shownWallet(end.wallet)
      wallets.set(end.wallet, known)
      return { kind: 'wallet', ...known, holder: end.holder }
    }
    const account = accounts.get(end.account)
    if (account === undefined) return { kind: 'unknown' }
    return { kind: 'account', account, holders: account.holders.flatMap(id => subjects.get(id) ?? []) }
  }
}

/** The ledger of an account id, and its address as people read it. */
export function shownWallet(account: string): { readonly ledger: string; readonly address: string } {
  const { ledger, address } = splitAccount(parseAccount(account))
  return { ledger, address: showAddress(ledger, address) }
}

/** An end in one line, for tables and texts. */
export function endText(end: KnownEnd, unknown = ''): string {
  if (end.kind === 'unknown') return unknown
  if (end.kind === 'wallet') return `${end.ledger}:${end.address}${end.holder === null ? '' : ` (${end.holder})`}`
  const { account, holders } = end
  const names = holders.flatMap(s => s.name?.full ?? []).join(', ')
  return `${account.number}${account.at === null ? '' : ` @ ${account.at.name}`}${names === '' ? '' : ` (${names})`}`
}
