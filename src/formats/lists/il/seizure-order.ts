import type { Instant } from '../../../model/instant.ts'
import type { EntryTeller } from '../entry-teller.ts'
import { readDay } from '../partial-date.ts'

/** What the table of orders says of one. */
export interface SeizureOrder {
  /** Day of the last change of its page; null where it is not told. */
  readonly updatedAt: Instant | null
  /** Null: it ended in forfeiture, which has no end, or nothing is told. */
  readonly expiresAt: Instant | null
}

const DAY = 86_400
/** `צ.ת 18/26`, `צ.ת - 34/23`, `צו תפיסה 79/21`: seizure order, its number in the year. */
const REFERENCE = /^(?:צ\.?\s?ת\.?|צו תפיסה)\s*[-–]?\s*(\d{1,4}\/\d{2})(?=\D|$)/
const FORFEITED = 'צו חילוט'
const ANNEX = 'נספח'
const AMENDMENT = 'תיקון'

/** The number of a seizure order at the beginning of a text; null where there is none. */
export function seizureReference(text: string): string | null {
  return REFERENCE.exec(text)?.[1] ?? null
}

/** Reads a row of the table of orders. Annexes and amendments change nothing that is kept. */
export function readSeizureOrder(
  line: number,
  [kind = '', updated = '', validity = '']: readonly string[],
  orders: Map<string, SeizureOrder>,
  teller: EntryTeller,
): void {
  const reference = seizureReference(kind)
  if (kind.startsWith(ANNEX) || (reference !== null && kind.includes(AMENDMENT))) return
  if (reference === null) {
    teller.note(line, 'סוג', 'order-unread', `"${kind}" names no seizure order`)
    return
  }
  if (orders.has(reference)) {
    teller.note(line, 'סוג', 'order-repeated', `the order ${reference} was read already; its first row holds`)
    return
  }
  const updatedAt = readDay(updated)
  if (updatedAt === null && updated !== '' && updated !== '-')
    teller.note(line, 'תאריך עדכון', 'date-unread', `"${updated}" is no day`)
  orders.set(reference, { updatedAt, expiresAt: end(line, reference, validity, teller) })
}

/** An order holds to the end of its last day. One whose end cannot be read holds on, and that is told. */
function end(line: number, reference: string, validity: string, teller: EntryTeller): Instant | null {
  if (validity.startsWith(FORFEITED)) return null
  const last = readDay(validity)
  if (last !== null) return last + DAY
  teller.note(line, 'תוקף הצו', 'order-validity', `until when the order ${reference} holds is not told: "${validity}"`)
  return null
}
