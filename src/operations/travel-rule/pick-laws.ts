import type { TravelRule } from '../../analysis/travel-rule/travel-rule.ts'
import { InputError } from '../../model/errors.ts'

/** The travel rules of some countries, each once; a member of a union stands for its union. @throws InputError `travel-law-unknown` */
export function pickLaws(codes: readonly string[], rules: readonly TravelRule[]): readonly TravelRule[] {
  const picked = codes.map(given => {
    const code = given.trim().toUpperCase()
    const rule = rules.find(r => r.code === code || r.members.includes(code))
    if (rule !== undefined) return rule
    const known = rules.map(r => r.code).join(', ')
    throw new InputError('travel-law-unknown', `no travel rule of ${code.slice(0, 20)} is known; there are ${known}`, {
      place: { field: 'law' },
    })
  })
  return [...new Set(picked)]
}
