import type { TwiceTold } from '../sentence-book.ts'

/** What of an alert or a case could not be had, and what a person may want to add to a report. */
export const CASE_GAPS: readonly TwiceTold[] = [
  {
    en: 'the judgement cannot be read: look at the fact itself',
    ja: '判定を読み取れない。記録そのものを確認すること',
    ko: '판정을 읽을 수 없음. 기록 자체를 확인할 것',
  },
  {
    en: 'there is no journal of the monitor here: events are told by their ids alone',
    ja: 'モニターの記録簿がないため、イベントはIDのみ示す',
    ko: '모니터 기록부가 없어 이벤트는 ID만 표시함',
  },
  {
    en: '{n:n} of {all:n} events are not in the journal of the monitor, {event:word} among them',
    ja: 'モニターの記録簿に、{all} 件中 {n} 件のイベントがない（{event} など）',
    ko: '모니터 기록부에 이벤트 {all}건 중 {n}건이 없음({event} 등)',
  },
  {
    en: '{n:n} of {all:n} events are not in the journal of the monitor, {event:word} among them: they are told in words alone',
    ja: 'モニターの記録簿に、{all} 件中 {n} 件のイベントがない（{event} など）。文言のみ示す',
    ko: '모니터 기록부에 이벤트 {all}건 중 {n}건이 없음({event} 등). 문구로만 표시함',
  },
  {
    en: 'there is no journal of the monitor here: the events of its alerts are told in words alone',
    ja: 'モニターの記録簿がないため、アラートのイベントは文言のみ示す',
    ko: '모니터 기록부가 없어 경보의 이벤트는 문구로만 표시함',
  },
  {
    en: 'an event of the case meets the theft {name:word}: --theft {again:word} tells its trace',
    ja: '案件のイベントが事件 {name} に関わる（--theft {again} で追跡結果を含める）',
    ko: '사안의 이벤트가 사건 {name}과(와) 관련됨(--theft {again}(으)로 추적 결과 포함)',
  },
  {
    en: 'nothing is told of the institution and of who the customers are: casework tell, or attach NAME.report-case.json',
    ja: '届出者と顧客の情報がない。cordon casework tellで入力するか、NAME.report-case.jsonを添付すること',
    ko: '보고 기관과 고객 정보가 없음. cordon casework tell로 입력하거나 NAME.report-case.json을 첨부할 것',
  },
  {
    en: 'alert {id:word} cannot be read as a judgement of the monitor: it is not told',
    ja: 'アラート {id} はモニターの判定として読み取れないため、含まれない',
    ko: '경보 {id}은(는) 모니터 판정으로 읽을 수 없어 포함되지 않음',
  },
  {
    en: 'of the theft {name:word}, which alerts of the case name, no trace is kept: {why:told}',
    ja: '案件のアラートにある事件 {name} の追跡結果が保存されていない：{why}',
    ko: '사안의 경보에 있는 사건 {name}의 추적 결과가 보관되어 있지 않음: {why}',
  },
  { en: 'there is no case {name:word}', ja: '事件 {name} はない', ko: '사건 {name}이(가) 없음' },
]
