import type { z } from 'zod'
import { showInstant } from '../../model/instant.ts'
import type { AddedKey } from '../../operations/keys/add-key.ts'
import type { listKeys } from '../../operations/keys/list-keys.ts'
import type { revokeKey } from '../../operations/keys/revoke-key.ts'

/** The answer of `cordon keys add`. */
export function addedText({ id, name, user, key }: AddedKey): string {
  return `key ${id} for ${name}${user === null ? '' : `, acting for ${user}`}, shown this once:\n\n${key}\n`
}

/** The answer of `cordon keys list`. */
export function keysText({ keys }: z.output<typeof listKeys.output>): string {
  if (keys.length === 0)
    return 'No key yet, so the server asks nobody for one. To make one:\n  cordon keys add NAME --scope SCOPE\n'
  const names = Math.max(...keys.map(k => k.name.length))
  const rows = keys.map(k => {
    const rate = k.rate === null ? '' : `, ${k.rate}/s`
    const acts = k.user === null ? '' : `, for ${k.user}`
    return `${k.id}  ${k.name.padEnd(names)}  ${k.scopes.join(' ')}${rate}${acts}, ${endOf(k)}`
  })
  return `${rows.join('\n')}\n`
}

/** The answer of `cordon keys revoke`. */
export function revokedText({ id, name, revokedAt }: z.output<typeof revokeKey.output>): string {
  return `key ${id} of ${name} was revoked ${showInstant(revokedAt)}\n`
}

function endOf(key: z.output<typeof listKeys.output>['keys'][number]): string {
  if (key.revokedAt !== null) return `revoked ${showInstant(key.revokedAt)}`
  if (key.expiresAt === null) return 'no end'
  return `${key.live ? 'until' : 'expired'} ${showInstant(key.expiresAt)}`
}
