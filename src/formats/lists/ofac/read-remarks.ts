import type { Feature } from './add-feature.ts'

/** A piece of the Remarks column: a feature, a tie to another entry by its name, or plain words. */
export type RemarkPiece =
  | { readonly kind: 'feature'; readonly feature: Feature }
  | { readonly kind: 'linked'; readonly name: string }
  | { readonly kind: 'words'; readonly text: string }

const WALLET = /^(digital currency address)(?:\s*[-–]\s*(\S+))?(?:\s+(.*))?$/i
const PLAIN =
  /^(DOB|POB|Nationality of Registration|nationality|citizen|Gender|Website|Email Address|Organization Established Date|Aircraft Manufacture Date|Vessel Year of Build|US FEIN|C\.U\.I\.|RTN)\s+(\S.*)$/i
const ALIAS = /^([afn]\.k\.a\.)\s+["'“‘](.*)["'”’]$/i
const LINKED = /^Linked To:\s*(\S.*)$/i
/** Everything up to the last word that names a number or a register. */
const NUMBER =
  /^((?:[A-Z].{0,79}?)?(?:No\.?|#|Number(?: \((?:MSN|also called [^)]*)\))?|Passport|Identification|\bI\.?D\.?|Card|Code(?: \(USCC\))?|License|MMSI|SWIFT\/BIC|BIK \(RU\)|ISIN|SSN|R\.F\.C\.|C\.U\.R\.P\.|C\.U\.I\.T\.|D\.N\.I\.|N\.I\.E\.|I\.F\.E\.|Cedula de Ciudadania|(?:Numero|Tarjeta) de Identidad)(?: \(CBLS\))?) ((?!(?:No\.|Number|Card|#))\S.*)$/
const VALUE = /^(.+?)(?: \(([^()]{2,60})\))?(?: (?:issued|expires) [^()]*)?(?: \([^()]*\))?$/

function readPiece(piece: string): RemarkPiece {
  const text = piece.replace(/^alt\. /i, '')
  const feature = (type: string, value: string, country: string | null = null): RemarkPiece => ({
    kind: 'feature',
    feature: { type, value, country },
  })
  const wallet = WALLET.exec(text)
  if (wallet)
    return feature(
      wallet[2] === undefined ? 'Digital Currency Address' : `${wallet[1]} - ${wallet[2]}`,
      wallet[3] ?? '',
    )
  const linked = LINKED.exec(text)
  if (linked) return { kind: 'linked', name: linked[1] as string }
  const plain = PLAIN.exec(text) ?? ALIAS.exec(text)
  if (plain) return feature(plain[1] as string, plain[2] as string)
  const number = text.length > 300 ? null : NUMBER.exec(text)
  if (number) {
    const value = VALUE.exec(number[2] as string)
    if (value && /\d/.test(value[1] as string))
      return feature(number[1] as string, value[1] as string, value[2] ?? null)
  }
  return { kind: 'words', text: piece }
}

/** `; `-separated pieces of the text, without the full stop at the end and without brackets around a piece. */
export function splitRemarks(text: string): string[] {
  return text
    .replace(/\.\s*$/, '')
    .split(';')
    .map(p => p.trim())
    .map(p => (p.startsWith('(') && p.endsWith(')') ? p.slice(1, -1).trim() : p))
    .filter(p => p !== '')
}

/** What the Remarks of OFAC's plain list say, in their order. */
export function readRemarks(text: string): RemarkPiece[] {
  return splitRemarks(text).map(readPiece)
}
