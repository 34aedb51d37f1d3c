import { cleanText } from '../clean-text.ts'
import { countryCode } from '../country-code.ts'
import { type EntryDraft, hostOf } from '../entry-draft.ts'
import { listedWallet } from '../listed-wallet.ts'
import { OFAC_DATES, readPartialDate } from '../partial-date.ts'
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

/** The ticker under which a feature gives an address, null where it has none; undefined for a feature that is no address. */
export function tickerOf(type: string): string | null | undefined {
  const wallet = WALLET.exec(type)
  return wallet === null ? undefined : wallet[1]?.trim() || null
}

/** Puts a feature where it belongs in the entry; whatever has no place of its own stays in the remarks. */
export function addFeature(draft: EntryDraft, of: Feature, fault: (of: FeatureFault) => void): void {
  const type = of.type.trim().replace(/:$/, '')
  const value = cleanText(of.value)
  const remark = (): void =>
    draft.note(`${of.type.trim()}${value === '' ? '' : ` ${value}`}${of.country === null ? '' : ` (${of.country})`}`)
  const ticker = tickerOf(type)
  if (ticker !== undefined) {
    const wallet = listedWallet(value, ticker, (code, reason) => fault({ code, reason, lost: false }))
    if (wallet !== null) {
      draft.take(wallet)
      return
    }
    remark()
    fault({ code: 'wallet-malformed', reason: `"${value.slice(0, 80)}" (${type}) is no address`, lost: true })
    return
  }
  const alias = WEAK_ALIAS.exec(type)
  if (alias) {
    const form = `${(alias[1] as string).toLowerCase()}ka` as 'aka' | 'fka' | 'nka'
    draft.name(draft.kind === 'person' ? givenFirst(value) : value, 'weak', form)
  } else if (isBirth(type)) {
    const date = readPartialDate(value, OFAC_DATES)
    if (date === null) remark()
    draft.add('births', date)
  } else if (COUNTRY.test(type)) {
    const code = countryCode(value)
    if (code === null) remark()
    draft.add('countries', code)
  } else if (/^website/i.test(type)) {
    const host = hostOf(value)
    if (host === null) remark()
    draft.add('domains', host)
  } else if (/^e-?mail/i.test(type)) {
    if (/^[^\s@]+@[^\s@]+$/.test(value)) draft.add('emails', value.toLowerCase())
    else remark()
  } else if (value !== '' && type.length <= MAX_TYPE && IDENTIFIER.test(type)) {
    draft.identifier(type, value, of.country === null ? null : countryCode(of.country))
  } else remark()
}
