import { fieldsOfMessage } from './fields-of-message.ts'
import { requireTravel, type TravelRequirement } from './require-travel.ts'
import type { TravelMessage } from './travel-message.ts'
import type { TravelCase, TravelField, TravelRule } from './travel-rule.ts'

/** Whether a message has what one country's law wants. */
export interface Completeness {
  /** ISO 3166-1 alpha-2, or EU. */
  readonly country: string
  readonly state: 'complete' | 'partial' | 'missing' | 'not-needed'
  readonly requirement: TravelRequirement
  readonly needs: readonly { readonly key: string; readonly met: boolean; readonly lacks: readonly TravelField[] }[]
}

/** Holds a message against one travel rule. @param message null: none came */
export function judgeCompleteness(message: TravelMessage | null, rule: TravelRule, transfer: TravelCase): Completeness {
  const requirement = requireTravel(rule, transfer)
  const found = message === null ? new Set<TravelField>() : fieldsOfMessage(message)
  const needs = requirement.needs.map(({ key, ways }) => {
    const lacks = ways.map(way => way.filter(field => !found.has(field)))
    const shortest = lacks.reduce((best, way) => (way.length < best.length ? way : best), lacks[0] ?? [])
    return { key, met: shortest.length === 0, lacks: shortest }
  })
  const met = needs.filter(n => n.met).length
  const state =
    requirement.level === 'none' ? 'not-needed' : met === needs.length ? 'complete' : met === 0 ? 'missing' : 'partial'
  return { country: rule.code, state, requirement, needs }
}
