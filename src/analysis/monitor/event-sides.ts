import type { CustomerEvent } from '../../model/monitor/customer-event.ts'

/** Sorts of other sides: they share one table of numbers, and equal names of two sorts are two sides. */
export const SIDE = { none: 0, account: 1, payer: 2, customer: 3, device: 4, ip: 5, signedR: 6 } as const

/** One of {@link SIDE}. */
export type SideSort = (typeof SIDE)[keyof typeof SIDE]

/** Of which sort an event's other side is. */
export function sideSort(event: CustomerEvent): SideSort {
  switch (event.kind) {
    case 'deposit':
    case 'withdrawal':
    case 'wallet-outflow':
      return SIDE.account
    case 'fiat-in':
    case 'fiat-out':
      return SIDE.payer
    case 'trade':
      return SIDE.customer
    case 'login':
      return SIDE.device
    case 'own-signature':
      return SIDE.signedR
    default:
      return SIDE.none
  }
}

/** Account, payer, the customer traded with, device, or the r of a signature; null: none. */
export function sideName(event: CustomerEvent): string | null {
  switch (event.kind) {
    case 'trade':
      return event.against
    case 'login':
      return event.device
    case 'own-signature':
      return event.r
    case 'order':
    case 'change':
    case 'admin':
      return null
    default:
      return event.other
  }
}

/** Asset, currency, market, changed thing, public key; null: none. */
export function thingName(event: CustomerEvent): string | null {
  switch (event.kind) {
    case 'fiat-in':
    case 'fiat-out':
      return event.currency
    case 'trade':
    case 'order':
      return event.market
    case 'login':
      return null
    case 'change':
      return event.what
    case 'admin':
      return NOTICES.has(event.what) ? event.detail : event.what
    case 'own-signature':
      return event.publicKey
    default:
      return event.asset
  }
}

/** Notices on a market, which the event's detail names. */
const NOTICES: ReadonlySet<string> = new Set(['listing-notice', 'delisting-notice', 'unlock-notice'])

/** Whether the event's thing is a market. */
export function hasMarket(event: CustomerEvent): boolean {
  return event.kind === 'trade' || event.kind === 'order' || (event.kind === 'admin' && NOTICES.has(event.what))
}

/** All names of an event's parts, the other side's with its sort before it, for those who number them in a table of their own. */
export function sidesOf(event: CustomerEvent): {
  readonly other: string | null
  readonly thing: string | null
  readonly ip: string | null
  readonly market: string | null
} {
  const side = sideName(event)
  const thing = thingName(event)
  return {
    other: side === null ? null : `${sideSort(event)} ${side}`,
    thing,
    ip: event.kind === 'login' && event.ip !== null ? `${SIDE.ip} ${event.ip}` : null,
    market: hasMarket(event) ? thing : null,
  }
}
