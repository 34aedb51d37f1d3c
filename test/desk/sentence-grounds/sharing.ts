import type { Ground } from '../sentence-checks.ts'

const SAMPLES: Ground['samples'] = [
  [/showInstant/, '2025-02-21T10:00:00Z'],
  [/^count\(/, '2 transfers'],
  [/^said\(/, ' (late)'],
  [/^shown\(/, 'JP, US and 3 more'],
  [/^first\.because/, 'issues USDT (its contract)'],
  [
    /length|size|count|status|bytes|MOST|last|step|seq|amount|asked|after|head\.at|\bn\b|i \+ 1|most|leaves|changed|chars/i,
    '3',
  ],
]

/** What is decided about objects, and found about peers and tips. */
export const SHARING: Ground = {
  files: [
    'src/analysis/release/!(release-key).ts',
    'src/operations/node/{judge-object,take-page,audit-peers,peer-health,entries-page}.ts',
    'src/operations/share/{admit-object,creator-judge}.ts',
    'src/operations/freeze/{freeze-state,judge-message}.ts',
    'src/operations/tips/triage-tip.ts',
    'src/adapters/intel/conflict-of.ts',
    'src/adapters/peers/native/{ask-peer,pull-peer,push-peer,page-reader}.ts',
  ],
  except: ({ within }) =>
    within.some(name =>
      /^(?:summary:|alias:|examples:|split\(\)|has\(\)|get\(\)|set\(\)|entries\(\)|said|shown|count)$/.test(name),
    ),
  samples: SAMPLES,
  errors: true,
}

/** Rules of STIX: what keeps an object out is told in the quarantine. */
export const STIX: Ground = {
  files: [
    'src/formats/stix/{check-*,ids,property-*,selectors,read-stix-json,scan-json,sco-id}.ts',
    'src/formats/stix/{rules,types}/*.ts',
  ],
  except: ({ within }) =>
    !within.some(name => /^(?:add|wrong|written)\(\)$|^new InputError$|^idProblem$/.test(name)) ||
    within.some(name => /^(?:table|made|entries|replace)\(\)$|^new (?:RangeError|Map)$/.test(name)),
  samples: [[/what/, 'a text'], ...SAMPLES],
  errors: true,
}
