import type { TwiceTold } from '../sentence-book.ts'

/** What a peer did that no honest one does, and why it could not be read. */
export const PEERS: readonly TwiceTold[] = [
  {
    en: 'the peer {name:text} is not believed: {reason:told}',
    ja: '連携先 {name} を信頼できない：{reason}',
    ko: '협력 노드 {name}을(를) 믿을 수 없음: {reason}',
  },
  {
    en: 'the head of its log is not signed by it',
    ja: 'ログの先頭情報に本人の署名がない',
    ko: '로그 헤드에 본인 서명이 없음',
  },
  {
    en: 'its head is of {n:n} s from now',
    ja: 'ログの先頭情報が {n} 秒先の日時',
    ko: '로그 헤드의 시각이 {n}초 미래임',
  },
  {
    en: 'the page begins at {after:n}, and {n:n} leaves are held',
    ja: 'ページの開始が {after}、保持する葉は {n}',
    ko: '페이지 시작은 {after}, 보유한 잎은 {n}',
  },
  {
    en: 'the page ends at {end:n}, its head at {n:n}',
    ja: 'ページの終わりが {end}、先頭情報は {n}',
    ko: '페이지 끝은 {end}, 헤드는 {n}',
  },
  {
    en: 'it sent a head older than one that it sent before',
    ja: '以前より古い先頭情報を送った',
    ko: '이전보다 오래된 헤드를 보냄',
  },
  {
    en: 'its log has {n:n} leaves and had {before:n}',
    ja: 'ログの葉が {before} から {n} に減った',
    ko: '로그의 잎이 {before}에서 {n}(으)로 줄어듦',
  },
  {
    en: 'leaf {n:n} is not the one it sent before',
    ja: '葉 {n} が以前送られたものと異なる',
    ko: '잎 {n}이(가) 이전에 보낸 것과 다름',
  },
  {
    en: 'its leaves do not give the root that it signed',
    ja: '葉から、署名されたルートが得られない',
    ko: '잎에서 서명한 루트가 나오지 않음',
  },
  {
    en: '{n:n} leaves are told of and {held:n} are held',
    ja: '葉は {n} とされるが、保持は {held}',
    ko: '잎은 {n}(이)라고 하나 보유는 {held}',
  },
  {
    en: 'a head kept here no longer bears its signature',
    ja: '保管した先頭情報の署名が成り立たない',
    ko: '보관한 헤드의 서명이 더 이상 맞지 않음',
  },
  {
    en: 'it signed two different logs of {n:n} objects',
    ja: '{n} 件の異なる 2 つのログに署名した',
    ko: '{n}건의 서로 다른 두 로그에 서명함',
  },
  {
    en: 'it signed a log of {n:n} objects that is not the one it showed here',
    ja: 'ここに示したものと異なる {n} 件のログに署名した',
    ko: '여기에 보인 것과 다른 {n}건의 로그에 서명함',
  },
  {
    en: 'what came as object {n:n} is not in its log',
    ja: 'オブジェクト {n} として届いたものが相手のログにない',
    ko: '객체 {n}(으)로 온 것이 상대의 로그에 없음',
  },
  {
    en: 'it sent other contents under {n:n} ids that are known',
    ja: '既知の ID {n} 件に異なる内容を送った',
    ko: '알려진 ID {n}건에 다른 내용을 보냄',
  },
  {
    en: 'what the peer sent is no page of its log: {why:told}',
    ja: '連携先の送ったものがログのページではない：{why}',
    ko: '협력 노드가 보낸 것이 로그 페이지가 아님: {why}',
  },
  { en: 'the answer was cut off', ja: '応答が途中で切れた', ko: '응답이 중간에 끊김' },
  { en: 'it was cut off', ja: '途中で切れている', ko: '중간에 끊김' },
  {
    en: 'it has more objects than a page may have',
    ja: '1 ページの上限を超えるオブジェクトがある',
    ko: '한 페이지의 상한을 넘는 객체가 있음',
  },
  { en: 'line {n:n} is no object', ja: '{n} 行目がオブジェクトではない', ko: '{n}번째 줄이 객체가 아님' },
  {
    en: 'line {n:n} is of place {place:n}, which is not its turn',
    ja: '{n} 行目の番号 {place} が順番どおりではない',
    ko: '{n}번째 줄의 번호 {place}이(가) 차례에 맞지 않음',
  },
  { en: 'its first line is no JSON', ja: '1 行目が JSON ではない', ko: '첫 줄이 JSON이 아님' },
  {
    en: 'its first line has no right {field:word}',
    ja: '1 行目の {field} が正しくない',
    ko: '첫 줄의 {field}이(가) 올바르지 않음',
  },
  {
    en: 'the peer {name:text} answered {status:n}{why:tail}',
    ja: '連携先 {name} の応答 {status}{why}',
    ko: '협력 노드 {name}의 응답 {status}{why}',
  },
  {
    en: 'the answer of {name:text} is not signed by it over what was asked',
    ja: '{name} の応答に、照会内容に対する本人の署名がない',
    ko: '{name}의 응답에 요청 내용에 대한 본인 서명이 없음',
  },
  {
    en: 'the peer {name:text} cannot be reached: {why:text}',
    ja: '連携先 {name} に接続できない：{why}',
    ko: '협력 노드 {name}에 연결할 수 없음: {why}',
  },
  {
    en: '{name:text} did not answer in time',
    ja: '{name} が時間内に応答しない',
    ko: '{name}이(가) 제시간에 응답하지 않음',
  },
  {
    en: '{name:text} sent more than {n:n} bytes',
    ja: '{name} の送信が {n} バイトを超えた',
    ko: '{name}이(가) {n}바이트를 넘게 보냄',
  },
  {
    en: '{name:text} sent another page than was asked for',
    ja: '{name} が要求と異なるページを送った',
    ko: '{name}이(가) 요청과 다른 페이지를 보냄',
  },
  {
    en: '{name:text} sent no list of heads',
    ja: '{name} が先頭情報の一覧を送らない',
    ko: '{name}이(가) 헤드 목록을 보내지 않음',
  },
  {
    en: '{name:text} answered what cannot be read',
    ja: '{name} の応答を読み取れない',
    ko: '{name}의 응답을 읽을 수 없음',
  },
  { en: 'a page was not read: {why:text}', ja: 'ページを読み取れず：{why}', ko: '페이지를 읽지 못함: {why}' },
  { en: 'the thread that reads pages has ended', ja: 'ページを読む処理が終了した', ko: '페이지를 읽는 작업이 끝남' },
]
