import { splitAccount } from '../../model/account.ts'
import { showAddress } from '../../model/address.ts'
import type { FreezeAlert } from './freeze-alert.ts'
import type { FreezeIssuer } from './freeze-issuer.ts'

const ACTS = { freeze: 'freeze', unfreeze: 'free again', burn: 'burn what is held at' } as const

/** `2 h 36 min`: a span in its two largest units. */
export function spanInWords(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor((seconds % 86_400) / 3600), 'h'],
    [Math.floor((seconds % 3600) / 60), 'min'],
    [seconds % 60, 's'],
  ] as const
  const first = parts.findIndex(([n]) => n > 0)
  if (first < 0) return '0 s'
  return parts
    .slice(first, first + 2)
    .filter(([n]) => n > 0)
    .map(([n, unit]) => `${n} ${unit}`)
    .join(' ')
}

/** Says an alert in one sentence with its figures. */
export function freezeSentence(alert: Omit<FreezeAlert, 'because'>, { issuer }: FreezeIssuer): string {
  const { kind, act, account, openSeconds, confirmations, needed, proven, escaped } = alert
  const { ledger, address } = splitAccount(account)
  const who = showAddress(ledger, address)
  const signed = `${confirmations} of ${needed ?? 'an unknown number of'} confirmations`
  const after = openSeconds === null ? 'no proposal was seen before' : `${spanInWords(openSeconds)} after the proposal`
  const left = escaped > 0n ? `; ${escaped} base units had left by then` : ''
  const doubt = proven ? '' : '; nothing shows yet that this wallet may do it'
  switch (kind) {
    case 'proposed':
      return `${issuer}'s wallet is asked to ${ACTS[act]} ${who}: ${signed}${doubt}`
    case 'confirmed':
      return `the proposal to ${ACTS[act]} ${who} was confirmed: ${signed}, ${after}${left}${doubt}`
    case 'revoked':
      return `a confirmation to ${ACTS[act]} ${who} was taken back: ${signed}, ${after}${left}${doubt}`
    case 'failed':
      return `the proposal to ${ACTS[act]} ${who} was executed and failed, so that it is still open, ${after}${left}${doubt}`
    case 'front-run':
      return `${who} sent ${escaped} base units away ${after} to freeze it and before it works: ${signed}${doubt}`
    case 'frozen':
      return `${who} is frozen by ${issuer}, ${after}${left}`
    case 'unfrozen':
      return `${who} is free again, ${after}`
    case 'burned':
      return `what ${who} held was burned by ${issuer}, ${after}`
  }
}
