import { EntryTeller } from '../entry-teller.ts'
import type { ListFormat } from '../list-format.ts'
import { ListTable } from '../list-table.ts'
import { SeizureBook } from './seizure-book.ts'
import { readSeizureOrder, type SeizureOrder } from './seizure-order.ts'

/** Headings of the table of wallets: name, identity number, passport, birth, wallet or user number, currency. */
const WALLETS = ['שם מלא', 'תעודת זהות', 'דרכון', 'תאריך לידה', 'מספר זיהוי הארנק האלקטרוני/ יוזר', 'מטבע'] as const
/** Headings of the table of orders: kind and number, day of the last change, validity. */
const RELEASES = ['סוג', 'תאריך עדכון', 'תוקף הצו'] as const

/**
 * The seizure orders against wallets of Israel's National Bureau for Counter Terror Financing: a table of wallets in which a row with
 * the number of an order heads those that follow, and a table of the orders with the day on which each ends.
 */
export const ilNbctf: ListFormat = {
  name: 'il-nbctf',
  about: "Israel's seizure orders against wallets (NBCTF): wallets.csv and releases.csv",
  files: [
    { key: 'releases', optional: true, about: 'releases.csv: the orders, their dates and until when they hold' },
    { key: 'main', optional: false, about: 'wallets.csv: persons, wallets and accounts under the numbers of orders' },
  ],
  open(sink, { file }) {
    const teller = new EntryTeller(sink)
    const orders = new Map<string, SeizureOrder>()
    let told = false
    const releases = new ListTable(
      {
        required: RELEASES,
        known: [],
        row: row => readSeizureOrder(row.line, RELEASES.map(row.text), orders, teller),
      },
      teller,
      `${file} (releases)`,
    )
    const book = new SeizureBook(orders, teller)
    const wallets = new ListTable(
      { required: WALLETS, known: [], short: true, row: row => book.row(row.line, row.cells, WALLETS.map(row.text)) },
      teller,
      file,
    )
    return {
      push(text, key) {
        if (key !== 'releases') wallets.push(text)
        else {
          told ||= text !== ''
          releases.push(text)
        }
      },
      end() {
        if (told) releases.end()
        else
          teller.note(
            null,
            'releases',
            'companion-missing',
            'without the table of orders nobody knows which have ended',
          )
        wallets.end()
        book.finish()
        teller.end(file)
        return { publishedAt: null, declared: null, covers: ['wallets', 'names'] }
      },
    }
  },
}
