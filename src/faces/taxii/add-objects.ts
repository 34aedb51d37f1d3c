import { isUtf8 } from 'node:buffer'
import { randomBytes } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { uuid4 } from '../../formats/stix/uuid.ts'
import { type StatusDetail, statusOf } from '../../formats/taxii/taxii-resources.ts'
import { timestampNs } from '../../formats/taxii/taxii-time.ts'
import { CordonError } from '../../model/errors.ts'
import { type IntelObject, UNVERSIONED, versionOf } from '../../model/intel-object.ts'
import type { AdmitFault } from '../../operations/share/admit-object.ts'
import type { CreatorJudge } from '../../operations/share/creator-judge.ts'
import type { NewObject } from '../../operations/share/intel-store.ts'
import type { User } from '../../operations/users/user.ts'
import { HttpFault } from '../http/http-fault.ts'
import type { ConflictAlarm } from './conflict-alarm.ts'
import type { TaxiiSetting } from './taxii-setting.ts'

/** Objects in one commit, and those checked before others come in between. */
const IN_ONE_COMMIT = 1_000
const CHECKED_AT_ONCE = 250
/** † Longest id that is told of again, longest JSON of one object, and longest word on what is wrong with one. */
const MOST_ID = 300
const MOST_OBJECT = 1 << 20
const MOST_MESSAGE = 500

type Setting = Pick<TaxiiSetting, 'store' | 'admit' | 'readJson'>

/** A request to add. */
export interface Adding {
  readonly body: Buffer
  /** Its id. */
  readonly collection: string
  readonly user: User
  /** Unix microseconds. */
  readonly micros: () => number
  readonly judge: CreatorJudge
  readonly alarm: ConflictAlarm
}

/**
 * Takes in what a user sent to a collection, and keeps the status of it. Every object is taken or refused by itself; a body of which
 * something cannot even be named is refused whole, before anything of it is kept.
 * @returns the status resource
 * @throws HttpFault `body-malformed` (400), `envelope-malformed` (422)
 */
export async function addObjects(adding: Adding, setting: Setting): Promise<string> {
  const { body, collection, user, micros, alarm } = adding
  const requestUs = micros()
  const objects = readEnvelope(body, setting.readJson)
  const successes: StatusDetail[] = []
  const failures: StatusDetail[] = []
  const conflicts: NewObject[] = []
  for (let from = 0; from < objects.length; from += IN_ONE_COMMIT) {
    const taken = await admitted(objects.slice(from, from + IN_ONE_COMMIT), failures, adding, setting)
    const added = await setting.store.add(taken, [collection])
    for (const [i, object] of taken.entries()) {
      const { id, version } = object
      if (added[i] !== 'conflict') {
        successes.push({ id, version })
        continue
      }
      failures.push({ id, version, message: 'another content has this id and version: it lies in quarantine' })
      conflicts.push(object)
    }
  }
  await alarm.tell(conflicts, user)
  const id = uuid4(randomBytes(16))
  const json = JSON.stringify(statusOf(id, requestUs, successes, failures))
  await setting.store.putStatus({ id, owner: user.name, finishedUs: micros(), json })
  return json
}

/** Those objects that may be stored; why the others may not goes to the failures. */
async function admitted(
  objects: readonly IntelObject[],
  failures: StatusDetail[],
  { user, judge }: Adding,
  setting: Setting,
): Promise<readonly NewObject[]> {
  const taken: NewObject[] = []
  for (const [i, object] of objects.entries()) {
    if (i % CHECKED_AT_ONCE === CHECKED_AT_ONCE - 1) await setImmediate()
    const checked = setting.admit(object, `user:${user.name}`)
    const faults = 'faults' in checked ? checked.faults : await tooMuch(object, checked.new, judge)
    if (faults.length > 0) failures.push({ ...named(object), message: worded(faults) })
    else if ('new' in checked) taken.push(checked.new)
  }
  return taken
}

async function tooMuch(object: IntelObject, made: NewObject, judge: CreatorJudge): Promise<readonly AdmitFault[]> {
  if (made.json.length > MOST_OBJECT)
    return [{ code: 'object-too-large', path: '', message: `an object may be ${MOST_OBJECT} characters long` }]
  const fault = await judge.fault(object, made)
  return fault === null ? [] : [fault]
}

function readEnvelope(body: Buffer, readJson: (text: string) => unknown): readonly IntelObject[] {
  if (!isUtf8(body)) throw new HttpFault(400, 'body-malformed', 'the body is not UTF-8')
  const envelope = parsed(body.toString('utf8'), readJson)
  const objects = envelope instanceof Object && 'objects' in envelope ? envelope.objects : null
  if (Array.isArray(envelope) || !Array.isArray(objects) || objects.length === 0)
    throw unfit('the body is no envelope with a list of objects (TAXII 2.1, section 3.7)')
  for (const [i, object] of objects.entries()) {
    const { id, type } = Object(object) as Readonly<Record<string, unknown>>
    if (typeof id !== 'string' || typeof type !== 'string' || id === '' || id.length > MOST_ID)
      throw unfit(`the object at place ${i} has no id and type by which it could be told of`)
  }
  return objects as IntelObject[]
}

function parsed(text: string, readJson: (text: string) => unknown): unknown {
  try {
    return readJson(text)
  } catch (error) {
    if (!(error instanceof CordonError)) throw error
    if (error.code !== 'stix-json-malformed') throw unfit(error.message)
    throw new HttpFault(400, 'body-malformed', 'the body is not JSON')
  }
}

function unfit(message: string): HttpFault {
  return new HttpFault(422, 'envelope-malformed', message)
}

/** An object in a status resource; a version that is no time cannot stand there. */
function named(object: IntelObject): { readonly id: string; readonly version: string } {
  const version = versionOf(object)
  return { id: object.id, version: timestampNs(version) === null ? UNVERSIONED : version }
}

function worded(faults: readonly AdmitFault[]): string {
  const words = faults
    .slice(0, 5)
    .map(({ path, message, code }) => `${path === '' ? '' : `${path}: `}${message} [${code}]`)
  return words.join('; ').slice(0, MOST_MESSAGE)
}
