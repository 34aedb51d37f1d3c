import type { TwiceTold } from '../sentence-book.ts'

/** Why an operation refuses: freezes, the node, sharing, tips, people. */
export const FREEZES_AND_SHARING: readonly TwiceTold[] = [
  {
    en: '{name:text} was asked, and answers from its own node',
    ja: '要請先は {name} であり、同組織のノードから回答する',
    ko: '요청받은 곳은 {name}이며 해당 기관의 노드에서 회신함',
  },
  {
    en: '{state:told} takes no amount',
    ja: '「{state}」に金額は付けられない',
    ko: '"{state}"에는 금액을 붙일 수 없음',
  },
  {
    en: 'the request was withdrawn: {reason:text}',
    ja: '要請は取り下げられた：{reason}',
    ko: '요청이 철회됨: {reason}',
  },
  {
    en: 'a freeze is named by its id or at least four digits of it',
    ja: '凍結要請は ID またはその 4 桁以上で指定する',
    ko: '동결 요청은 ID 또는 그 4자리 이상으로 지정할 것',
  },
  {
    en: 'there is no freeze "{text:text}": see cordon freeze list',
    ja: '凍結要請「{text}」はない',
    ko: '동결 요청 "{text}"이(가) 없음',
  },
  {
    en: '{n:n} freezes begin with "{text:text}"',
    ja: '「{text}」で始まる凍結要請が {n} 件ある',
    ko: '"{text}"(으)로 시작하는 동결 요청이 {n}건 있음',
  },
  {
    en: 'several assets of {ledger:word} are called {name:text}: give its CAIP-19 id',
    ja: '{ledger} に {name} という資産が複数ある：CAIP-19 で指定する',
    ko: '{ledger}에 {name}이라는 자산이 여럿 있음: CAIP-19로 지정할 것',
  },
  {
    en: 'no asset called "{name:text}" is known on {ledger:word}: give its CAIP-19 id',
    ja: '{ledger} に「{name}」という資産がない：CAIP-19 で指定する',
    ko: '{ledger}에 "{name}"이라는 자산이 없음: CAIP-19로 지정할 것',
  },
  {
    en: 'say how much in exactly one way: --amount, --base-units or --all',
    ja: '金額は、額・最小単位・全額のいずれか一つで指定する',
    ko: '금액은 금액·최소 단위·전액 중 한 가지로 지정할 것',
  },
  { en: 'nothing cannot be frozen', ja: '金額 0 は凍結できない', ko: '금액 0은 동결할 수 없음' },
  {
    en: 'nobody told the decimals of this asset: give --base-units',
    ja: 'この資産の小数桁が不明：最小単位で指定する',
    ko: '이 자산의 소수 자릿수를 알 수 없음: 최소 단위로 지정할 것',
  },
  {
    en: 'the trace came to {account:word} by odds, joint confidence {odds:n}, not by facts alone: give --by-odds to ask all the same; the request then says so',
    ja: '{account} への到達は確率推定（通しの確度 {odds}）で、事実のみではない：それでも要請する場合はその旨を選ぶと、要請書に明記される',
    ko: '{account} 도달은 확률 추정(누적 신뢰도 {odds})이며 사실만은 아님: 그래도 요청하려면 이를 선택하고, 요청서에 그렇게 적힘',
  },
  {
    en: 'with what is said of odds the grounds have {n:n} letters, and at most {most:n} go into a request: ask for fewer accounts',
    ja: '確率推定の説明を含め理由が {n} 文字（上限 {most}）：アドレスを減らす',
    ko: '확률 추정 설명을 포함한 사유가 {n}자(최대 {most}): 주소를 줄일 것',
  },
  {
    en: 'the data folder is no node yet: run cordon node init',
    ja: 'このデータフォルダーはまだノードではない',
    ko: '이 데이터 폴더는 아직 노드가 아님',
  },
  {
    en: 'this data folder is no node yet: cordon node init makes it one',
    ja: 'このデータフォルダーはまだノードではない（cordon node init で作成）',
    ko: '이 데이터 폴더는 아직 노드가 아님(cordon node init으로 만듦)',
  },
  {
    en: 'this data folder is no node yet: cordon node init --name NAME --country COUNTRY makes it one',
    ja: 'このデータフォルダーはまだノードではない（cordon node init で作成）',
    ko: '이 데이터 폴더는 아직 노드가 아님(cordon node init으로 만듦)',
  },
  {
    en: 'this data folder is the node of {name:text} already: see cordon node show',
    ja: 'このデータフォルダーはすでに {name} のノードである',
    ko: '이 데이터 폴더는 이미 {name}의 노드임',
  },
  {
    en: 'there is no data folder here in which the key of a node could be kept',
    ja: 'ノードの鍵を保管するデータフォルダーがない',
    ko: '노드의 키를 보관할 데이터 폴더가 없음',
  },
  {
    en: 'an organisation is named with up to 80 letters, digits, spaces and . , & \' ( ) _ -, such as "NPA Japan"',
    ja: "組織名は 80 文字以内の文字、数字、空白、. , & ' ( ) _ -（例「NPA Japan」）",
    ko: '기관 이름은 80자 이내의 글자, 숫자, 공백, . , & \' ( ) _ -(예 "NPA Japan")',
  },
  {
    en: '"{text:text}" is no country code of two letters, such as JP',
    ja: '「{text}」は 2 文字の国コード（JP など）ではない',
    ko: '"{text}"은(는) 두 글자 국가 코드(JP 등)가 아님',
  },
  {
    en: 'somebody changed this freeze at the same moment: look at it and try again',
    ja: '同時に別の操作で変更された：内容を確認してやり直す',
    ko: '동시에 다른 작업으로 바뀜: 내용을 확인하고 다시 할 것',
  },
  {
    en: 'the accounts are on several ledgers: make a request for each',
    ja: 'アドレスが複数のブロックチェーンにまたがる：ブロックチェーンごとに要請する',
    ko: '주소가 여러 블록체인에 걸쳐 있음: 블록체인별로 요청할 것',
  },
  { en: 'a node cannot ask itself', ja: '自ノードには要請できない', ko: '자기 노드에는 요청할 수 없음' },
  { en: 'the deadline is past', ja: '期限が過ぎている', ko: '기한이 지남' },
  {
    en: 'the request would end before an answer is due',
    ja: '回答期限より前に要請が終了してしまう',
    ko: '회신 기한 전에 요청이 끝나게 됨',
  },
  {
    en: 'the request is {state:told}: it was sent before',
    ja: '要請は「{state}」：送信済み',
    ko: '요청은 "{state}": 이미 발송됨',
  },
  {
    en: 'the deadline of the draft is past: withdraw it and make a new request',
    ja: '下書きの期限が過ぎている：取り下げて新たに作成する',
    ko: '작성본의 기한이 지남: 철회하고 새로 작성할 것',
  },
  {
    en: 'nobody is known who can freeze this: say whom to ask with --to',
    ja: '凍結できる相手が不明：要請先を指定する',
    ko: '동결할 수 있는 곳을 알 수 없음: 요청할 곳을 지정할 것',
  },
  {
    en: '{n:n} organisations are named "{name:text}": give its identity id',
    ja: '「{name}」という組織が {n} 件ある：identity の ID で指定する',
    ko: '"{name}"이라는 기관이 {n}곳 있음: identity ID로 지정할 것',
  },
  {
    en: 'no peer or user has the identity {id:word}',
    ja: '{id} に当たる連携先も利用者もない',
    ko: '{id}에 해당하는 협력 노드도 사용자도 없음',
  },
  {
    en: '{name:text} asked for it, and alone can withdraw it',
    ja: '取り下げられるのは要請者の {name} のみ',
    ko: '철회할 수 있는 것은 요청한 {name}뿐',
  },
  {
    en: 'the request is {state:told}: there is nothing to withdraw',
    ja: '要請は「{state}」：取り下げるものがない',
    ko: '요청은 "{state}": 철회할 것이 없음',
  },
  {
    en: 'the log has {n:n} objects, so that there is no {seq:n}',
    ja: 'ログは {n} 件で、{seq} 番はない',
    ko: '로그는 {n}건이며 {seq}번은 없음',
  },
  {
    en: 'the log has {n:n} objects and is said to have had {first:n}',
    ja: 'ログは {n} 件だが、以前 {first} 件あったとされる',
    ko: '로그는 {n}건이나 이전에 {first}건이었다고 함',
  },
  {
    en: '"{text:text}" is neither a country of two letters nor an identity id',
    ja: '「{text}」は 2 文字の国コードでも identity の ID でもない',
    ko: '"{text}"은(는) 두 글자 국가 코드도 identity ID도 아님',
  },
  {
    en: 'share either a file of STIX objects or --case NAME',
    ja: 'STIX のファイルまたは事件のいずれか一つを共有する',
    ko: 'STIX 파일 또는 사건 중 하나를 공유할 것',
  },
  { en: 'there is no object in it', ja: 'オブジェクトが含まれていない', ko: '객체가 들어 있지 않음' },
  {
    en: 'object {n:n} has no type or no id',
    ja: 'オブジェクト {n} に型または ID がない',
    ko: '객체 {n}에 유형 또는 ID가 없음',
  },
  {
    en: '{id:word} was made by another and is marked more widely than asked; its markings cannot be changed, so leave it out',
    ja: '{id} は他者が作成し、求める区分より広く公開できる区分になっている。区分は変更できないため除外する',
    ko: '{id}은(는) 다른 곳이 만들었고 요청보다 넓게 공개할 수 있는 등급임. 등급을 바꿀 수 없으므로 뺄 것',
  },
  {
    en: '{id:word} has a release extension that cannot be understood',
    ja: '{id} の提供範囲の拡張を解釈できない',
    ko: '{id}의 제공 범위 확장을 해석할 수 없음',
  },
  {
    en: 'no peer and no organisation of a user is called {name:text}',
    ja: '{name} という連携先も利用者の組織もない',
    ko: '{name}이라는 협력 노드도 사용자 기관도 없음',
  },
  { en: 'several are called {name:text}', ja: '{name} という相手が複数ある', ko: '{name}이라는 곳이 여럿 있음' },
  {
    en: 'it was seen last before it was seen first',
    ja: '最終確認が最初の確認より前である',
    ko: '마지막 확인이 최초 확인보다 이름',
  },
  {
    en: 'only an indicator can be sighted, never a wallet or a transaction',
    ja: '観測を記録できるのはインジケーターのみ（ウォレットや取引は不可）',
    ko: '관측을 기록할 수 있는 것은 지표뿐(지갑이나 거래는 불가)',
  },
  { en: 'there is no indicator {id:word} here', ja: 'インジケーター {id} はない', ko: '지표 {id}이(가) 없음' },
  { en: 'the indicator was taken back', ja: 'インジケーターは取り消されている', ko: '지표가 철회됨' },
  {
    en: 'the account is on another ledger',
    ja: 'アドレスが別のブロックチェーンのもの',
    ko: '주소가 다른 블록체인의 것임',
  },
  { en: 'no peer is named "{name:text}"', ja: '「{name}」という連携先はない', ko: '"{name}"이라는 협력 노드는 없음' },
  {
    en: 'a transaction hash is 64 hex digits, with 0x on EVM ledgers',
    ja: '取引ハッシュは 16 進 64 桁（EVM では 0x 付き）',
    ko: '거래 해시는 16진수 64자리(EVM에서는 0x 포함)',
  },
  {
    en: 'there is no user {name:word}: users list shows them',
    ja: '利用者 {name} はいない',
    ko: '사용자 {name}이(가) 없음',
  },
  {
    en: 'there is a user {name:word}: remove it first, or take another name',
    ja: '利用者 {name} はすでにいる：先に削除するか、別の名前にする',
    ko: '사용자 {name}이(가) 이미 있음: 먼저 삭제하거나 다른 이름을 쓸 것',
  },
  {
    en: 'user {name:word} comes by this certificate',
    ja: 'この証明書は利用者 {name} が使用',
    ko: '이 인증서는 사용자 {name}이(가) 사용함',
  },
  {
    en: 'user {name:word} comes by this account',
    ja: 'このアカウントは利用者 {name} が使用',
    ko: '이 계정은 사용자 {name}이(가) 사용함',
  },
  {
    en: 'a user is linked by --sub or by --email, not by both',
    ja: '利用者の連携は sub か e-mail のどちらか一方で行う',
    ko: '사용자 연결은 sub 또는 이메일 중 하나로만 할 것',
  },
  {
    en: 'a user is named with up to 64 Latin letters, digits and . _ @ -, such as "npa-desk"',
    ja: '利用者名は英字、数字、. _ @ - の 64 文字以内（例「npa-desk」）',
    ko: '사용자 이름은 영문자, 숫자, . _ @ - 64자 이내(예 "npa-desk")',
  },
  {
    en: 'a role is named with up to 64 lower-case letters, digits, _ and -, such as "analyst", not "{text:text}"',
    ja: '役割名は英小文字、数字、_、- の 64 文字以内（例「analyst」）。「{text}」は不可',
    ko: '역할 이름은 영문 소문자, 숫자, _, - 64자 이내(예 "analyst"). "{text}"은(는) 불가',
  },
  {
    en: 'a certificate is named by its SHA-256, 64 hex digits: openssl x509 -in FILE -noout -fingerprint -sha256',
    ja: '証明書は SHA-256（16 進 64 桁）で指定する：openssl x509 -in FILE -noout -fingerprint -sha256',
    ko: '인증서는 SHA-256(16진수 64자리)으로 지정할 것: openssl x509 -in FILE -noout -fingerprint -sha256',
  },
  {
    en: 'an identity is written identity--UUID, in lower case',
    ja: 'identity は identity--UUID（小文字）と書く',
    ko: 'identity는 identity--UUID(소문자)로 쓸 것',
  },
  {
    en: 'of this node itself, name, country and sector are what the node says',
    ja: '自ノードの名称・国・業種はノードの設定に従う',
    ko: '자기 노드의 이름·국가·업종은 노드 설정을 따름',
  },
  {
    en: 'there is no node yet of which the user could be: cordon node init',
    ja: '利用者が属するノードがまだない',
    ko: '사용자가 속할 노드가 아직 없음',
  },
  {
    en: 'nothing is kept of signing in here: this needs a data folder',
    ja: 'サインイン情報の保管先がない：データフォルダーが必要',
    ko: '로그인 정보를 보관할 곳이 없음: 데이터 폴더가 필요함',
  },
  {
    en: 'an issuer is an https address, such as https://id.police.example',
    ja: '発行者は https のアドレス（例 https://id.police.example）',
    ko: '발급자는 https 주소(예 https://id.police.example)',
  },
]
