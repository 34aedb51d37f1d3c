import type { Address } from '../../../model/address.ts'
import { IntegrityError } from '../../../model/errors.ts'
import type { LedgerId } from '../../../model/ledger.ts'
import type { Transfer } from '../../../model/transfer.ts'
import { bucketOf, CHECK_SEED, hashBytes } from './hash-bytes.ts'
import { uint32At } from './history-rows.ts'
import { type IndexAbout, type IndexFile, openIndexFile } from './index-file.ts'
import { packAddress, packTx, skipAddress, unpackAddress } from './packed-text.ts'
import { type RowOwner, RowReader } from './row-reader.ts'

/** Reads one segment's index: histories by account and time, transfers by transaction. Never written to again, so any reader may hold it. */
export class SegmentIndex {
  readonly about: IndexAbout
  readonly #file: IndexFile
  readonly #ledgerCodes: ReadonlyMap<LedgerId, number>
  readonly #key = Buffer.alloc(300)
  readonly #rows = new RowReader()
  #lastBucket = { number: -1, checks: new Int32Array(0) }

  constructor(path: string) {
    this.#file = openIndexFile(path, true)
    const about = this.#file.about.get('index')
    if (about === undefined) throw new IntegrityError('segment-damaged', `${path} is not a finished index`)
    this.about = about
    this.#ledgerCodes = new Map(about.ledgers.map((ledger, code) => [ledger, code]))
  }

  close(): Promise<void> {
    return this.#file.root.close()
  }

  /** Appends to `into` the account's transfers within [from, until], at most `limit` of them and in order. */
  history(ledger: LedgerId, address: Address, from: number, until: number, limit: number, into: Transfer[]): void {
    const code = this.#ledgerCodes.get(ledger)
    if (code === undefined) return
    const key = this.#key
    const length = packAddress(key, 0, address)
    const number = bucketOf(hashBytes(key, 0, length), this.about.accountBuckets)
    // Lent until the next look-up, which #entryRows makes only after it has read all it needs of this one.
    const bucket = this.#file.accounts.getBinaryFast(number)
    const size = bucket?.length ?? 0
    for (let at = 0; bucket !== undefined && at < size; ) {
      const keyEnd = skipAddress(bucket, at + 2)
      const bodyEnd = keyEnd + 5 + uint32At(bucket, keyEnd + 1)
      if (((bucket[at] as number) | ((bucket[at + 1] as number) << 8)) === code && keyEnd - at - 2 === length) {
        let same = 0
        while (same < length && bucket[at + 2 + same] === key[same]) same++
        if (same === length) {
          const owner = { ledger, address, assets: this.about.assets }
          this.#entryRows(bucket, keyEnd, bodyEnd, owner, { from, until, limit, both: true }, into)
          return
        }
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

  /** False when no transaction here has these two hashes. Asked in the order of `hash`, it reads each bucket once. */
  mayHold(hash: number, check: number): boolean {
    const number = bucketOf(hash, this.about.txBuckets)
    if (this.#lastBucket.number !== number) {
      const bytes = this.#file.transactions.getBinary(number)
      const checks = new Int32Array((bytes?.length ?? 0) / 12)
      for (let i = 0; i < checks.length; i++) checks[i] = bytes?.readInt32LE(12 * i) ?? 0
      this.#lastBucket = { number, checks }
    }
    return this.#lastBucket.checks.includes(check | 0)
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
        this.#entryRows(bucket, keyEnd, bodyEnd, owner, { from, until, limit: Infinity, both: false }, found)
      }
      at = bodyEnd
    }
    return found
  }

  /** Reads the rows of one account's entry. */
  #entryRows(
    bucket: Buffer,
    head: number,
    end: number,
    owner: RowOwner,
    window: { readonly from: number; readonly until: number; readonly limit: number; readonly both: boolean },
    into: Transfer[],
  ): void {
    if (bucket[head] === 0) {
      this.#rows.read(bucket, head + 5, end, owner, window, into)
      return
    }
    const firstPage = uint32At(bucket, head + 5)
    const times = head + 9
    const pages = (end - times) / 4
    let low = 0
    for (let high = pages; low < high; ) {
      const middle = (low + high) >> 1
      if (uint32At(bucket, times + 4 * middle) < window.from) low = middle + 1
      else high = middle
    }
    for (let page = low; page < pages; page++) {
      const bytes = this.#file.pages.getBinaryFast(firstPage + page)
      if (bytes === undefined)
        throw new IntegrityError('segment-damaged', `history page ${firstPage + page} is missing`)
      if (!this.#rows.read(bytes, 0, bytes.length, owner, window, into)) return
    }
  }
}
