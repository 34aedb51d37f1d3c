import type { Fact } from '../../model/fact.ts'

/** Kinds of facts by which people overrule what others shared. */
export const OVERRULED_KINDS = ['shared-dropped', 'shared-used'] as const

const NAME = /^(?:shared:.{1,200}|(?:indicator|freeze-request)--[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** Whether a text names what others shared: all of one sender, `shared:NAME` as answers say it, or one object by its id. */
export function isSharedName(text: string): boolean {
  return NAME.test(text)
}

/** Senders and objects that screens pass over, as the facts leave them. */
export function foldOverruled(facts: readonly Fact[], overruled: ReadonlySet<string> = new Set()): ReadonlySet<string> {
  const all = new Set(overruled)
  for (const { kind, body } of facts) {
    if (kind === 'shared-dropped') all.add(String(body['shared']))
    else if (kind === 'shared-used') all.delete(String(body['shared']))
  }
  return all
}
