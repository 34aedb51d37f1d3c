import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { z } from 'zod'
import { AttachmentFiles } from '../../src/adapters/casework/attachment-files.ts'
import { keyChance } from '../../src/adapters/keys/key-chance.ts'
import { MemoryFactLog } from '../../src/adapters/records/memory/memory-fact-log.ts'
import { JURISDICTIONS } from '../../src/catalog/jurisdictions/all-jurisdictions.ts'
import { CordonError } from '../../src/model/errors.ts'
import type { Fact, Json } from '../../src/model/fact.ts'
import type { Judgement } from '../../src/model/monitor/judgement.ts'
import { CaseworkDesk } from '../../src/operations/casework/casework-desk.ts'
import type { CaseworkWorld } from '../../src/operations/casework/casework-world.ts'
import type { Operation } from '../../src/operations/define-operation.ts'
import { addKey } from '../../src/operations/keys/add-key.ts'
import { readInput } from '../../src/operations/read-input.ts'
import { addUser, addUserInput } from '../../src/operations/users/add-user.ts'
import { noScreening } from '../no-screening.ts'

export const coded = (code: string) => (e: unknown) => e instanceof CordonError && e.code === code

/** A clock that stands until it is told to go on. */
export interface HandClock {
  now(): number
  monotonic(): number
  pass(seconds: number): void
}

function handClock(start = 1_795_000_000): HandClock {
  let now = start
  return {
    now: () => now,
    monotonic: () => (now - start) * 1_000,
    pass(seconds) {
      now += seconds
    },
  }
}

/** A house with people, a clock and alerts. */
export interface Rig {
  readonly world: CaseworkWorld
  readonly clock: HandClock
  readonly folder: string
  /** The world as a person sees it at a terminal. */
  as(name: string): CaseworkWorld
  /** The same through a key. */
  by(key: { id: string }, user: string): CaseworkWorld
  user(name: string, roles: string[], more?: Partial<z.input<typeof addUserInput>>): Promise<void>
  key(user: string): Promise<{ id: string; key: string }>
  /** An alert of the monitor about a customer. */
  judged(customer: string, more?: Partial<Judgement>, by?: string): Promise<Fact>
  fact(kind: string, body: Readonly<Record<string, Json>>, by?: string): Promise<Fact>
  [Symbol.dispose](): void
}

/** Does an operation as a face would: the input is read first. */
export function ask<I extends z.ZodObject, O extends z.ZodType>(
  operation: Operation<I, O>,
  input: z.input<I>,
  world: CaseworkWorld,
): Promise<z.output<O>> {
  return operation.run(readInput(operation, input), world)
}

export function judgement(customer: string, more: Partial<Judgement> = {}): Judgement {
  return {
    ...{ event: `e-${customer}-${Math.random()}`, customer, atMs: 1_795_000_000_000, outcome: 'review', silent: 40 },
    findings: [
      {
        ...{ rule: 'R05', version: '0123456789abcdef' },
        answer: {
          ...{ kind: 'fired', level: 'medium', reasons: ['in and out within 9 minutes'], figures: {} },
          ...{ unless: 'after 60 minutes', events: [] },
        },
      },
    ],
    ...{ typologies: [], ruleset: '0123456789abcdef', learned: null, repeated: false, late: false, instead: null },
    ...more,
  }
}

export function makeRig(start?: number): Rig {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-casework-'))
  const clock = handClock(start)
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
  const nothing = noScreening()
  const parts: Partial<CaseworkWorld> = {
    ...nothing,
    ...{ clock, sha256, facts: new MemoryFactLog(), assets: new Map(), missing: [], by: 'tester' },
    ...{ progress: { at() {}, end() {} }, versions: async () => ({}), interrupted: () => false },
    screening: { ...nothing.screening, jurisdictions: JURISDICTIONS },
    casework: { desk: new CaseworkDesk(sha256), shelf: new AttachmentFiles(join(folder, 'casework')) },
  }
  // There is no ledger data, and nobody asks for it.
  const world = parts as CaseworkWorld
  const fact = async (kind: string, body: Readonly<Record<string, Json>>, by = 'monitor'): Promise<Fact> => {
    const [added] = await world.facts.append([{ at: clock.now(), by, kind, body }])
    if (added === undefined) throw new Error('nothing was appended')
    return added
  }
  return {
    ...{ world, clock, folder, fact },
    as: name => ({ ...world, by: name }),
    by: (key, user) => ({ ...world, by: `key x (${key.id})`, asker: { key: key.id, user } }),
    async user(name, role, more = {}) {
      await addUser(readInput({ name: 'addUser', input: addUserInput }, { name, role, ...more }), null, {
        ...world,
        by: 'root',
      })
    },
    key: user =>
      addKey({ name: `k ${keyChance().id}`, scope: ['casework'], user }, keyChance(), { ...world, by: 'root' }),
    judged: (customer, more, by) =>
      fact('monitor-alert', judgement(customer, more) as unknown as Record<string, Json>, by),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** kim and lee are analysts, lee approves too; park approves; mori audits; ann is the admin; eve is an analyst of another tenant. */
export async function peopled(rig: Rig): Promise<Rig> {
  await rig.user('kim', ['analyst'], { country: 'KR' })
  await rig.user('lee', ['analyst', 'approver'], { country: 'KR' })
  await rig.user('park', ['approver'])
  await rig.user('mori', ['auditor'])
  await rig.user('ann', ['admin'])
  await rig.user('eve', ['analyst', 'approver', 'auditor', 'admin'], { tenant: 'other' })
  return rig
}
