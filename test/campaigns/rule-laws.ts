import { RULES } from '../../src/catalog/rules/all-rules.ts'
import { heldUnless, holdLaw, RULE_LAWS } from '../catalog/rule-laws.ts'
import type { Campaign } from './kill-import.ts'

/** Holds the laws of the monitor's rules against many more stories than the tests have time for. */
export const campaign: Campaign = {
  name: 'rule-laws',
  about:
    'counterfactuals of all rules, bounds, order and ignorance of R01 to R24, R49 and R50, on random stories; runs are stories a rule and law',
  async run({ seed, runs, log }) {
    const rules = RULES.filter(rule => /^R(0\d|1\d|2[0-4]|49|50)$/.test(rule.id))
    const others = RULES.filter(rule => !rules.includes(rule))
    for (const rule of others) holdLaw(heldUnless, rule, seed, runs)
    for (const law of RULE_LAWS) {
      for (const rule of rules) holdLaw(law, rule, seed, runs)
      log(`held: ${law.title}`)
    }
  },
}
