import type { Refusal } from '../../analysis/casework/four-eyes.ts'
import type { Tenant } from '../../model/casework/tenant.ts'
import { isTenant, MAIN_TENANT } from '../../model/casework/tenant.ts'
import type { Fact, FactDraft } from '../../model/fact.ts'
import { tenantOfId } from '../../model/monitor/tenant-ids.ts'
import { KEY_KINDS } from '../keys/fold-keys.ts'
import { USER_KINDS } from '../users/fold-users.ts'
import { CASEWORK_KINDS, readAct } from './casework-facts.ts'
import { People } from './people.ts'
import { MONITOR_ALERT_KIND, MONITOR_WITHDRAWN_KIND, QUEUE_ALERT_KINDS, readAlert } from './read-alert.ts'
import { TenantDesk } from './tenant-desk.ts'
import { weighAct } from './weigh-act.ts'

/** The kinds of facts of which alerts, cases and people are made. */
export const DESK_KINDS: readonly string[] = [...USER_KINDS, ...KEY_KINDS, ...QUEUE_ALERT_KINDS, ...CASEWORK_KINDS]

const MONITOR_KINDS: ReadonlySet<string> = new Set([MONITOR_ALERT_KIND, MONITOR_WITHDRAWN_KIND])

/**
 * Alerts and cases as a fold over facts. What a person may do is judged at the fact's own place in the log, by the roles and the case
 * as they were there: whatever happened between looking and writing, the order of the log decides, and a fact that came too late, or
 * from somebody who might not, stays in the log without effect.
 */
export class DeskFold {
  readonly people = new People()
  readonly #tenants = new Map<Tenant, TenantDesk>()
  readonly #refused = new Map<number, Refusal>()
  readonly #sha256: ((text: string) => string) | undefined

  constructor(sha256?: (text: string) => string) {
    this.#sha256 = sha256
  }

  /** The desk of a tenant, empty where nothing was ever there. */
  desk(tenant: Tenant): TenantDesk {
    return this.#tenants.get(tenant) ?? new TenantDesk(tenant)
  }

  /** Every tenant that has a desk. */
  get tenants(): readonly Tenant[] {
    return [...this.#tenants.keys()]
  }

  /** Why a fact of casework has no effect; undefined: it has, or is none. */
  refusal(seq: number): Refusal | undefined {
    return this.#refused.get(seq)
  }

  /** Why a draft would have no effect if it came now; null: it would. */
  weigh(draft: FactDraft): Refusal | null {
    const act = readAct(draft)
    if (act === null) return null
    const change = weighAct(this.desk(act.body.tenant), act, this.people)
    return typeof change === 'function' ? null : change
  }

  /** Goes on over facts in the order of the log. @throws IntegrityError `casework-malformed`, `user-malformed`, `key-malformed` */
  take(facts: readonly Fact[]): void {
    for (const fact of facts) {
      this.people.take(fact)
      if (QUEUE_ALERT_KINDS.some(kind => kind === fact.kind)) this.#takeAlert(fact)
      const act = readAct(fact)
      if (act === null) continue
      const desk = this.#kept(act.body.tenant)
      const change = weighAct(desk, act, this.people)
      desk.trail.push(fact)
      if (typeof change === 'function') change(fact.seq)
      else this.#refused.set(fact.seq, change)
    }
  }

  #takeAlert(fact: Fact): void {
    const tenants = this.#tenantsOf(fact)
    for (const tenant of tenants) {
      const read = readAlert(fact, tenants.length === 1, this.#sha256, tenant)
      if (read !== null) this.#kept(tenant).add(read)
    }
  }

  /** Whose alert it is: as it says itself or its customer's id, else of whoever asked for the screen, else of whoever it came from. */
  #tenantsOf({ by, kind, body }: Fact): readonly Tenant[] {
    if (isTenant(body['tenant'])) return [body['tenant']]
    // After a crash the server tells what was judged before, in its own name.
    const ofId = MONITOR_KINDS.has(kind) ? tenantOfId(String(body['customer'])) : MAIN_TENANT
    if (ofId !== MAIN_TENANT) return [ofId]
    const askers = Array.isArray(body['askedBy']) && body['askedBy'].length > 0 ? body['askedBy'] : [by]
    return [...new Set(askers.map(asker => this.people.tenantOf(String(asker))))]
  }

  #kept(tenant: Tenant): TenantDesk {
    const desk = this.desk(tenant)
    this.#tenants.set(tenant, desk)
    return desk
  }
}
