import type { RunFigures, RunOptions } from '../../analysis/tuning/history-count.ts'
import { ShareRun } from '../../analysis/tuning/share-run.ts'
import type { HistoryJob } from '../../operations/backtest/history-port.ts'
import type { HistoryEnd } from './history-source.ts'
import { lineAccess } from './line-access.ts'
import { openHistory } from './open-history.ts'
import { setsOf } from './sets-of.ts'

/**
 * Reads the whole history and judges it, in this thread.
 * @throws InputError as for reading history
 */
export async function judgeAlone(
  job: HistoryJob,
  onJudged?: RunOptions['onJudged'],
  onBytes: (bytes: number) => void = () => {},
): Promise<{ readonly figures: RunFigures; readonly end: HistoryEnd }> {
  const run = new ShareRun(setsOf(job), { share: 0, of: 1 }, lineAccess(), {
    labels: job.labels,
    cutMs: job.cutMs,
    ...(onJudged === undefined ? {} : { onJudged }),
  })
  const history = await openHistory(job.files, job.software, onBytes)
  for await (const block of history.blocks()) run.judge(block)
  const end = history.end()
  return { figures: run.end(end.outOfOrder, end.repeated), end }
}
