import type { GivenEvent } from '../../formats/events/read-event.ts'
import { MAIN_TENANT, type Tenant } from '../../model/casework/tenant.ts'
import { InputError } from '../../model/errors.ts'
import type { CustomerEvent } from '../../model/monitor/customer-event.ts'
import type { Judgement, RuleFinding } from '../../model/monitor/judgement.ts'
import { keptId, tenantOfId, toldId } from '../../model/monitor/tenant-ids.ts'
import { CaseworkDesk } from '../casework/casework-desk.ts'
import type { CaseworkWorld } from '../casework/casework-world.ts'
import { doorOf } from '../casework/door-of.ts'
import { refusalError } from '../casework/take-seat.ts'

/** † Longest id that is kept, UTF-16 units: what the journal reads back. */
const LONGEST = 256

/**
 * The tenant whose events somebody sends: of the user who came, else the main one.
 * @throws PermissionError `person-unknown`: a key whose user is gone acts for nobody
 */
export async function senderTenant(world: CaseworkWorld): Promise<Tenant> {
  const user = world.asker?.user ?? null
  if (user === null) return MAIN_TENANT
  const desk = world.casework?.desk ?? new CaseworkDesk(world.sha256, world.breathe)
  const { people } = await desk.state(world.facts)
  const person = people.person(user, doorOf(world.asker), world.clock.now())
  if ('code' in person) throw refusalError(person)
  return person.tenant
}

/**
 * An event as the monitor keeps it: its id and those of customers are of the tenant that sent it, so that nobody reads, or adds to, what
 * another tenant knows of a customer by using the same name.
 * @throws InputError `event-id-foreign`, `field-too-long`
 */
export function keptEvent({ event, profile }: GivenEvent, tenant: Tenant): GivenEvent {
  const kept = (id: string, field: string): string => {
    if (tenant === MAIN_TENANT && tenantOfId(id) !== MAIN_TENANT)
      throw new InputError(
        'event-id-foreign',
        `an id that begins with "${keptId(tenantOfId(id), '')}" is of that tenant`,
        {
          place: { field },
        },
      )
    const text = keptId(tenant, id)
    if (text.length <= LONGEST) return text
    throw new InputError('field-too-long', `${field} is too long beside the name of the tenant`, { place: { field } })
  }
  if (tenant !== MAIN_TENANT)
    return {
      event: withIds(event, kept),
      profile: profile === null ? null : { ...profile, customer: kept(profile.customer, 'profile.customer') },
    }
  // Nearly all events are of the main tenant, and stay the objects that they are.
  kept(event.id, 'id')
  kept(event.customer, 'customer')
  if (event.kind === 'trade' && event.against !== null) kept(event.against, 'against')
  return { event, profile }
}

/** An event as its tenant told it. */
export function toldEvent(given: GivenEvent, tenant: Tenant): GivenEvent {
  if (tenant === MAIN_TENANT) return given
  const { event, profile } = given
  return {
    event: withIds(event, id => toldId(tenant, id)),
    profile: profile === null ? null : { ...profile, customer: toldId(tenant, profile.customer) },
  }
}

/** A judgement as its tenant is told it: a rule that looks at devices or accounts over all customers names no event of another tenant. */
export function toldJudgement(judgement: Judgement, tenant: Tenant): Judgement {
  const { findings } = judgement
  if (tenant === MAIN_TENANT && !findings.some(f => eventsOf(f).some(id => tenantOfId(id) !== tenant))) return judgement
  return {
    ...judgement,
    event: toldId(tenant, judgement.event),
    customer: toldId(tenant, judgement.customer),
    findings: findings.map((finding): RuleFinding => {
      const { answer } = finding
      if (answer.kind !== 'fired') return finding
      const events = answer.events.filter(id => tenantOfId(id) === tenant).map(id => toldId(tenant, id))
      return { ...finding, answer: { ...answer, events } }
    }),
  }
}

function eventsOf({ answer }: RuleFinding): readonly string[] {
  return answer.kind === 'fired' ? answer.events : []
}

function withIds(event: CustomerEvent, idOf: (id: string, field: string) => string): CustomerEvent {
  const ids = { id: idOf(event.id, 'id'), customer: idOf(event.customer, 'customer') }
  if (event.kind === 'trade' && event.against !== null)
    return { ...event, ...ids, against: idOf(event.against, 'against') }
  return { ...event, ...ids }
}
