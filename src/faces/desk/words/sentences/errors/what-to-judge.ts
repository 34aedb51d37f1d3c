import type { TwiceTold } from '../sentence-book.ts'

/** Why the guard refuses what it was given to judge. */
export const WHAT_TO_JUDGE: readonly TwiceTold[] = [
  {
    en: 'this server follows no transaction service: CORDON_SAFE_SERVICES names them, as eth=https://api.safe.global/tx-service/eth',
    ja: 'このサーバーは監視先サービスが未設定（CORDON_SAFE_SERVICES で指定）',
    ko: '이 서버에는 감시할 거래 서비스가 없음(CORDON_SAFE_SERVICES로 지정)',
  },
  {
    en: '{node:text} follows chain {own:n}, and you asked about chain {asked:n}',
    ja: '{node} はチェーン {own} を追従しており、照会はチェーン {asked}',
    ko: '{node}은(는) 체인 {own}을(를) 따르나 조회는 체인 {asked}',
  },
  { en: 'say which: {names:text}', ja: 'いずれかを指定する：{names}', ko: '하나를 지정할 것: {names}' },
  {
    en: 'no service is named {name:word}: {names:text}',
    ja: '{name} というサービスはない：{names}',
    ko: '{name}이라는 서비스는 없음: {names}',
  },
  {
    en: 'no transaction of the capture could be read; the first: {because:told}',
    ja: '読み取れるトランザクションがない。最初のもの：{because}',
    ko: '읽을 수 있는 거래가 없음. 첫 번째: {because}',
  },
  {
    en: 'this is neither typed data ("types"), nor an authorisation ("address", "nonce", "chainId"), nor a transaction ("to")',
    ja: '型付きデータ（"types"）、委任（"address", "nonce", "chainId"）、トランザクション（"to"）のいずれでもない',
    ko: '형식 데이터("types"), 위임("address", "nonce", "chainId"), 거래("to") 중 어느 것도 아님',
  },
  {
    en: 'this cannot be signed as typed data: {why:told}',
    ja: '型付きデータとして署名できない：{why}',
    ko: '형식 데이터로 서명할 수 없음: {why}',
  },
  {
    en: '"primaryType" names none of the types',
    ja: '"primaryType" に当たる型がない',
    ko: '"primaryType"에 해당하는 형식이 없음',
  },
  {
    en: 'type "{name:text}" is no list of members',
    ja: '型「{name}」が項目の一覧ではない',
    ko: '형식 "{name}"이(가) 항목 목록이 아님',
  },
  { en: 'a member has a name and a type', ja: '項目には名前と型が必要', ko: '항목에는 이름과 형식이 필요함' },
  { en: '"{name:text}" is missing', ja: '「{name}」がない', ko: '"{name}"이(가) 없음' },
  {
    en: 'it is nested too deep or too large',
    ja: '入れ子が深すぎるか、大きすぎる',
    ko: '너무 깊게 중첩되었거나 너무 큼',
  },
  { en: 'it is no {type:word} in hex', ja: '16 進の {type} ではない', ko: '16진수 {type}이(가) 아님' },
  { en: 'it is no {type:word}', ja: '{type} ではない', ko: '{type}이(가) 아님' },
  {
    en: '{text:word} does not fit {type:word}',
    ja: '{text} は {type} に収まらない',
    ko: '{text}은(는) {type}에 맞지 않음',
  },
  { en: 'it is neither true nor false', ja: '真偽値ではない', ko: '참도 거짓도 아님' },
  {
    en: '"{type:text}" is no type that we know',
    ja: '「{type}」は既知の型ではない',
    ko: '"{type}"은(는) 알려진 형식이 아님',
  },
  {
    en: 'this is no answer of a Safe transaction service: neither "results", nor a list, nor one transaction',
    ja: 'Safe トランザクションサービスの応答ではない："results" でも一覧でも 1 件のトランザクションでもない',
    ko: 'Safe 거래 서비스의 응답이 아님: "results"도 목록도 거래 한 건도 아님',
  },
  {
    en: '{n:n} transactions are more than {most:n} at once',
    ja: 'トランザクション {n} 件は上限 {most} を超える',
    ko: '거래 {n}건은 한 번의 상한 {most}을(를) 넘음',
  },
  {
    en: 'nonce {n:word} is one that no Safe reaches',
    ja: 'ノンス {n} に達する Safe はない',
    ko: '논스 {n}에 이르는 Safe는 없음',
  },
  { en: 'the transaction names no Safe', ja: 'トランザクションに Safe がない', ko: '거래에 Safe가 없음' },
  {
    en: 'operation {n:word} is neither 0 (call) nor 1 (delegatecall)',
    ja: '種別 {n} は 0（call）でも 1（delegatecall）でもない',
    ko: '방식 {n}은(는) 0(call)도 1(delegatecall)도 아님',
  },
  { en: 'confirmations are a list of at most {n:n}', ja: '署名は {n} 件以内の一覧', ko: '서명은 {n}건 이내의 목록' },
  {
    en: '"{key:text}" is no hash of 32 bytes',
    ja: '「{key}」は 32 バイトのハッシュではない',
    ko: '"{key}"은(는) 32바이트 해시가 아님',
  },
  {
    en: '"{key:text}" is no text of at most {n:n} characters',
    ja: '「{key}」は {n} 文字以内の文字列ではない',
    ko: '"{key}"은(는) {n}자 이내의 문자열이 아님',
  },
  {
    en: '"{key:text}" is not hex with 0x',
    ja: '「{key}」は 0x 付きの 16 進ではない',
    ko: '"{key}"은(는) 0x가 붙은 16진수가 아님',
  },
  {
    en: '"{key:text}" is no whole number of at most 256 bits',
    ja: '「{key}」は 256 ビット以内の整数ではない',
    ko: '"{key}"은(는) 256비트 이내의 정수가 아님',
  },
  { en: '"{key:text}" is no number of that size', ja: '「{key}」の数値が範囲外', ko: '"{key}"의 숫자가 범위 밖임' },
  {
    en: '"{key:text}" is no ISO 8601 time',
    ja: '「{key}」は ISO 8601 の日時ではない',
    ko: '"{key}"은(는) ISO 8601 시각이 아님',
  },
  {
    en: '"{key:text}" is no list of at most {n:n} addresses',
    ja: '「{key}」は {n} 件以内のアドレス一覧ではない',
    ko: '"{key}"은(는) {n}개 이내의 주소 목록이 아님',
  },
  {
    en: '"{version:text}" is no version of the Safe contract: 1.3.0',
    ja: '「{version}」は Safe コントラクトの版（1.3.0 など）ではない',
    ko: '"{version}"은(는) Safe 컨트랙트 버전(1.3.0 등)이 아님',
  },
  { en: 'this is no object', ja: 'オブジェクトではない', ko: '객체가 아님' },
  {
    en: 'this names no Safe: give its address, eth:0x…, or a link that holds one of them',
    ja: 'Safe の指定がない：アドレス、eth:0x…、またはそれを含むリンクを指定する',
    ko: 'Safe 지정이 없음: 주소, eth:0x… 또는 그것을 담은 링크를 지정할 것',
  },
]
