import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { InputError } from '../../model/errors.ts'
import type { IntelStore } from '../../operations/share/intel-store.ts'

const NOTE = 'taxii-page-key'
const CIPHER = 'aes-256-gcm'
const KEY_BYTES = 32
const IV_BYTES = 12
const TAG_BYTES = 16

/**
 * Makes and reads the `next` of a page: a place in a collection, enciphered so that it does not tell when something was added that the
 * caller may not see, and bound to the question that it goes on with. It holds no right: that is looked at anew for every page. The key
 * lies in the store, so that every process of a server reads what another one made, also after a restart.
 */
export class PageSeal {
  readonly #store: IntelStore
  #keys: readonly Buffer[] = []

  constructor(store: IntelStore) {
    this.#store = store
  }

  /** Reads the key, if one was ever made. Of two processes that made one at once, both come to use the one that was kept. */
  async refresh(): Promise<void> {
    const kept = await this.#store.note(NOTE)
    if (kept !== null) this.#use(Buffer.from(kept, 'hex'))
  }

  /** @param addedUs the place, Unix microseconds @param question what was asked, in one form */
  async seal(addedUs: number, question: string): Promise<string> {
    const key = this.#keys[0] ?? (await this.#made())
    const place = Buffer.alloc(8)
    place.writeBigInt64BE(BigInt(addedUs))
    // The same place of the same question has the same text, so the counter mode meets no second plaintext under one nonce.
    const iv = createHmac('sha256', key).update(place).update(question).digest().subarray(0, IV_BYTES)
    const cipher = createCipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(question))
    return Buffer.concat([iv, cipher.update(place), cipher.final(), cipher.getAuthTag()]).toString('base64url')
  }

  /** @throws InputError `next-unknown` */
  open(next: string, question: string): number {
    const bytes = Buffer.from(next, 'base64url')
    if (bytes.length === IV_BYTES + 8 + TAG_BYTES)
      for (const key of this.#keys) {
        const opened = tryOpen(bytes, key, question)
        if (opened !== null) return opened
      }
    throw new InputError('next-unknown', 'next was not given for this question: ask again without it', {
      place: { field: 'next' },
    })
  }

  async #made(): Promise<Buffer> {
    await this.refresh()
    if (this.#keys[0] === undefined) {
      const key = randomBytes(KEY_BYTES)
      await this.#store.putNote(NOTE, key.toString('hex'))
      this.#use(key)
      await this.refresh()
    }
    return this.#keys[0] ?? this.#made()
  }

  #use(key: Buffer): void {
    if (this.#keys[0]?.equals(key)) return
    this.#keys = [key, ...this.#keys].slice(0, 3)
  }
}

function tryOpen(bytes: Buffer, key: Buffer, question: string): number | null {
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(question)).setAuthTag(bytes.subarray(-TAG_BYTES))
  try {
    const place = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()])
    return Number(place.readBigInt64BE())
  } catch {
    return null
  }
}
