import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import type { PasswordHash } from '../../operations/users/user.ts'

/** What a new password costs to try: OWASP's choice of scrypt parameters for 32 MiB, as its cheat sheet of 2024 has it. */
export const COST = { n: 1 << 15, r: 8, p: 3 } as const

/** Parameters beyond these are not worked through: a fact of another hand could stop the server. */
const MOST_MEMORY = 256 << 20

/** Makes of a password what may be kept. Its text is taken in Unicode's form NFC, as RFC 8265 has it. */
export async function hashPassword(
  password: string,
  cost: Omit<PasswordHash, 'salt' | 'hash'> = COST,
): Promise<PasswordHash> {
  const salt = randomBytes(16)
  const { n, r, p } = cost
  return { salt: salt.toString('hex'), hash: (await derive(password, salt, cost)).toString('hex'), n, r, p }
}

/** Whether a password is the one that was kept. */
export async function isPassword(password: string, kept: PasswordHash): Promise<boolean> {
  const hash = await derive(password, Buffer.from(kept.salt, 'hex'), kept)
  const wanted = Buffer.from(kept.hash, 'hex')
  return hash.length === wanted.length && timingSafeEqual(hash, wanted)
}

function derive(password: string, salt: Buffer, { n, r, p }: Omit<PasswordHash, 'salt' | 'hash'>): Promise<Buffer> {
  const options: ScryptOptions = { N: n, r, p, maxmem: Math.min(MOST_MEMORY, 128 * n * r + 128 * r * p + (1 << 20)) }
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, 32, options, (fault, key) => (fault ? reject(fault) : resolve(key)))
  })
}
