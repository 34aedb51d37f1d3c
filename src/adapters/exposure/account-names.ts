import { join } from 'node:path'
import { type AccountId, accountId } from '../../model/account.ts'
import type { Address } from '../../model/address.ts'
import { IntegrityError } from '../../model/errors.ts'
import type { LedgerId } from '../../model/ledger.ts'
import { ByteTable } from '../transfers/embedded/byte-table.ts'
import { type Duck, sqlText } from '../transfers/embedded/duck.ts'
import type { SegmentRecord } from '../transfers/embedded/manifest.ts'
import { packAddress, unpackAddress } from '../transfers/embedded/packed-text.ts'
import { partOf } from '../transfers/embedded/segment-cursor.ts'

/** The accounts of an index, numbered as the ledger names them: a ledger's number in two bytes and the packed address. */
export class AccountNames {
  readonly ledgers: LedgerId[]
  readonly #table: ByteTable
  readonly #wanted: ByteTable
  readonly #scratch = new Uint8Array(300)
  /** A packed name without its ledger: the first two bytes stay zero. */
  readonly #name = new Uint8Array(300)
  readonly #take: (number: number, account: AccountId, ledger: LedgerId, address: Address) => void

  /**
   * @param kept bytes and ends of the names of an index that is gone on with
   * @param wanted addresses of which `take` is told when they are named
   * @param expected how many accounts to make room for
   */
  constructor(
    ledgers: readonly LedgerId[],
    kept: { readonly bytes: Uint8Array; readonly starts: Uint32Array } | null,
    wanted: Iterable<Address>,
    take: (number: number, account: AccountId, ledger: LedgerId, address: Address) => void,
    expected = 1024,
  ) {
    this.ledgers = [...ledgers]
    this.#take = take
    this.#wanted = new ByteTable(1024)
    for (const address of wanted)
      this.#wanted.intern(this.#scratch.fill(0, 0, 2), 0, packAddress(this.#scratch, 2, address))
    const count = kept === null ? 0 : kept.starts.length - 1
    this.#table = new ByteTable(Math.max(expected, count))
    for (let n = 0; n < count; n++) {
      const { bytes, starts } = kept as { bytes: Uint8Array; starts: Uint32Array }
      this.#table.intern(bytes, starts[n] as number, starts[n + 1] as number)
      this.#told(n, bytes, starts[n] as number, starts[n + 1] as number)
    }
  }

  get count(): number {
    return this.#table.count
  }

  /** What must be kept to go on later: views. */
  kept(): { readonly bytes: Uint8Array<ArrayBuffer>; readonly starts: Uint32Array<ArrayBuffer> } {
    const { bytes, starts, count } = this.#table
    return { bytes: bytes.subarray(0, count === 0 ? 0 : starts[count]), starts: starts.subarray(0, count + 1) }
  }

  addressOf(number: number): Address {
    return unpackAddress(Buffer.from(this.#table.bytes.buffer), this.#table.start(number) + 2)
  }

  idOf(number: number): AccountId {
    const { bytes } = this.#table
    const start = this.#table.start(number)
    return accountId(this.#ledgerAt(bytes, start), unpackAddress(Buffer.from(bytes.buffer), start + 2))
  }

  /** Numbers the accounts of a segment: by the segment's number, ours. @throws IntegrityError `accounts-out-of-order` */
  async number(duck: Duck, folder: string, segment: SegmentRecord, ledgers: readonly LedgerId[]): Promise<Int32Array> {
    const codes = ledgers.map(l => this.#ledgerCode(l))
    let numbers = new Int32Array(1 << 16)
    let count = 0
    for (const part of partsOf(segment)) {
      const connection = await duck.connect()
      try {
        const stream = await connection.stream(
          `SELECT id, ledger, kind, w0, w1, w2, text FROM read_parquet(${sqlText(join(folder, part))})`,
        )
        for (;;) {
          const chunk = await stream.fetchChunk()
          if (chunk === null || chunk.rowCount === 0) break
          // Each look at it is a call into native code.
          const rows = chunk.rowCount
          const items = <T>(column: number) => (chunk.getColumnVector(column) as unknown as { items: T }).items
          const words = [3, 4, 5].map(column => {
            const big = items<BigUint64Array>(column)
            return new Uint8Array(big.buffer, big.byteOffset, big.byteLength)
          }) as [Uint8Array, Uint8Array, Uint8Array]
          const [ids, ledger, kind] = [items<Uint32Array>(0), items<Uint16Array>(1), items<Uint8Array>(2)]
          const text = chunk.getColumnVector(6) as unknown as { getItem(i: number): string | null }
          if (count + rows > numbers.length) {
            const room = new Int32Array(Math.max(numbers.length * 2, count + rows))
            room.set(numbers)
            numbers = room
          }
          for (let i = 0; i < rows; i++) {
            if (ids[i] !== count)
              throw new IntegrityError(
                'accounts-out-of-order',
                `segment ${segment.id}: account ${ids[i]} came as ${count}`,
              )
            const code = codes[ledger[i] as number] as number
            numbers[count++] = kind[i] === 0 ? this.#hex(code, words, i) : this.#text(code, text.getItem(i) as string)
          }
        }
      } finally {
        connection.closeSync()
      }
    }
    return numbers.subarray(0, count)
  }

  /** An EVM address from its big-endian words as DuckDB holds them: eight bytes each, the last one half used. */
  #hex(code: number, words: readonly [Uint8Array, Uint8Array, Uint8Array], i: number): number {
    const scratch = this.#scratch
    scratch[2] = 0
    for (let k = 0; k < 20; k++) scratch[3 + k] = (words[k >> 3] as Uint8Array)[8 * i + 7 - (k & 7)] as number
    return this.#intern(code, 23)
  }

  #text(code: number, address: string): number {
    return this.#intern(code, packAddress(this.#scratch, 2, address))
  }

  #intern(code: number, end: number): number {
    const scratch = this.#scratch
    scratch[0] = code & 255
    scratch[1] = code >> 8
    const known = this.#table.count
    const number = this.#table.intern(scratch, 0, end)
    if (number === known) this.#told(number, scratch, 0, end)
    return number
  }

  #told(number: number, bytes: Uint8Array, from: number, end: number): void {
    const name = this.#name
    const length = end - from
    for (let i = 2; i < length; i++) name[i] = bytes[from + i] as number
    if (this.#wanted.find(name, 0, length) < 0 && !burns(name, length)) return
    const ledger = this.#ledgerAt(bytes, from)
    const address = unpackAddress(Buffer.from(name.buffer), 2)
    this.#take(number, accountId(ledger, address), ledger, address)
  }

  #ledgerAt(bytes: Uint8Array, start: number): LedgerId {
    return this.ledgers[(bytes[start] as number) | ((bytes[start + 1] as number) << 8)] as LedgerId
  }

  #ledgerCode(ledger: LedgerId): number {
    const known = this.ledgers.indexOf(ledger)
    return known >= 0 ? known : this.ledgers.push(ledger) - 1
  }
}

/** Whether a packed name is an EVM address of zeros but for the last two bytes. */
function burns(name: Uint8Array, length: number): boolean {
  if (name[2] !== 0 || length !== 23) return false
  for (let i = 3; i < 21; i++) if (name[i] !== 0) return false
  return true
}

function partsOf(segment: SegmentRecord): string[] {
  return segment.files
    .map(f => f.name)
    .filter(name => /^accounts-\d+\.parquet$/.test(name))
    .sort((a, b) => partOf(a) - partOf(b))
}
