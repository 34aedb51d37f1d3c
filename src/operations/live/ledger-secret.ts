import { textDigest } from '../../model/fact.ts'
import type { LedgerId } from '../../model/ledger.ts'

/** The name under which the address of a ledger's source is kept: a ledger's id has signs that no file name should have. */
export function ledgerSecret(ledger: LedgerId): string {
  const plain = ledger.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  return `ledger-${plain}-${textDigest(ledger).slice(0, 12)}`
}
