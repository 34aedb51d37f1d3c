import { InputError } from '../../model/errors.ts'
import type { NodeKey } from './node-key.ts'

/** † Seconds by which the clocks of two nodes may differ. */
export const MOST_SKEW = 300

/** What a request's signature covers, so that it serves nowhere else, for nothing else and not for long. */
export interface RequestClaim {
  readonly method: string
  /** Path and question, as sent. */
  readonly target: string
  /** SHA-256 of the body, hex; of nothing where there is none. */
  readonly body: string
  /** Fingerprint of the node that is asked. */
  readonly audience: string
  /** Unix seconds. */
  readonly at: number
  /** 32 hex digits, never used twice. */
  readonly nonce: string
}

/** What the Authorization header of a request says. */
export interface Credentials {
  /** The asker's public key, 64 hex digits. */
  readonly key: string
  readonly at: number
  readonly nonce: string
  readonly signature: string
}

const HEADER = /^Cordon-Peer v1 key=([0-9a-f]{64}),at=(\d{1,10}),nonce=([0-9a-f]{32}),signature=([0-9a-f]{128})$/

/** The text that is signed. */
export function requestText({ method, target, body, audience, at, nonce }: RequestClaim): string {
  return ['cordon-peer/1', method, target, body, audience, at, nonce].join('\n')
}

/** The Authorization header of a request. */
export function authorizationOf(claim: RequestClaim, key: NodeKey): string {
  const signature = key.sign(requestText(claim))
  return `Cordon-Peer v1 key=${key.publicKey},at=${claim.at},nonce=${claim.nonce},signature=${signature}`
}

/** Reads such a header. @throws InputError `credentials-malformed` */
export function readAuthorization(header: string): Credentials {
  const [, key, at, nonce, signature] = HEADER.exec(header) ?? []
  if (!key || !at || !nonce || !signature)
    throw new InputError('credentials-malformed', 'the Authorization header is not that of a peer')
  return { key, at: Number(at), nonce, signature }
}

/** What the signature of an answer covers: the request's nonce, so that no old answer serves again; its status and its body's SHA-256. */
export function answerText(nonce: string, status: number, body: string): string {
  return ['cordon-answer/1', nonce, status, body].join('\n')
}
