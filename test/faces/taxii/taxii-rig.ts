import { createHash, randomBytes } from 'node:crypto'
import canonicalize from 'canonicalize'
import fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify'
import { MemoryIntelStore } from '../../../src/adapters/intel/memory-intel-store.ts'
import { MemoryFactLog } from '../../../src/adapters/records/memory/memory-fact-log.ts'
import { hashPassword } from '../../../src/faces/taxii/password-hash.ts'
import { taxiiRoutes } from '../../../src/faces/taxii/taxii-routes.ts'
import { MOST_CONTENT, TAXII_PREFIX, type TaxiiSetting } from '../../../src/faces/taxii/taxii-setting.ts'
import { timestampNs } from '../../../src/formats/taxii/taxii-time.ts'
import { InputError } from '../../../src/model/errors.ts'
import { type IntelObject, versionOf } from '../../../src/model/intel-object.ts'
import { addCollection } from '../../../src/operations/collections/add-collection.ts'
import type { Admitted } from '../../../src/operations/share/admit-object.ts'
import type { IntelStore, NewObject, StoredObject } from '../../../src/operations/share/intel-store.ts'
import type { NodeSelf } from '../../../src/operations/share/sharing.ts'
import { addUser, addUserInput } from '../../../src/operations/users/add-user.ts'
import type { World } from '../../../src/operations/world.ts'
import { type HandClock, handClock } from '../http/test-server.ts'

export const MEDIA = 'application/taxii+json;version=2.1'
export const API = `${TAXII_PREFIX}/cordon`
/** One that all users of the rig may read and write, unless their roles say otherwise. */
export const OPEN = '91a7b528-80eb-42ed-a74d-c6fbd5a26116'
/** A password is worked through quickly here. */
export const QUICK = { n: 1024, r: 8, p: 1 }

const self: NodeSelf = {
  id: 'identity--0f4e2a3c-6a0b-4b8e-9d1f-7f6f0f0c1a2b',
  name: 'Test node',
  country: 'JP',
  sector: 'agency',
  standing: 'own',
  fingerprint: 'ab'.repeat(32),
}

/** A TAXII face over a store in memory. */
export interface Rig {
  readonly server: FastifyInstance
  readonly world: World
  readonly clock: HandClock
  readonly store: IntelStore
  /** Asks as a user; a string is a body. */
  ask(method: 'GET' | 'POST' | 'DELETE' | 'PUT' | 'HEAD', path: string, more?: Asked): Promise<Told>
  post(objects: readonly object[], more?: Asked & { collection?: string }): Promise<Told>
  user(name: string, roles: readonly string[], more?: object): Promise<void>
  collection(id: string, read: readonly string[], write: readonly string[], alias?: string): Promise<void>
  reread(): Promise<void>
}

export interface Asked {
  /** null: nobody. */
  readonly as?: string | null
  readonly body?: string | Buffer
  readonly headers?: Readonly<Record<string, string | undefined>>
}

export interface Told {
  readonly status: number
  readonly headers: LightMyRequestResponse['headers']
  readonly text: string
  /** The body. */
  readonly json: Readonly<Record<string, unknown>> & {
    readonly objects?: readonly IntelObject[]
    readonly more?: boolean
    readonly next?: string
  }
}

export const basic = (name: string, password = `${name} password`): string =>
  `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`

/** Takes in what has an id, a type and times; the rig's stand-in for the one door. */
export function admitPlainly(object: IntelObject, from: string): Admitted {
  const faults = []
  if (!/^[a-z0-9-]+--[0-9a-f-]{36}$/.test(object.id) || !object.id.startsWith(`${object.type}--`))
    faults.push({ code: 'stix-id', path: 'id', message: 'the id is not type--UUID' })
  const version = versionOf(object)
  const versionNs = timestampNs(version)
  if (versionNs === null || (object['created'] !== undefined && timestampNs(String(object['created'])) === null))
    faults.push({ code: 'stix-time', path: 'modified', message: 'this is no timestamp' })
  if (faults.length > 0 || versionNs === null) return { faults }
  const marking = object['object_marking_refs']
  const made: NewObject = {
    id: object.id,
    type: object.type,
    version,
    versionNs,
    specVersion: typeof object['spec_version'] === 'string' ? object['spec_version'] : '2.1',
    json: JSON.stringify(object),
    digest: createHash('sha256')
      .update(canonicalize(JSON.parse(JSON.stringify(object))) as string)
      .digest('hex'),
    releaseKey: JSON.stringify(marking ?? []),
    from,
  }
  return { new: made }
}

/** Nobody but who brought it is shown what has this marking; */
export const HIDDEN = 'marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed'
export const releasePlainly = async (objects: readonly StoredObject[]): Promise<readonly (string | null)[]> =>
  objects.map(({ releaseKey, json }) => (releaseKey.includes(HIDDEN) ? null : json))

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new InputError('stix-json-malformed', 'this is not JSON', { cause })
  }
}

/** A rig with the users `alice` (reads and writes), `rita` (reads) and `wim` (writes), and the collection {@link OPEN}. */
export async function rig(setting: Partial<TaxiiSetting> = {}): Promise<Rig> {
  const clock = handClock()
  const facts = new MemoryFactLog()
  const store = setting.store ?? new MemoryIntelStore(clock, randomBytes)
  const world = {
    facts,
    clock,
    by: 'tester',
    sharing: { store, self: async () => self, chance: (n: number) => randomBytes(n) },
  } as unknown as World
  const server = fastify({ bodyLimit: MOST_CONTENT, routerOptions: { maxParamLength: 300 } })
  const made: TaxiiSetting = {
    world,
    store,
    admit: admitPlainly,
    released: releasePlainly,
    readJson,
    rate: 1_000_000,
    micros: () => clock.now() * 1_000_000,
    rereadMs: 5,
    ...setting,
  }
  const user = async (name: string, roles: readonly string[], more: object = {}): Promise<void> => {
    const input = addUserInput.parse({ name, role: roles, ...more })
    await addUser(input, await hashPassword(`${name} password`, QUICK), world)
  }
  const collection = async (id: string, read: readonly string[], write: readonly string[], alias?: string) => {
    await addCollection.run(addCollection.input.parse({ title: `Collection ${id}`, id, read, write, alias }), world)
  }
  await user('alice', ['reader', 'writer'])
  await user('rita', ['reader'])
  await user('wim', ['writer'])
  await collection(OPEN, ['reader'], ['writer'])
  await server.register(async scope => taxiiRoutes(scope, made), { prefix: TAXII_PREFIX })
  await server.ready()
  const ask: Rig['ask'] = async (method, path, { as = 'alice', body, headers = {} } = {}) => {
    const all: Record<string, string | undefined> = { accept: MEDIA, ...headers }
    if (as !== null && !('authorization' in headers)) all['authorization'] = basic(as)
    if (body !== undefined && !('content-type' in headers)) all['content-type'] = MEDIA
    const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
    const answer = await server.inject({
      method,
      url: path,
      headers: given,
      ...(body === undefined ? {} : { payload: body }),
    })
    const json = answer.body.startsWith('{') ? (JSON.parse(answer.body) as Told['json']) : {}
    return { status: answer.statusCode, headers: answer.headers, text: answer.body, json }
  }
  return {
    server,
    world,
    clock,
    store,
    ask,
    post: (objects, { collection: id = OPEN, ...more } = {}) =>
      ask('POST', `${API}/collections/${id}/objects/`, { body: JSON.stringify({ objects }), ...more }),
    user,
    collection,
    reread: () => new Promise(resolve => setTimeout(resolve, 25)),
  }
}

/** An indicator with a chosen end of its id. */
export function indicator(n: number, more: object = {}): IntelObject {
  return {
    type: 'indicator',
    spec_version: '2.1',
    id: `indicator--00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    created: '2026-01-02T03:04:05.000Z',
    modified: '2026-01-02T03:04:05.000Z',
    pattern: `[url:value = 'https://${n}.example/']`,
    pattern_type: 'stix',
    valid_from: '2026-01-02T03:04:05Z',
    ...more,
  }
}

/** The ids in an answer, in order. */
export const idsOf = ({ json }: Told): readonly string[] => (json.objects ?? []).map(({ id }) => id)
