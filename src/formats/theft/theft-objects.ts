import type { Json } from '../../model/fact.ts'
import type { IntelObject } from '../../model/intel-object.ts'
import { parseLedger } from '../../model/ledger.ts'
import { type AttributionConfidence, blockable, type Theft, type TheftAddress } from '../../model/theft.ts'
import { tickerLedger } from '../../model/wallet-address.ts'
import { ledgerTransaction } from '../stix/cordon/ledger-transaction.ts'
import { theftMember } from '../stix/cordon/theft.ts'
import { uuid5 } from '../stix/ids.ts'
import { walletObject } from '../stix/wallet.ts'

/** Under which the ids of a theft's objects are made, so that the same theft told twice is one. */
const NAMESPACE = '4f6d2f0e-9d0b-4c35-9a59-2f1a3e1c7b66'

/** Stands in a theft where its teller does not know. */
export const NOT_TOLD = 'not told'

/** Who tells of a theft, and when. */
export interface Teller {
  /** The STIX identity of who says it. */
  readonly id: string
  /** When the objects were made, RFC 3339. */
  readonly created: string
}

/** How much STIX's confidence an attribution is worth: 0 to 100, by the Admiralty scale's steps. */
const CONFIDENCE: Readonly<Record<AttributionConfidence, number>> = {
  official: 90,
  firm: 70,
  suspected: 50,
  disputed: 30,
  unknown: 0,
  none: 0,
}

/**
 * A theft as STIX objects: an incident with what STIX has no word for in an extension, the victim, wallets and transactions, an indicator
 * for each address that may be blocked, sightings of those that moved, notes, and a report over all. `theftOfObjects` reads it back.
 */
export function theftObjects(theft: Theft, by: Teller): IntelObject[] {
  const maker = new TheftMaker(theft, by)
  return maker.all()
}

/** The id of a theft's incident. */
export function incidentId(theftId: string): string {
  return `incident--${uuid5(NAMESPACE, `incident ${theftId}`)}`
}

class TheftMaker {
  readonly #theft: Theft
  readonly #by: Teller
  readonly #incident: string
  readonly #objects = new Map<string, IntelObject>()

  constructor(theft: Theft, by: Teller) {
    this.#theft = theft
    this.#by = by
    this.#incident = incidentId(theft.id)
  }

  all(): IntelObject[] {
    const theft = this.#theft
    const victim = this.#sdo('identity', 'victim', {
      name: theft.name,
      identity_class: 'organization',
      description: theft.victimType,
    })
    const { theftAddresses: _a, txs: _t, vector, name, sources, ...facts } = theft
    this.#put({
      ...this.#base('incident', this.#incident),
      name,
      description: vector,
      ...(sources.length > 0
        ? { external_references: sources.map(text => ({ source_name: 'source', description: text })) }
        : {}),
      extensions: theftMember({ kind: 'theft', ...filled(facts) }),
    })
    this.#relate('targets', this.#incident, victim)
    for (const [position, address] of theft.theftAddresses.entries()) this.#address(address, position)
    for (const [position, { hash, ledger, note, source }] of theft.txs.entries()) {
      const tx = this.#put(ledgerTransaction(ledgerOf(ledger), hash))
      this.#relate(
        'related-to',
        this.#incident,
        tx,
        { description: note, extensions: theftMember({ kind: 'transaction', position, ledger, hash, source }) },
        `tx ${position}`,
      )
    }
    this.#note('attribution', theft.attribution, CONFIDENCE[theft.attributionConfidence])
    this.#note('frozen', theft.frozen)
    for (const [n, { at = '', fact = '' }] of theft.laundering.entries())
      this.#note(`laundering ${n}`, `${at}: ${fact}`)
    const refs = [...this.#objects.keys()]
    this.#sdo('report', 'report', {
      name: `${name}: theft of ${theft.date}`,
      report_types: ['incident'],
      published: this.#by.created,
      object_refs: refs,
    })
    return [...this.#objects.values()]
  }

  #address(address: TheftAddress, position: number): void {
    const { role, roleClass, movedOn, amount, asset, ...rest } = address
    const wallet = walletObject(address.address, tickerLedger(address.ledger) ?? undefined)
    this.#put(wallet)
    const told = { kind: 'address', position, roleClass, ...rest, ...filled({ movedOn, amount, asset }) }
    this.#relate(
      'related-to',
      this.#incident,
      wallet.id,
      { description: role, extensions: theftMember(told) },
      `address ${position}`,
    )
    if (!blockable(roleClass)) return
    const value = String(wallet['value'])
    const indicator = this.#sdo('indicator', `indicator ${value}`, {
      name: `${address.address}: ${this.#theft.name}`,
      description: role,
      indicator_types: ['malicious-activity'],
      pattern: `[cryptocurrency-wallet:value = '${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}']`,
      pattern_type: 'stix',
      pattern_version: '2.1',
      valid_from: `${this.#theft.date}T00:00:00Z`,
    })
    this.#relate('based-on', indicator, wallet.id)
    if (movedOn === undefined || !/^\d{4}-\d\d-\d\d$/.test(movedOn)) return
    const at = `${movedOn}T00:00:00Z`
    this.#sdo('sighting', `sighting ${position}`, {
      sighting_of_ref: indicator,
      first_seen: at,
      last_seen: at,
      count: 1,
      description: amount === undefined ? 'value left it' : `${amount} ${asset ?? ''} left it`.trim(),
    })
  }

  #note(what: string, content: string, confidence?: number): void {
    if (content === '' || content === NOT_TOLD) return
    const more = confidence === undefined ? {} : { confidence }
    this.#sdo('note', `note ${what}`, {
      abstract: what.replace(/ \d+$/, ''),
      content,
      object_refs: [this.#incident],
      ...more,
    })
  }

  #relate(
    type: string,
    from: string,
    to: string,
    more: { [key: string]: Json } = {},
    what = `${type} ${from} ${to}`,
  ): void {
    this.#sdo('relationship', what, { relationship_type: type, source_ref: from, target_ref: to, ...more })
  }

  #sdo(type: string, what: string, members: { readonly [key: string]: Json }): string {
    const id = `${type}--${uuid5(NAMESPACE, `${this.#theft.id} ${what}`)}`
    return this.#put({ ...this.#base(type, id), ...members })
  }

  #base(type: string, id: string): IntelObject {
    const { created } = this.#by
    return {
      type,
      spec_version: '2.1',
      id,
      created_by_ref: this.#by.id,
      created,
      modified: created,
    }
  }

  // An address that stands in a theft twice is one wallet, and one indicator.
  #put(object: IntelObject): string {
    if (!this.#objects.has(object.id)) this.#objects.set(object.id, object)
    return object.id
  }
}

/** STIX knows neither null nor an empty list: what is not there is left out. */
function filled(given: object): { [key: string]: Json } {
  const out: { [key: string]: Json } = {}
  for (const [key, value] of Object.entries(given as { readonly [key: string]: Json | undefined }))
    if (value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0)) out[key] = value
  return out
}

function ledgerOf(name: string): string {
  return tickerLedger(name) ?? parseLedger(name)
}
