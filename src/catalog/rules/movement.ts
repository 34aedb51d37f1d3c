import type { CryptoMovement, CustomerEvent, EventKind, FiatMovement } from '../../model/monitor/customer-event.ts'

/** What comes in. */
export const IN: readonly EventKind[] = ['deposit', 'fiat-in']
/** What goes out. */
export const OUT: readonly EventKind[] = ['withdrawal', 'fiat-out']
/** All that comes in or goes out. */
export const MOVES: readonly EventKind[] = ['deposit', 'withdrawal', 'fiat-in', 'fiat-out']

/** True for money or crypto that came in or goes out. */
export function isMove(event: CustomerEvent): event is CryptoMovement | FiatMovement {
  return (
    event.kind === 'deposit' || event.kind === 'withdrawal' || event.kind === 'fiat-in' || event.kind === 'fiat-out'
  )
}

/** True for crypto that came in or goes out. */
export function isCrypto(event: CustomerEvent): event is CryptoMovement {
  return event.kind === 'deposit' || event.kind === 'withdrawal'
}

/** The kinds of its direction: {@link IN} or {@link OUT}. */
export function sameDirection(event: CryptoMovement | FiatMovement): readonly EventKind[] {
  return event.kind === 'deposit' || event.kind === 'fiat-in' ? IN : OUT
}

/** Its worth in US dollars; NaN where no price was known. */
export function usdOf(event: { readonly usd: number | null }): number {
  return event.usd ?? Number.NaN
}
