import { showInstant } from '../../model/instant.ts'
import type { LetterTemplate } from './letter.ts'

/** Korea Standard Time is nine hours ahead of UTC, all year. */
const KST_SECONDS = 9 * 3600

/** The letter in Korean, in the form of an official letter. */
export const KO: LetterTemplate = {
  language: 'ko',
  words: `
> 문서번호 {number}
> 시행일자 {date}

| 수신 | {addressee}
| 참조 | 준법감시 및 법무 담당자
| 발신 | {requester}

# 수사협조 요청 (가상자산 동결 요청)

{standing}

1. 귀사의 협조에 깊이 감사드립니다.
2. 우리 기관은 가상자산 탈취 사건을 수사하고 있으며, 탈취된 가상자산의 일부가 아래 주소로 이전된 사실을 확인하였습니다. 해당 자산은 귀사에서 이전을 제한할 수 있는 것으로 판단됩니다.
3. 이에 아래의 법적 근거에 따라 해당 가상자산을 지체 없이 동결하고, 우리 기관이 다시 통지하거나 법령에 따라 해제하여야 할 때까지 동결을 유지하여 주시기 바랍니다.

^ - 아 래 -

## 가. 동결 요청 대상
| 블록체인 | {ledger}
| 주소 |
! {accounts}
| 자산 | {asset}
! {assetId}
| 수량 | {amount}

## 나. 법적 근거
| 관할 | {jurisdiction}
| 근거 법령 | {reference}
| 요청 사유 | {grounds}

## 다. 증거
| 사건명 | {case}
| 보존된 추적 결과의 SHA-256 |
! {evidence}
위 추적 결과는 공개된 블록체인 기록으로 다시 계산할 수 있으며, 요청하시면 제공하겠습니다.

## 라. 회신
| 회신 기한 | {answerBy}
| 요청 유효 기한 | {validUntil}
| 연락처 | {contact}

4. 먼저 본 요청서를 접수하였음을 알려 주시고, 이후 동결한 수량(최소 단위의 정확한 값)과 동결 일시 및 기한을 회신하여 주시기 바랍니다. 요청 수량의 전부 또는 일부를 동결할 수 없는 경우에는 그 사유를 회신하여 주시기 바랍니다.
5. 동결이 잘못된 것으로 확인되는 경우, 우리 기관은 본 요청을 서면으로 철회하고 즉시 해제를 요청하겠습니다.
6. 본 요청서의 내용과 접수 사실에 대하여 비밀을 유지하여 주시기 바랍니다({marking}).  끝.

> {requester}
`,
  pageNumber: '{page} / {pages} 쪽',
  day: at => {
    const [year, month, day] = inKorea(at).slice(0, 10).split('-').map(Number)
    return `${year}. ${month}. ${day}.`
  },
  moment(at) {
    const utc = showInstant(at).slice(0, 16).replace('T', ' ')
    return `${this.day(at)} ${inKorea(at).slice(11, 16)} (한국 표준시, 협정 세계시 ${utc})`
  },
  country: code => new Intl.DisplayNames(['ko'], { type: 'region' }).of(code) ?? code,
  amount: (units, symbol, base) => (units === null ? `최소 단위 ${base}` : `${units} ${symbol} (최소 단위 ${base})`),
  all: symbol => `위 주소가 보유한 ${symbol ?? '해당 자산'} 전량`,
  marking: marking => (marking === 'red' ? 'TLP:RED, 수신인 한정' : 'TLP:AMBER+STRICT, 귀사 내부 한정'),
  standing: (state, withdrawnAt, reason) => {
    if (withdrawnAt !== null && state !== 'released')
      return `[철회] 본 요청은 ${KO.moment(withdrawnAt)}에 철회되었습니다. 사유: ${reason}. 본 요청에 따라 동결한 자산이 있으면 즉시 해제하여 주시기 바랍니다.`
    const words: Readonly<Record<string, string>> = {
      drafted: '[초안] 미발송',
      expired: '본 요청은 유효 기한이 지나 현재 효력이 없습니다.',
      refused: '본 요청은 거절되어 현재 효력이 없습니다.',
      released: '동결이 해제되어 본 요청은 현재 효력이 없습니다.',
    }
    return words[state] ?? '[긴급] 대상 자산은 언제든지 이전될 수 있습니다.'
  },
  none: {
    asset: '명칭 미상',
    case: '기재 없음',
    evidence: '본 요청에 첨부된 추적 결과 없음',
    validUntil: '철회할 때까지',
  },
}

function inKorea(at: number): string {
  return showInstant(at + KST_SECONDS)
}
