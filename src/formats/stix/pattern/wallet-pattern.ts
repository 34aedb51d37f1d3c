import { printPattern } from './print-pattern.ts'

/**
 * The pattern that one of these addresses meets, as wallets are written by OpenCTI and by us: `[cryptocurrency-wallet:value = '…']`, or
 * with IN where there are several. Each is written once, as it is given.
 * @throws RangeError where no address is given
 */
export function walletPattern(addresses: readonly string[]): string {
  const values = [...new Set(addresses)].map(value => ({ type: 'string', value }) as const)
  const [first] = values
  if (first === undefined) throw new RangeError('a pattern of wallets names at least one')
  const path = { objectType: 'cryptocurrency-wallet', steps: [{ key: 'value' }] }
  const test =
    values.length === 1
      ? ({ kind: 'compare', path, not: false, operator: '=', value: first } as const)
      : ({ kind: 'in', path, not: false, values } as const)
  return printPattern({ kind: 'observation', test })
}
