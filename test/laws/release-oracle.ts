import type { Organisation } from '../../src/model/organisation.ts'
import type { MeantGraph, MeantMarking, MeantObject } from './release-graphs.ts'

/** Who may be told, by level and by whether we made it. Written from docs/markings.md, as a table. */
const AUDIENCE: Readonly<Record<string, readonly string[]>> = {
  'clear ours': ['partner', 'client', 'public'],
  'clear given': ['partner', 'client', 'public'],
  'green ours': ['partner', 'client'],
  'green given': ['partner', 'client'],
  'amber ours': ['partner', 'client'],
  'amber given': ['client'],
  'amber+strict ours': ['partner'],
  'amber+strict given': [],
  'red ours': [],
  'red given': [],
}

/** What a naive reading of the rules lets out to one recipient: sets, and nothing but sets. */
export interface Allowed {
  /** Objects of which at least something may go out. */
  readonly open: ReadonlySet<string>
  /** Objects that may go out as they are. */
  readonly whole: ReadonlySet<string>
  /** Texts that must not be told, whatever else is. */
  readonly secret: ReadonlySet<string>
}

/** Works it out by taking objects away, one after the other, until no rule takes another. */
export function allowedTo(to: Organisation, graph: MeantGraph): Allowed {
  const all = [...graph.objects.values()]
  const id = (m: MeantObject) => m.object.id
  const free = new Set(all.filter(m => m.cameFrom === to.id).map(id))
  const open = new Set(all.filter(m => free.has(id(m)) || inAudience(m, to)).map(id))
  const secret = new Set<string>()
  for (const m of all)
    for (const { text, marking } of m.secrets) if (!free.has(id(m)) && !mayKnow(marking, m, to)) secret.add(text)
  const whole = new Set(all.filter(m => open.has(id(m)) && !m.secrets.some(s => secret.has(s.text))).map(id))
  for (let before = -1; before !== whole.size + open.size; ) {
    before = whole.size + open.size
    for (const m of all) {
      if (free.has(id(m))) continue
      for (const { member, ids } of m.named)
        for (const other of ids) {
          const target = graph.objects.get(other)
          const point = ['source_ref', 'target_ref', 'sighting_of_ref'].includes(member)
          if (target === undefined ? point : !whole.has(other) && (point || !bareIdentity(target))) {
            whole.delete(id(m))
            if (point) open.delete(id(m))
          }
        }
      for (const source of graph.sources.get(id(m)) ?? [])
        if (graph.objects.has(source) && !whole.has(source)) {
          whole.delete(id(m))
          open.delete(id(m))
        }
    }
  }
  return { open, whole, secret }
}

function inAudience(m: MeantObject, to: Organisation): boolean {
  if (m.markings.some(marking => marking.unknown)) return false
  if (m.addressed.length > 0 && !m.addressed.includes(to.id)) return false
  for (const named of [m.relTo, ...m.markings.map(marking => marking.relTo)])
    if (named !== null && !named.includes(to.id) && !named.includes(to.country ?? '??')) return false
  if (m.addressed.includes(to.id)) return true
  const levels = m.markings.map(marking => marking.level).filter(level => level !== null)
  return (levels.length === 0 ? ['amber'] : levels).every(level => inLevel(level, m, to))
}

function mayKnow(marking: MeantMarking, m: MeantObject, to: Organisation): boolean {
  if (marking.unknown) return false
  if (marking.relTo !== null && !marking.relTo.includes(to.country ?? '??')) return false
  return marking.level === null || m.addressed.includes(to.id) || inLevel(marking.level, m, to)
}

function inLevel(level: string, m: MeantObject, to: Organisation): boolean {
  return (AUDIENCE[`${level} ${m.ours ? 'ours' : 'given'}`] ?? []).includes(to.standing)
}

/** Whether an object is an identity of which nothing is said but who it is: it may be named as maker or observer. */
export function bareIdentity({ object, markings, secrets, addressed, relTo }: MeantObject): boolean {
  if (object.type !== 'identity' || 'labels' in object || relTo !== null) return false
  return markings.length + secrets.length + addressed.length === 0
}
