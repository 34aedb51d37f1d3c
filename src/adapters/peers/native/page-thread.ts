import { hash } from 'node:crypto'
import { isMainThread, parentPort } from 'node:worker_threads'
import { CordonError } from '../../../model/errors.ts'
import type { Admit } from '../../../operations/node/check-object.ts'
import { checkObject } from '../../../operations/node/check-object.ts'
import { type EntriesPage, type PageHead, readPage } from '../../../operations/node/entries-page.ts'
import { admitObject } from '../../../operations/share/admit-object.ts'
import { nodeSeals } from './seals.ts'

/** A page for the thread to read. */
export interface PageWork {
  readonly text: string
  /** The sender's fingerprint. */
  readonly from: string
}

/** What became of it. An object's JSON is left out where it is the admitted one's, so that it is not copied twice. */
export type PageDone =
  | {
      readonly head: PageHead
      readonly objects: readonly (Omit<EntriesPage['objects'][number], 'json'> & { readonly json: string | null })[]
    }
  | { readonly code: string | null; readonly message: string }

/** Reads a page of a peer's log and asks the door about each of its objects. @throws SourceError `page-malformed` */
export function readAndCheck({ text, from }: PageWork): EntriesPage {
  const { head, objects } = readPage(text)
  return { head, objects: objects.map(object => ({ ...object, checked: checkObject(object, from, ADMIT, SEALS) })) }
}

const SEALS = nodeSeals()
const ADMIT: Admit = (json, from) => admitObject(json, from, 'read', text => hash('sha256', text))

if (!isMainThread && parentPort) {
  const port = parentPort
  port.on('message', (work: PageWork) => port.postMessage(done(work)))
}

function done(work: PageWork): PageDone {
  try {
    const { head, objects } = readAndCheck(work)
    const slim = objects.map(object => {
      const { checked, json } = object
      const same = checked !== undefined && 'new' in checked.admitted && checked.admitted.new.json === json
      return { ...object, json: same ? null : json }
    })
    return { head, objects: slim }
  } catch (fault) {
    return {
      code: fault instanceof CordonError ? fault.code : null,
      message: fault instanceof Error ? fault.message : String(fault),
    }
  }
}
