import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import { CordonError } from '../../model/errors.ts'
import { JudgedShare } from './judged-share.ts'
import type { ShareSaid, ShareTold, ShareWork } from './share-messages.ts'

if (!isMainThread && parentPort) {
  const port = parentPort
  const say = (said: ShareSaid): void => port.postMessage(said)
  const share = new JudgedShare(workerData as ShareWork, say)
  port.on('message', (told: ShareTold) => {
    share
      .take(told)
      .catch((fault: Error) =>
        say(
          fault instanceof CordonError
            ? { code: fault.code, message: fault.message, place: fault.place }
            : { code: null, message: fault.message, place: {} },
        ),
      )
  })
}
