import { InputError } from '../../../model/errors.ts'
import { cleanText } from '../clean-text.ts'
import { EntryDraft } from '../entry-draft.ts'
import type { EntryTeller } from '../entry-teller.ts'
import { type SeizureOrder, seizureReference } from './seizure-order.ts'

/** How a row says that it has nothing to say, or that nobody is known by name. */
const NOTHING = /^(?:-|אנונימי)?$/
/** Number of a user at an exchange. */
const ACCOUNT = /^\d{4,20}$/
/** A memo behind an address that many share. */
const TAG = /\(\s*Address tag\s+(\d+)\s*\)/i
const FIELD = 'מספר זיהוי הארנק האלקטרוני/ יוזר'
const MOST_ROWS = 200_000

/** The wallets and accounts under the seizure orders, put together row by row. One entry for each wallet or account of an order. */
export class SeizureBook {
  private readonly orders: ReadonlyMap<string, SeizureOrder>
  private readonly teller: EntryTeller
  private readonly drafts = new Map<string, EntryDraft>()
  private order: string | null = null
  private last: { readonly draft: EntryDraft; readonly name: string } | null = null

  constructor(orders: ReadonlyMap<string, SeizureOrder>, teller: EntryTeller) {
    this.orders = orders
    this.teller = teller
  }

  /** @param cells as written; @param values cells by the table's six headings */
  row(line: number, cells: readonly string[], values: readonly string[]): void {
    const filled = cells.map(cleanText).filter(cell => cell !== '')
    const heading = filled.length === 1 ? seizureReference(filled[0] ?? '') : null
    if (heading !== null) {
      this.begin(heading, line)
      return
    }
    const [name = '', identity = '', passport = '', birth = '', wallet = '', currency = ''] = values.map(value =>
      NOTHING.test(value) ? '' : value,
    )
    const found = this.draftOf(wallet, currency, [name, identity, passport], line)
    if (found === null) return
    const { draft } = found
    if (name !== '') {
      const before = found.continued ? (this.last?.name ?? '') : ''
      draft.kind = 'person'
      draft.name(before === '' ? name : `${before} ${name}`, before === '' ? 'primary' : 'strong', 'aka', 'שם מלא')
    }
    draft.identifier('Identity number', identity, null, 'תעודת זהות')
    draft.identifier('Passport', passport, null, 'דרכון')
    draft.birth(birth, 'תאריך לידה')
    if (!found.continued) this.last = { draft, name }
  }

  /** Gives all entries. */
  finish(): void {
    for (const [id, draft] of this.drafts) this.teller.entry(draft.finish(id), draft.line)
  }

  private begin(reference: string, line: number): void {
    this.order = reference
    this.last = null
    if (this.orders.size > 0 && !this.orders.has(reference))
      this.teller.note(
        line,
        null,
        'order-unlisted',
        `the table of orders does not have ${reference}: it is taken to hold on`,
      )
  }

  /** The entry that a row speaks of; null where the row speaks of none, which is told. */
  private draftOf(
    wallet: string,
    currency: string,
    owner: readonly string[],
    line: number,
  ): { readonly draft: EntryDraft; readonly continued: boolean } | null {
    const who = owner.filter(part => part !== '').join('/')
    if (wallet === '') {
      // A row without a wallet goes on with the one above: further documents, or the rest of a name.
      if (this.last !== null && who !== '') return { draft: this.last.draft, continued: true }
      if (who !== '') return { draft: this.open(`owner ${who}`, line), continued: false }
      this.teller.note(line, null, 'row-bare', 'the row names neither a wallet nor anybody')
      return null
    }
    const scratch = new EntryDraft('wallet', this.teller, line)
    this.read(scratch, wallet, currency, line)
    const { wallets, identifiers } = scratch.finish('')
    const key = wallets[0]?.address ?? identifiers.map(i => i.value).join('/')
    const draft = this.open(key, line)
    for (const found of wallets) draft.take(found)
    for (const { type, value } of identifiers) draft.identifier(type, value, null, FIELD)
    return { draft, continued: false }
  }

  private open(key: string, line: number): EntryDraft {
    if (this.order === null)
      this.teller.noteOnce(line, FIELD, 'order-missing', 'the row stands under no order: it is taken to hold on')
    const id = `${this.order ?? 'no order'} ${key}`.slice(0, 200)
    const before = this.drafts.get(id)
    if (before !== undefined) {
      this.teller.note(line, FIELD, 'row-merged', `the row speaks of the same as line ${before.line}`)
      return before
    }
    if (this.drafts.size >= MOST_ROWS)
      throw new InputError('list-oversized', `the list has more than ${MOST_ROWS} wallets`, { place: { line } })
    const draft = new EntryDraft('wallet', this.teller, line)
    const order = this.order === null ? undefined : this.orders.get(this.order)
    if (this.order !== null) draft.programme(`צ.ת ${this.order}`)
    draft.datesWallets = true
    draft.listedAt = order?.updatedAt ?? null
    draft.expiresAt = order?.expiresAt ?? null
    this.drafts.set(id, draft)
    return draft
  }

  /** Reads the cell of wallets: addresses, numbers of users, memos. */
  private read(draft: EntryDraft, wallet: string, currency: string, line: number): void {
    const ticker = currency === '' ? null : currency
    const tag = TAG.exec(wallet)?.[1]
    if (tag !== undefined) draft.identifier('Address tag', tag, null, FIELD)
    for (const part of wallet
      .replace(TAG, ' ')
      .replaceAll('*', ' ')
      .split(/[\s,;]+/)) {
      if (part === '') continue
      if (ACCOUNT.test(part)) draft.identifier('Exchange account', part, null, FIELD)
      else if (!draft.wallet(part, ticker, FIELD)) {
        draft.identifier('Account', part, null, FIELD)
        this.teller.note(line, FIELD, 'account-name', `"${part}" is no address; it is kept as an account`)
      }
    }
  }
}
