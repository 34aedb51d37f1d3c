import { z } from 'zod'
import { byUrgency, groupAlerts, similarGroups } from '../../analysis/casework/group-alerts.ts'
import { reminderDue } from '../../analysis/casework/report-deadlines.ts'
import { ALERT_SOURCES, SEVERITIES } from '../../model/casework/queue-alert.ts'
import { defineOperation } from '../define-operation.ts'
import { deadlinesOf } from './case-rows.ts'
import type { CaseworkWorld } from './casework-world.ts'
import { takeSeat } from './take-seat.ts'

/** † Similar groups that are named beside one. */
const MOST_SIMILAR = 5
const at = z.number().describe('Unix seconds')

/** What waits for somebody: alerts of every kind, joined by whom they are about, and reports whose deadline is near. */
export const listQueue = defineOperation({
  name: 'listQueue',
  alias: 'queue',
  summary: 'list the alerts that nobody has looked at, and reports that are due',
  effect: 'read',
  scope: 'casework',
  input: z.object({
    source: z.enum(ALERT_SOURCES).optional().describe('alerts from here only'),
    severity: z.enum(SEVERITIES).optional().describe('groups of this severity only'),
    subject: z.string().max(300).optional().describe('about this subject only').meta({ placeholder: 'TEXT' }),
    most: z.int().min(1).max(10_000).default(50).describe('at most N groups, the most urgent'),
  }),
  output: z.object({
    waiting: z.number().describe('alerts that wait'),
    found: z.number().describe('groups that fit'),
    groups: z.array(
      z.object({
        id: z.string().describe('triage takes it'),
        subject: z.string(),
        severity: z.enum(SEVERITIES),
        holds: z.number().describe('alerts whose money waits'),
        count: z.number(),
        firstAt: at,
        lastAt: at,
        last: z.string().describe('its last alert'),
        kinds: z.array(z.object({ title: z.string(), count: z.number(), latest: z.string() })),
        marks: z.array(z.string()),
        similar: z.array(z.string()).describe('groups of other subjects that show the same signs'),
        cases: z.array(z.object({ id: z.string(), state: z.enum(['open', 'closed']) })).describe('of the same subject'),
      }),
    ),
    due: z.array(z.object({ case: z.string(), jurisdiction: z.string(), dueAt: at.nullable(), words: z.string() })),
  }),
  examples: ['queue', 'queue --source monitor --severity urgent --json'],
  async run({ source, severity, subject, most }, world: CaseworkWorld) {
    const { desk } = await takeSeat(world)
    const all = [...desk.waiting.values()]
    const groups = all
      .filter(alerts => subject === undefined || alerts[0]?.subject === subject)
      .filter(alerts => source === undefined || alerts.some(a => a.source === source))
      .map(groupAlerts)
      .filter(group => severity === undefined || group.severity === severity)
      .sort(byUrgency)
    const similar = similarGroups(groups, MOST_SIMILAR)
    const now = world.clock.now()
    const due = [...desk.cases.values()].flatMap(file =>
      deadlinesOf(file, world).flatMap(deadline => {
        const words = reminderDue(deadline, now)?.words
        const { jurisdiction, dueAt, report } = deadline
        return words === undefined ? [] : [{ case: file.id, jurisdiction, dueAt, words: `the ${report} ${words}` }]
      }),
    )
    return {
      waiting: all.reduce((sum, alerts) => sum + alerts.length, 0),
      found: groups.length,
      groups: groups.slice(0, most).map(group => ({
        ...group,
        kinds: group.kinds.map(k => ({ ...k })),
        marks: [...group.marks],
        similar: [...(similar.get(group.id) ?? [])],
        cases: desk.casesOf(group.subject).map(({ id, state }) => ({ id, state })),
      })),
      due: due.sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0)),
    }
  },
})
