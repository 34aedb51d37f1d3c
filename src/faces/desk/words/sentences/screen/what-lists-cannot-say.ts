import type { TwiceTold } from '../sentence-book.ts'

/** Why the silence of a list clears nobody, and why a version of it was not taken in. */
export const WHAT_LISTS_CANNOT_SAY: readonly TwiceTold[] = [
  {
    en: 'no list in use was read that names {what:told}',
    ja: '{what}を掲載する使用中のリストが読み込まれていない',
    ko: '{what}을(를) 등재하는 사용 중 명단을 읽은 것이 없음',
  },
  {
    en: 'the version read does not hold all of its {what:told}: take it in with its companions',
    ja: '読み込んだ版は{what}を網羅していない：付属ファイルとともに取り込む必要あり',
    ko: '읽은 판에 {what}이(가) 모두 있지 않음: 부속 파일과 함께 가져와야 함',
  },
  { en: 'persons', ja: '個人・団体', ko: '개인·단체' },
  { en: 'addresses', ja: 'アドレス', ko: '주소' },
  { en: 'domains', ja: 'ドメイン', ko: '도메인' },
  { en: 'entries', ja: '項目', ko: '항목' },
  { en: 'wallets', ja: 'アドレス', ko: '주소' },
  { en: 'names', ja: '名称', ko: '이름' },
  {
    en: 'its version could be relied on until {day:at}: update it',
    ja: 'この版の有効期限は {day}：更新が必要',
    ko: '이 판은 {day}까지 유효했음: 갱신 필요',
  },
  {
    en: 'it has no form of address that is known here, so that another spelling of it could be listed',
    ja: '既知のアドレス形式ではないため、別の表記で掲載されている可能性がある',
    ko: '알려진 주소 형식이 아니어서 다른 표기로 등재되어 있을 수 있음',
  },
  {
    en: 'a name like this stands for a wallet, which is not looked up here: screen the address behind it',
    ja: 'この種の名前はウォレットを指すが、ここでは引かない：対応するアドレスを照合する',
    ko: '이런 이름은 지갑을 가리키나 여기서는 찾지 않음: 해당 주소를 조회할 것',
  },
  {
    en: 'the name is so long that only a part of it was compared',
    ja: '名前が長すぎるため、一部のみ照合',
    ko: '이름이 너무 길어 일부만 대조함',
  },
  {
    en: 'the transaction is not in the data folder, so its parties are not known: import it, or screen its addresses',
    ja: '取引がデータフォルダーになく当事者が不明：取り込むか、アドレスを照合する',
    ko: '거래가 데이터 폴더에 없어 당사자를 알 수 없음: 가져오거나 주소를 조회할 것',
  },
  {
    en: 'it has {n:n} parties, of which {most:n} were screened',
    ja: '当事者 {n} のうち {most} のみ照合',
    ko: '당사자 {n} 가운데 {most}만 조회함',
  },
  {
    en: 'it was never read: import or update it',
    ja: '未読込み：取込みまたは更新が必要',
    ko: '읽은 적이 없음: 가져오거나 갱신할 것',
  },
  { en: 'no version of that time was read', ja: 'その時点の版が読み込まれていない', ko: '그 시점의 판을 읽지 않음' },
  {
    en: 'a newer version was not taken in: {reason:told}',
    ja: '新しい版を取り込めず：{reason}',
    ko: '새 판을 받아들이지 못함: {reason}',
  },
  {
    en: '{n:n} of its records could not be read: take it in again whole, or give a reason with --waive',
    ja: '{n} 件の記録を読み取れず：全体を取り込み直すか、--waive で理由を示す',
    ko: '기록 {n}건을 읽지 못함: 전체를 다시 가져오거나 --waive로 이유를 밝힐 것',
  },
  {
    en: '{n:n} of its records could not be read; waived: {reason:text}',
    ja: '{n} 件の記録を読み取れず。容認の理由：{reason}',
    ko: '기록 {n}건을 읽지 못함. 용인 사유: {reason}',
  },
  {
    en: 'the list is refused: {reason:told}; to take it in all the same, give a reason with --waive',
    ja: 'リストを受け付けず：{reason}。それでも取り込む場合は --waive で理由を示す',
    ko: '명단을 받아들이지 않음: {reason}. 그래도 가져오려면 --waive로 이유를 밝힐 것',
  },
  {
    en: 'the list is refused: {reason:told}',
    ja: 'リストを受け付けず：{reason}',
    ko: '명단을 받아들이지 않음: {reason}',
  },
  {
    en: 'it holds nothing that could be screened against',
    ja: '照合できる内容がない',
    ko: '조회에 쓸 내용이 없음',
  },
  {
    en: 'it declares {declared:n} entries and holds {n:n}',
    ja: '{declared} 項目とあるが、実際は {n}',
    ko: '{declared}항목이라고 하나 실제는 {n}',
  },
  {
    en: '{n:n} {what:told} where the version before had {before:n}',
    ja: '{what}が {n}（前の版は {before}）',
    ko: '{what} {n}(이전 판은 {before})',
  },
  {
    en: '{n:n} records of {all:n} could not be read and would be missing',
    ja: '{all} 件中 {n} 件の記録を読み取れず、欠落することになる',
    ko: '{all}건 중 {n}건의 기록을 읽지 못해 빠지게 됨',
  },
  {
    en: 'it is dated {at:at}, which has not come yet',
    ja: '日付 {at} が未来',
    ko: '날짜 {at}이(가) 아직 오지 않음',
  },
  {
    en: '{address:word} answers {status:n}, not with the whole file',
    ja: '{address} の応答が {status}（全体ではない）',
    ko: '{address}의 응답이 {status}(전체 파일이 아님)',
  },
  {
    en: '{address:word} answers 304 to a question without a mark',
    ja: '{address} が条件なしの要求に 304 を応答',
    ko: '{address}이(가) 조건 없는 요청에 304로 응답',
  },
  {
    en: '{address:word} leads to "{to:text}", which is no address',
    ja: '{address} の転送先「{to}」がアドレスではない',
    ko: '{address}의 이동 대상 "{to}"이(가) 주소가 아님',
  },
  {
    en: '{address:word} leads away from HTTPS',
    ja: '{address} が HTTPS 以外へ転送',
    ko: '{address}이(가) HTTPS가 아닌 곳으로 이동시킴',
  },
  {
    en: '{address:word} leads from one address to the next without an end',
    ja: '{address} の転送が終わらない',
    ko: '{address}의 이동이 끝나지 않음',
  },
  { en: '"{address:text}" is no address', ja: '「{address}」は URL ではない', ko: '"{address}"은(는) URL이 아님' },
  {
    en: '{address:word} is not HTTPS: a list that anybody on the way can change is no list',
    ja: '{address} は HTTPS ではない：途中で改変できるリストは使えない',
    ko: '{address}은(는) HTTPS가 아님: 중간에서 바꿀 수 있는 명단은 쓸 수 없음',
  },
  {
    en: '{address:word} cannot be reached: {why:text}',
    ja: '{address} に接続できない：{why}',
    ko: '{address}에 연결할 수 없음: {why}',
  },
  {
    en: '{address:word} answers without a body',
    ja: '{address} の応答に本文がない',
    ko: '{address}의 응답에 본문이 없음',
  },
  {
    en: '{address:word} sends more than {n:n} MB',
    ja: '{address} の送信が {n} MB を超えた',
    ko: '{address}이(가) {n} MB를 넘게 보냄',
  },
  {
    en: '{address:word} broke off after {n:n} bytes',
    ja: '{address} が {n} バイトで中断',
    ko: '{address}이(가) {n}바이트에서 끊김',
  },
  {
    en: '{address:word} said {n:n} bytes and sent {sent:n}',
    ja: '{address} は {n} バイトと示し {sent} バイトを送信',
    ko: '{address}이(가) {n}바이트라 하고 {sent}바이트를 보냄',
  },
]
