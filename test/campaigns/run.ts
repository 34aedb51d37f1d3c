import { parseArgs } from 'node:util'
import { campaign as cutNetwork } from './cut-network.ts'
import { campaign as deskLanguages } from './desk-languages.ts'
import { campaign as fuzzLists } from './fuzz-lists.ts'
import { campaign as fuzzPatterns } from './fuzz-patterns.ts'
import { campaign as guardTraffic } from './guard-traffic.ts'
import { campaign as hostileEvents } from './hostile-events.ts'
import { campaign as hostileTaxii } from './hostile-taxii.ts'
import { campaign as killBatch } from './kill-batch.ts'
import { campaign as killFreeze } from './kill-freeze.ts'
import { campaign as killGovernor } from './kill-governor.ts'
import { type Campaign, campaign as killImport } from './kill-import.ts'
import { campaign as killMerge } from './kill-merge.ts'
import { campaign as killMonitor } from './kill-monitor.ts'
import { campaign as killSync } from './kill-sync.ts'
import { campaign as killTaxiiSync } from './kill-taxii-sync.ts'
import { campaign as killVault } from './kill-vault.ts'
import { campaign as killWatch } from './kill-watch.ts'
import { campaign as laws } from './laws.ts'
import { campaign as leaks } from './leaks.ts'
import { campaign as lieAsPeer } from './lie-as-peer.ts'
import { campaign as liveRange } from './live-range.ts'
import { campaign as randomAddresses } from './random-addresses.ts'
import { campaign as ruleLaws } from './rule-laws.ts'
import { campaign as sameRange } from './same-range.ts'

const CAMPAIGNS: readonly Campaign[] = [
  ...[
    killImport,
    killMerge,
    killBatch,
    killSync,
    killTaxiiSync,
    killFreeze,
    killGovernor,
    killWatch,
    killVault,
    killMonitor,
    cutNetwork,
  ],
  ...[
    laws,
    fuzzLists,
    fuzzPatterns,
    randomAddresses,
    leaks,
    lieAsPeer,
    hostileTaxii,
    guardTraffic,
    sameRange,
    liveRange,
    ruleLaws,
    hostileEvents,
    deskLanguages,
  ],
]

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' }, runs: { type: 'string', default: '20' } },
})
const chosen = CAMPAIGNS.find(c => c.name === positionals[0])
if (chosen === undefined) {
  for (const c of CAMPAIGNS) console.log(`${c.name}  ${c.about}`)
  process.exitCode = positionals.length === 0 ? 0 : 2
} else await chosen.run({ seed: Number(values.seed), runs: Number(values.runs), log: line => console.log(line) })
