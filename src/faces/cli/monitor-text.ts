import type { z } from 'zod'
import type { EventFault } from '../../formats/events/event-lines.ts'
import type { Judgement } from '../../model/monitor/judgement.ts'
import type { judgeTransfer } from '../../operations/monitor/judge-transfer.ts'
import type { ToldLine } from '../../operations/monitor/monitor-events.ts'
import type { listOverlays } from '../../operations/monitor/overlay-operations.ts'
import type { showRules } from '../../operations/monitor/show-rules.ts'
import { hang } from './fold-text.ts'

type Told = z.output<typeof judgeTransfer.output>
type Rules = z.output<typeof showRules.output>

/** A judgement for people: the outcome, then each rule with its reasons and what would have kept it silent. */
export function judgementText(judgement: Judgement | Told['judgement'], columns: number): string {
  const { event, customer, atMs, outcome, findings, typologies, instead, late, repeated, silent } = judgement
  const time = new Date(atMs).toISOString().replace('.000Z', 'Z')
  const marks = [
    instead === null ? '' : `in place of ${instead}`,
    late ? 'came late' : '',
    repeated ? 'came before' : '',
  ].filter(Boolean)
  const head = `${outcome.toUpperCase().padEnd(6)}  ${event}  customer ${customer}  ${time}${marks.length > 0 ? `  (${marks.join(', ')})` : ''}`
  const lines = hang(head, columns)
  for (const { typology, score, outcome: of } of typologies)
    lines.push(...hang(`${typology}: ${score.toFixed(2)}, ${of}`, columns, '  '))
  for (const { rule, answer } of findings)
    if (answer.kind === 'unanswered')
      lines.push(...hang(`${rule}  cannot answer: it lacks ${answer.lacks}`, columns, '  '))
    else {
      const [first = '', ...more] = answer.reasons
      lines.push(...hang(`${rule}  ${answer.level}: ${first}`, columns, '  '))
      for (const reason of more) lines.push(...hang(reason, columns, '       '))
      lines.push(...hang(answer.unless, columns, '       '))
    }
  if (findings.length === 0) lines.push(`  ${silent} rules asked, all silent`)
  return `${lines.join('\n')}\n`
}

/** The answer to one event. */
export function judgedText({ judgement, again }: Told, columns: number): string {
  return [judgement, ...again].map(j => judgementText(j, columns)).join('')
}

/** A line that is no event. */
export function faultText({ line, field, code, message }: EventFault): string {
  return `line ${line}${field === null ? '' : `, ${field}`}: ${message} (${code})\n`
}

/** What came of a stream. */
export class MonitorCounts {
  faults = 0
  readonly #outcomes = { pass: 0, review: 0, hold: 0 }
  #repeated = 0
  #again = 0

  /** Counts a line. */
  add(told: ToldLine): void {
    if ('fault' in told) {
      this.faults++
      return
    }
    const [own, ...again] = told.judgements
    this.#again += again.length
    if (own?.repeated) this.#repeated++
    else if (own !== undefined) this.#outcomes[own.outcome]++
  }

  /** One line about all of it. */
  text(): string {
    const { pass, review, hold } = this.#outcomes
    const more = [
      this.#repeated > 0 ? `${this.#repeated} came before` : '',
      this.#again > 0 ? `${this.#again} judged again` : '',
      this.faults > 0 ? (this.faults === 1 ? '1 line is no event' : `${this.faults} lines are no events`) : '',
    ].filter(Boolean)
    return `${pass + review + hold} events: ${pass} pass, ${review} review, ${hold} hold${more.map(m => `; ${m}`).join('')}\n`
  }
}

function byWhom({ proposedBy, approvedBy }: NonNullable<Rules['inForce']>): string {
  return proposedBy === null ? 'decided by another house' : `proposed by ${proposedBy}, approved by ${approvedBy}`
}

/** The rules in force; of a single one, all about it. */
export function rulesText({ ruleset, overlay, inForce, rules, typologies }: Rules, columns: number): string {
  const approved =
    inForce === null
      ? ', which nobody approved'
      : `, in force since ${timeText(inForce.from)}, ${byWhom(inForce)} (fact ${inForce.fact})`
  const lines = hang(
    `rule set ${ruleset}${overlay === null ? '' : `, with overlay ${overlay.slice(0, 16)}${approved}`}`,
    columns,
  )
  const whole = rules.length === 1
  for (const { id, name, question, version, hard, parameters, sources } of rules) {
    lines.push(...hang(`${id}  ${name}: ${question}${hard ? ' Holds by itself.' : ''}`, columns))
    for (const { name: p, value, usual, unit, about, source } of parameters)
      if (whole || value !== usual)
        lines.push(
          ...hang(
            `${p} = ${value} ${unit}${value === usual ? '' : ` (usually ${usual})`}: ${about}. Source: ${source}`,
            columns,
            '  ',
          ),
        )
    if (whole) lines.push(...sources.map(source => `  ${source}`), `  version ${version}`)
  }
  for (const { name, title, review, hold, weights, needs, met } of typologies) {
    const parts = weights.map(({ rule, weight }) => `${rule} ${weight}`).join(', ')
    const off = met ? '' : ' Cannot be met: a rule that it needs is off.'
    const need = needs.length === 0 ? '' : ` Needs ${needs.join(', ')}.`
    lines.push(...hang(`${name}: ${title}. Review from ${review}, hold from ${hold}: ${parts}.${need}${off}`, columns))
  }
  return `${lines.join('\n')}\n`
}

/** The overlays that were proposed, the one in force marked. */
export function overlaysText({ overlays }: z.output<typeof listOverlays.output>, columns: number): string {
  if (overlays.length === 0) return 'No overlay was ever proposed: the rules are judged as they come.\n'
  const lines = overlays.flatMap(({ number, overlay, reason, by, from, approvedBy, state }) => [
    ...hang(
      `${number}  ${state}  ${overlay.slice(0, 16)}  from ${timeText(from)}, proposed by ${by}${approvedBy === null ? '' : `, approved by ${approvedBy}`}`,
      columns,
    ),
    ...hang(reason, columns, '  '),
  ])
  return `${lines.join('\n')}\n`
}

function timeText(at: number): string {
  return new Date(at * 1_000).toISOString().replace('.000Z', 'Z')
}
