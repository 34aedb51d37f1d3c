import type { FactLog } from '../fact-log.ts'
import type { Clock } from '../ports.ts'
import { type GuardAlarmRow, guardAlarmRow } from './guard-answer.ts'

/** The kind of fact that an alarm of the guard becomes. */
export const GUARD_ALARM_KIND = 'guard-alarm'

/** What makes two alarms one: the same reason to stop for the same transaction. */
export function alarmKey({
  safe,
  nonce,
  shown,
  executed,
  reason,
}: Pick<GuardAlarmRow, 'safe' | 'nonce' | 'shown' | 'executed' | 'reason'>): string {
  // What a wrong signature is over may come out later: it stays the same alarm.
  const why = reason.startsWith('signature-') ? 'signature' : reason
  return `${safe} ${nonce} ${shown ?? executed} ${why}`
}

/** Keeps alarms as facts, each once however often it is raised; gives those that are new. */
export async function keepGuardAlarms(
  alarms: readonly GuardAlarmRow[],
  { facts, clock, by }: { readonly facts: FactLog; readonly clock: Clock; readonly by: string },
): Promise<GuardAlarmRow[]> {
  if (alarms.length === 0) return []
  const kept = await facts.read({ kinds: [GUARD_ALARM_KIND] })
  // One that cannot be read keeps no later one from being told.
  const known = new Set(
    kept.flatMap(({ body }) => {
      const read = guardAlarmRow.safeParse(body)
      return read.success ? [alarmKey(read.data)] : []
    }),
  )
  const fresh = alarms.filter(alarm => {
    const key = alarmKey(alarm)
    return !known.has(key) && known.add(key)
  })
  const at = clock.now()
  if (fresh.length > 0) await facts.append(fresh.map(alarm => ({ at, by, kind: GUARD_ALARM_KIND, body: { ...alarm } })))
  return fresh
}
