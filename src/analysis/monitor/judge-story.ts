import { InputError } from '../../model/errors.ts'
import type { Rule, RuleAnswer, RuleStory } from '../../model/monitor/rule.ts'
import { JudgingContext } from './judging-context.ts'
import { MonitorState, type Standing } from './monitor-state.ts'

/**
 * Runs a story's events through a state of their own, in the order given, and asks a rule of the last one.
 * @param overrides parameters by name that take the place of the rule's own
 * @throws InputError `story-empty`, `rule-not-asked` (the rule is not asked of such events), `parameter-unknown`; whatever the rule throws
 */
export function judgeStory(rule: Rule, story: RuleStory, overrides: Readonly<Record<string, number>> = {}): RuleAnswer {
  const last = story.events.at(-1)
  if (last === undefined) throw new InputError('story-empty', `a story of rule ${rule.id} has no events`)
  if (!rule.on.includes(last.kind))
    throw new InputError('rule-not-asked', `rule ${rule.id} is not asked of events of kind ${last.kind}`)
  const values = new Map(Object.entries(rule.parameters).map(([name, { value }]) => [name, value]))
  for (const [name, value] of Object.entries(overrides)) {
    if (!values.has(name)) throw new InputError('parameter-unknown', `rule ${rule.id} has no parameter ${name}`)
    values.set(name, value)
  }
  const state = new MonitorState()
  if (story.profile !== null) state.know(story.profile)
  let standing: Standing | null = null
  for (const [n, event] of story.events.entries()) {
    const held = state.pool.find(event.id)
    standing = held === -1 ? state.add(event, n) : state.standing(event, held)
  }
  const context = new JudgingContext(state)
  const profile = story.profile?.customer === last.customer ? story.profile : null
  context.turn(last, profile, standing as Standing)
  context.use(rule.id, values)
  return rule.judge(context)
}
