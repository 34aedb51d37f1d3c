import type { Address } from '../../../model/address.ts'
import { IntegrityError } from '../../../model/errors.ts'
import type { LedgerId } from '../../../model/ledger.ts'
import type { Transfer } from '../../../model/transfer.ts'
import { bucketOf, CHECK_SEED, hashBytes } from './hash-bytes.ts'
import { IN, readHistoryRow, rowTime, skipHistoryRow } from './history-rows.ts'
import { type IndexAbout, type IndexFile, openIndexFile } from './index-file.ts'
import { packAddress, packTx, skipAddress, unpackAddress } from './packed-text.ts'

/** Reads one segment's index: histories by account and time, transfers by transaction. Never written to again, so any reader may hold it. */
export class SegmentIndex {
  readonly about: IndexAbout
  readonly #file: IndexFile
  readonly #key = Buffer.alloc(300)
  #lastBucket: { number: number; bytes: Buffer | undefined } = { number: -1, bytes: undefined }

  constructor(path: string) {
    this.#file = openIndexFile(path, true)
    const about = this.#file.about.get('index')
    if (about === undefined) throw new IntegrityError('segment-damaged', `${path} is not a finished index`)
    this.about = about
  }

  close(): Promise<void> {
    return this.#file.root.close()
  }

  /** Appends to `into` the account's transfers within [from, until], at most `limit` of them and in order. */
  history(ledger: LedgerId, address: Address, from: number, until: number, limit: number, into: Transfer[]): void {
    const code = this.about.ledgers.indexOf(ledger)
    if (code < 0) return
    const length = packAddress(this.#key, 0, address)
    const hash = hashBytes(this.#key, 0, length)
    const bucket = this.#file.accounts.getBinary(bucketOf(hash, this.about.accountBuckets))
    if (bucket === undefined) return
    for (let at = 0; at < bucket.length; ) {
      const keyEnd = skipAddress(bucket, at + 2)
      const bodyEnd = keyEnd + 5 + bucket.readUInt32LE(keyEnd + 1)
      if (bucket.readUInt16LE(at) === code && bucket.compare(this.#key, 0, length, at + 2, keyEnd) === 0) {
        const owner = { ledger, address, assets: this.about.assets }
        this.#entryRows(bucket, keyEnd, bodyEnd, from, until, (page, row) => {
          into.push(readHistoryRow(page, row, owner))
          return into.length < limit
        })
        return
      }
      at = bodyEnd
    }
  }

  /** The transfers of a transaction, in no particular order. */
  transaction(ledger: LedgerId | null, tx: string): Transfer[] {
    const packed = Buffer.alloc(300)
    const length = packTx(packed, 0, tx)
    const bucket = this.#file.transactions.getBinary(bucketOf(hashBytes(packed, 0, length), this.about.txBuckets))
    const found: Transfer[] = []
    if (bucket === undefined) return found
    const check = hashBytes(packed, 0, length, CHECK_SEED)
    const seen = new Set<string>()
    for (let at = 0; at < bucket.length; at += 12) {
      if (bucket.readUInt32LE(at) !== check) continue
      const payer = bucket.readUInt32LE(at + 4)
      const time = bucket.readUInt32LE(at + 8)
      if (seen.has(`${payer}/${time}`)) continue
      seen.add(`${payer}/${time}`)
      for (const t of this.#paidBy(payer, time))
        if (t.tx === tx && (ledger === null || t.ledger === ledger)) found.push(t)
    }
    return found
  }

  /** False when the packed transaction id is surely not here. Asked in the order of hashes, it reads each bucket once. */
  mayHold(bytes: Uint8Array, from: number, to: number, hash: number): boolean {
    const number = bucketOf(hash, this.about.txBuckets)
    if (this.#lastBucket.number !== number)
      this.#lastBucket = { number, bytes: this.#file.transactions.getBinary(number) }
    const bucket = this.#lastBucket.bytes
    if (bucket === undefined) return false
    const check = hashBytes(bytes, from, to, CHECK_SEED)
    for (let at = 0; at < bucket.length; at += 12) if (bucket.readUInt32LE(at) === check) return true
    return false
  }

  /** Every transfer once, account by account. */
  *transfers(): Generator<Transfer> {
    for (let bucket = 0; bucket < this.about.accountBuckets; bucket++)
      yield* this.#bucketRows(bucket, () => true, 0, Infinity)
  }

  *#paidBy(hash: number, time: number): Generator<Transfer> {
    const bucket = bucketOf(hash, this.about.accountBuckets)
    yield* this.#bucketRows(bucket, (bytes, from, to) => hashBytes(bytes, from, to) === hash, time, time)
  }

  #bucketRows(
    number: number,
    wanted: (bytes: Buffer, from: number, to: number) => boolean,
    from: number,
    until: number,
  ): Transfer[] {
    const bucket = this.#file.accounts.getBinary(number)
    const found: Transfer[] = []
    for (let at = 0; bucket !== undefined && at < bucket.length; ) {
      const keyEnd = skipAddress(bucket, at + 2)
      const bodyEnd = keyEnd + 5 + bucket.readUInt32LE(keyEnd + 1)
      if (wanted(bucket, at + 2, keyEnd)) {
        const ledger = this.about.ledgers[bucket.readUInt16LE(at)] as LedgerId
        const owner = { ledger, address: unpackAddress(bucket, at + 2), assets: this.about.assets }
        this.#entryRows(bucket, keyEnd, bodyEnd, from, until, (page, row) => {
          if (page[row] !== IN) found.push(readHistoryRow(page, row, owner))
          return true
        })
      }
      at = bodyEnd
    }
    return found
  }

  /** Visits the rows of one account's entry within [from, until] until `visit` says false. */
  #entryRows(
    bucket: Buffer,
    head: number,
    end: number,
    from: number,
    until: number,
    visit: (page: Buffer, row: number) => boolean,
  ): void {
    if (bucket[head] === 0) {
      visitRows(bucket, head + 5, end, from, until, visit)
      return
    }
    const firstPage = bucket.readUInt32LE(head + 5)
    const times = head + 9
    const pages = (end - times) / 4
    let low = 0
    for (let high = pages; low < high; ) {
      const middle = (low + high) >> 1
      if (bucket.readUInt32LE(times + 4 * middle) < from) low = middle + 1
      else high = middle
    }
    for (let page = low; page < pages; page++) {
      const bytes = this.#file.pages.getBinary(firstPage + page)
      if (bytes === undefined)
        throw new IntegrityError('segment-damaged', `history page ${firstPage + page} is missing`)
      if (!visitRows(bytes, 0, bytes.length, from, until, visit)) return
    }
  }
}

function visitRows(
  bytes: Buffer,
  start: number,
  end: number,
  from: number,
  until: number,
  visit: (page: Buffer, row: number) => boolean,
): boolean {
  for (let row = start; row < end; row = skipHistoryRow(bytes, row)) {
    const at = rowTime(bytes, row)
    if (at < from) continue
    if (at > until || !visit(bytes, row)) return false
  }
  return true
}
