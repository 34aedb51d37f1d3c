import { listedWallet } from '../listed-wallet.ts'
import { tickerOf } from './add-feature.ts'
import { readRemarks } from './read-remarks.ts'

/** At this length the column Remarks is cut, wherever that falls, and goes on in the comments. */
const CUT = 1_000

/** Whether the text is whole. Every whole one that OFAC has published ends with a full stop (46,733 in four versions, 2022 to 2024). */
function isWhole(text: string): boolean {
  return text === '' || (text.length !== CUT && /\.\s*$/.test(text))
}

/** True for a piece that names an address which is none: halves of two days' texts, joined. */
function isBrokenAddress(piece: string): boolean {
  const [read] = readRemarks(piece)
  const ticker = read?.kind === 'feature' ? tickerOf(read.feature.type.trim().replace(/:$/, '')) : undefined
  if (read?.kind !== 'feature' || ticker === undefined) return false
  let broken = false
  const wallet = listedWallet(read.feature.value, ticker, code => {
    if (code !== 'address-repaired') broken = true
  })
  return broken || wallet === null
}

/**
 * The Remarks of an entry with the comments that go on with them, joined to the character, for the cut may fall within an address.
 * What cannot be trusted to be whole, a half word, number or address, is left out and told.
 * @param comments texts of the entry's comments in their order
 */
export function wholeRemarks(
  remarks: string,
  comments: readonly string[],
  tell: (code: string, reason: string, lost: boolean) => void,
): string {
  if (isWhole(remarks)) {
    if (comments.length > 0) tell('comments-unexpected', 'there are comments, but the Remarks are whole', false)
    return remarks
  }
  const safe = remarks.slice(0, remarks.lastIndexOf(';') + 1)
  if (comments.length === 0) {
    tell('remarks-cut', `the Remarks stop after ${remarks.length} characters and no comments go on with them`, true)
    return safe
  }
  const rest = comments.join('')
  const end = rest.indexOf(';') < 0 ? rest.length : rest.indexOf(';')
  const across = remarks.slice(safe.length) + rest.slice(0, end)
  const whole = isBrokenAddress(across) ? safe + rest.slice(end + 1) : remarks + rest
  if (whole !== remarks + rest)
    tell('remarks-join', `the comments do not go on where the Remarks are cut: "${across.trim()}" is no address`, true)
  if (/\.\s*$/.test(rest)) return whole
  tell('remarks-cut', 'the comments stop without an end', true)
  return whole.slice(0, whole.lastIndexOf(';') + 1)
}
