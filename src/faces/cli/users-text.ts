import type { z } from 'zod'
import { MAIN_TENANT } from '../../model/casework/tenant.ts'
import { showInstant } from '../../model/instant.ts'
import type { Organisation } from '../../model/organisation.ts'
import type { addCollection } from '../../operations/collections/add-collection.ts'
import type { listCollections } from '../../operations/collections/list-collections.ts'
import type { removeCollection } from '../../operations/collections/remove-collection.ts'
import type { AddedUser } from '../../operations/users/add-user.ts'
import type { listUsers } from '../../operations/users/list-users.ts'
import type { removeUser } from '../../operations/users/remove-user.ts'
import type { setUserRoles } from '../../operations/users/set-user-roles.ts'
import { hang } from './fold-text.ts'

const FEED = '; takes all that is shared'

/** The answer of `cordon users add`. */
export function userAddedText({ name, roles, tenant, organisation }: AddedUser, columns: number): string {
  const told = `user ${name} with the role${roles.length === 1 ? '' : 's'} ${roles.join(', ')}, for ${shown(organisation)}${of(tenant)}`
  return `${hang(told, columns).join('\n')}\n`
}

/** The answer of `cordon users list`. */
export function usersText({ users }: z.output<typeof listUsers.output>, columns: number): string {
  if (users.length === 0) return 'No user yet. To make one:\n  cordon users add NAME --role ROLE\n'
  const names = Math.max(...users.map(u => u.name.length))
  const rows = users.flatMap(u => {
    const ways = [
      u.password ? 'password' : '',
      u.certificate === null ? '' : `certificate ${u.certificate.slice(0, 16)}…`,
    ]
    const how = ways.filter(Boolean).join(', ') || 'key alone'
    return hang(
      `${u.name.padEnd(names)}  ${u.roles.join(' ')}; ${shown(u.organisation as Organisation)}; ${how}${of(u.tenant)}`,
      columns,
    )
  })
  return `${rows.join('\n')}\n`
}

/** The answer of `cordon users remove`. */
export function userRemovedText({ name, removedAt }: z.output<typeof removeUser.output>): string {
  return `user ${name} was removed ${showInstant(removedAt)}\n`
}

/** The answer of `cordon users roles`. */
export function userRolesText({ name, roles, since }: z.output<typeof setUserRoles.output>, columns: number): string {
  const told = `user ${name} has the role${roles.length === 1 ? '' : 's'} ${roles.join(', ')} since ${showInstant(since)}`
  return `${hang(told, columns).join('\n')}\n`
}

/** The answer of `cordon users password`. */
export function passwordText({ name, changedAt }: { readonly name: string; readonly changedAt: number }): string {
  return `user ${name} has another password since ${showInstant(changedAt)}\n`
}

/** The answer of `cordon collections add`. */
export function collectionAddedText(
  { id, title, alias, read, write, feed }: z.output<typeof addCollection.output>,
  columns: number,
): string {
  const lines = [
    `collection ${id}`,
    ...(alias === null ? [] : hang(`in addresses: ${alias}`, columns, '  ')),
    ...hang(`${title}; ${rights(read, write)}${feed ? FEED : ''}`, columns, '  '),
  ]
  return `${lines.join('\n')}\n`
}

/** The answer of `cordon collections list`. */
export function collectionsText({ collections }: z.output<typeof listCollections.output>, columns: number): string {
  if (collections.length === 0)
    return 'No collection yet. To make one:\n  cordon collections add TITLE --read ROLE --write ROLE\n'
  const rows = collections.flatMap(c => {
    const last = c.lastAddedUs === 0 ? 'empty' : `last added ${showInstant(Math.floor(c.lastAddedUs / 1_000_000))}`
    const told = `${c.title}; ${rights(c.read, c.write)}${c.feed ? FEED : ''}; ${last}`
    return [...hang(`${c.id}${c.alias === null ? '' : ` (${c.alias})`}`, columns), ...hang(told, columns, '  ')]
  })
  return `${rows.join('\n')}\n`
}

/** The answer of `cordon collections remove`. */
export function collectionRemovedText(
  { id, title, removedAt }: z.output<typeof removeCollection.output>,
  columns: number,
): string {
  return `${hang(`collection ${id} (${title}) was removed ${showInstant(removedAt)}`, columns).join('\n')}\n`
}

function of(tenant: string): string {
  return tenant === MAIN_TENANT ? '' : `; tenant ${tenant}`
}

function shown({ name, country, sector, standing }: Organisation): string {
  return `${name} (${[country, sector, standing].filter(Boolean).join(', ')})`
}

function rights(read: readonly string[], write: readonly string[]): string {
  return `read by ${read.join(', ') || 'nobody'}, written by ${write.join(', ') || 'nobody'}`
}
