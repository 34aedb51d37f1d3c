import { randomBytes } from 'node:crypto'
import type { KeyChance } from '../../operations/keys/key-text.ts'

/** Draws what a new key is made of: 5 bytes to name it, 32 that cannot be guessed. */
export function keyChance(): KeyChance {
  return { id: randomBytes(5).toString('hex'), secret: randomBytes(32).toString('hex') }
}
