import type { TravelRule } from '../../analysis/travel-rule/travel-rule.ts'
import type { Instant } from '../../model/instant.ts'
import type { FactLog } from '../fact-log.ts'
import type { Clock } from '../ports.ts'
import type { Erasure, Rotation, TravelVault } from './travel-vault.ts'

/** What keeping, erasing and rotating reach. */
export interface TravelWorld {
  readonly vault: TravelVault
  readonly facts: FactLog
  readonly clock: Clock
  /** Who acts, as facts will name them. */
  readonly by: string
  /** Whose records these are. */
  readonly tenant: string
}

/** The longest time for which one of the laws wants a record kept, from a time on; null: none is known to. */
export function keepUntil(laws: readonly TravelRule[], from: Instant): Instant | null {
  const years = laws.flatMap(({ keepYears }) =>
    keepYears?.verified && typeof keepYears.value === 'number' ? [keepYears.value] : [],
  )
  if (years.length === 0) return null
  const until = new Date(from * 1000)
  until.setUTCFullYear(until.getUTCFullYear() + Math.max(...years))
  return Math.floor(until.getTime() / 1000)
}

/** Keeps a message encrypted, and tells as a fact that there is one: its id, no word of it. */
export async function keepTravel(
  { vault, facts, clock, by, tenant }: TravelWorld,
  record: { readonly id: string; readonly text: string; readonly laws: readonly TravelRule[] },
): Promise<{ readonly id: string; readonly keepUntil: Instant | null }> {
  const at = clock.now()
  const until = keepUntil(record.laws, at)
  await vault.keep({ id: record.id, tenant, text: record.text, keptAt: at, keepUntil: until })
  await facts.append([{ at, by, kind: 'travel-kept', body: { record: record.id, tenant, keepUntil: until } }])
  return { id: record.id, keepUntil: until }
}

/** Makes a record unreadable for good, and tells so as a fact. */
export async function eraseTravel(
  { vault, facts, clock, by, tenant }: TravelWorld,
  id: string,
  despiteKeep: boolean,
): Promise<Erasure> {
  const at = clock.now()
  const erasure = await vault.erase(tenant, id, at, despiteKeep)
  await facts.append([{ at, by, kind: 'travel-erased', body: { record: id, tenant, despiteKeep } }])
  return erasure
}

/** Changes the key under which the records' keys are wrapped, and tells so as a fact. */
export async function rotateTravelKey({ vault, facts, clock, by }: TravelWorld): Promise<Rotation> {
  const rotation = await vault.rotate()
  const { key, rewrapped, failed, destroyed } = rotation
  const body = { key, rewrapped, failed: failed.length, destroyed }
  await facts.append([{ at: clock.now(), by, kind: 'travel-key-rotated', body }])
  return rotation
}
