import { type AccountId, parseAccount, splitAccount } from '../../model/account.ts'
import { parseAmount } from '../../model/amount.ts'
import { type AssetId, parseAsset } from '../../model/asset.ts'
import { CordonError, InputError } from '../../model/errors.ts'
import { type LedgerId, namespaceOf, parseLedger } from '../../model/ledger.ts'

/** A source as the user named it, before the ledger was asked. */
export type NamedSource =
  | {
      readonly kind: 'account'
      readonly account: AccountId
      readonly asset: AssetId | null
      readonly amount: bigint | null
    }
  | { readonly kind: 'transaction'; readonly ledger: LedgerId; readonly tx: string }

/**
 * Reads `ACCOUNT`, `ACCOUNT=AMOUNT`, `ACCOUNT=AMOUNT@ASSET` or a transaction hash (64 hex digits, with 0x on EVM ledgers; a CAIP-2
 * ledger and a colon may stand before it). Amounts are base units.
 * @param ledgers where bare addresses and hashes may belong: the one on which they are valid
 * @throws InputError `source-ledger-needed`, `source-malformed`, and the codes of the address, asset and amount constructors
 */
export function readSource(text: string, ledgers: readonly LedgerId[]): NamedSource {
  const tx = /^(?:(.+):)?((?:0x)?[0-9a-fA-F]{64})$/.exec(text)
  if (tx) {
    const hash = (tx[2] as string).toLowerCase()
    const fitting = ledgers.filter(l => (namespaceOf(l) === 'eip155') === hash.startsWith('0x'))
    return { kind: 'transaction', ledger: tx[1] ? parseLedger(tx[1]) : only(fitting, text), tx: hash }
  }
  const [, who = '', amount, asset] = /^([^=]+)(?:=([^@]*)(?:@(.+))?)?$/.exec(text) ?? []
  if (who === '')
    throw new InputError('source-malformed', `"${text}" names no source: give an address or a transaction hash`)
  const account = who.includes(':') ? parseAccount(who) : bareAccount(who, ledgers)
  const { ledger } = splitAccount(account)
  return {
    kind: 'account',
    account,
    asset: asset === undefined ? null : parseAsset(ledger, asset),
    amount: amount === undefined || amount === '' ? null : parseAmount(amount),
  }
}

function bareAccount(address: string, ledgers: readonly LedgerId[]): AccountId {
  const found: AccountId[] = []
  let fault: CordonError | null = null
  for (const ledger of ledgers) {
    try {
      found.push(parseAccount(address, ledger))
    } catch (error) {
      if (!(error instanceof CordonError)) throw error
      fault ??= error
    }
  }
  if (found.length === 0 && fault !== null) throw fault
  only(
    found.map(account => splitAccount(account).ledger),
    address,
  )
  return found[0] as AccountId
}

function only(ledgers: readonly LedgerId[], text: string): LedgerId {
  const [first, ...others] = ledgers
  if (first && others.length === 0) return first
  const why = first
    ? `is valid on several ledgers of the data (${ledgers.slice(0, 5).join(', ')})`
    : 'fits no ledger of the data'
  throw new InputError(
    'source-ledger-needed',
    `"${text}" ${why}: say --ledger, or write the ledger before it, eip155:1:0x…`,
  )
}
