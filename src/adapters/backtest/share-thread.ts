import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import { ShareRun } from '../../analysis/tuning/share-run.ts'
import { CordonError } from '../../model/errors.ts'
import { lineAccess } from './line-access.ts'
import { setsOf } from './sets-of.ts'
import type { ShareSaid, ShareTold, ShareWork } from './share-messages.ts'

if (!isMainThread && parentPort) {
  const port = parentPort
  const say = (said: ShareSaid): void => port.postMessage(said)
  const { job, share } = workerData as ShareWork
  const run = new ShareRun(setsOf(job), share, lineAccess(), { labels: job.labels, cutMs: job.cutMs })
  port.on('message', (told: ShareTold) => {
    try {
      if ('block' in told) {
        run.judge(told.block)
        say({ judged: 1 })
      } else say({ figures: run.end(told.outOfOrder, told.repeated) })
    } catch (fault) {
      say(
        fault instanceof CordonError
          ? { code: fault.code, message: fault.message, place: fault.place }
          : { code: null, message: (fault as Error).message, place: {} },
      )
    }
  })
}
