import { utf8 } from '@scure/base'
import { TOLD_ENDING } from '../../formats/report-case/case-of-desk.ts'
import { readReportCase } from '../../formats/report-case/read-report-case.ts'
import { CordonError, InputError } from '../../model/errors.ts'
import type { ReportCase } from '../../model/report-case.ts'

/** † Of such a file, in bytes. */
const MOST_TOLD = 8 << 20

/** Whether a file of this name and size is taken for what people told of a case. */
export function isToldFile({ name, bytes }: { readonly name: string; readonly bytes: number }): boolean {
  return name.endsWith(TOLD_ENDING) && bytes <= MOST_TOLD
}

/** What people told in such a file. @throws InputError `report-case-malformed` */
export function readToldFile(name: string, bytes: Uint8Array): ReportCase {
  try {
    return readReportCase(JSON.parse(utf8.encode(bytes)))
  } catch (error) {
    const why = error instanceof CordonError ? error.message : 'it is no JSON'
    throw new InputError('report-case-malformed', `the attachment ${name}: ${why}`, {
      place: { file: name, ...(error instanceof CordonError ? { field: error.place.field } : {}) },
      cause: error,
    })
  }
}
