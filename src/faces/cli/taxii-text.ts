import type { z } from 'zod'
import type { ShownServer } from '../../operations/taxii-sync/add-taxii-server.ts'
import type { listTaxiiServers } from '../../operations/taxii-sync/list-taxii-servers.ts'
import type { ServerLook } from '../../operations/taxii-sync/look-at-server.ts'
import type { PulledCollection } from '../../operations/taxii-sync/pull-collection.ts'
import type { PulledServer } from '../../operations/taxii-sync/pull-taxii.ts'
import type { PushedCollection } from '../../operations/taxii-sync/push-collection.ts'
import type { ToldFault } from '../../operations/taxii-sync/taxii-fault.ts'
import { hang } from './fold-text.ts'

/** The answer of `cordon taxii add`. */
export function addedTaxiiText({ name, origin, path, organisation }: ShownServer, columns: number): string {
  const { country, standing } = organisation
  return lines(columns, [
    `${name}: ${origin}${path}, read there by ${organisation.name} (${country ?? 'no country told'}, ${standing})`,
    `to look at it:   cordon taxii collections ${name}`,
    `to pull from it: cordon taxii pull ${name}`,
  ])
}

/** The answer of `cordon taxii list`. */
export function taxiiText({ servers }: z.output<typeof listTaxiiServers.output>, columns: number): string {
  if (servers.length === 0) return 'No TAXII server yet. To add one:\n  cordon taxii add URL --user NAME\n'
  return servers
    .map(({ name, url, user, everyS, organisation, pulled, pushed }) =>
      lines(columns, [
        `${name}  ${url}  as ${user ?? 'the holder of a key'}, every ${everyS} s, for ${organisation.name} (${organisation.standing})`,
        ...pulled.map(
          p => `  pulled ${p.collection} through ${p.through ?? 'its beginning'}${p.underWay ? ', under way' : ''}`,
        ),
        ...pushed.map(p => `  pushed ${p.collection} through ${p.through}, ${p.pending} pending, ${p.failed} failed`),
      ]),
    )
    .join('')
}

/** The answer of `cordon taxii collections`. */
export function collectionsTaxiiText({ collections, passed }: ServerLook, columns: number): string {
  if (collections.length + passed.length === 0) return 'The server shows us no collection.\n'
  const rights = (read: boolean, write: boolean): string => `${read ? 'r' : '-'}${write ? 'w' : '-'}`
  return lines(columns, [
    ...collections.map(c => `${c.id}  ${rights(c.canRead, c.canWrite)}  ${c.root}  ${c.title}`),
    ...passed.map(faultLine),
  ])
}

/** The answer of `cordon taxii pull`. */
export function pulledText({ servers }: { readonly servers: readonly PulledServer[] }, columns: number): string {
  if (servers.length === 0) return 'No TAXII server yet. To add one:\n  cordon taxii add URL --user NAME\n'
  return servers
    .map(({ name, collections, passed, fault }) =>
      lines(columns, [
        ...(fault === null ? [] : [`${name}: ${faultLine(fault)}`]),
        ...passed.map(p => `${name}: ${faultLine(p)}`),
        ...(fault === null && collections.length === 0 ? [`${name}: no collection that we may read`] : []),
        ...collections.flatMap(c => collectionLines(name, c)),
      ]),
    )
    .join('')
}

/** The answer of `cordon taxii push`. */
export function pushedText(pushed: PushedCollection, columns: number): string {
  const { title, accepted, withheld, theirs, failedCount, failed, pending, finished, fault } = pushed
  return lines(columns, [
    `${title}: ${accepted} accepted, ${failedCount} failed, ${pending} pending; ${withheld} not released to them, ${theirs} theirs`,
    ...failed.map(f => `  ${f.id} ${f.version}: ${f.code}: ${f.message}`),
    ...(failedCount > failed.length ? [`  and ${failedCount - failed.length} more`] : []),
    ...(fault === null ? (finished ? [] : ['  not finished: the next push goes on']) : [`  ${faultLine(fault)}`]),
  ])
}

/** The answer of `cordon taxii remove`. */
export function removedTaxiiText({ name }: { readonly name: string }): string {
  return `${name} and its secret are forgotten; what came from it stays\n`
}

function collectionLines(server: string, c: PulledCollection): readonly string[] {
  return [
    `${server} ${c.title}: ${c.added} new, ${c.known} known, ${c.conflictCount} contradicting, ${c.refusedCount} refused, on ${c.pages} pages`,
    ...c.conflicts.map(o => `  ${o.id} ${o.version} has another content than ours: in quarantine`),
    ...c.refused.map(o => `  ${o.id ?? 'an object'}: ${o.code}: ${o.message}`),
    ...(c.refusedCount > c.refused.length ? [`  and ${c.refusedCount - c.refused.length} more: in quarantine`] : []),
    ...c.warnings.map(w => `  ${faultLine(w)}`),
    ...(c.fault === null ? (c.finished ? [] : ['  not finished: the next pull goes on']) : [`  ${faultLine(c.fault)}`]),
  ]
}

function faultLine({ code, message }: ToldFault): string {
  return `${code}: ${message}`
}

/** Rows, each with the spaces before it, folded. */
function lines(columns: number, rows: readonly string[]): string {
  const folded = rows.flatMap(row => hang(row.trimStart(), columns, /^ */.exec(row)?.[0]))
  return folded.map(row => `${row}\n`).join('')
}
