import { toEip55 } from '../../model/address.ts'
import type { TokenAnswer } from '../../operations/tokens/describe-token.ts'
import { hang } from './fold-text.ts'

/** The answer of `cordon token`. */
export function tokenText(answer: TokenAnswer, columns: number): string {
  const { asset, verdict, of, because, known, says, decimals, decimalsBy, notes } = answer
  const word = verdict === 'imitation' ? 'IMITATION' : verdict
  const rows = [showAsset(asset), `${word}: ${showAsset(because)}`]
  if (of !== null) rows.push(`${verdict === 'imitation' ? 'it imitates' : 'it looks like'} ${showAsset(of)}`)
  if (known !== null) {
    const issuer = known.issuer === null ? '' : `; ${known.issuer} can freeze it`
    rows.push(`known as ${known.symbol} (${known.name}), ${known.decimals} decimals, by ${known.source}${issuer}`)
  }
  if (says?.contract) rows.push(`says of itself, by ${says.source}: ${wordsOf(says)}`)
  if (says === null) rows.push('its contract was not asked: give a node with --rpc')
  rows.push(
    decimals === null
      ? 'its decimals are not known: amounts are told in base units'
      : `amounts are told with ${decimals} decimals, by ${decimalsBy === 'chain' ? 'its contract' : (known?.source ?? 'a list')}`,
    ...notes.map(note => `note, ${note.about}: ${showAsset(note.because)}`),
  )
  return `${rows.flatMap((row, i) => hang(row, columns, i === 0 ? '' : '  ')).join('\n')}\n`
}

function wordsOf({ symbol, name, decimals }: NonNullable<TokenAnswer['says']>): string {
  if (symbol === null && name === null && decimals === null) return 'nothing that can be used'
  const shown = (text: string | null): string =>
    text === null ? 'nothing' : text === '' ? 'an empty text' : text.slice(0, 80)
  return `${shown(symbol)} (${shown(name)}), ${decimals ?? 'unknown'} decimals`
}

/** Contracts of EVM ledgers in a text as people know them. */
function showAsset(text: string): string {
  return text.replace(/\b0x[0-9a-f]{40}\b/g, toEip55)
}
