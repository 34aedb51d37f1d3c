import type { TwiceTold } from '../sentence-book.ts'

/** Why an act on alerts and cases is refused. */
export const CASEWORK_REFUSALS: readonly TwiceTold[] = [
  {
    en: 'there is no case {id:word}: cordon casework list shows them',
    ja: '案件 {id} はない（一覧：cordon casework list）',
    ko: '사안 {id}이(가) 없음(목록: cordon casework list)',
  },
  {
    en: 'there is no alert {id:word}: cordon queue shows them',
    ja: 'アラート {id} はない（一覧：cordon queue）',
    ko: '경보 {id}이(가) 없음(목록: cordon queue)',
  },
  {
    en: 'case {id:word} has no decision {n:n}',
    ja: '案件 {id} に判断 {n} はない',
    ko: '사안 {id}에 결정 {n}이(가) 없음',
  },
  {
    en: 'case {id:word} has no attachment {digest:word}',
    ja: '案件 {id} に資料 {digest} はない',
    ko: '사안 {id}에 자료 {digest}이(가) 없음',
  },
  { en: 'case {id:word} is closed', ja: '案件 {id} は終了している', ko: '사안 {id}은(는) 종결됨' },
  {
    en: 'somebody else changed case {id:word} since you looked: look at it again',
    ja: '閲覧後に他の担当者が案件 {id} を変更した。もう一度確認すること',
    ko: '열람 후 다른 담당자가 사안 {id}을(를) 변경함. 다시 확인할 것',
  },
  {
    en: 'somebody else took some of these alerts at the same moment: look at the queue again',
    ja: '他の担当者が同時にこれらのアラートの一部を処理した。一覧をもう一度確認すること',
    ko: '다른 담당자가 동시에 이 경보 일부를 처리함. 목록을 다시 확인할 것',
  },
  { en: 'alert {id:word} was looked at already', ja: 'アラート {id} は処理済み', ko: '경보 {id}은(는) 이미 처리됨' },
  {
    en: '{id:word} is no alert of this group',
    ja: '{id} はこのグループのアラートではない',
    ko: '{id}은(는) 이 묶음의 경보가 아님',
  },
  {
    en: 'money waits for it: open a case, in which two people release it',
    ja: '資金が保留中。案件を開き、2名で解除すること',
    ko: '자금이 보류 중임. 사안을 열어 두 사람이 해제할 것',
  },
  {
    en: 'a case holds at most {n:n} of these',
    ja: '1案件に保存できるのは {n} 件まで',
    ko: '한 사안에 최대 {n}건까지 보관 가능',
  },
  { en: 'the case has this file', ja: 'この資料は案件に添付済み', ko: '이 자료는 사안에 이미 첨부됨' },
  { en: 'nobody of this name works on cases here', ja: 'この名前の担当者はいない', ko: '이 이름의 담당자가 없음' },
  {
    en: 'only an approved report is filed; this is a {kind:names}, {state:names}',
    ja: '届出を記録できるのは承認済みの届出のみ（現在：{kind}、{state}）',
    ko: '승인된 보고만 보고 처리할 수 있음(현재: {kind}, {state})',
  },
  { en: 'this is not the document that was approved', ja: '承認された文書と異なる', ko: '승인된 문서가 아님' },
  { en: 'this was told before', ja: '通知済み', ko: '이미 알림' },
  { en: 'this is another tenant’s', ja: '別のテナントのもの', ko: '다른 테넌트의 것' },
  { en: 'this needs the role {roles:text}', ja: '必要な役割：{roles}', ko: '필요한 역할: {roles}' },
  {
    en: 'there is no user {name:word}: cordon users add gives one roles such as analyst, and at a terminal CORDON_USER names who acts',
    ja: '利用者 {name} はいない（analystなどの役割の付与：cordon users add。端末で誰として操作するか：CORDON_USER）',
    ko: '사용자 {name}이(가) 없음(analyst 등 역할 부여: cordon users add, 터미널에서 누구로 행동하는지: CORDON_USER)',
  },
  {
    en: 'the key does not act for {name:word}',
    ja: 'このキーは {name} のものではない',
    ko: '이 키는 {name}을(를) 대리하지 않음',
  },
  {
    en: 'only an approver approves or rejects',
    ja: '承認・却下できるのはapproverのみ',
    ko: '승인·반려는 approver만 할 수 있음',
  },
  { en: 'who made a decision cannot approve it', ja: '判断した本人は承認できない', ko: '결정한 본인은 승인할 수 없음' },
  {
    en: '{name:word}, who made it, let the approver in',
    ja: '判断した {name} が承認者に権限を与えている',
    ko: '결정한 {name}이(가) 승인자에게 권한을 줌',
  },
  {
    en: 'the case changed since it was decided: it must be decided again',
    ja: '判断後に案件が変更された。判断をやり直すこと',
    ko: '결정 후 사안이 변경됨. 다시 결정할 것',
  },
  {
    en: 'the decision waits for nobody: it is {state:names}',
    ja: 'この判断は承認待ちではない（{state}）',
    ko: '이 결정은 승인 대기가 아님({state})',
  },
  {
    en: 'what the approval names is not what was decided: look at the decision again',
    ja: '承認の対象が判断の内容と異なる。判断をもう一度確認すること',
    ko: '승인 대상이 결정 내용과 다름. 결정을 다시 확인할 것',
  },
  {
    en: 'what is named is not what was decided: look at the decision again',
    ja: '対象が判断の内容と異なる。判断をもう一度確認すること',
    ko: '대상이 결정 내용과 다름. 결정을 다시 확인할 것',
  },
  {
    en: 'decision {n:n} is not settled: approve, reject or file it first',
    ja: '判断 {n} が未処理。先に承認・却下・届出のいずれかを行うこと',
    ko: '결정 {n}이(가) 미처리 상태임. 먼저 승인·반려·보고 중 하나를 할 것',
  },
  {
    en: 'money is held: release it first, with a second person',
    ja: '資金が保留中。先に別の担当者とともに解除すること',
    ko: '자금이 보류 중임. 먼저 다른 사람과 함께 해제할 것',
  },
  {
    en: 'what was reported is closed, not dismissed',
    ja: '届出済みの案件は「問題なし」ではなく「終了」とする',
    ko: '보고한 사안은 "혐의 없음"이 아니라 "종결"로 처리함',
  },
  {
    en: 'nothing was reported, frozen or released: dismiss the case instead',
    ja: '届出・凍結・解除のいずれもない。「問題なし」とすること',
    ko: '보고·동결·해제가 없음. "혐의 없음"으로 처리할 것',
  },
  {
    en: 'a case is escalated to an approver or admin of this house',
    ja: '上申先は自組織のapproverまたはadminに限る',
    ko: '상신 대상은 소속 기관의 approver 또는 admin이어야 함',
  },
  { en: 'say what is held', ja: '保留するものを記入すること', ko: '보류할 것을 적을 것' },
  {
    en: 'a release of it waits for a second person',
    ja: 'この保留の解除は承認待ち',
    ko: '이 보류의 해제가 승인 대기 중임',
  },
  { en: 'nothing of this is held', ja: '該当する保留はない', ko: '해당하는 보류가 없음' },
  {
    en: 'say to the authority of which country it is reported',
    ja: '届出先の国を指定すること',
    ko: '보고할 국가를 지정할 것',
  },
  {
    en: 'the case does not name {code:word}',
    ja: '案件の対象国に {code} がない',
    ko: '사안의 대상 국가에 {code}이(가) 없음',
  },
  {
    en: 'decision {n:n} to report is not settled',
    ja: '届出の判断 {n} が未処理',
    ko: '보고 결정 {n}이(가) 미처리 상태임',
  },
  {
    en: 'the case has no attachment with this digest',
    ja: 'このダイジェストの資料は案件にない',
    ko: '이 다이제스트의 자료가 사안에 없음',
  },
  { en: 'name the freeze request', ja: '凍結要請を指定すること', ko: '동결 요청을 지정할 것' },
  {
    en: "freeze requests are the node's own, and of the tenant {tenant:word}",
    ja: '凍結要請はノード自身（テナント {tenant}）のもの',
    ko: '동결 요청은 노드 자체(테넌트 {tenant})의 것',
  },
  {
    en: "traces of thefts are the node's own, and of the tenant {tenant:word}",
    ja: '事件の追跡はノード自身（テナント {tenant}）のもの',
    ko: '사건 추적은 노드 자체(테넌트 {tenant})의 것',
  },
  {
    en: 'the key may not send freeze requests: it needs the scope freeze',
    ja: 'このキーは凍結要請を送信できない（権限freezeが必要）',
    ko: '이 키로는 동결 요청을 보낼 수 없음(권한 freeze 필요)',
  },
  { en: 'the file is empty', ja: 'ファイルが空', ko: '파일이 비어 있음' },
  { en: 'this is no base64', ja: 'base64ではない', ko: 'base64가 아님' },
  {
    en: 'there is no data folder here in which attachments could lie',
    ja: '資料を保存するデータフォルダーがない',
    ko: '자료를 보관할 데이터 폴더가 없음',
  },
  {
    en: 'alerts and cases are for persons: cordon keys add NAME --scope casework --user USER',
    ja: 'アラートと案件は個人が扱う（cordon keys add NAME --scope casework --user USER）',
    ko: '경보와 사안은 개인이 처리함(cordon keys add NAME --scope casework --user USER)',
  },
  {
    en: 'a decision to {kind:names} takes no {field:word}',
    ja: '判断「{kind}」に {field} は指定できない',
    ko: '결정 "{kind}"에는 {field}을(를) 지정할 수 없음',
  },
  {
    en: 'say why the alerts are dismissed',
    ja: '問題なしとする理由を記入すること',
    ko: '혐의 없음으로 처리하는 사유를 적을 것',
  },
  { en: 'name the case that they join', ja: '追加先の案件を指定すること', ko: '추가할 사안을 지정할 것' },
  { en: 'the attachment {name:text}: {why:told}', ja: '資料 {name}：{why}', ko: '자료 {name}: {why}' },
  { en: 'it is no JSON', ja: 'JSONではない', ko: 'JSON이 아님' },
  {
    en: 'a country is two capital letters, such as KR',
    ja: '国はKRのような大文字2文字で指定する',
    ko: '국가는 KR처럼 대문자 두 글자로 지정함',
  },
  {
    en: 'a SHA-256 is 64 lower-case hex digits',
    ja: 'SHA-256は小文字の16進数64桁',
    ko: 'SHA-256은 소문자 16진수 64자리임',
  },
  {
    en: 'others change case {id:word} at the same moment: try again',
    ja: '他の担当者が同時に案件 {id} を変更している。もう一度試すこと',
    ko: '다른 담당자가 동시에 사안 {id}을(를) 변경 중임. 다시 시도할 것',
  },
  { en: 'nothing was told of case {id:word}', ja: '案件 {id} には申告がない', ko: '사안 {id}에 기재된 것이 없음' },
]
