import type { Instant } from '../../../model/instant.ts'
import type {
  EntryIdentifier,
  EntryKind,
  EntryName,
  EntryRelation,
  EntryWallet,
  ListEntry,
  PartialDate,
} from '../../../model/list-entry.ts'
import { cleanText, cutText } from '../clean-text.ts'
import { listedWallet } from '../listed-wallet.ts'

const MAX_REMARKS = 4_000
/** Characters of one name; longer ones are cut, which no published one needs. */
const MAX_NAME = 1_000

/** Of one sort in one entry: names, wallets, countries. The fullest published one has some hundreds of wallets. */
const MOST = 5_000

/** An entry while it is read: the same fields, open for more. */
export interface EntryDraft {
  /** How many values were left out because there were already too many of their sort. */
  dropped: number
  id: string
  kind: EntryKind
  names: EntryName[]
  wallets: EntryWallet[]
  domains: string[]
  emails: string[]
  births: PartialDate[]
  countries: string[]
  identifiers: EntryIdentifier[]
  programmes: string[]
  listedAt: Instant | null
  relations: EntryRelation[]
  remarks: string[]
}

/** An empty draft. */
export function draftEntry(id: string, kind: EntryKind): EntryDraft {
  return {
    dropped: 0,
    id,
    kind,
    names: [],
    wallets: [],
    domains: [],
    emails: [],
    births: [],
    countries: [],
    identifiers: [],
    programmes: [],
    listedAt: null,
    relations: [],
    remarks: [],
  }
}

/** True, and counted, where a list can take no more. */
function isFull(draft: EntryDraft, list: readonly unknown[]): boolean {
  if (list.length < MOST) return false
  draft.dropped++
  return true
}

/** Adds a text that is not yet there to one of the draft's lists. */
export function addOnce(
  draft: EntryDraft,
  list: 'domains' | 'emails' | 'births' | 'countries' | 'programmes' | 'remarks',
  text: string | null,
): void {
  const texts: string[] = draft[list]
  if (text !== null && text !== '' && !isFull(draft, texts) && !texts.includes(text)) texts.push(text)
}

/** Adds a name; the same text twice stays once, with the greater strength. Blanks are closed up. */
export function addName(draft: EntryDraft, name: EntryName): void {
  const text = cutText(cleanText(name.text), MAX_NAME)
  if (text === '' || isFull(draft, draft.names)) return
  const at = draft.names.findIndex(n => n.text === text)
  const there = draft.names[at]
  if (there === undefined) draft.names.push({ ...name, text })
  else if (there.strength === 'weak' && name.strength !== 'weak') draft.names[at] = { ...name, text }
}

/**
 * Adds an address under the publisher's ticker. Published twice, under two tickers, it is kept once, with the first; in no known form,
 * it is kept as published, on no ledger, and told.
 * @returns false where the text is no address at all
 */
export function addWallet(
  draft: EntryDraft,
  published: { readonly text: string; readonly ticker: string | null; readonly listedAt?: Instant | null },
  tell: (code: string, reason: string) => void,
): boolean {
  const wallet = listedWallet(published.text, published.ticker, tell)
  if (wallet === null) return false
  if (isFull(draft, draft.wallets)) return true
  const at = draft.wallets.findIndex(w => w.address === wallet.address)
  const there = draft.wallets[at]
  if (there === undefined) draft.wallets.push({ ...wallet, listedAt: published.listedAt ?? null })
  else draft.wallets[at] = { ...there, ledgers: [...new Set([...there.ledgers, ...wallet.ledgers])] }
  return true
}

/**
 * The finished entry: the primary name first, remarks in one text.
 * @param full is told where the draft could not take all that there was
 */
export function finishEntry(draft: EntryDraft, full: (code: string, reason: string) => void): ListEntry {
  const { dropped, ...fields } = draft
  if (dropped > 0) full('values-too-many', `entry ${draft.id} has more than ${MOST} of a sort: ${dropped} are left out`)
  const rank = (n: EntryName): number => (n.strength === 'primary' ? 0 : 1)
  const remarks = cutText(draft.remarks.map(cleanText).join('; '), MAX_REMARKS)
  return {
    ...fields,
    names: draft.names.sort((a, b) => rank(a) - rank(b)),
    expiresAt: null,
    remarks: remarks === '' ? null : remarks,
  }
}
