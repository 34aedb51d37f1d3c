import { utf8ToBytes } from '@noble/hashes/utils.js'
import { cutLine, oneLine } from '../report-case/clean-text.ts'
import type { LossBook, ReportDraft } from '../report-case/draft.ts'
import { csvText } from '../report-case/report-tables.ts'
import { MOST_INDICATORS, type SarxIndicator } from './sarx-indicators.ts'
import { MOST_NARRATIVE, narrativeBlocks } from './sarx-narrative.ts'

/** FinCEN takes one attachment a report, a CSV file of at most this many bytes (FinCEN SAR filing instructions). */
export const MOST_ATTACHED = 1 << 20
/** Names of the files that a report is made of. */
export const SARX_FILES = {
  xml: 'sar.xml',
  attachment: 'attachment.csv',
  kept: 'supporting-documentation.csv',
} as const
/** Kept free at the end of the narrative for what it says of the attachment. */
const FOR_COUNTS = 700
/** One line of the attachment tells so much of a narrative that did not fit. */
const PIECE = 4000

/**
 * The blocks of a narrative and the files beside the form, where its limits keep something out. The narrative ends with what the
 * attachment holds, so that whoever reads the form alone knows how much that is.
 * @param story the narrative in one line
 */
export function withAttachment(
  story: string,
  indicators: readonly SarxIndicator[],
  losses: LossBook,
): { blocks: readonly string[]; attached: ReportDraft['files'] } {
  const cut = narrativeBlocks(story, Math.min([...story].length, MOST_NARRATIVE - FOR_COUNTS))
  const head = ['part', 'number', 'kind', 'value', 'at', 'about']
  const pieces = piecesOf(cut.rest)
  const rows = [
    ...pieces.map((text, i) => ['narrative', String(i + 1), 'continued', text, '', '']),
    ...indicators.map((one, i) => [
      'indicator',
      String(i + 1),
      one.other ?? String(one.code),
      cutLine(one.value, 4000, one.field, losses.tell),
      one.at ?? '',
      oneLine(one.about, `${one.field}.about`, losses.tell),
    ]),
  ]
  const { fits, rest } = upTo(head, rows, MOST_ATTACHED)
  const restOfStory = [...cut.rest].length
  const says = [
    `The attachment ${SARX_FILES.attachment} lists ${Math.max(0, fits.length - pieces.length)} of all ${indicators.length} indicators (virtual currency addresses, transaction hashes and others), of which ${Math.min(indicators.length, MOST_INDICATORS)} also stand in this form.`,
    ...(restOfStory > 0 ? [`It continues this narrative with ${restOfStory} more characters.`] : []),
    ...(rest.length > 0
      ? [
          `${rest.length} further lines exceed the size of an attachment; they are kept as supporting documentation (${SARX_FILES.kept}) and can be had on request.`,
        ]
      : []),
  ].join(' ')
  if (restOfStory > 0)
    losses.tell({
      field: 'narrative',
      lost: `${restOfStory} characters beyond the form; they stand in ${SARX_FILES.attachment}`,
    })
  if (indicators.length > MOST_INDICATORS)
    losses.tell({
      field: 'indicators',
      lost: `${indicators.length - MOST_INDICATORS} indicators beyond the ${MOST_INDICATORS} that the form takes; all ${indicators.length} stand in ${rest.length > 0 ? `${SARX_FILES.attachment} and ${SARX_FILES.kept}` : SARX_FILES.attachment}`,
    })
  if (rest.length > 0)
    losses.tell({
      field: 'indicators',
      lost: `${rest.length} lines beyond one attachment; they stand in ${SARX_FILES.kept}`,
    })
  const { blocks } = narrativeBlocks(`${cut.blocks.join('')} ${says}`)
  const attached = [
    {
      path: SARX_FILES.attachment,
      mediaType: 'text/csv',
      about: 'attachment to the FinCEN SAR',
      content: csvText([head, ...fits]),
    },
    ...(rest.length === 0
      ? []
      : [
          {
            path: SARX_FILES.kept,
            mediaType: 'text/csv',
            about: 'kept by the institution, for FinCEN on request',
            content: csvText([head, ...rest]),
          },
        ]),
  ]
  return { blocks, attached }
}

function piecesOf(text: string): readonly string[] {
  const points = [...text]
  const pieces: string[] = []
  for (let at = 0; at < points.length; at += PIECE) pieces.push(points.slice(at, at + PIECE).join(''))
  return pieces
}

function upTo(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  most: number,
): { fits: readonly (readonly string[])[]; rest: readonly (readonly string[])[] } {
  const bytes = (row: readonly string[]): number => utf8ToBytes(csvText([row])).length
  let sum = bytes(head)
  for (let i = 0; i < rows.length; i++) {
    sum += bytes(rows[i] ?? [])
    if (sum > most) return { fits: rows.slice(0, i), rest: rows.slice(i) }
  }
  return { fits: rows, rest: [] }
}
