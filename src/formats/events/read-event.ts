import { type AccountId, parseAccount, splitAccount } from '../../model/account.ts'
import { type AssetId, parseAsset } from '../../model/asset.ts'
import { InputError, inField } from '../../model/errors.ts'
import { type LedgerId, parseLedger } from '../../model/ledger.ts'
import {
  type CustomerEvent,
  type CustomerProfile,
  EVENT_KINDS,
  type EventBase,
  type EventKind,
} from '../../model/monitor/customer-event.ts'
import { boundedCache } from '../bounded-cache.ts'
import { EventFields } from './event-fields.ts'
import { readAbout, readProfile, readTravel } from './read-parts.ts'

/** An event, and what came with it about its customer. */
export interface GivenEvent {
  readonly event: CustomerEvent
  readonly profile: CustomerProfile | null
}

/** Reads events out of parsed JSON, or out of a table's cells; remembers addresses and assets whose checksums it has verified. */
export class EventReader {
  readonly #ledger = boundedCache((text: string) => parseLedger(text), 1_000)
  readonly #asset = boundedCache((text: string) => {
    const cut = text.indexOf(' ')
    return parseAsset(text.slice(0, cut) as LedgerId, text.slice(cut + 1))
  })
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
    const f = new EventFields(value, '')
    const kind = f.raw('kind')
    if (!isKind(kind))
      throw new InputError('event-kind-unknown', `kind must be one of ${EVENT_KINDS.join(', ')}`, f.place('kind'))
    const base = { id: f.text('id'), atMs: this.#time(f), customer: f.text('customer') }
    const event = this.#event(kind, base, f)
    const profile = f.object('profile', p => readProfile(p, base.customer))
    f.end()
    return { event, profile }
  }

  #time(f: EventFields): number {
    const at = f.maybeTime('at')
    const atMs = f.maybeTime('atMs')
    if (at !== null && atMs !== null && at !== atMs)
      throw new InputError('field-malformed', 'at and atMs are two different times', f.place('at'))
    return at ?? atMs ?? f.time('atMs')
  }

  #event(kind: EventKind, base: EventBase, f: EventFields): CustomerEvent {
    switch (kind) {
      case 'deposit':
      case 'withdrawal': {
        const ledger = this.#ledgerOf(f)
        return {
          ...{ kind, ...base, ledger, asset: this.#assetOf(f, ledger), amount: f.amount('amount') },
          ...{ usd: f.maybeNumber('usd', 0), krw: f.maybeNumber('krw', 0), other: this.#other(f, ledger) },
          ...{ tx: f.maybeText('tx'), travel: f.object('travel', readTravel), about: f.object('about', readAbout) },
          shareOfBalance: f.maybeNumber('shareOfBalance', 0, 1),
        }
      }
      case 'fiat-in':
      case 'fiat-out':
        return {
          ...{ kind, ...base, currency: this.#currency(f), usd: f.maybeNumber('usd', 0), krw: f.maybeNumber('krw', 0) },
          ...{ other: f.maybeText('other'), ownName: f.maybeTruth('ownName') },
        }
      case 'trade':
        return {
          ...{ kind, ...base, market: f.text('market'), side: f.word('side', SIDES), sold: f.text('sold') },
          ...{ bought: f.text('bought'), usd: f.maybeNumber('usd', 0), price: f.number('price', 0) },
          ...{ quantity: f.number('quantity', 0), against: f.maybeText('against'), loss: f.maybeNumber('loss', -1, 1) },
        }
      case 'order':
        return {
          ...{ kind, ...base, market: f.text('market'), side: f.word('side', SIDES), price: f.number('price', 0) },
          ...{ quantity: f.number('quantity', 0), ticksBeyondBest: f.maybeNumber('ticksBeyondBest', -1e9, 1e9) },
          cancelled: f.maybeTruth('cancelled') ?? false,
        }
      case 'login':
        return {
          ...{ kind, ...base, ip: f.maybeText('ip'), device: f.maybeText('device'), country: f.maybeText('country') },
          ...{ language: f.maybeText('language'), utcOffsetMinutes: f.maybeWhole('utcOffsetMinutes', -1_440, 1_440) },
          signs: f.texts('signs') ?? [],
        }
      case 'change':
        return { kind, ...base, what: f.word('what', CHANGES) }
      case 'wallet-outflow': {
        const ledger = this.#ledgerOf(f)
        return {
          ...{
            kind,
            ...base,
            ledger,
            asset: f.text('asset'),
            usd: f.maybeNumber('usd', 0),
            other: this.#other(f, ledger),
          },
          ...{ whitelisted: f.truth('whitelisted'), balanceUsd: f.maybeNumber('balanceUsd', 0), tx: f.maybeText('tx') },
        }
      }
      case 'own-signature':
        return {
          ...{ kind, ...base, curve: f.word('curve', ['secp256k1', 'ed25519'] as const) },
          ...{ publicKey: hex(f, 'publicKey'), r: hex(f, 'r'), s: hex(f, 's'), hash: hex(f, 'hash') },
        }
      case 'admin':
        return {
          ...{ kind, ...base, what: f.text('what'), usd: f.maybeNumber('usd', 0), share: f.maybeNumber('share', 0, 1) },
          detail: f.maybeText('detail') ?? '',
        }
    }
  }

  #ledgerOf(f: EventFields): LedgerId {
    return within(f, 'ledger', () => this.#ledger(f.text('ledger')))
  }

  #assetOf(f: EventFields, ledger: LedgerId): AssetId {
    return within(f, 'asset', () => this.#asset(`${ledger} ${f.maybeText('asset') ?? 'native'}`))
  }

  #other(f: EventFields, ledger: LedgerId): AccountId | null {
    const text = f.maybeText('other')
    if (text === null) return null
    // Most accounts stand as they are kept, and there are more of them than can be remembered.
    if (PLAIN_EVM.test(text) && text.startsWith(ledger) && text.length === ledger.length + PLAIN_REST)
      return text as AccountId
    return within(f, 'other', () => {
      const account = this.#account(`${ledger} ${text}`)
      if (splitAccount(account).ledger !== ledger)
        throw new InputError('account-other-ledger', `the account is not on ledger ${ledger}`)
      return account
    })
  }

  #currency(f: EventFields): string {
    const text = f.text('currency')
    if (!/^[A-Z]{3}$/.test(text))
      throw new InputError('field-malformed', 'currency must be three capital letters, as USD', f.place('currency'))
    return text
  }
}

/** An EVM account in canonical form (CAIP-10, lower case), and how long what follows its ledger is. */
const PLAIN_EVM = /^eip155:\d{1,20}:0x[0-9a-f]{40}$/
const PLAIN_REST = 43

const SIDES = ['buy', 'sell'] as const
const CHANGES = ['password', 'second-factor', 'device', 'withdrawal-address', 'email', 'phone', 'name'] as const

function isKind(value: unknown): value is EventKind {
  return EVENT_KINDS.some(kind => kind === value)
}

function hex(f: EventFields, name: string): string {
  const text = f.text(name).toLowerCase()
  if (!/^[0-9a-f]+$/.test(text))
    throw new InputError('field-malformed', `${name} must be hexadecimal digits without 0x`, f.place(name))
  return text
}

function within<T>(f: EventFields, name: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw inField(error, f.place(name).place.field)
  }
}
