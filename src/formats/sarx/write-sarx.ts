import type { ReportCase } from '../../model/report-case.ts'
import { oneLine } from '../report-case/clean-text.ts'
import { LossBook, type ReportDraft } from '../report-case/draft.ts'
import { refuseLacks } from '../report-case/lacks.ts'
import { wholeUnits } from '../report-case/money.ts'
import { suspicionsOf } from '../report-case/suspicions.ts'
import { branch, writeXml, type XmlElement } from '../report-case/xml-element.ts'
import { SARX_FILES, withAttachment } from './sarx-attachment.ts'
import { MOST_INDICATORS, sarxIndicators, sarxIps } from './sarx-indicators.ts'
import { sarxLacks } from './sarx-lacks.ts'
import { narrativeBlocks } from './sarx-narrative.ts'
import { agencyParties, institutionParties } from './sarx-parties.ts'
import { subjectParty } from './sarx-subject.ts'
import { numbered, SarxWriter } from './sarx-writer.ts'

/**
 * A case as a batch file of FinCEN's SAR (schema SARX 1.2) with one report. What its limits keep out stands in the attachment, and the
 * narrative says how much that is.
 * @throws InputError `report-incomplete`
 */
export function writeSarx(told: ReportCase): ReportDraft {
  refuseLacks('the FinCEN SAR', sarxLacks(told))
  const losses = new LossBook()
  const w = new SarxWriter(losses.tell)
  const indicators = sarxIndicators(told)
  const ips = sarxIps(told)
  const story = told.narrative
    .map(
      (part, i) =>
        `${oneLine(part.heading, `narrative.${i}.heading`, losses.tell)}: ${oneLine(part.text, `narrative.${i}.text`, losses.tell)}`,
    )
    .join(' ')
  const beyond = Math.max(0, indicators.length - MOST_INDICATORS) + Math.max(0, ips.length - MOST_INDICATORS)
  const whole = narrativeBlocks(story)
  const cut = beyond > 0 || whole.rest !== ''
  const { blocks, attached } = cut
    ? withAttachment(story, indicators, losses)
    : { blocks: whole.blocks, attached: null }
  const total = told.total === null ? null : String(wholeUnits(told.total.amount))
  const subjects = told.subjects.map((s, i) => subjectParty(told, s, `subjects.${i}`, w))
  const activity = w.part('Activity', [
    w.leaf(
      'EFilingPriorDocumentNumber',
      told.filing.kind === 'initial' ? null : (told.filing.priorNumber ?? '00000000000000'),
    ),
    w.leaf('FilingDateText', (told.filing.on ?? '').replaceAll('-', '')),
    w.text('FilingInstitutionNotetoFinCEN', told.filing.note, 50, 'filing.note'),
    w.part('ActivityAssociation', [
      w.leaf('ContinuingActivityReportIndicator', told.filing.kind === 'continuing' ? 'Y' : null),
      w.leaf('CorrectsAmendsPriorReportIndicator', told.filing.kind === 'correction' ? 'Y' : null),
      w.leaf('InitialReportIndicator', told.filing.kind === 'initial' ? 'Y' : null),
      w.leaf('JointReportIndicator', told.filing.joint ? 'Y' : null),
    ]),
    attached === null
      ? null
      : w.part('ActivitySupportDocument', [w.leaf('OriginalAttachmentFileName', SARX_FILES.attachment)]),
    ...institutionParties(told, w),
    ...subjects,
    ...agencyParties(told, w),
    suspiciousActivity(told, total, w),
    ...ips
      .slice(0, MOST_INDICATORS)
      .map(ip =>
        w.part('ActivityIPAddress', [
          w.leaf('ActivityIPAddressDateText', day(ip.at)),
          w.leaf('ActivityIPAddressTimeStampText', clock(ip.at)),
          w.text('IPAddressText', ip.value, 39, ip.field),
        ]),
      ),
    ...indicators
      .slice(0, MOST_INDICATORS)
      .map(one =>
        w.part('CyberEventIndicators', [
          w.leaf('CyberEventDateText', day(one.at)),
          w.leaf('CyberEventIndicatorsTypeCode', String(one.code)),
          w.leaf('CyberEventTimeStampText', clock(one.at)),
          w.text('CyberEventTypeOtherText', one.other, 50, `${one.field}.about`),
          w.text('EventValueText', one.value, 4000, one.field),
        ]),
      ),
    ...assets(told, w),
    ...blocks.map((text, i) =>
      w.part('ActivityNarrativeInformation', [
        w.leaf('ActivityNarrativeSequenceNumber', String(i + 1)),
        w.leaf('ActivityNarrativeText', text),
      ]),
    ),
  ])
  const files = attached === null ? '0' : '1'
  const root = branch('fc2:EFilingBatchXML', [w.leaf('FormTypeCode', 'SARX'), activity], {
    TotalAmount: total ?? '0',
    // FinCEN counts the subjects alone here.
    PartyCount: String(subjects.length),
    ActivityCount: '1',
    ActivityAttachmentCount: files,
    AttachmentCount: files,
    'xmlns:fc2': 'www.fincen.gov/base',
  })
  return {
    files: [
      {
        path: SARX_FILES.xml,
        mediaType: 'application/xml',
        about: 'FinCEN SAR batch file',
        content: writeXml(numbered(root)),
      },
      ...(attached ?? []),
    ],
    losses: losses.rows(),
  }
}

function suspiciousActivity(told: ReportCase, total: string | null, w: SarxWriter): XmlElement {
  const bySubtype = new Map<number, { type: number; words: string[] }>()
  for (const { sarx, en } of suspicionsOf(told.suspicions)) {
    const known = bySubtype.get(sarx.subtype)
    if (known) known.words.push(en)
    else bySubtype.set(sarx.subtype, { type: sarx.type, words: [en] })
  }
  return w.part('SuspiciousActivity', [
    w.leaf('AmountUnknownIndicator', total === null ? 'Y' : null),
    w.leaf(
      'CumulativeTotalViolationAmountText',
      told.cumulative === null ? null : String(wholeUnits(told.cumulative.amount)),
    ),
    w.leaf('SuspiciousActivityFromDateText', (told.period?.from ?? '').replaceAll('-', '')),
    w.leaf('SuspiciousActivityToDateText', told.period?.to ? told.period.to.replaceAll('-', '') : null),
    w.leaf('TotalSuspiciousAmountText', total),
    ...[...bySubtype].map(([subtype, { type, words }]) =>
      w.part('SuspiciousActivityClassification', [
        w.text('OtherSuspiciousActivityTypeText', subtype % 1000 === 999 ? words.join(', ') : null, 50, 'suspicions'),
        w.leaf('SuspiciousActivitySubtypeID', String(subtype)),
        w.leaf('SuspiciousActivityTypeID', String(type)),
      ]),
    ),
  ])
}

// The form has no code for virtual assets: they are another instrument, told by name.
function assets(told: ReportCase, w: SarxWriter): readonly XmlElement[] {
  const named = [
    ...new Set(told.transactions.filter(t => t.ledger !== null).map(t => `${t.asset} on ${t.ledger}`)),
  ].sort()
  if (named.length === 0) return []
  return [
    w.part('Assets', [
      w.leaf('AssetSubtypeID', '41'),
      w.leaf('AssetTypeID', '6'),
      w.leaf('OtherAssetSubtypeText', 'convertible virtual currency'),
    ]),
    ...named
      .slice(0, 99)
      .map(name =>
        w.part('AssetsAttribute', [
          w.text('AssetAttributeDescriptionText', name, 50, 'transactions.asset'),
          w.leaf('AssetAttributeTypeID', '3'),
        ]),
      ),
  ]
}

function day(at: string | null): string | null {
  return at === null ? null : new Date(at).toISOString().slice(0, 10).replaceAll('-', '')
}

function clock(at: string | null): string | null {
  return at === null ? null : new Date(at).toISOString().slice(11, 19)
}
