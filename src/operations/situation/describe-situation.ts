import { z } from 'zod'
import { byYear } from '../../analysis/situation/by-year.ts'
import { stepRows } from '../../analysis/situation/case-steps.ts'
import { loadSituation } from '../../catalog/index.ts'
import { CASE_KINDS, foldCases } from '../cases/fold-cases.ts'
import { defineOperation } from '../define-operation.ts'
import { allFreezes } from '../freeze/find-freeze.ts'
import { FREEZE_POST } from '../freeze/freeze-operations.ts'
import { ingestFreezes } from '../freeze/ingest-freezes.ts'
import { NODE_KINDS } from '../node/fold-node.ts'
import { foldRecoveries, RECOVERY_KINDS } from '../recoveries/fold-recoveries.ts'
import { situationOfCase } from './situation-of-case.ts'
import { type SituationCase, situationAnswer } from './situation-schema.ts'

const FIGURES = ['stolen', 'located', 'passed', 'freezable', 'asked', 'frozen', 'recovered'] as const

/** All cases on one page: what was stolen, where it is, what was asked for, frozen and given back, and how quick that was. */
export const describeSituation = defineOperation({
  name: 'describeSituation',
  alias: 'situation',
  summary: 'tell on one page what was stolen, located, frozen and recovered, and how quickly',
  effect: 'read',
  scope: 'cases',
  input: z.object({}),
  output: situationAnswer,
  examples: ['situation', 'situation --json'],
  async run(_input, world) {
    await ingestFreezes(world, FREEZE_POST)
    const [begun, facts, recovered, freezes, self, published] = await Promise.all([
      world.facts.read({ kinds: NODE_KINDS }),
      world.facts.read({ kinds: CASE_KINDS }),
      world.facts.read({ kinds: RECOVERY_KINDS }),
      allFreezes(world),
      world.sharing.self(),
      loadSituation(),
    ])
    const files = [...foldCases(facts).values()]
    const firsts = [begun[0], facts[0]].flatMap(fact => (fact === undefined ? [] : [fact.at]))
    const recordsSince = firsts.length === 0 ? null : Math.min(...firsts)
    const recoveries = foldRecoveries(recovered)
    const cases: SituationCase[] = []
    for (const file of files) {
      cases.push(
        await situationOfCase(
          {
            file,
            freezes: [...freezes.values()].filter(f => f.request.case === file.name),
            recoveries: recoveries.filter(r => r.case === file.name),
            published: published.thefts.find(t => t.id === file.name)?.usd ?? null,
            recordsSince,
          },
          world,
        ),
      )
      await world.breathe?.()
    }
    const names = new Set(files.map(f => f.name))
    const total = (key: (typeof FIGURES)[number]) => {
      const told = cases.map(c => c.figures[key])
      return {
        usd: told.reduce((sum, f) => sum + (f.usd ?? 0), 0),
        cases: told.filter(f => f.usd !== null).length,
        without: told.filter(f => f.usd === null || f.partly).length,
      }
    }
    const totals = Object.fromEntries(FIGURES.map(key => [key, total(key)])) as Record<
      (typeof FIGURES)[number],
      ReturnType<typeof total>
    >
    return {
      at: world.clock.now(),
      node: self === null ? null : { name: self.name, country: self.country },
      recordsSince,
      cases,
      totals: { cases: cases.length, traced: cases.filter(c => c.traced !== null).length, ...totals },
      steps: stepRows(cases.map(c => ({ ...c.steps, theft: c.theftAt, late: c.late }))).map(row => ({ ...row })),
      elsewhere: [...freezes.values()].filter(f => f.request.case === null || !names.has(f.request.case)).length,
      baselines: published.baselines.map(b => ({ ...b })),
      published: published.thefts.map(t => ({ ...t })),
      years: byYear(published.thefts, published.years).map(y => ({ ...y })),
      widestBy: published.years[0]?.source ?? '',
    }
  },
})
