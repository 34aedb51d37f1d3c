import { type AccountId, parseAccount } from '../../model/account.ts'
import { parseAmount } from '../../model/amount.ts'
import { type AssetId, parseAsset } from '../../model/asset.ts'
import { InputError } from '../../model/errors.ts'
import { type LedgerId, parseLedger } from '../../model/ledger.ts'

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
 * @param ledger where bare addresses and hashes belong; null when the data holds several ledgers
 * @throws InputError `source-ledger-needed`, and the codes of the address, asset and amount constructors
 */
export function readSource(text: string, ledger: LedgerId | null): NamedSource {
  const tx = /^(?:(.+):)?((?:0x)?[0-9a-fA-F]{64})$/.exec(text)
  if (tx)
    return {
      kind: 'transaction',
      ledger: tx[1] ? parseLedger(tx[1]) : need(ledger, text),
      tx: (tx[2] as string).toLowerCase(),
    }
  const [, who = '', amount, asset] = /^([^=]+)(?:=([^@]*)(?:@(.+))?)?$/.exec(text) ?? []
  if (who === '')
    throw new InputError('source-malformed', `"${text}" names no source: give an address or a transaction hash`)
  const account = parseAccount(who, who.includes(':') ? undefined : need(ledger, text))
  const on = account.slice(0, account.indexOf(':', account.indexOf(':') + 1)) as LedgerId
  return {
    kind: 'account',
    account,
    asset: asset === undefined ? null : parseAsset(on, asset),
    amount: amount === undefined || amount === '' ? null : parseAmount(amount),
  }
}

function need(ledger: LedgerId | null, text: string): LedgerId {
  if (ledger) return ledger
  throw new InputError(
    'source-ledger-needed',
    `"${text}" names no ledger and the data holds none or several: say --ledger, or write eip155:1:0x…`,
  )
}
