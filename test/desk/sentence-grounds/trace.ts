import type { Ground } from '../sentence-checks.ts'

const HASH = `0x${'ab'.repeat(32)}`

/** Statements, keys and what the command line and the documents of the API say: never shown here. */
const OTHER =
  /^(?:(?:add|split|prepare|at|read|planText)\(\)|new Map|new Set|planText|summary:|alias:|examples:|source:)$/

const GAP = /^(?:because:|gap\(\)|join\(\))$/

/** Files whose texts are keys, or citations of sources. */
const NO_SENTENCES = ['theft-meters.ts', 'strengths.ts']

/** What a trace, exposure and a watch say. */
export const TRACE: Ground = {
  files: [
    'src/analysis/flow/**/*.ts',
    'src/analysis/patterns/*.ts',
    'src/analysis/cluster/*.ts',
    'src/analysis/crossing/*.ts',
    'src/analysis/mixers/*.ts',
    'src/analysis/exposure/*.ts',
    'src/analysis/freeze-gap/freeze-sentence.ts',
    'src/operations/{trace-funds,explain}/*.ts',
    'src/operations/exposure/{exposure-versions,received-exposure,sent-exposure}.ts',
    'src/operations/watch/*-drafts.ts',
    'src/operations/freeze/who-can-freeze.ts',
    'src/formats/evm/block-gaps.ts',
    'src/formats/bitcoin/live-block.ts',
    'src/adapters/live/with-live.ts',
    'src/adapters/worlds/*.ts',
    'src/adapters/ledgers/tron/tron-{past,follower}.ts',
    'src/adapters/ledgers/evm/{past-of,block-stream}.ts',
    'src/adapters/ledgers/esplora/esplora-past.ts',
    'src/formats/tron/{live-block,internal-moves}.ts',
  ],
  except: ({ path, within }) =>
    within.some(name => OTHER.test(name)) ||
    // Of what reads from outside only the gaps come to the desk; doubts about a crossing stand behind what they doubt.
    (path.startsWith('src/adapters/') && !within.some(name => GAP.test(name))) ||
    within.includes('spanInWords') ||
    (path.endsWith('read-ledger-files.ts') && within.includes('gap')) ||
    (path.endsWith('by-reference.ts') && within.includes('crossingOf') && !within.includes('because:')) ||
    NO_SENTENCES.some(file => path.endsWith(file)),
  samples: [
    [/policy$|^best\.(?:category|basis)$/, 'exchange'],
    [/uses\.get|\.length$|\bn\b|^txs|^from$|^block$|\.size$|max|account.*\.length/i, '3'],
    [/plural/, 'transfers'],
    [/percent\(|shown\(/, '12 %'],
    [/^ACTS/, 'freeze'],
    [/^first\.each$/, 'has rested for at least 30 days'],
    [/day\(|showInstant/, '2025-02-21'],
    [/span/i, '2 h 36 min'],
    [/tx$|^id$/i, HASH],
    [/\blike\b/, 'near-equal '],
    [
      /accounts?(?!s\.length)\b|address|short\(|name$|title|label|ledger|kind|because|policy|categor|basis|issuer$|symbol|source|crossing|\b(?:by|to|from|who|deposit|reference|service|list|file|code|reason|heuristic)\b/i,
      'Qz7',
    ],
    [/./, '3'],
  ],
}
