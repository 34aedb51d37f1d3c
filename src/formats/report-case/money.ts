import type { Money } from '../../model/report-case.ts'

/** The figure of a sum in one currency; null where none is told. A currency is never converted into another here. */
export function inCurrency(values: readonly Money[], currency: string): string | null {
  return values.find(v => v.currency === currency)?.amount ?? null
}

/** A figure in whole units, any part of one counted as one: forms that take whole dollars are not told too little. */
export function wholeUnits(amount: string): bigint {
  const [whole = '0', part = ''] = amount.split('.')
  return BigInt(whole) + (/[1-9]/.test(part) ? 1n : 0n)
}

/** `1,250.00 USD`. */
export function moneyText(money: Money): string {
  const [whole = '0', part] = money.amount.split('.')
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${part === undefined ? '' : `.${part}`} ${money.currency}`
}
