import type { TwiceTold } from '../sentence-book.ts'

/** What answers of any rule have in common: what would have kept it silent, and what it lacked. */
export const ANSWERS: readonly TwiceTold[] = [
  { en: 'would not fire {changes:changes}', ja: '{changes}は該当しない', ko: '{changes}에는 해당하지 않음' },
  { en: 'under {worth:money}', ja: '{worth}未満の場合', ko: '{worth} 미만인 경우' },
  { en: 'from {worth:money} on', ja: '{worth}以上の場合', ko: '{worth} 이상인 경우' },
  {
    en: 'if it came more than {span:span} later (after {at:at})',
    ja: '発生が {at} より後（{span}を超える遅れ）の場合',
    ko: '발생이 {at} 이후({span} 넘게 늦음)인 경우',
  },
  {
    en: 'if it came more than {span:span} sooner (before {at:at})',
    ja: '発生が {at} より前（{span}を超える早さ）の場合',
    ko: '발생이 {at} 이전({span} 넘게 이름)인 경우',
  },
  {
    en: 'if it came any later (after {at:at})',
    ja: '発生が {at} より少しでも後の場合',
    ko: '발생이 {at}보다 조금이라도 늦은 경우',
  },
  {
    en: 'if it came any sooner (before {at:at})',
    ja: '発生が {at} より少しでも前の場合',
    ko: '발생이 {at}보다 조금이라도 이른 경우',
  },
  {
    en: 'no single change of this event would have kept it silent',
    ja: 'このイベントのどれか一点が違っていても、該当した',
    ko: '이 이벤트의 어느 한 가지가 달랐더라도 해당함',
  },
  {
    en: 'the worth in US dollars of this event',
    ja: 'このイベントの米ドル換算額',
    ko: '이 이벤트의 달러 환산액',
  },
  {
    en: 'the worth in US dollars of earlier events in the window',
    ja: '対象期間内の過去のイベントの米ドル換算額',
    ko: '대상 기간 내 이전 이벤트의 달러 환산액',
  },
  {
    en: 'the other side of earlier events in the window',
    ja: '対象期間内の過去のイベントの相手方',
    ko: '대상 기간 내 이전 이벤트의 상대방',
  },
  { en: 'the other side of this event', ja: 'このイベントの相手方', ko: '이 이벤트의 상대방' },
  {
    en: 'all events of the {span:span} before: they were too many to be remembered',
    ja: '直前 {span}の全イベント（多すぎて保持できていない）',
    ko: '직전 {span} 동안의 모든 이벤트(너무 많아 보관하지 못함)',
  },
  { en: 'not whole: {why:parts}', ja: '全体ではない（{why}）', ko: '전부가 아님({why})' },
  { en: 'and {n:n} more', ja: 'ほか {n} 件', ko: '그 밖에 {n}건' },
  { en: '{rule:rule}: {reason:told}', ja: '{rule}：{reason}', ko: '{rule}: {reason}' },
  {
    en: '{rule:rule} could not answer: {lacks:told}',
    ja: '{rule} は判定できず：{lacks}',
    ko: '{rule} 판정 못함: {lacks}',
  },
  {
    en: 'an answer of the rule: it gave none',
    ja: 'ルールの回答（回答がなかった）',
    ko: '규칙의 답(답이 없었음)',
  },
  {
    en: 'an answer of the rule: it failed ({code:word})',
    ja: 'ルールの回答（処理に失敗：{code}）',
    ko: '규칙의 답(처리 실패: {code})',
  },
  {
    en: 'what was found then: the event is older than what is kept whole',
    ja: '当時の判定内容（イベントが古く、全体は保持されていない）',
    ko: '당시 판정 내용(이벤트가 오래되어 전체가 보관되어 있지 않음)',
  },
  {
    en: 'judgements of the events after it that know of it: it came {late:n} hours after the latest, beyond the bound of {bound:n}',
    ja: 'このイベントを踏まえた後続イベントの判定（最新より {late} 時間遅れて届き、上限の {bound} 時間を超えた）',
    ko: '이 이벤트를 반영한 이후 이벤트의 판정(최신보다 {late}시간 늦게 도착해 한도 {bound}시간을 넘음)',
  },
  {
    en: 'judgements of {n:n} events after it that know of it: they are not kept whole, or too many',
    ja: 'このイベントを踏まえた後続 {n} 件の判定（全体が保持されていないか、多すぎる）',
    ko: '이 이벤트를 반영한 이후 {n}건의 판정(전체가 보관되어 있지 않거나 너무 많음)',
  },
  {
    en: 'event {event:word} passes, now that an earlier one has come late; it was told as {before:names} before',
    ja: 'より前のイベントが遅れて届いたため、イベント {event} は問題なしとなった（以前の判定：{before}）',
    ko: '더 이른 이벤트가 늦게 도착해 이벤트 {event}은(는) 통과로 바뀜(이전 판정: {before})',
  },
  { en: 'taken back: pass', ja: '取消：問題なし', ko: '철회: 통과' },
  {
    en: 'fact {n:n} ({kind:word}) cannot be read',
    ja: '記録 {n}（{kind}）を読み取れない',
    ko: '기록 {n}({kind})을 읽을 수 없음',
  },
  {
    en: 'look at the fact itself: cordon verify',
    ja: '記録そのものを確認（cordon verify）',
    ko: '기록 자체를 확인(cordon verify)',
  },
]
