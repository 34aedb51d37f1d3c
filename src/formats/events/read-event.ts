import { type AccountId, parseAccount, splitAccount } from '../../model/account.ts'
import { type AssetId, parseAsset } from '../../model/asset.ts'
import { InputError, inField } from '../../model/errors.ts'
import { type LedgerId, parseLedger } from '../../model/ledger.ts'
import {
  type CustomerEvent,
  type CustomerProfile,
  EVENT_KINDS,
  type EventKind,
} from '../../model/monitor/customer-event.ts'
import { boundedCache } from '../bounded-cache.ts'
import { EventFields } from './event-fields.ts'
import type { EventSource } from './event-source.ts'
import { readAbout, readProfile, readTravel } from './read-parts.ts'

/** An event, and what came with it about its customer. */
export interface GivenEvent {
  readonly event: CustomerEvent
  readonly profile: CustomerProfile | null
}

/** Reads events out of parsed JSON, or out of a table's cells; remembers addresses and assets whose checksums it has verified. */
export class EventReader {
  readonly #ledger = boundedCache((text: string) => parseLedger(text), 1_000)
  /** By how an asset is written, what it was last found to be. */
  readonly #assets = new Map<string, { readonly ledger: LedgerId; readonly asset: AssetId }>()
  readonly #account = boundedCache((text: string) => {
    const cut = text.indexOf(' ')
    return parseAccount(text.slice(cut + 1), text.slice(0, cut) as LedgerId)
  })

  /**
   * Strict: an unknown field, a wrong type, a figure out of bounds is refused; a field that may be null may be left out.
   * @throws InputError `event-malformed`, `event-kind-unknown`, `field-missing`, `field-malformed`, `field-too-long`,
   * `field-unknown`, and those of ledgers, assets and accounts; each with the field
   */
  read(value: unknown): GivenEvent {
    return this.readFrom(new EventFields(value, ''))
  }

  /** The same, from wherever the fields come. */
  readFrom(f: EventSource): GivenEvent {
    const kind = f.kind()
    if (kind === null)
      throw new InputError('event-kind-unknown', `kind must be one of ${EVENT_KINDS.join(', ')}`, f.place('kind'))
    const event = this.#event(kind, f)
    const profile = f.part('profile', readProfile, event.customer)
    f.end()
    return { event, profile }
  }

  #event(kind: EventKind, f: EventSource): CustomerEvent {
    const id = f.text('id')
    const atMs = f.atMs()
    const customer = f.text('customer')
    // Each kind is written out as one object, so that whoever reads events finds them all built alike.
    switch (kind) {
      case 'deposit':
      case 'withdrawal': {
        const ledger = this.#ledgerOf(f)
        return {
          kind,
          id,
          atMs,
          customer,
          ledger,
          asset: this.#assetOf(f, ledger),
          amount: f.amount('amount'),
          usd: f.maybeNumber('usd', 0),
          krw: f.maybeNumber('krw', 0),
          other: this.#other(f, ledger),
          tx: f.maybeText('tx'),
          travel: f.object('travel', readTravel),
          about: f.object('about', readAbout),
          shareOfBalance: f.maybeNumber('shareOfBalance', 0, 1),
        }
      }
      case 'fiat-in':
      case 'fiat-out':
        return {
          kind,
          id,
          atMs,
          customer,
          currency: currencyOf(f),
          usd: f.maybeNumber('usd', 0),
          krw: f.maybeNumber('krw', 0),
          other: f.maybeText('other'),
          ownName: f.maybeTruth('ownName'),
        }
      case 'trade':
        return {
          kind,
          id,
          atMs,
          customer,
          market: f.text('market'),
          side: f.word('side', SIDES),
          sold: f.text('sold'),
          bought: f.text('bought'),
          usd: f.maybeNumber('usd', 0),
          price: f.number('price', 0),
          quantity: f.number('quantity', 0),
          against: f.maybeText('against'),
          loss: f.maybeNumber('loss', -1, 1),
        }
      case 'order':
        return {
          kind,
          id,
          atMs,
          customer,
          market: f.text('market'),
          side: f.word('side', SIDES),
          price: f.number('price', 0),
          quantity: f.number('quantity', 0),
          ticksBeyondBest: f.maybeNumber('ticksBeyondBest', -1e9, 1e9),
          cancelled: f.maybeTruth('cancelled') ?? false,
        }
      case 'login':
        return {
          kind,
          id,
          atMs,
          customer,
          ip: f.maybeText('ip'),
          device: f.maybeText('device'),
          country: f.maybeText('country'),
          language: f.maybeText('language'),
          utcOffsetMinutes: f.maybeWhole('utcOffsetMinutes', -1_440, 1_440),
          signs: f.texts('signs') ?? [],
        }
      case 'change':
        return { kind, id, atMs, customer, what: f.word('what', CHANGES) }
      case 'wallet-outflow': {
        const ledger = this.#ledgerOf(f)
        return {
          ...{ kind, id, atMs, customer, ledger, asset: f.text('asset'), usd: f.maybeNumber('usd', 0) },
          ...{ other: this.#other(f, ledger), whitelisted: f.truth('whitelisted') },
          ...{ balanceUsd: f.maybeNumber('balanceUsd', 0), tx: f.maybeText('tx') },
        }
      }
      case 'own-signature':
        return {
          ...{ kind, id, atMs, customer, curve: f.word('curve', ['secp256k1', 'ed25519'] as const) },
          ...{ publicKey: hex(f, 'publicKey'), r: hex(f, 'r'), s: hex(f, 's'), hash: hex(f, 'hash') },
        }
      case 'admin':
        return {
          ...{ kind, id, atMs, customer, what: f.text('what'), usd: f.maybeNumber('usd', 0) },
          ...{ share: f.maybeNumber('share', 0, 1), detail: f.maybeText('detail') ?? '' },
        }
    }
  }

  #ledgerOf(f: EventSource): LedgerId {
    const text = f.text('ledger')
    try {
      return this.#ledger(text)
    } catch (error) {
      throw inField(error, f.place('ledger').place.field)
    }
  }

  #assetOf(f: EventSource, ledger: LedgerId): AssetId {
    const text = f.maybeText('asset') ?? 'native'
    const known = this.#assets.get(text)
    if (known?.ledger === ledger) return known.asset
    try {
      const asset = parseAsset(ledger, text)
      if (this.#assets.size >= MOST_ASSETS) this.#assets.clear()
      this.#assets.set(text, { ledger, asset })
      return asset
    } catch (error) {
      throw inField(error, f.place('asset').place.field)
    }
  }

  #other(f: EventSource, ledger: LedgerId): AccountId | null {
    // Most accounts stand as they are kept, and there are more of them than can be remembered.
    const plain = f.plainEvm('other', ledger)
    if (plain !== null) return plain as AccountId
    const text = f.maybeText('other')
    if (text === null) return null
    try {
      const account = this.#account(`${ledger} ${text}`)
      if (splitAccount(account).ledger !== ledger)
        throw new InputError('account-other-ledger', `the account is not on ledger ${ledger}`)
      return account
    } catch (error) {
      throw inField(error, f.place('other').place.field)
    }
  }
}

/** † Assets that are remembered. */
const MOST_ASSETS = 50_000
const SIDES = ['buy', 'sell'] as const
const CHANGES = ['password', 'second-factor', 'device', 'withdrawal-address', 'email', 'phone', 'name'] as const

function currencyOf(f: EventSource): string {
  const text = f.text('currency')
  if (!/^[A-Z]{3}$/.test(text))
    throw new InputError('field-malformed', 'currency must be three capital letters, as USD', f.place('currency'))
  return text
}

function hex(f: EventSource, name: string): string {
  const text = f.text(name).toLowerCase()
  if (!/^[0-9a-f]+$/.test(text))
    throw new InputError('field-malformed', `${name} must be hexadecimal digits without 0x`, f.place(name))
  return text
}
