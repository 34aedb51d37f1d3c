import type { CustomerEvent, CustomerProfile } from '../../model/monitor/customer-event.ts'
import type { GivenEvent } from './read-event.ts'

/** An event as JSON values: amounts as decimal text, the rest as it is. `EventReader` reads it back. */
export function eventValues(event: CustomerEvent): Readonly<Record<string, unknown>> {
  return 'amount' in event ? { ...event, amount: event.amount.toString() } : { ...event }
}

/**
 * An event that {@link eventValues} wrote, out of our own journal, whose checksum held: nothing is checked again.
 * @param values parsed JSON
 */
export function keptEvent(values: Readonly<Record<string, unknown>>, profile: CustomerProfile | null): GivenEvent {
  const amount = values['amount']
  const event = typeof amount === 'string' ? { ...values, amount: BigInt(amount) } : values
  return { event: event as unknown as CustomerEvent, profile }
}
