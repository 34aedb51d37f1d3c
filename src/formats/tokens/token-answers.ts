import { hiddenCharacters, withoutHidden } from '../../analysis/tokens/hidden-characters.ts'
import { InputError } from '../../model/errors.ts'
import type { TokenNote, TokenWords } from '../../model/token.ts'
import { MOST_TEXT, readAbiDecimals, readAbiText } from './abi-answer.ts'

/** One answer of a contract: its bytes as lower-case hex without 0x, or why there is none. */
export type TokenCallAnswer = { readonly hex: string } | { readonly failed: string }

/** The calls that are made, by what they ask: the first four bytes of the Keccak-256 of each signature. */
export const TOKEN_CALLS = {
  symbol: { signature: 'symbol()', selector: '95d89b41' },
  name: { signature: 'name()', selector: '06fdde03' },
  decimals: { signature: 'decimals()', selector: '313ce567' },
} as const

/** What a contract answered to {@link TOKEN_CALLS}. */
export type TokenAnswers = Readonly<Record<keyof typeof TOKEN_CALLS, TokenCallAnswer>>

/**
 * Reads what a contract says of itself, whatever it does: an answer that cannot be used is null, and a note says why. Texts are cut at
 * 256 bytes, and hidden characters left out of them, which a note tells.
 */
export function readTokenAnswers(answers: TokenAnswers): TokenWords & { readonly notes: readonly TokenNote[] } {
  const notes: TokenNote[] = []
  const read = <T>(about: keyof TokenAnswers, reader: (hex: string) => T): T | null => {
    const answer = answers[about]
    if ('failed' in answer) {
      notes.push({ about, because: answer.failed })
      return null
    }
    try {
      return reader(answer.hex)
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      notes.push({ about, because: error.message })
      return null
    }
  }
  const text = (about: 'symbol' | 'name'): string | null => {
    const told = read(about, readAbiText)
    if (told === null) return null
    if (told.cut) notes.push({ about, because: `it is longer than ${MOST_TEXT} bytes, and was cut` })
    const hidden = hiddenCharacters(told.text)
    if (hidden.length > 0) {
      const shown = hidden.length > 5 ? `${hidden.slice(0, 5).join(', ')} …` : hidden.join(', ')
      notes.push({ about, because: `it holds characters that are not seen or turn the writing round: ${shown}` })
    }
    return withoutHidden(told.text)
  }
  const symbol = text('symbol')
  const name = text('name')
  return { symbol, name, decimals: read('decimals', readAbiDecimals), notes }
}
