import type { Typology } from '../../model/monitor/rule.ts'

const DAY = 86_400

/** Circular flows: value goes round and comes back to where it began, to look like trade or to be counted twice. */
export const circularFlow: Typology = {
  name: 'circular-flow',
  title: 'Circular flows',
  about: 'Value goes round and comes back to where it began, to look like trade or to be counted twice.',
  sources: ['AMLSim: cycle, scatter-gather', 'FATF, Virtual Assets Red Flag Indicators, 2020'],
  rules: { R15: 0.55, R14: 0.5, M2: 0.4, R18: 0.2 },
  needs: [],
  review: 0.5,
  hold: 0.9,
  windowSeconds: 30 * DAY,
}
