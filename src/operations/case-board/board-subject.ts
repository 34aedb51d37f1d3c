import { parseAccount } from '../../model/account.ts'
import { InputError } from '../../model/errors.ts'

/**
 * What a note is about: an account (CAIP-10), or `tx:HASH`.
 * @throws InputError `subject-malformed`, and the codes of the address constructors
 */
export function parseSubject(text: string): string {
  const tx = /^tx:((?:0x)?[0-9a-fA-F]{64})$/.exec(text)
  if (tx?.[1] !== undefined) return `tx:${tx[1].toLowerCase()}`
  if (!text.includes(':'))
    throw new InputError('subject-malformed', `"${text.slice(0, 80)}" is neither LEDGER:ADDRESS nor tx:HASH`)
  return parseAccount(text)
}

/**
 * Where an account is pinned: `ACCOUNT=X,Y`.
 * @throws InputError `pin-malformed`, and the codes of the address constructors
 */
export function parsePin(text: string): { readonly account: string; readonly x: number; readonly y: number } {
  const cut = text.lastIndexOf('=')
  const place = /^(-?\d{1,7}(?:\.\d{1,6})?),(-?\d{1,7}(?:\.\d{1,6})?)$/.exec(text.slice(cut + 1))
  if (cut < 0 || place === null)
    throw new InputError('pin-malformed', `"${text.slice(0, 120)}" is no place in the picture: write ACCOUNT=X,Y`)
  return { account: parseAccount(text.slice(0, cut)), x: Number(place[1]), y: Number(place[2]) }
}
