import type { DeskSession, SecondFactor, SignInWay } from '../../operations/sign-in/sign-in-shelf.ts'

/** A row of `sessions`. */
export interface SessionRow {
  readonly digest: string
  readonly id: string
  readonly user: string
  readonly owner: string
  readonly stamp: number
  readonly way: string
  readonly limited: number
  readonly signed_in_at: number
  readonly seen_at: number
  readonly ends_at: number
  readonly address: string
  readonly agent: string
}

/** A row of `factors`. */
export interface FactorRow {
  readonly id: string
  readonly owner: string
  readonly kind: string
  readonly label: string
  readonly added_at: number
  readonly used_at: number | null
  readonly counter: number
  readonly credential: string | null
  readonly public_key: Uint8Array | null
  readonly transports: string | null
  readonly host: string | null
  readonly nonce: Uint8Array | null
  readonly secret: Uint8Array | null
}

/** A session as it is read. */
export function sessionOf(row: SessionRow): DeskSession {
  const { signed_in_at: signedInAt, seen_at: seenAt, ends_at: endsAt, limited, way, ...rest } = row
  return { ...rest, way: way as SignInWay, limited: limited !== 0, signedInAt, seenAt, endsAt }
}

/** A factor as it is read. @param secret decrypted; null: it is not told */
export function factorOf(row: FactorRow, secret: Uint8Array | null): SecondFactor {
  const { id, owner, kind, label, counter, credential, public_key: publicKey, transports, host } = row
  const passkey =
    credential !== null && publicKey !== null
      ? {
          credential,
          publicKey: new Uint8Array(publicKey),
          transports: transports ? transports.split(',') : [],
          host: host ?? '',
        }
      : null
  return {
    ...{ id, owner, label, counter, passkey, secret },
    kind: kind === 'passkey' ? 'passkey' : 'totp',
    addedAt: row.added_at,
    usedAt: row.used_at,
  }
}
