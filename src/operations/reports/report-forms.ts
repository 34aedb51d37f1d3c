import { courtLacks } from '../../formats/court-bundle/court-lacks.ts'
import { writeCourtBundle } from '../../formats/court-bundle/write-court-bundle.ts'
import { writeGoaml } from '../../formats/goaml/write-goaml.ts'
import { writeIc3 } from '../../formats/ic3/write-ic3.ts'
import { caseStix } from '../../formats/report-case/case-stix.ts'
import { LossBook, type ReportDraft } from '../../formats/report-case/draft.ts'
import { refuseLacks } from '../../formats/report-case/lacks.ts'
import type { LegalNote } from '../../formats/report-case/legal-note.ts'
import { stixLacks } from '../../formats/report-case/stix-lacks.ts'
import type { ReportForm } from '../../formats/report-fields/form-lacks.ts'
import { writeSarx } from '../../formats/sarx/write-sarx.ts'
import { bundleOf } from '../../formats/stix/bundle.ts'
import { uuid5 } from '../../formats/stix/ids.ts'
import { writeStixJson } from '../../formats/stix/read-stix-json.ts'
import { JAFIC } from '../../formats/str-drafts/jafic.ts'
import { KOFIU } from '../../formats/str-drafts/kofiu.ts'
import { writeStrDraft } from '../../formats/str-drafts/write-str-draft.ts'
import type { ReportCase } from '../../model/report-case.ts'
import type { Tlp } from '../../model/tlp.ts'
import { markedObjects } from '../share/marked-objects.ts'

export { formLacks as reportLacks, REPORT_FORMS, type ReportForm } from '../../formats/report-fields/form-lacks.ts'

const NAMESPACE = '2f0d1c46-4a39-4a55-9f6b-0d0f6b7f9a10'
/** What a form needs beside the case. */
export interface FormSetting {
  readonly law: LegalNote
  /** Who may be told what stands in the STIX bundle. */
  readonly tlp: Tlp
  /** The trace as it was kept, byte for byte; null: none. */
  readonly trace: string | null
}

/** Writes a case in a form. Equal cases give equal files. @throws InputError `report-incomplete`, naming every field that is missing */
export function writeReport(told: ReportCase, form: ReportForm, { law, tlp, trace }: FormSetting): ReportDraft {
  switch (form) {
    case 'sarx':
      return writeSarx(told)
    case 'goaml':
      return writeGoaml(told)
    case 'kofiu':
      return writeStrDraft(told, KOFIU, law)
    case 'jafic':
      return writeStrDraft(told, JAFIC, law)
    case 'ic3':
      return writeIc3(told)
    case 'stix':
      return writeStix(told, tlp)
    case 'court': {
      refuseLacks('the court bundle', courtLacks(told))
      // A payment in a state's money leaves nothing for others to look for, and is a case for a court all the same.
      const stix = stixLacks(told).length > 0 ? null : (writeStix(told, tlp).files[0]?.content as string)
      return writeCourtBundle(told, { trace, stix })
    }
  }
}

function writeStix(told: ReportCase, tlp: Tlp): ReportDraft {
  refuseLacks('the STIX bundle', stixLacks(told))
  const losses = new LossBook()
  const objects = markedObjects(caseStix(told, losses.tell), { tlp, relTo: [], pap: null })
  const id = `bundle--${uuid5(NAMESPACE, objects.map(o => o.id).join())}`
  return {
    files: [
      {
        path: 'stix.json',
        mediaType: 'application/stix+json',
        about: 'STIX 2.1 bundle',
        content: `${writeStixJson(bundleOf(objects, id))}\n`,
      },
    ],
    losses: losses.rows(),
  }
}
