import type { RunFigures, RunOptions } from '../../analysis/tuning/history-count.ts'
import { HistoryRun } from '../../analysis/tuning/history-run.ts'
import type { HistoryJob } from '../../operations/backtest/history-port.ts'
import { FirstFaults } from './first-faults.ts'
import { readHistory } from './read-history.ts'
import { setsOf } from './sets-of.ts'

/**
 * Reads the whole history and judges it, in this thread.
 * @throws InputError as for reading history
 */
export async function judgeAlone(
  job: HistoryJob,
  onJudged?: RunOptions['onJudged'],
  onBytes?: (bytes: number) => void,
): Promise<{ readonly figures: RunFigures; readonly faults: FirstFaults }> {
  const run = new HistoryRun(setsOf(job), {
    labels: job.labels,
    cutMs: job.cutMs,
    ...(onJudged === undefined ? {} : { onJudged }),
  })
  const faults = new FirstFaults()
  for (const [file, path] of job.files.entries())
    await readHistory(
      path,
      read => {
        if ('fault' in read) faults.add({ ...read.fault, file })
        else run.push(read)
      },
      onBytes,
    )
  return { figures: run.end(), faults }
}
