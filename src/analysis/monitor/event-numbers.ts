import type { CustomerEvent } from '../../model/monitor/customer-event.ts'
import { SIDE, sideName, sideSort, thingName } from './event-sides.ts'
import type { NameTable } from './name-table.ts'

/** Kinds that move money, by number: what habits and peer groups count. */
export const MOVING = (1 << 0) | (1 << 1) | (1 << 2) | (1 << 3) | (1 << 8)
/** Kinds whose other side has a window of its own: accounts, payers, devices, signed r. */
export const SIDED = MOVING | (1 << 6) | (1 << 9)

/** Numbers of the names in an event; 0 where it names none. */
export interface EventNumbers {
  readonly customer: number
  readonly other: number
  readonly thing: number
  readonly ip: number
}

/** The numbers of an event's names, new ones for names that never came. */
export function numbersOf(
  event: CustomerEvent,
  tables: { readonly customers: NameTable; readonly sides: NameTable; readonly things: NameTable },
): EventNumbers {
  const customer = tables.customers.numberOf(event.customer)
  const side = sideName(event)
  const other = side === null ? 0 : tables.sides.numberOf(side, sideSort(event))
  const of = thingName(event)
  const thing = of === null ? 0 : tables.things.numberOf(of)
  const ip = event.kind !== 'login' || event.ip === null ? 0 : tables.sides.numberOf(event.ip, SIDE.ip)
  return { customer, other, thing, ip }
}
