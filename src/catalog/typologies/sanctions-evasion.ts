import type { Typology } from '../../model/monitor/rule.ts'

const DAY = 86_400

/** Sanctions evasion: the other side is listed, owned by who is listed, or a few hops behind; the way is veiled. */
export const sanctionsEvasion: Typology = {
  name: 'sanctions-evasion',
  title: 'Sanctions evasion',
  about: 'The other side is listed, owned by who is listed, or a few hops behind; the way is veiled.',
  sources: ['OFAC, sanctions compliance guidance for the virtual currency industry, 2021', 'OFAC FAQ 401, 560'],
  rules: { R35: 0.95, R37: 0.75, R36: 0.6, R40: 0.3, R20: 0.3, R22: 0.3, R16: 0.25, R25: 0.25 },
  needs: [],
  review: 0.5,
  hold: 0.9,
  windowSeconds: 30 * DAY,
}
