import { hash, randomBytes } from 'node:crypto'

/** Something to show that nobody can guess, and what is kept of it. */
export interface Token {
  /** 256 bits of chance, lower-case hex. */
  readonly text: string
  readonly digest: string
}

/** Draws one. */
export function newToken(): Token {
  const text = randomBytes(32).toString('hex')
  return { text, digest: tokenDigest(text) }
}

/** SHA-256 of a token, as it is kept. */
export function tokenDigest(text: string): string {
  return hash('sha256', text)
}
