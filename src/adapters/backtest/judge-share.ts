import { readOverlay } from '../../analysis/monitor/overlay.ts'
import { ruleSet } from '../../analysis/monitor/rule-set.ts'
import { textHash } from '../../analysis/monitor/text-hash.ts'
import type { HistoryFault } from '../../analysis/tuning/backtest-answer.ts'
import { HistoryRun, type RunFigures, type RunOptions } from '../../analysis/tuning/history-run.ts'
import { RULES } from '../../catalog/rules/all-rules.ts'
import { TYPOLOGIES } from '../../catalog/typologies/all-typologies.ts'
import type { HistoryJob } from '../../operations/backtest/history-port.ts'
import { readHistory } from './read-history.ts'

/** † Faults told whole. */
const MOST_FAULTS = 20
/** Of the hash that shares customers out; any number will do. */
const SHARE_SEED = 0x5eed

/** What one share came to. */
export interface ShareResult {
  readonly figures: RunFigures
  readonly faults: number
  readonly firstFaults: readonly HistoryFault[]
}

/**
 * Reads the whole history and judges the customers of one share of many. Every share keeps all windows, so that what one customer did
 * counts for another as it would in one run.
 * @param share from 0 to `shares` - 1
 */
export async function judgeShare(
  job: HistoryJob,
  share: number,
  shares: number,
  onJudged?: RunOptions['onJudged'],
  onBytes?: (bytes: number) => void,
): Promise<ShareResult> {
  const sets = job.overlays.map(given => {
    const overlay = given === null ? null : readOverlay(given, RULES, TYPOLOGIES)
    return ruleSet(RULES, TYPOLOGIES, overlay, job.software, null)
  })
  const run = new HistoryRun(sets, {
    labels: job.labels,
    cutMs: job.cutMs,
    ...(shares === 1 ? {} : { owns: (customer: string) => textHash(customer, SHARE_SEED) % shares === share }),
    ...(onJudged === undefined ? {} : { onJudged }),
  })
  let faults = 0
  const firstFaults: HistoryFault[] = []
  for (const file of job.files)
    await readHistory(
      file,
      read => {
        if (!('fault' in read)) run.push(read)
        else if (faults++ < MOST_FAULTS) firstFaults.push({ file, ...read.fault })
      },
      onBytes,
    )
  return { figures: run.end(), faults, firstFaults }
}
