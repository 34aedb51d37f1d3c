import { InputError } from '../../model/errors.ts'
import { decimalUnits } from './decimal.ts'
import type { Worth } from './travel-rule.ts'

/** Reads `1500000 KRW`, `1,500,000KRW` or `12.50 usd`. @throws InputError `worth-malformed` */
export function readWorth(text: string): Worth {
  const [, digits = '', currency = ''] = /^\s*([\d,_]+(?:\.\d+)?)\s*([A-Za-z]{3})\s*$/.exec(text) ?? []
  const amount = digits.replace(/[,_]/g, '')
  if (decimalUnits(amount) === null)
    throw new InputError('worth-malformed', `"${text.slice(0, 60)}" is no worth: write it as 1500000 KRW`)
  return { currency: currency.toUpperCase(), amount }
}
