import type { Refusal } from '../../analysis/casework/four-eyes.ts'
import { type CaseworkRole, mayAs, type Person } from '../../model/casework/person.ts'
import { InputError, NotFoundError, PermissionError } from '../../model/errors.ts'
import type { Json } from '../../model/fact.ts'
import { CaseworkDesk } from './casework-desk.ts'
import type { CaseworkKind } from './casework-facts.ts'
import type { CaseworkWorld } from './casework-world.ts'
import type { DeskFold } from './desk-fold.ts'
import { doorOf } from './door-of.ts'
import type { TenantDesk } from './tenant-desk.ts'

/** Somebody at the desk of their tenant. */
export interface Seat {
  readonly fold: DeskFold
  readonly desk: TenantDesk
  readonly person: Person
  /** The id of the key by which the person came, or the session; null: at a terminal. */
  readonly via: string | null
}

/** Roles that may look at alerts and cases. */
export const LOOKING: readonly CaseworkRole[] = ['analyst', 'approver', 'auditor', 'admin']

/**
 * The desk of whoever asks, up to the last fact.
 * @throws PermissionError `key-acts-for-nobody`, `person-unknown`, `role-missing`
 */
export async function takeSeat(world: CaseworkWorld, roles: readonly CaseworkRole[] = LOOKING): Promise<Seat> {
  const { asker, by } = world
  if (asker !== undefined && asker.user === null)
    throw new PermissionError(
      'key-acts-for-nobody',
      'alerts and cases are for persons: cordon keys add NAME --scope casework --user USER',
    )
  const desk = world.casework?.desk ?? new CaseworkDesk(world.sha256, world.breathe)
  const fold = await desk.state(world.facts)
  const via = doorOf(asker)
  const person = fold.people.person(asker?.user ?? by, via, world.clock.now())
  if ('code' in person) throw refusalError(person)
  if (!mayAs(person, roles)) throw new PermissionError('role-missing', `this needs the role ${roles.join(' or ')}`)
  return { fold, desk: fold.desk(person.tenant), person, via }
}

/**
 * Writes one act of casework and gives the desk after it, with the number of its fact. What would have no effect is refused before it is
 * written; what lost against somebody else at the same moment stays in the log without effect, and is refused then.
 * @throws PermissionError, NotFoundError, InputError with the code of the refusal
 */
export async function act(
  world: CaseworkWorld,
  seat: Seat,
  kind: CaseworkKind,
  body: Readonly<Record<string, Json>>,
  documents: readonly string[] = [],
): Promise<Seat & { readonly seq: number }> {
  const { person, via } = seat
  const draft = { at: world.clock.now(), by: person.name, kind, body: { tenant: person.tenant, via, ...body } }
  const early = seat.fold.weigh(draft)
  if (early !== null) throw refusalError(early)
  const [fact] = await world.facts.append([draft], documents)
  const seq = fact?.seq ?? 0
  const fold = await (world.casework?.desk ?? new CaseworkDesk(world.sha256, world.breathe)).state(world.facts)
  const late = fold.refusal(seq)
  if (late !== undefined) throw refusalError(late)
  return { fold, desk: fold.desk(person.tenant), person, via, seq }
}

/** The error that tells a refusal. */
export function refusalError({ code, message, forbidden }: Refusal): Error {
  if (forbidden) return new PermissionError(code, message)
  return NOT_FOUND.has(code) ? new NotFoundError(code, message) : new InputError(code, message)
}

const NOT_FOUND: ReadonlySet<string> = new Set(['casework-unknown', 'decision-unknown', 'alert-unknown'])
