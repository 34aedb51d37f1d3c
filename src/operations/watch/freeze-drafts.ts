import type { FreezeAlert } from '../../analysis/freeze-gap/freeze-alert.ts'
import { isNews, type Watch } from '../../model/watch.ts'
import type { WatchDraft } from './watch-draft.ts'

/** A step of an issuer's freeze as alerts of the cases that it concerns. @param watchOf the watch on a case; undefined: none */
export function freezeDrafts(alert: FreezeAlert, watchOf: (name: string) => Watch | undefined): WatchDraft[] {
  const { kind, ledger, account, tx, block, at, asset, escaped, issuer, because, cases } = alert
  return cases.flatMap((name): WatchDraft[] => {
    const watch = watchOf(name)
    if (watch === undefined || !isNews(watch, ledger, at)) return []
    return [
      {
        ...{ case: name, kind: 'freeze-gap', ledger, account, tx, index: 0, step: kind, asset },
        ...{ amount: String(escaped), tainted: String(escaped), hop: null, block, blockHash: null, at },
        ...{ service: null, freezableBy: [issuer], basis: 'alarm', of: null, because },
      },
    ]
  })
}
