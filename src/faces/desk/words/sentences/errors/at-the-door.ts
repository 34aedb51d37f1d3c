import type { TwiceTold } from '../sentence-book.ts'

/** Why the server lets a request not in, before any operation is asked. */
export const AT_THE_DOOR: readonly TwiceTold[] = [
  {
    en: 'the body is larger than this takes: at most {n:n} bytes',
    ja: 'データが大きすぎる（上限 {n} バイト）',
    ko: '데이터가 너무 큼(최대 {n}바이트)',
  },
  { en: 'the body is larger than this takes', ja: 'データが大きすぎる', ko: '데이터가 너무 큼' },
  { en: 'the server is stopping', ja: 'サーバーが停止中', ko: '서버가 종료되는 중' },
  {
    en: 'a fault in Cordon; its log tells more under the request id',
    ja: 'Cordon 内部の障害。詳細はリクエスト ID でログを確認',
    ko: 'Cordon 내부 장애. 자세한 내용은 요청 ID로 로그 확인',
  },
  {
    en: 'this session is over, or not yet whole: sign in',
    ja: 'セッションが終了したか、サインインが未完了：サインインする',
    ko: '세션이 끝났거나 로그인이 완료되지 않음: 로그인할 것',
  },
  { en: 'you ask more often than you may', ja: '要求の回数が上限を超えた', ko: '요청 횟수가 한도를 넘음' },
  {
    en: 'your roles do not allow that: it needs the scope {scope:word}, and to write',
    ja: '必要な権限：{scope} と書込み',
    ko: '필요한 권한: {scope} 및 쓰기',
  },
  {
    en: 'your roles do not allow that: it needs the scope {scope:word}',
    ja: '必要な権限：{scope}',
    ko: '필요한 권한: {scope}',
  },
  {
    en: 'the keys cannot be read, so nobody is let in',
    ja: '鍵の情報を読めないため、誰も利用できない',
    ko: '키 정보를 읽을 수 없어 아무도 이용할 수 없음',
  },
  {
    en: 'the users cannot be read, so nobody is let in',
    ja: '利用者情報を読めないため、誰も利用できない',
    ko: '사용자 정보를 읽을 수 없어 아무도 이용할 수 없음',
  },
  {
    en: 'this needs a key: Authorization: Bearer KEY',
    ja: '鍵が必要（Authorization: Bearer KEY）',
    ko: '키가 필요함(Authorization: Bearer KEY)',
  },
  {
    en: 'too many wrong keys from this address',
    ja: 'このアドレスからの誤った鍵が多すぎる',
    ko: '이 주소에서 틀린 키가 너무 많음',
  },
  {
    en: 'this key opens nothing: it is wrong, revoked or has expired',
    ja: 'この鍵は使えない：誤り、失効または期限切れ',
    ko: '이 키는 쓸 수 없음: 틀렸거나 폐기되었거나 만료됨',
  },
  {
    en: 'this key asks more often than it may',
    ja: 'この鍵による要求が上限を超えた',
    ko: '이 키의 요청이 한도를 넘음',
  },
  {
    en: 'this key may not do that: it needs the scope {scope:word}',
    ja: 'この鍵では許可されていない。必要な権限：{scope}',
    ko: '이 키로는 허용되지 않음. 필요한 권한: {scope}',
  },
  {
    en: 'this server answers to {names:text} only',
    ja: 'このサーバーは {names} としてのみ応答する',
    ko: '이 서버는 {names}(으)로만 응답함',
  },
  {
    en: 'a page of another site may not ask this server',
    ja: '他サイトのページからは利用できない',
    ko: '다른 사이트의 페이지에서는 이용할 수 없음',
  },
  {
    en: "this takes requests of the desk's own page alone",
    ja: 'このデスクのページからの要求のみ受け付ける',
    ko: '이 데스크 페이지의 요청만 받음',
  },
  { en: 'there is no {method:word} {path:word}', ja: '{method} {path} はない', ko: '{method} {path}이(가) 없음' },
  {
    en: '{path:word} answers {methods:text}, not {method:word}',
    ja: '{path} は {methods} に応答し、{method} には応答しない',
    ko: '{path}은(는) {methods}에 응답하고 {method}에는 응답하지 않음',
  },
  { en: 'the body is not UTF-8', ja: 'データが UTF-8 ではない', ko: '데이터가 UTF-8이 아님' },
  { en: 'the body is not JSON', ja: 'データが JSON ではない', ko: '데이터가 JSON이 아님' },
  {
    en: 'the body is nested deeper than {n:n}',
    ja: 'データの入れ子が {n} 段を超えている',
    ko: '데이터 중첩이 {n}단계를 넘음',
  },
  { en: 'no field may be named {name:word}', ja: '{name} という項目は置けない', ko: '{name}이라는 항목은 둘 수 없음' },
  { en: 'the field {name:word} is given twice', ja: '項目 {name} が 2 回ある', ko: '항목 {name}이(가) 두 번 있음' },
  { en: 'a number is too large', ja: '数値が大きすぎる', ko: '숫자가 너무 큼' },
  {
    en: 'a whole number is too large to be exact: give amounts as text',
    ja: '整数が大きすぎて正確に扱えない：金額は文字列で指定する',
    ko: '정수가 너무 커서 정확히 다룰 수 없음: 금액은 문자열로 지정할 것',
  },
  {
    en: 'nobody has more than {n:n} factors: remove one first',
    ja: '第二要素は {n} 個まで：先に一つ削除する',
    ko: '2차 인증 수단은 {n}개까지: 먼저 하나를 삭제할 것',
  },
  { en: 'this passkey is in use already', ja: 'このパスキーは使用済み', ko: '이 패스키는 이미 사용 중' },
  {
    en: 'what the browser sent is no passkey made for this',
    ja: 'ブラウザーの送った内容が、この用途のパスキーではない',
    ko: '브라우저가 보낸 것이 이 용도의 패스키가 아님',
  },
  {
    en: 'this is the only second factor: set up another one first',
    ja: '第二要素はこれだけ：先に別のものを設定する',
    ko: '하나뿐인 2차 인증 수단임: 먼저 다른 수단을 등록할 것',
  },
  {
    en: 'this needs a sign-in of the last 15 minutes: sign out and in again',
    ja: '15 分以内のサインインが必要：サインアウトしてサインインし直す',
    ko: '15분 이내의 로그인이 필요함: 로그아웃한 뒤 다시 로그인할 것',
  },
  { en: 'there is no such factor of yours', ja: '該当する第二要素がない', ko: '해당 2차 인증 수단이 없음' },
  {
    en: 'too many tries: wait {n:n} s',
    ja: '試行回数が多すぎる：{n} 秒待つ',
    ko: '시도 횟수가 너무 많음: {n}초 기다릴 것',
  },
  {
    en: 'the input of {name:word} cannot be read',
    ja: '{name} の入力を読み取れない',
    ko: '{name}의 입력을 읽을 수 없음',
  },
  {
    en: '{name:word} takes no {fields:text}',
    ja: '{name} に {fields} という項目はない',
    ko: '{name}에 {fields} 항목은 없음',
  },
  { en: '{name:word} needs an input', ja: '{name} には入力が必要', ko: '{name}에는 입력이 필요함' },
  { en: '{name:word} needs {field:word}', ja: '{name} には {field} が必要', ko: '{name}에는 {field}이(가) 필요함' },
]
