import { inField } from '../../model/errors.ts'
import type { LedgerId } from '../../model/ledger.ts'
import { readSource } from '../trace-funds/read-source.ts'

/**
 * Sources with the ledger that each is of: a ledger that is followed later must not make an address mean two accounts.
 * @param among where bare addresses and hashes may belong
 * @throws InputError as `readSource`, with the place
 */
export function wholeSources(texts: readonly string[], among: readonly LedgerId[]): string[] {
  return texts.map((text, n) => {
    try {
      const source = readSource(text, among)
      if (source.kind === 'transaction') return `${source.ledger}:${source.tx}`
      const { account, amount, asset } = source
      if (amount === null && asset === null) return account
      return `${account}=${amount ?? ''}${asset === null ? '' : `@${asset}`}`
    } catch (error) {
      throw inField(error, `sources.${n}`)
    }
  })
}
