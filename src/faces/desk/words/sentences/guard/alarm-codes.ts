import type { TwiceTold } from '../sentence-book.ts'

/** What the codes of alarms are called. */
export const ALARM_CODES: readonly TwiceTold[] = [
  { en: 'signature-over-other', ja: '表示と異なる内容への署名', ko: '보이는 것과 다른 내용에 대한 서명' },
  { en: 'signature-of-no-owner', ja: '署名者ではない者の署名', ko: '서명자가 아닌 자의 서명' },
  { en: 'hash-mismatch', ja: 'ハッシュの不一致', ko: '해시 불일치' },
  { en: 'executed-unshown', ja: '表示されなかった内容の実行', ko: '보이지 않은 내용의 실행' },
  { en: 'delegatecall-unknown', ja: '未知のコードへの delegatecall', ko: '알 수 없는 코드로의 delegatecall' },
  { en: 'delegatecall-unmeant', ja: '用途外の delegatecall', ko: '용도에 맞지 않는 delegatecall' },
  { en: 'delegatecall-disguised', ja: '送金を装う delegatecall', ko: '이체로 꾸민 delegatecall' },
  { en: 'implementation-replaced', ja: 'Safe のコードの置換え', ko: 'Safe 코드 교체' },
  { en: 'implementation-changed', ja: '実装コードの変更', ko: '구현 코드 변경' },
  { en: 'implementation-migrated', ja: '公開版への移行', ko: '공개 버전으로 이전' },
  { en: 'implementation-unknown', ja: '未知の実装コード', ko: '알 수 없는 구현 코드' },
  { en: 'refund-drains', ja: 'ガス払戻しによる流出', ko: '가스 환급을 통한 유출' },
  { en: 'refund-paid', ja: 'ガス払戻しの支払', ko: '가스 환급 지급' },
  { en: 'payee-imitates', ja: '取引先に似せた宛先', ko: '거래 상대를 모방한 수신처' },
  { en: 'sold-for-nothing', ja: '無償の譲渡', ko: '대가 없는 양도' },
  { en: 'account-delegated', ja: 'アカウントの委任', ko: '계정 위임' },
  { en: 'permit-without-limit', ja: '上限のない許可', ko: '상한 없는 허용' },
  { en: 'contract-upgraded', ja: 'コントラクトの更新', ko: '컨트랙트 업그레이드' },
  { en: 'contract-handed-over', ja: '管理権の移転', ko: '관리 권한 이전' },
  { en: 'ownership-renounced', ja: '所有権の放棄', ko: '소유권 포기' },
  { en: 'role-granted', ja: 'ロールの付与', ko: '역할 부여' },
]
