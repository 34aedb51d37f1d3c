import type { AccountId } from '../../model/account.ts'
import type { AssetId } from '../../model/asset.ts'
import { InputError } from '../../model/errors.ts'
import type { Instant } from '../../model/instant.ts'

/** A place in an account's history: behind one transfer, in the order of the ledger. */
export interface HistoryPlace {
  readonly at: Instant
  readonly block: number
  readonly index: number
  readonly tx: string
}

/** A transfer of an account as a page of its history tells it. */
export interface HistoryRow extends HistoryPlace {
  readonly from: AccountId | null
  readonly to: AccountId | null
  readonly asset: AssetId
  readonly amount: bigint
  readonly payers: number
}

/** Which page of a history is wanted. */
export interface HistoryPage {
  readonly account: AccountId
  readonly from: Instant | undefined
  readonly until: Instant | undefined
  readonly after: HistoryPlace | null
  readonly limit: number
}

/** A place as text. */
export function placeText({ at, block, index, tx }: HistoryPlace): string {
  return `${at}.${block}.${index}.${tx}`
}

/** @throws InputError `place-malformed` */
export function readPlace(text: string): HistoryPlace {
  const read = /^(\d{1,12})\.(\d{1,12})\.(-?\d{1,10})\.((?:0x)?[0-9a-zA-Z]{1,100})$/.exec(text)
  if (read === null) throw new InputError('place-malformed', 'this is no place in a history: give what `next` said')
  return { at: Number(read[1]), block: Number(read[2]), index: Number(read[3]), tx: read[4] as string }
}

/** Whether a transfer comes after a place; everything comes after none. */
export function afterPlace(row: HistoryPlace, place: HistoryPlace | null): boolean {
  return place === null || orderOfHistory(row, place) > 0
}

/** The order of a history, that of the ledger. */
export function orderOfHistory(a: HistoryPlace, b: HistoryPlace): number {
  return a.at - b.at || a.block - b.block || a.index - b.index || (a.tx < b.tx ? -1 : a.tx > b.tx ? 1 : 0)
}
