import type { Address } from '../../model/address.ts'
import type { Instant } from '../../model/instant.ts'
import type { Jurisdiction } from '../../model/jurisdiction.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { Coverage } from '../../model/list-version.ts'
import type { Party } from '../../model/party.ts'
import { AddressFinder } from './address-finder.ts'
import { DomainIndex } from './domain-index.ts'
import { type ListInForce, type ListStanding, standingOf } from './list-in-force.ts'
import { type Hit, matchRow } from './match-row.ts'
import { NameIndex, nameIsCut } from './names/name-index.ts'
import { RowTable } from './row-table.ts'
import type { ExposureShare, NearMiss, ScreenAnswer, ScreenGap } from './screen-answer.ts'
import { isWalletName } from './wallet-name.ts'

/** Answers whether somebody may be dealt with. Immutable: new list versions make a new one. */
export interface Screener {
  /** The lists and versions behind it, as one digest. */
  readonly digest: string
  /** @param at the time at which the asker acts: what is stale by then, and from when terms run */
  screen(party: Party, at: Instant): ScreenAnswer
}

/** What a screener is made of. */
export interface ScreenerParts {
  readonly digest: string
  readonly lists: readonly ListInForce[]
  readonly jurisdictions: readonly Jurisdiction[]
  /** Orders that have expired by this time are out. */
  readonly asOf: Instant
  /** Addresses with which the asker deals, to warn of look-alikes. */
  readonly counterparties: readonly Address[]
  exposureOf: ((address: Address, ledgers: readonly LedgerId[]) => readonly ExposureShare[]) | null
  /** What the exposure does not cover; said of addresses. */
  readonly exposureGaps: readonly ScreenGap[]
}

/** Screens against lists in memory. The indexes over names and domains are made when first asked. */
export class ListScreener implements Screener {
  readonly digest: string
  readonly #parts: ScreenerParts
  readonly #table: RowTable
  readonly #addresses: AddressFinder
  readonly #standings = new Map<Coverage, ListStanding>()
  #standingsFor: Instant = Number.NaN
  #names: NameIndex | null = null
  #domains: DomainIndex | null = null

  constructor(parts: ScreenerParts) {
    this.digest = parts.digest
    this.#parts = parts
    this.#table = new RowTable(parts.lists, parts.asOf)
    this.#addresses = new AddressFinder(this.#table, parts.lists, parts.counterparties)
  }

  screen(party: Party, at: Instant): ScreenAnswer {
    switch (party.kind) {
      case 'address':
        return this.#address(party, at)
      case 'domain':
        return this.#domain(party, at)
      case 'name':
        return this.#name(party, at)
      case 'transaction':
        return this.#answer({ text: party.text, kind: party.kind, canonical: party.tx, ledgers: [] }, 'wallets', at, {
          // A list may hold such a text for an address: it is found as it stands.
          hits: this.#addresses.find(party.text as Address, []),
          gaps: [{ code: 'transaction-not-held', list: null, because: NOT_HELD, blocking: true }],
        })
    }
  }

  #address(party: Extract<Party, { kind: 'address' }>, at: Instant): ScreenAnswer {
    const { address, ledgers } = party
    const exposure = this.#parts.exposureOf?.(address, ledgers) ?? NONE
    const shown = { text: party.text, kind: 'address', canonical: address, ledgers }
    const hits = this.#addresses.find(address, ledgers)
    if (hits.length > 0) return this.#answer(shown, 'wallets', at, { hits, exposure })
    const { nearMisses, gaps: told } = this.#addresses.elsewhere(address, at)
    const gaps = ledgers.length > 0 ? told : [...told, FORM_UNKNOWN]
    return this.#answer(shown, 'wallets', at, { nearMisses, exposure, gaps })
  }

  #domain({ text, domain }: Extract<Party, { kind: 'domain' }>, at: Instant): ScreenAnswer {
    this.#domains ??= new DomainIndex(this.#domainRows())
    const hits = this.#domains.find(domain).map(({ domain: listed, ref }): Hit => {
      const why =
        listed === domain ? `the domain ${listed} is listed` : `${domain} lies under ${listed}, which is listed`
      return {
        row: this.#table.row(ref),
        basis: 'domain',
        matched: listed,
        why: [why],
        confidence: listed === domain ? 100 : 90,
      }
    })
    // Lists name firms by their sites: Blender.io is a name there, and no domain.
    const named = this.#nameIndex()
      .search({ text: domain, birth: null, country: null })
      .map(found => this.#named(found))
      .filter(hit => hit.confidence === 100)
    const gaps = isWalletName(domain) ? [WALLET_NAME] : NONE
    return this.#answer({ text, kind: 'domain', canonical: domain, ledgers: [] }, 'domains', at, {
      hits: [...hits, ...named],
      gaps,
    })
  }

  #name(party: Extract<Party, { kind: 'name' }>, at: Instant): ScreenAnswer {
    const { text, birth, country } = party
    const names = this.#nameIndex()
    const found = names.search({ text, birth, country })
    const hits = found.map(hit => this.#named(hit))
    // A birth date may be false, or wrong in the list: who is left out for it alone is told.
    const others = birth === null ? NONE : names.search({ text, birth: null, country })
    const nearMisses = others
      .filter(hit => !found.some(f => f.ref === hit.ref))
      .map(({ ref, name }): NearMiss => {
        const { list, entry } = this.#table.row(ref)
        const why = `the name ${name.text} is listed with another date of birth: ${entry.births.join(', ')}`
        return { list: list.source.name, id: entry.id, matched: name.text, why }
      })
    const gaps = nameIsCut(text) ? [NAME_CUT] : NONE
    const shown = { text, kind: 'name', canonical: text.normalize('NFKC').trim(), ledgers: [] }
    return this.#answer(shown, 'names', at, { hits, nearMisses, gaps })
  }

  #nameIndex(): NameIndex {
    this.#names ??= NameIndex.build(this.#nameRows())
    return this.#names
  }

  #named({ ref, name, score, why }: ReturnType<NameIndex['search']>[number]): Hit {
    const confidence = Math.round(score * 100)
    return { row: this.#table.row(ref), basis: 'name', matched: name.text, why, confidence }
  }

  #answer(
    party: ScreenAnswer['party'],
    coverage: Coverage,
    at: Instant,
    found: {
      hits?: readonly Hit[]
      nearMisses?: readonly NearMiss[]
      exposure?: readonly ExposureShare[]
      gaps?: readonly ScreenGap[]
    },
  ): ScreenAnswer {
    const standing = this.#standing(coverage, at)
    const { hits = NONE, nearMisses = NONE, exposure = NONE } = found
    const gaps = found.gaps && found.gaps.length > 0 ? [...standing.gaps, ...found.gaps] : standing.gaps
    const entries =
      hits.length === 0 ? NONE : hits.map(hit => matchRow(hit, this.#table, this.#parts.jurisdictions, at))
    const verdict = entries.length > 0 ? 'match' : gaps.some(gap => gap.blocking) ? 'unknown' : 'clear'
    return { party, verdict, entries, nearMisses, exposure, listVersions: standing.versions, gaps }
  }

  // What the lists' silence is worth changes only when one of them goes stale.
  #standing(coverage: Coverage, at: Instant): ListStanding {
    const kept = this.#standings.get(coverage)
    if (kept && at >= this.#standingsFor && (kept.changesAt === null || at < kept.changesAt)) return kept
    if (!(at >= this.#standingsFor)) this.#standings.clear()
    const lists = standingOf(this.#parts.lists, coverage, at)
    const { exposureGaps } = this.#parts
    const told = coverage === 'wallets' && exposureGaps.length > 0
    const made = told ? { ...lists, gaps: [...lists.gaps, ...exposureGaps] } : lists
    this.#standings.set(coverage, made)
    this.#standingsFor = at
    return made
  }

  *#nameRows() {
    for (const ref of this.#table.covering('names')) {
      const { names, kind, births, countries } = this.#table.row(ref).entry
      // What a list calls an address is no name of a person.
      if (kind !== 'wallet' && names.length > 0) yield { ref, names, kind, births, countries }
    }
  }

  *#domainRows() {
    for (const ref of this.#table.covering('domains'))
      for (const domain of this.#table.row(ref).entry.domains) yield { domain, ref }
  }
}

const NONE: readonly never[] = []
const FORM_UNKNOWN: ScreenGap = {
  code: 'address-form-unknown',
  list: null,
  because: 'it has no form of address that is known here, so that another spelling of it could be listed',
  blocking: true,
}
const WALLET_NAME: ScreenGap = {
  code: 'wallet-name-unresolved',
  list: null,
  because: 'a name like this stands for a wallet, which is not looked up here: screen the address behind it',
  blocking: true,
}
const NAME_CUT: ScreenGap = {
  code: 'name-cut',
  list: null,
  because: 'the name is so long that only a part of it was compared',
  blocking: true,
}
const NOT_HELD =
  'the transaction is not in the data folder, so its parties are not known: import it, or screen its addresses'
