import type { BuiltInCase } from '../catalog/index.ts'
import type { ReportOptions } from '../formats/report/render-report.ts'

/** What the report of a built-in case tells beside its trace; nothing for any other case. */
export function reportOfCase(cases: readonly BuiltInCase[], name: string): ReportOptions {
  const known = cases.find(c => c.name === name)
  if (!known) return {}
  const { title, notes, references } = known
  const facts = known.facts.map(f => ({
    key: f.key,
    value: f.value,
    source: references.get(f.source)?.title ?? f.source,
  }))
  return { title, notes, facts }
}
