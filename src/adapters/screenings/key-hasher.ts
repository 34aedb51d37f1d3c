import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { IntegrityError } from '../../model/errors.ts'
import { type HashPair, halfSipHash } from './half-sip-hash.ts'

/** Hashes keys of parties and of names under the secret of one folder. */
export class KeyHasher {
  readonly #k0: number
  readonly #k1: number
  readonly #room = Buffer.allocUnsafe(1 << 16)
  readonly #out: HashPair = { hi: 0, lo: 0 }

  /** @param secret eight bytes */
  constructor(secret: Buffer) {
    this.#k0 = secret.readInt32LE(0)
    this.#k1 = secret.readInt32LE(4)
  }

  /** Of a text; the answer is written over by the next call. */
  text(key: string): Readonly<HashPair> {
    const length = this.#room.write(key)
    return halfSipHash(this.#room, 0, length, this.#k0, this.#k1, this.#out)
  }

  /** Of `letter:` and the bytes of a record's text, as {@link text} of the whole key; written over by the next call. */
  bytes(letter: number, from: Buffer, start: number, end: number): Readonly<HashPair> {
    this.#room[0] = letter
    this.#room[1] = 0x3a
    const length = from.copy(this.#room, 2, start, end) + 2
    return halfSipHash(this.#room, 0, length, this.#k0, this.#k1, this.#out)
  }
}

/** The secret of a folder, made when there is none. @throws IntegrityError `screenings-damaged` */
export function folderSecret(folder: string): Buffer {
  const file = join(folder, 'hash-key')
  try {
    writeFileSync(file, randomBytes(8), { flag: 'wx', mode: 0o600, flush: true })
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault
  }
  const secret = readFileSync(file)
  if (secret.length === 8) return secret
  throw new IntegrityError('screenings-damaged', `${file} must hold 8 bytes`, { place: { file } })
}
