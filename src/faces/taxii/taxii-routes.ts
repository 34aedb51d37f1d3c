import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { stixMedia } from '../../formats/taxii/media-type.ts'
import { EVERY, type FilterSet, LAST, readTaxiiQuery, type TaxiiQuery } from '../../formats/taxii/taxii-query.ts'
import {
  apiRootOf,
  COLLECTION_MEDIA,
  type Discovery,
  listBody,
  type ManifestRow,
  type TaxiiCollection,
} from '../../formats/taxii/taxii-resources.ts'
import { taxiiTime } from '../../formats/taxii/taxii-time.ts'
import type { Collection } from '../../operations/collections/collection.ts'
import { CreatorJudge } from '../../operations/share/creator-judge.ts'
import { ADMIN_ROLE, hasRole, type User } from '../../operations/users/user.ts'
import { HttpFault } from '../http/http-fault.ts'
import type { RouteMeter } from '../http/route-meter.ts'
import { addObjects } from './add-objects.ts'
import { ConflictAlarm } from './conflict-alarm.ts'
import { deleteObject } from './delete-object.ts'
import { PageSeal } from './page-seal.ts'
import { MOST_ROWS, type Page, PageReader } from './read-page.ts'
import type { PageRow } from './seen-rows.ts'
import { taxiiHooks } from './taxii-hooks.ts'
import { TaxiiLogin } from './taxii-login.ts'
import { notThere, sendTaxii } from './taxii-reply.ts'
import { TaxiiRoster } from './taxii-roster.ts'
import { API_ROOT, MOST_CONTENT, TAXII_PREFIX, type TaxiiSetting } from './taxii-setting.ts'

/** How long the status of a finished request is kept (section 4.3), and how often old ones are dropped. */
const STATUS_US = 24 * 3_600 * 1_000_000
const DROP_MS = 3_600_000
const REREAD_MS = 1_000

/** What a path names. */
interface Named {
  readonly collection: string
  readonly object: string
  readonly status: string
}
type Right = 'read' | 'write' | 'both' | 'any'
type Handler = (request: FastifyRequest<{ Params: Named }>, reply: FastifyReply) => Promise<FastifyReply>

/**
 * TAXII 2.1 (OASIS Standard, 10 June 2021) over the node's objects: a plugin for a context of its own under {@link TAXII_PREFIX}, with one
 * API root. Paths answer with and without the final slash.
 * @throws IntegrityError, SourceError when users, collections or the store cannot be read at the start
 */
export async function taxiiRoutes(scope: FastifyInstance, setting: TaxiiSetting): Promise<void> {
  const { world, store, micros = () => Date.now() * 1_000, title = 'Cordon' } = setting
  const roster = new TaxiiRoster(world)
  const seal = new PageSeal(store)
  const reader = new PageReader(setting)
  const alarm = new ConflictAlarm(world)
  await roster.refresh()
  if (roster.broken !== null) throw roster.broken
  await seal.refresh()
  const meters = new Map<string, RouteMeter>()
  taxiiHooks(scope, new TaxiiLogin(roster, setting), meters, setting)

  const route = (method: 'GET' | 'POST' | 'DELETE', path: string, handler: Handler): void => {
    const meter = setting.meter?.(method, TAXII_PREFIX + path)
    for (const url of path === '/' ? ['/'] : [path, path.slice(0, -1)]) {
      scope.route<{ Params: Named }>({ method, url, bodyLimit: MOST_CONTENT, handler })
      for (const full of [url, url === '/' ? '' : url])
        if (meter)
          for (const m of method === 'GET' ? ['GET', 'HEAD'] : [method])
            meters.set(`${m} ${TAXII_PREFIX}${full}`, meter)
    }
  }
  const collectionOf = async (request: FastifyRequest<{ Params: Named }>, right: Right): Promise<Collection> => {
    if (roster.collection(request.params.collection) === null) await roster.renew()
    const found = roster.collection(request.params.collection)
    const { can_read, can_write } = rightsOf(found, userOf(request))
    if (found === null || !(can_read || can_write)) throw notThere('collection')
    if ((right !== 'write' && right !== 'any' && !can_read) || (right !== 'read' && right !== 'any' && !can_write))
      throw new HttpFault(403, 'collection-forbidden', 'this user may not do that with this collection')
    return found
  }
  /** A page of what the request asks for; fulfilled with the places' times set in the head. */
  const paged = async (
    request: FastifyRequest<{ Params: Named }>,
    reply: FastifyReply,
    set: FilterSet,
  ): Promise<{ readonly page: Page; readonly next: string | null }> => {
    const { id } = await collectionOf(request, 'read')
    const user = userOf(request)
    const query = queryOf(request, set)
    const object = set === 'collection' ? null : request.params.object
    const path = request.routeOptions.url?.replace(/\/$/, '')
    const question = JSON.stringify([path, id, object, query.form])
    const afterUs = Math.max(query.afterUs ?? -1, query.next === undefined ? -1 : seal.open(query.next, question))
    const { types, specVersions, version = set === 'versions' ? EVERY : LAST } = query
    const limit = Math.min(query.limit ?? MOST_ROWS, MOST_ROWS)
    const ids = object === null ? query.ids : [object]
    const page = await reader.page({
      collection: id,
      user,
      afterUs,
      limit,
      ids,
      types,
      specVersions,
      versions: version,
    })
    if (object !== null && page.rows.length === 0 && (await reader.visible(id, object, user)).length === 0)
      throw notThere('object')
    const [first, last] = [page.rows[0], page.rows.at(-1)]
    if (first) reply.header('x-taxii-date-added-first', taxiiTime(first.row.addedUs))
    if (last) reply.header('x-taxii-date-added-last', taxiiTime(last.row.addedUs))
    return { page, next: page.more === null ? null : await seal.seal(page.more, question) }
  }

  const root = apiRootOf(title, MOST_CONTENT)
  route('GET', '/', async (request, reply) => sendTaxii(reply, 200, JSON.stringify(discoveryOf(title, request))))
  route('GET', `${API_ROOT}/`, async (_request, reply) => sendTaxii(reply, 200, JSON.stringify(root)))
  route('GET', `${API_ROOT}/status/:status/`, async (request, reply) => {
    const status = await store.status(request.params.status)
    const user = userOf(request)
    const theirs = status !== null && (status.owner === user.name || user.roles.includes(ADMIN_ROLE))
    if (!theirs || status.finishedUs + STATUS_US < micros()) throw notThere('status')
    return sendTaxii(reply, 200, status.json)
  })
  route('GET', `${API_ROOT}/collections/`, async (request, reply) => {
    const shown = [...roster.collections]
      .map(collection => resourceOf(collection, userOf(request)))
      .filter(({ can_read, can_write }) => can_read || can_write)
    return sendTaxii(reply, 200, JSON.stringify(shown.length === 0 ? {} : { collections: shown }))
  })
  const base = `${API_ROOT}/collections/:collection/`
  route('GET', base, async (request, reply) =>
    sendTaxii(reply, 200, JSON.stringify(resourceOf(await collectionOf(request, 'any'), userOf(request)))),
  )
  route('GET', `${base}manifest/`, async (request, reply) => {
    const { page, next } = await paged(request, reply, 'collection')
    return sendTaxii(reply, 200, listBody('objects', page.rows.map(manifestRow), next))
  })
  for (const [path, set] of [
    ['objects/', 'collection'],
    ['objects/:object/', 'object'],
  ] as const)
    route('GET', base + path, async (request, reply) => {
      const { page, next } = await paged(request, reply, set)
      return sendTaxii(
        reply,
        200,
        listBody(
          'objects',
          page.rows.map(({ json }) => json),
          next,
        ),
      )
    })
  route('GET', `${base}objects/:object/versions/`, async (request, reply) => {
    const { page, next } = await paged(request, reply, 'versions')
    const versions = page.rows.map(({ shown }) => JSON.stringify(shown.version))
    return sendTaxii(reply, 200, listBody('versions', versions, next))
  })
  route('POST', `${base}objects/`, async (request, reply) => {
    const { id } = await collectionOf(request, 'write')
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const user = userOf(request)
    const self = (await world.sharing.self())?.id ?? null
    const senders = { organisation: user.organisation, self, peers: roster.peers, now: world.clock.now() }
    const adding = { body, collection: id, user, micros, alarm, judge: new CreatorJudge(store, senders) }
    return sendTaxii(reply, 202, await addObjects(adding, setting))
  })
  route('DELETE', `${base}objects/:object/`, async (request, reply) => {
    const { id } = await collectionOf(request, 'both')
    await deleteObject(id, request.params.object, queryOf(request, 'deletion'), userOf(request), reader, setting)
    return sendTaxii(reply, 200, '')
  })

  const timers = [
    setInterval(() => void reread(), setting.rereadMs ?? REREAD_MS),
    setInterval(() => void dropStatuses().catch(told), DROP_MS),
  ]
  for (const timer of timers) timer.unref()
  const told = (fault: unknown): void => setting.told?.(fault, '')
  const reread = async (): Promise<void> => {
    const before = roster.broken
    await roster.refresh()
    if (roster.broken !== null && before === null) told(roster.broken)
    await seal.refresh().catch(told)
  }
  const dropStatuses = async (): Promise<void> => {
    // Without a collection there was nobody to ask for one.
    if ([...roster.collections].length > 0) await store.dropStatuses(micros() - STATUS_US)
  }
  scope.addHook('onClose', async () => {
    for (const timer of timers) clearInterval(timer)
  })
}

function userOf(request: Pick<FastifyRequest, 'taxiiUser'>): User {
  if (request.taxiiUser === null) throw new HttpFault(401, 'login-missing', 'nobody was let in')
  return request.taxiiUser
}

function rightsOf(
  collection: Collection | null,
  user: User,
): { readonly can_read: boolean; readonly can_write: boolean } {
  if (collection === null) return { can_read: false, can_write: false }
  return { can_read: hasRole(user, collection.read), can_write: hasRole(user, collection.write) }
}

function resourceOf(collection: Collection, user: User): TaxiiCollection {
  const { id, title, description, alias } = collection
  return {
    id,
    title,
    ...(description === null ? {} : { description }),
    ...(alias === null ? {} : { alias }),
    ...rightsOf(collection, user),
    media_types: COLLECTION_MEDIA,
  }
}

/** Relative over plain HTTP: an absolute address of an API root may be HTTPS only (section 4.1). */
function discoveryOf(title: string, { protocol, host }: FastifyRequest): Discovery {
  const root = `${protocol === 'https' ? `https://${host}` : ''}${TAXII_PREFIX}${API_ROOT}/`
  return {
    title,
    description: 'A node that shares intelligence on stolen crypto assets.',
    default: root,
    api_roots: [root],
  }
}

function queryOf(request: FastifyRequest, set: FilterSet): TaxiiQuery {
  const at = request.url.indexOf('?')
  return readTaxiiQuery(at < 0 ? [] : [...new URLSearchParams(request.url.slice(at + 1))], set)
}

function manifestRow({ row, shown }: PageRow): string {
  const { id, version, specVersion } = shown
  const listed: ManifestRow = { id, date_added: taxiiTime(row.addedUs), version, media_type: stixMedia(specVersion) }
  return JSON.stringify(listed)
}
