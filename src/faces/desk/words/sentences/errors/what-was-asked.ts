import type { TwiceTold } from '../sentence-book.ts'

/** Why an operation refuses: cases, traces, thefts, exposure, watches. */
export const WHAT_WAS_ASKED: readonly TwiceTold[] = [
  {
    en: 'say what to hide, show, pin or unpin',
    ja: '隠す・表示・固定・解除の対象を指定する',
    ko: '숨기기·표시·고정·해제할 대상을 지정할 것',
  },
  {
    en: 'a case holds at most {n:n} notes, views, hidden and pinned accounts',
    ja: '一つの事件に置けるメモ・表示設定・非表示・固定は合計 {n} 件まで',
    ko: '한 사건의 메모·보기·숨김·고정은 합계 {n}건까지',
  },
  { en: 'the case has no note {id:word}', ja: '事件にメモ {id} はない', ko: '사건에 메모 {id}이(가) 없음' },
  { en: 'the case has no view {id:word}', ja: '事件に表示設定 {id} はない', ko: '사건에 보기 {id}이(가) 없음' },
  {
    en: '"{text:text}" is neither LEDGER:ADDRESS nor tx:HASH',
    ja: '「{text}」は LEDGER:ADDRESS でも tx:HASH でもない',
    ko: '"{text}"은(는) LEDGER:ADDRESS도 tx:HASH도 아님',
  },
  {
    en: '"{text:text}" is no place in the picture: write ACCOUNT=X,Y',
    ja: '「{text}」は図の位置ではない：ACCOUNT=X,Y と書く',
    ko: '"{text}"은(는) 그림의 위치가 아님: ACCOUNT=X,Y로 쓸 것',
  },
  {
    en: 'a view is a JSON object of at most {n:n} characters',
    ja: '表示設定は {n} 文字以内の JSON オブジェクト',
    ko: '보기는 {n}자 이내의 JSON 객체',
  },
  {
    en: 'there is no case "{name:text}" (there is: {known:text})',
    ja: '事件「{name}」はない（あるもの：{known}）',
    ko: '사건 "{name}"이(가) 없음(있는 것: {known})',
  },
  {
    en: 'there is no case "{name:text}": trace it (cordon trace --case), report it (cordon report-theft), or give --sources',
    ja: '事件「{name}」はない：追跡するか、被害を登録する',
    ko: '사건 "{name}"이(가) 없음: 추적하거나 피해를 등록할 것',
  },
  { en: 'there is no case "{name:text}"', ja: '事件「{name}」はない', ko: '사건 "{name}"이(가) 없음' },
  {
    en: 'there is no case {name:word}: cordon cases lists them',
    ja: '事件 {name} はない',
    ko: '사건 {name}이(가) 없음',
  },
  {
    en: 'case "{name:text}" holds no trace yet',
    ja: '事件「{name}」はまだ追跡されていない',
    ko: '사건 "{name}"은(는) 아직 추적되지 않음',
  },
  {
    en: 'case "{name:text}" holds no trace {digest:word}',
    ja: '事件「{name}」に追跡 {digest} はない',
    ko: '사건 "{name}"에 추적 {digest}이(가) 없음',
  },
  {
    en: 'nothing of the case {name:word} can be told: it has no trace',
    ja: '事件 {name} には共有できる内容がない：追跡されていない',
    ko: '사건 {name}에는 공유할 내용이 없음: 추적되지 않음',
  },
  {
    en: 'nothing of case "{name:text}" can be followed: give --sources',
    ja: '事件「{name}」には監視できるものがない：流出元を指定する',
    ko: '사건 "{name}"에는 감시할 것이 없음: 탈취 지점을 지정할 것',
  },
  {
    en: 'no case holds a trace yet: trace with --case NAME, or run cordon start',
    ja: '追跡済みの事件がない：先に追跡する',
    ko: '추적된 사건이 없음: 먼저 추적할 것',
  },
  {
    en: '"{text:text}" is neither an account nor a transaction hash',
    ja: '「{text}」はアドレスでも取引ハッシュでもない',
    ko: '"{text}"은(는) 주소도 거래 해시도 아님',
  },
  {
    en: 'there is no account-ledger data: import some first (cordon import)',
    ja: 'アカウント型ブロックチェーンのデータがない：先に取り込む（cordon import）',
    ko: '계정형 블록체인 데이터가 없음: 먼저 가져올 것(cordon import)',
  },
  {
    en: 'there is no ledger data: import some first (cordon import)',
    ja: 'ブロックチェーンのデータがない：先に取り込む（cordon import）',
    ko: '블록체인 데이터가 없음: 먼저 가져올 것(cordon import)',
  },
  { en: '"{text:text}" is not an account', ja: '「{text}」はアドレスではない', ko: '"{text}"은(는) 주소가 아님' },
  {
    en: 'exposure is measured on account ledgers only; trace Bitcoin with cordon trace',
    ja: 'エクスポージャーはアカウント型でのみ測定できる。Bitcoin は追跡を使う',
    ko: '익스포저는 계정형에서만 측정할 수 있음. Bitcoin은 추적을 쓸 것',
  },
  {
    en: '{account:word} neither received nor sent anything in the data',
    ja: 'データに {account} の送受金がない',
    ko: '데이터에 {account}의 입출금이 없음',
  },
  {
    en: '"{text:text}" names no source: give an address or a transaction hash',
    ja: '「{text}」は流出元ではない：アドレスまたは取引ハッシュを指定する',
    ko: '"{text}"은(는) 탈취 지점이 아님: 주소 또는 거래 해시를 지정할 것',
  },
  {
    en: '"{text:text}" is valid on several ledgers of the data ({ledgers:text}): say --ledger, or write the ledger before it, eip155:1:0x…',
    ja: '「{text}」はデータ中の複数のブロックチェーン（{ledgers}）で有効：eip155:1:0x… のように指定する',
    ko: '"{text}"은(는) 데이터의 여러 블록체인({ledgers})에서 유효함: eip155:1:0x…처럼 지정할 것',
  },
  {
    en: '"{text:text}" fits no ledger of the data: say --ledger, or write the ledger before it, eip155:1:0x…',
    ja: '「{text}」に合うブロックチェーンがデータにない：eip155:1:0x… のように指定する',
    ko: '"{text}"에 맞는 블록체인이 데이터에 없음: eip155:1:0x…처럼 지정할 것',
  },
  {
    en: 'transaction {tx:word} is not in the data',
    ja: '取引 {tx} がデータにない',
    ko: '거래 {tx}이(가) 데이터에 없음',
  },
  { en: 'transaction {tx:word} is not known here', ja: '取引 {tx} はここにない', ko: '거래 {tx}은(는) 여기에 없음' },
  {
    en: 'nothing leaves {named:text} in the data (look at --since, --until and the ledger)',
    ja: 'データに {named} からの流出がない（期間とブロックチェーンを確認する）',
    ko: '데이터에 {named}에서의 유출이 없음(기간과 블록체인을 확인할 것)',
  },
  {
    en: 'since is later than until, or than all data',
    ja: '開始が終了より後か、全データより後である',
    ko: '시작이 종료보다 늦거나 모든 데이터보다 늦음',
  },
  { en: 'from is later than until', ja: '開始が終了より後である', ko: '시작이 종료보다 늦음' },
  {
    en: '--continue needs --case: the state is kept there',
    ja: '継続には事件の指定が必要',
    ko: '계속하려면 사건을 지정해야 함',
  },
  {
    en: '{account:word} is on a UTXO ledger, which has but its own asset: leave out "@{asset:word}"',
    ja: '{account} は UTXO 型で固有の資産しかない：「@{asset}」を省く',
    ko: '{account}은(는) UTXO형으로 고유 자산만 있음: "@{asset}"을(를) 뺄 것',
  },
  {
    en: 'this is no place in a history: give what `next` said',
    ja: '履歴の位置ではない：`next` の値を指定する',
    ko: '이력의 위치가 아님: `next` 값을 지정할 것',
  },
  {
    en: 'no theft was reported as {name:word}: cordon report-theft',
    ja: '{name} という被害は登録されていない',
    ko: '{name}(으)로 등록된 피해가 없음',
  },
  {
    en: 'the casebook has no theft {name:word}',
    ja: 'ケースブックに {name} という被害はない',
    ko: '사례집에 {name}이라는 피해가 없음',
  },
  { en: 'the theft {name:word} stands there twice', ja: '被害 {name} が 2 回ある', ko: '피해 {name}이(가) 두 번 있음' },
  { en: '{place:word}: not a casebook', ja: '{place}：ケースブックではない', ko: '{place}: 사례집이 아님' },
  { en: 'not a casebook', ja: 'ケースブックではない', ko: '사례집이 아님' },
  { en: 'a theft was reported as {name:word} already', ja: '{name} は登録済み', ko: '{name}은(는) 이미 등록됨' },
  {
    en: 'name an account or a transaction of the theft: --address, --tx',
    ja: '被害のアドレスまたは取引を指定する',
    ko: '피해의 주소 또는 거래를 지정할 것',
  },
  {
    en: '"{text:text}" is no address that is known, or its checksum is wrong',
    ja: '「{text}」は既知の形式のアドレスではないか、チェックサムが誤っている',
    ko: '"{text}"은(는) 알려진 형식의 주소가 아니거나 체크섬이 틀림',
  },
  {
    en: '"{text:text}" names no ledger: write eip155:1:0x…',
    ja: '「{text}」にブロックチェーンの指定がない：eip155:1:0x… と書く',
    ko: '"{text}"에 블록체인 지정이 없음: eip155:1:0x…로 쓸 것',
  },
  {
    en: '"{text:text}" names no ledger: write it as CAIP-10, eip155:1:0x…',
    ja: '「{text}」にブロックチェーンの指定がない：CAIP-10（eip155:1:0x…）で書く',
    ko: '"{text}"에 블록체인 지정이 없음: CAIP-10(eip155:1:0x…)으로 쓸 것',
  },
  {
    en: 'there is no watch on "{name:text}": cordon watches lists them',
    ja: '「{name}」の監視はない',
    ko: '"{name}"에 대한 감시가 없음',
  },
  {
    en: 'there never was a watch on "{name:text}": cordon watches lists them',
    ja: '「{name}」は監視されたことがない',
    ko: '"{name}"은(는) 감시된 적이 없음',
  },
  {
    en: 'it cannot have come back yet: the time is ahead',
    ja: 'まだ戻っていないはず：日時が未来',
    ko: '아직 회수되었을 수 없음: 시각이 미래임',
  },
  { en: 'the recovery was not kept', ja: '回収が記録されなかった', ko: '회수가 기록되지 않음' },
  {
    en: 'there is no recovery "{id:text}" that stands',
    ja: '有効な回収記録「{id}」はない',
    ko: '유효한 회수 기록 "{id}"이(가) 없음',
  },
  {
    en: '"{text:text}" is not a span of time such as 500ms, 5s, 2m, 1h or 3d',
    ja: '「{text}」は時間の長さ（500ms、5s、2m、1h、3d など）ではない',
    ko: '"{text}"은(는) 시간 길이(500ms, 5s, 2m, 1h, 3d 등)가 아님',
  },
  {
    en: '"{text:text}" is not a whole, non-negative number of base units',
    ja: '「{text}」は 0 以上の整数（最小単位）ではない',
    ko: '"{text}"은(는) 0 이상의 정수(최소 단위)가 아님',
  },
  {
    en: '"{text:text}" exceeds 2^256 - 1',
    ja: '「{text}」が 2^256 - 1 を超えている',
    ko: '"{text}"이(가) 2^256 - 1을 넘음',
  },
  {
    en: '"{text:text}" is not a non-negative decimal number',
    ja: '「{text}」は 0 以上の数ではない',
    ko: '"{text}"은(는) 0 이상의 수가 아님',
  },
  {
    en: '"{text:text}" has more than {n:n} decimal places',
    ja: '「{text}」の小数が {n} 桁を超えている',
    ko: '"{text}"의 소수점 이하가 {n}자리를 넘음',
  },
  {
    en: 'no native asset is known for ledger {ledger:word}',
    ja: '{ledger} のネイティブ資産が不明',
    ko: '{ledger}의 기본 자산을 알 수 없음',
  },
  {
    en: '"{text:text}" is not a CAIP-19 asset such as eip155:1/slip44:60',
    ja: '「{text}」は CAIP-19 の資産（eip155:1/slip44:60 など）ではない',
    ko: '"{text}"은(는) CAIP-19 자산(eip155:1/slip44:60 등)이 아님',
  },
  {
    en: 'asset "{text:text}" is not on ledger {ledger:word}',
    ja: '資産「{text}」は {ledger} にない',
    ko: '자산 "{text}"은(는) {ledger}에 없음',
  },
  {
    en: '"{text:text}" cannot name a case: take up to 64 lower-case letters, digits, dots and hyphens',
    ja: '「{text}」は事件名にできない：小文字、数字、ピリオド、ハイフンの 64 文字以内',
    ko: '"{text}"은(는) 사건 이름이 될 수 없음: 소문자, 숫자, 마침표, 하이픈 64자 이내',
  },
  {
    en: '"{text:text}" is neither Unix seconds nor an ISO 8601 time',
    ja: '「{text}」は Unix 秒でも ISO 8601 の日時でもない',
    ko: '"{text}"은(는) 유닉스 초도 ISO 8601 시각도 아님',
  },
  { en: '"{text:text}" is not a real date', ja: '「{text}」という日付はない', ko: '"{text}"이라는 날짜는 없음' },
  {
    en: '"{text:text}" is outside {from:at} to {until:at}',
    ja: '「{text}」は {from}～{until} の範囲外',
    ko: '"{text}"은(는) {from}~{until} 범위 밖',
  },
]
