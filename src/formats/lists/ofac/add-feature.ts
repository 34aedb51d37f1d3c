import { cleanText } from '../clean-text.ts'
import { countryCode } from '../country-code.ts'
import { hostOf } from '../entry-draft.ts'
import { addName, addOnce, addWallet, type EntryDraft } from './entry-draft.ts'
import { readPartialDate } from './partial-date.ts'
import { givenFirst } from './person-name.ts'

/** Why a feature is not in the entry as it was meant. */
export interface FeatureFault {
  readonly code: string
  readonly reason: string
  readonly lost: boolean
}

/** One thing that OFAC says of an entry, by its own word for it. */
export interface Feature {
  /** `Digital Currency Address - XBT`, `Passport`, `DOB` … */
  readonly type: string
  readonly value: string
  /** The country that issued it, in the publisher's words. */
  readonly country: string | null
}

/** By the prefix, never by a list of assets: OFAC adds tickers without notice. */
const WALLET = /^digital currency address(?:\s*[-–]\s*(.*))?$/i
const BIRTH =
  /^(?:dob|birthdate|date of birth|organization established date|aircraft manufacture date|vessel year of build|other vessel year of build)$/i
const COUNTRY =
  /^(?:nationality|nationality country|citizen|citizenship|citizenship country|nationality of registration|vessel flag|flag)$/i
const WEAK_ALIAS = /^([afn])\.k\.a\.$/i
/** Numbers and registers, by how their names end or what they are; anything else stays in the remarks. */
const IDENTIFIER =
  /(?:\bno\.?|#|\bnumber|passport|identification|\bid|\bcode|card|license|certificate|registry|register|swift\/bic|\bbik \(ru\)|mmsi|isin|ticker|\b(?:[a-z]\.){2,}[a-z]?\.?|\bnit|\bruc|\brif|\bssn|\bnie|\bein|cedula|tail number|call sign|\(uscc\)|\(cbls\)|numero de identidad|tarjeta de identidad|serial|ssn|fein|identity|document|tazkira)$/i

/** Longer words for a kind of feature are no kind. */
const MAX_TYPE = 120

/** True where the date of such a feature is a date of birth, founding or building. */
export function isBirth(type: string): boolean {
  return BIRTH.test(type.replace(/:$/, ''))
}

/** Puts a feature where it belongs in the entry; whatever has no place of its own stays in the remarks. */
export function addFeature(draft: EntryDraft, of: Feature, fault: (of: FeatureFault) => void): void {
  const type = of.type.trim().replace(/:$/, '')
  const value = cleanText(of.value)
  const remark = (): void => {
    draft.remarks.push(
      `${of.type.trim()}${value === '' ? '' : ` ${value}`}${of.country === null ? '' : ` (${of.country})`}`,
    )
  }
  const wallet = WALLET.exec(type)
  if (wallet) {
    const tell = (code: string, reason: string): void => fault({ code, reason, lost: false })
    if (addWallet(draft, { text: value, ticker: wallet[1]?.trim() || null }, tell)) return
    remark()
    fault({ code: 'wallet-malformed', reason: `"${value.slice(0, 80)}" (${type}) is no address`, lost: true })
    return
  }
  const alias = WEAK_ALIAS.exec(type)
  if (alias) {
    const form = `${(alias[1] as string).toLowerCase()}ka` as 'aka' | 'fka' | 'nka'
    addName(draft, { text: draft.kind === 'person' ? givenFirst(value) : value, strength: 'weak', form })
  } else if (isBirth(type)) {
    const date = readPartialDate(value)
    if (date === null) remark()
    addOnce(draft, 'births', date)
  } else if (COUNTRY.test(type)) {
    const code = countryCode(value)
    if (code === null) remark()
    addOnce(draft, 'countries', code)
  } else if (/^website/i.test(type)) {
    const host = hostOf(value)
    if (host === null) remark()
    addOnce(draft, 'domains', host)
  } else if (/^e-?mail/i.test(type)) {
    if (/^[^\s@]+@[^\s@]+$/.test(value)) addOnce(draft, 'emails', value.toLowerCase())
    else remark()
  } else if (value !== '' && type.length <= MAX_TYPE && IDENTIFIER.test(type)) {
    draft.identifiers.push({ type, value, country: of.country === null ? null : countryCode(of.country) })
  } else remark()
}
