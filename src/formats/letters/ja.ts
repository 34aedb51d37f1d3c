import { showInstant } from '../../model/instant.ts'
import type { LetterTemplate } from './letter.ts'

/** Japan Standard Time is nine hours ahead of UTC, all year. */
const JST_SECONDS = 9 * 3600
/** Reiwa 1 was 2019, from 1 May on. */
const REIWA_BEGINS = 1_556_636_400

/** The letter in Japanese, in the form of an official request. */
export const JA: LetterTemplate = {
  language: 'ja',
  words: `
> 文書番号 {number}
> {date}

{addressee}　御中
コンプライアンス・法務御担当者様

> {requester}

# 暗号資産の凍結要請書

{standing}

　平素より捜査活動に格別の御理解と御協力を賜り、厚く御礼申し上げます。
　当機関は、暗号資産の窃取事案について捜査を行っているところ、窃取された暗号資産の一部が下記のアドレスに移転したことを確認しました。当該資産は貴社において移転を制限し得るものと認められます。
　つきましては、下記の法的根拠に基づき、当該暗号資産を速やかに凍結し、当機関から改めて通知するまでの間、又は法令により解除を要するまでの間、その凍結を維持していただきますよう要請いたします。

^ 記

## １　凍結を要請する暗号資産
| ブロックチェーン | {ledger}
| アドレス |
! {accounts}
| 資産 | {asset}
! {assetId}
| 数量 | {amount}

## ２　法的根拠
| 管轄 | {jurisdiction}
| 根拠規定 | {reference}
| 要請の理由 | {grounds}

## ３　証拠
| 事案名 | {case}
| 保存済み追跡結果のSHA-256 |
! {evidence}
　当該追跡結果は、公開されたブロックチェーンの記録から再計算することができます。御要望に応じて提供いたします。

## ４　回答
| 回答期限 | {answerBy}
| 要請の有効期限 | {validUntil}
| 連絡先 | {contact}

　まず本要請書を受領した旨を御連絡ください。その後、凍結した数量（最小単位による正確な値）、凍結の日時及び期限を御回答ください。要請した数量の全部又は一部を凍結できない場合は、その理由を御回答ください。
　凍結が誤りであったことが判明した場合には、当機関は本要請を書面により撤回し、直ちに凍結の解除をお願いいたします。
　本要請書の内容及びこれを受領した事実については、秘密の保持をお願いいたします（{marking}）。

> 以上
`,
  pageNumber: '{page} / {pages} ページ',
  day: at => {
    const [year = 0, month, day] = inJapan(at).slice(0, 10).split('-').map(Number)
    const reiwa = year - 2018
    const era = at < REIWA_BEGINS ? '' : `令和${reiwa === 1 ? '元' : reiwa}年（`
    return era === '' ? `${year}年${month}月${day}日` : `${era}${year}年）${month}月${day}日`
  },
  moment(at) {
    const [hour, minute] = inJapan(at).slice(11, 16).split(':').map(Number)
    return `${this.day(at)} ${hour}時${String(minute).padStart(2, '0')}分（日本標準時。${utc(at)}）`
  },
  country: code => new Intl.DisplayNames(['ja'], { type: 'region' }).of(code) ?? code,
  amount: (units, symbol, base) => (units === null ? `最小単位で ${base}` : `${units} ${symbol}（最小単位で ${base}）`),
  all: symbol => `上記アドレスが保有する ${symbol ?? '当該資産'} の全量`,
  marking: marking => (marking === 'red' ? 'TLP:RED　名宛人限り' : 'TLP:AMBER+STRICT　貴社内限り'),
  standing: (state, withdrawnAt, reason) => {
    if (withdrawnAt !== null && state !== 'released')
      return `【撤回済み】本要請は、${JA.moment(withdrawnAt)}に撤回されました。理由：${reason}。本要請に基づき凍結した資産がある場合は、速やかに解除してください。`
    const words: Readonly<Record<string, string>> = {
      drafted: '【案】未送付',
      expired: '本要請は有効期限が経過しており、現在は効力を有しません。',
      refused: '本要請は拒否されており、現在は効力を有しません。',
      released: '凍結は解除されており、本要請は現在効力を有しません。',
    }
    return words[state] ?? '【至急】対象資産は、いつでも移転されるおそれがあります。'
  },
  none: {
    asset: '名称不明',
    case: '記載なし',
    evidence: '本要請に添付する追跡結果はありません',
    validUntil: '撤回されるまで',
  },
}

function inJapan(at: number): string {
  return showInstant(at + JST_SECONDS)
}

function utc(at: number): string {
  return `協定世界時 ${showInstant(at).slice(0, 16).replace('T', ' ')}`
}
