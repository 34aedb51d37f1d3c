import type { Instant } from '../../model/instant.ts'
import type { LedgerId } from '../../model/ledger.ts'
import {
  BLANK_ENTRY,
  type EntryIdentifier,
  type EntryKind,
  type EntryName,
  type EntryRelation,
  type EntryWallet,
  type ListEntry,
} from '../../model/list-entry.ts'
import { cleanText, cutText } from './clean-text.ts'
import { countryCode } from './country-code.ts'
import type { EntryTeller } from './entry-teller.ts'
import { listedWallet, walletsInText } from './listed-wallet.ts'
import { readDay, readPartialDate } from './partial-date.ts'

/** Sorts of texts that need no reading any more. */
type Plain = 'domains' | 'emails' | 'births' | 'countries' | 'programmes'

/** In what form a finished entry holds what was found. */
export interface EntryForm {
  /** True: weak names stand last; false: in the publisher's order among the others. */
  readonly weakLast: boolean
  /** What parts the remarks. */
  readonly between: string
}

const USUAL: EntryForm = { weakLast: true, between: ' · ' }

/** A longer name, identifier or programme is no such thing. */
const LONGEST = 1_000
/** Longer words for a kind of identifier are cut. */
const LONGEST_TYPE = 120
/** Of one sort in one entry: names, wallets, identifiers. */
const MOST = 5_000
const REMARKS = 4_000

/**
 * An entry while it is read. Values come as the publisher wrote them; empty ones are passed over, repeated ones kept once, and what
 * cannot be taken as it stands is told with the record's line.
 */
export class EntryDraft {
  kind: EntryKind
  readonly line: number | null
  listedAt: Instant | null = null
  /** True: the date is that of each address too; elsewhere an address may have been added to an entry of long ago. */
  datesWallets = false
  expiresAt: Instant | null = null
  private readonly teller: EntryTeller
  private readonly names = new Map<string, EntryName>()
  private readonly wallets = new Map<string, EntryWallet>()
  private readonly plain: Readonly<Record<Plain, Set<string>>> = {
    domains: new Set(),
    emails: new Set(),
    births: new Set(),
    countries: new Set(),
    programmes: new Set(),
  }
  private readonly identifiers = new Map<string, EntryIdentifier>()
  private readonly relations: EntryRelation[] = []
  private readonly remarks = new Set<string>()
  /** How many values were left out of each field that was full. */
  private readonly dropped = new Map<string, number>()

  constructor(kind: EntryKind, teller: EntryTeller, line: number | null) {
    this.kind = kind
    this.teller = teller
    this.line = line
  }

  /** True while nothing was found by which anybody could be recognised. */
  get nameless(): boolean {
    return this.unnamed && this.wallets.size === 0 && this.plain.domains.size === 0 && this.identifiers.size === 0
  }

  /** True while no name was found. */
  get unnamed(): boolean {
    return this.names.size === 0
  }

  /** Adds a name; the strongest claim to a text wins. */
  name(text: string, strength: EntryName['strength'], form: EntryName['form'] = 'aka', field = 'name'): void {
    const name = this.value(text, field)
    if (name === null || !/[\p{L}\p{N}]/u.test(name)) return
    const before = this.names.get(name)
    if (before !== undefined && (before.strength !== 'weak' || strength === 'weak')) return
    if (before === undefined && this.full(this.names.size, field)) return
    this.names.set(name, { text: name, strength, form: strength === 'primary' ? 'name' : form })
  }

  /**
   * Adds an address of a field that holds nothing else. @returns false where the text is no address of any form
   */
  wallet(text: string, ticker: string | null, field: string, ledger?: LedgerId): boolean {
    const tell = (code: string, reason: string): void => this.teller.note(this.line, field, code, reason)
    const found = listedWallet(text, ticker, tell, ledger)
    if (found === null) return false
    this.take(found)
    return true
  }

  /** Adds an address that was read already. Published twice, under two tickers, it is kept once, with the first, on the ledgers of both. */
  take(wallet: EntryWallet): void {
    const before = this.wallets.get(wallet.address)
    if (before !== undefined)
      this.wallets.set(wallet.address, { ...before, ledgers: [...new Set([...before.ledgers, ...wallet.ledgers])] })
    else if (!this.full(this.wallets.size, 'wallet')) this.wallets.set(wallet.address, wallet)
  }

  /** Adds what was read already, a host, an ISO code, a date; null is passed over. */
  add(sort: Plain, value: string | null, field: string = sort): void {
    const values = this.plain[sort]
    if (value !== null && value !== '' && !values.has(value) && !this.full(values.size, field)) values.add(value)
  }

  /** Adds the domain that a website or a host name stands for. */
  website(text: string, field: string): void {
    const plain = cleanText(text)
    if (plain === '') return
    const host = hostOf(plain)
    if (host === null) this.teller.note(this.line, field, 'domain-unread', `"${cutText(plain, 100)}" is no website`)
    else this.add('domains', host, field)
  }

  email(text: string, field: string): void {
    for (const one of text.split(/[\s;,|]+/)) {
      const plain = cleanText(one).toLowerCase()
      if (plain === '') continue
      if (/^[^@\s]{1,100}@[^@\s]{3,200}$/.test(plain)) this.add('emails', plain, field)
      else this.teller.note(this.line, field, 'email-unread', `"${cutText(plain, 100)}" is no address of mail`)
    }
  }

  /** Adds dates of birth; several stand between `;`, `,`, `|` or the word `or`. */
  birth(text: string, field: string): void {
    const whole = readPartialDate(text)
    const parts = whole !== null ? [text] : text.split(/[;；,、|]|\bor\b/i)
    for (const part of parts) {
      const plain = cleanText(part)
      if (plain === '' || plain === '-') continue
      const date = readPartialDate(plain)
      if (date === null)
        this.teller.note(this.line, field, 'date-unread', `"${cutText(plain, 100)}" is no date of birth`)
      else this.add('births', date, field)
    }
  }

  /** Adds a country, by name or code. What is no country is told. */
  country(text: string, field: string): void {
    const plain = cleanText(text)
    if (plain === '' || plain === '-') return
    const code = countryCode(plain)
    if (code === null)
      this.teller.noteOnce(this.line, field, 'country-unread', `"${cutText(plain, 100)}" is no country that is known`)
    else this.add('countries', code, field)
  }

  identifier(type: string, text: string, country: string | null = null, field = 'identifier'): void {
    const value = this.value(text, field)
    if (value === null || value === '-') return
    const kind = cutText(cleanText(type), LONGEST_TYPE)
    const key = `${kind}\n${value}`
    const before = this.identifiers.get(key)
    if (before !== undefined || !this.full(this.identifiers.size, field))
      this.identifiers.set(key, { type: kind, value, country: before?.country ?? country })
  }

  programme(text: string, field = 'programme'): void {
    this.add('programmes', this.value(text, field), field)
  }

  relation(relation: EntryRelation): void {
    if (!this.full(this.relations.length, 'relation')) this.relations.push(relation)
  }

  /** Adds the addresses that stand in a text. */
  scan(text: string): void {
    const { wallets, whole } = walletsInText(cleanText(text))
    // A field of its own says more of an address than a sentence in which it stands.
    for (const found of wallets) if (!this.wallets.has(found.address)) this.take(found)
    if (!whole)
      this.teller.lost(this.line, null, 'text-unscanned', 'a remark holds more that could be addresses than is read')
  }

  /** Adds a remark and the addresses that stand in it. */
  remark(text: string): void {
    this.scan(text)
    this.note(text)
  }

  /** Adds a remark whose addresses are read elsewhere. */
  note(text: string): void {
    const plain = cleanText(text)
    if (plain !== '' && this.remarks.size < MOST) this.remarks.add(plain)
  }

  /** Reads the day of the listing. */
  listed(text: string, field: string): void {
    this.listedAt = this.day(text, field) ?? this.listedAt
  }

  /** A whole day, or null, which is told unless the text is empty. */
  day(text: string, field: string): Instant | null {
    const plain = cleanText(text)
    if (plain === '' || plain === '-') return null
    const at = readDay(plain)
    if (at === null) this.teller.note(this.line, field, 'date-unread', `"${cutText(plain, 100)}" is no day`)
    return at
  }

  /** The entry, its primary names first. */
  finish(id: string, { weakLast, between }: EntryForm = USUAL): ListEntry {
    const names = [...this.names.values()]
    const rank = { primary: 0, strong: 1, weak: weakLast ? 2 : 1 }
    const remarks = cutText([...this.remarks].join(between), REMARKS)
    for (const [field, count] of this.dropped)
      this.teller.lost(
        this.line,
        field,
        'values-too-many',
        `the record has ${count} more than the ${MOST} that are read`,
      )
    this.dropped.clear()
    return {
      ...BLANK_ENTRY,
      id,
      kind: this.kind,
      names: names.toSorted((a, b) => rank[a.strength] - rank[b.strength]),
      wallets: [...this.wallets.values()].map(w => (this.datesWallets ? { ...w, listedAt: this.listedAt } : w)),
      domains: [...this.plain.domains],
      emails: [...this.plain.emails],
      births: [...this.plain.births],
      countries: [...this.plain.countries],
      identifiers: [...this.identifiers.values()],
      programmes: [...this.plain.programmes],
      listedAt: this.listedAt,
      expiresAt: this.expiresAt,
      relations: this.relations,
      remarks: remarks === '' ? null : remarks,
    }
  }

  private value(text: string, field: string): string | null {
    const value = cleanText(text)
    if (value === '') return null
    if (value.length <= LONGEST) return value
    this.teller.lost(this.line, field, 'value-oversized', `${value.length} characters are no ${field}`)
    return null
  }

  private full(size: number, field: string): boolean {
    if (size < MOST) return false
    this.dropped.set(field, (this.dropped.get(field) ?? 0) + 1)
    return true
  }
}

/** The host in a web address or host name, lower case and without `www.`; null where there is none. Brackets round dots are undone. */
export function hostOf(text: string): string | null {
  const plain = text
    .trim()
    .replace(/\[\.\]|\(\.\)|\[dot\]/gi, '.')
    .replace(/\[:\]/g, ':')
    .replace(/^[a-z][a-z0-9+.-]{1,15}:\/\//i, '')
    .replace(/^[^/@]*@/, '')
  const host = (/^[^/?#\s:]+/.exec(plain)?.[0] ?? '')
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/\.$/, '')
  if (host.length > 253 || !host.includes('.')) return null
  const labels = host.split('.')
  return labels.every(label => /^[\p{L}\p{N}_](?:[\p{L}\p{N}_-]{0,61}[\p{L}\p{N}_])?$/u.test(label)) ? host : null
}
