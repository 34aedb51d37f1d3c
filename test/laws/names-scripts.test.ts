import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hanjaReading } from '../../src/analysis/screen/names/korean/hanja-reading.ts'
import { HANJA_READINGS } from '../../src/analysis/screen/names/korean/hanja-readings.ts'
import { NAME_THRESHOLD, scoreNames } from '../../src/analysis/screen/names/name-index.ts'
import { KOREAN_SAMPLES } from '../names/korean-names.ts'

const alike = (asked: string, listed: string): boolean => scoreNames(asked, listed) >= NAME_THRESHOLD

test('every writing of a North Korean name finds the spelling of the lists', () => {
  // Assimilated sounds, as McCune-Reischauer writes them (Kŭngnyŏl for 극렬), are not read back.
  const known = new Set(['O Kŭngnyŏl'])
  for (const sample of KOREAN_SAMPLES) {
    const [surname = '', ...given] = sample.listed.split(' ')
    for (const asked of [sample.hangul, sample.hanja, sample.reischauer, sample.revised, sample.cyrillic, sample.kana])
      for (const listed of [
        sample.listed,
        `${given.join(' ')} ${surname.toUpperCase()}`,
        `${surname} ${given.join('-')}`,
      ])
        if (asked !== null && !known.has(asked)) assert.ok(alike(asked, listed), `${asked} | ${listed}`)
  }
})

test('the Hangul of one North Korean name finds no other', () => {
  for (const a of KOREAN_SAMPLES)
    for (const b of KOREAN_SAMPLES)
      if (a !== b) assert.ok(!alike(a.hangul, b.listed), `${a.hangul} ${a.listed} | ${b.listed}`)
})

test('the initial sounds that the South drops and the North writes are the same name', () => {
  for (const [asked, listed] of [
    ['이영호', 'RI Yong Ho'],
    ['Lee Young-ho', 'RI Yong Ho'],
    ['Yi Yŏngho', 'Ri Yong Ho'],
    ['노광철', 'RO Kwang Chol'],
    ['로광철', 'NO Kwang Chol'],
    ['유진', 'RYU Jin'],
    ['임종천', 'RIM Jong Chon'],
  ] as const)
    assert.ok(alike(asked, listed), `${asked} | ${listed}`)
})

test('the syllables of a Korean name in another order are another name', () => {
  assert.ok(!alike('김은정', 'KIM Jong Un'))
  assert.ok(!alike('김정운철', 'KIM Jong Un'))
})

test('hanja are read as the order of KS X 1001 has them, where it is ordered by reading', () => {
  for (const [char, reading] of [
    ['李', '리'],
    ['盧', '로'],
    ['崔', '최'],
    ['鄭', '정'],
    ['正', '정'],
    ['恩', '은'],
    ['鐵', '철'],
    ['铁', '철'],
    ['鉄', '철'],
  ] as const)
    assert.equal(hanjaReading(char), reading)
  assert.ok(HANJA_READINGS.length > 7000)
})

test('names in Arabic and Cyrillic find their Latin spellings on the UN list', () => {
  for (const [asked, listed] of [
    ['صدام حسين التكريتي', 'SADDAM HUSSEIN AL-TIKRITI'],
    ['قصي صدام حسين التكريتي', 'QUSAY SADDAM HUSSEIN AL-TIKRITI'],
    ['أسامة بن لادن', 'Usama bin Ladin'],
    ['أيمن الظواهري', 'Aiman al-Zawahiri'],
    ['Лукашенко Александр Григорьевич', 'Aleksandr Grigoryevich LUKASHENKO'],
    ['Владимир Путин', 'Vladimir Vladimirovich PUTIN'],
    ['Щербаков Юрий', 'Yury SHCHERBAKOV'],
    ['طارق عزيز', 'TARIQ AZIZ'],
    ['نور محمد ثاقب', 'NOOR MOHAMMAD SAQIB'],
  ] as const)
    assert.ok(alike(asked, listed), `${scoreNames(asked, listed)} ${asked} | ${listed}`)
})

test('spellings of one name are alike, and names that only look alike are not', () => {
  for (const [a, b] of [
    ['Mohamad Husayn', 'Muhammad Hussein'],
    ['Abdulrahman al-Tikriti', 'Abd al-Rahman Tikriti'],
    ['Yousef Khalid', 'Youssef Khaled'],
    ['Kim Jongun', 'Kim Jong Un'],
    ['Vladimr Putin', 'Vladimir PUTIN'],
    ['Рutin Vladimir', 'Vladimir Putin'],
    ['V. Putin', 'Vladimir Putin'],
    ['Łukasz Wiśniewski', 'Lukasz Wisniewski'],
    ['Acme Petrochem L.L.C.', 'ACME PETROCHEM LLC'],
    ['Acme Petrochem Limited Liability Company', 'OOO Acme Petrochem'],
  ] as const)
    assert.ok(alike(a, b), `${scoreNames(a, b)} ${a} | ${b}`)
  for (const [a, b] of [
    ['Maria Garcia', 'Mario Gracia Lopez'],
    ['Kim Yong Chol', 'Kim Yong Nam'],
    ['Crist LLC', 'CREST'],
    ['Office 38', 'Office 39'],
    ['Hyok Sin 2', 'Hyok Sin 3'],
    ['Golden Star Trading Company', 'Silver Star Trading Company'],
    ['John Smith', 'Joan Smythe Barnes'],
  ] as const)
    assert.ok(!alike(a, b), `${scoreNames(a, b)} ${a} | ${b}`)
})

test('Arabic script and Chinese characters do not find names of other sounds', () => {
  for (const [asked, listed] of [
    // A long a at the start is no o, waw before a long a is a consonant, and the ending -a is not left out.
    ['حسين عامر', 'Omar HUSSAIN'],
    ['رضوان عثمان', 'Razan Othman'],
    ['حسنہ احمد', 'Hasan AHMAD'],
    ['حسين سلامة', 'Hoseyn SALAMI'],
    ['姜文', 'JIANG Wen-ji'],
    ['邹伟', 'Su WEI'],
  ] as const)
    assert.ok(!alike(asked, listed), `${scoreNames(asked, listed)} ${asked} | ${listed}`)
})

test('two common given names are two names however alike, and one name however spelled', () => {
  for (const [a, b] of [
    ['Marina Yermakova', 'Maria YERMAKOVA'],
    ['Наталья Антонова', 'Anatoly ANTONOV'],
    ['Александра Тимофеева', 'Aleksandr TIMOFEEV'],
    ['Ashraf Hassan Zaki', 'Ashraf Hussein ZAKI'],
  ] as const)
    assert.ok(!alike(a, b), `${scoreNames(a, b)} ${a} | ${b}`)
  for (const [a, b] of [
    ['Volodymyr Shcherbak', 'Vladimir SHCHERBAK'],
    ['Serhiy Kurchenko', 'Sergey KURCHENKO'],
    ['Mohd Tikriti Barzan', 'Muhammad TIKRITI Barzan'],
    ['Mykola Azarov', 'Nikolai AZAROV'],
  ] as const)
    assert.ok(alike(a, b), `${scoreNames(a, b)} ${a} | ${b}`)
})

test('letters that a machine reads as others, and names it joins, are still found', () => {
  for (const [asked, listed] of [
    ['Kwang Hyok Klm', 'Kwang Hyok KIM'],
    ['jingfeng ga0', 'Jingfeng GAO'],
    ['tong cho1 kim', 'Tong-chol KIM'],
    ['1ucky Star Shipping', 'LUCKY STAR SHIPPING'],
    ['dccp sea', 'DEEP SEA'],
    ['torek agba zadran', 'Torek AGHA ZADRAN'],
    ['SAIDULLAHJAN Omari', 'Saidullah Jan OMARI'],
    ['Joint Stoock Company Zavod Kabel', 'JOINT STOCK COMPANY ZAVOD KABEL'],
  ] as const)
    assert.ok(alike(asked, listed), `${scoreNames(asked, listed)} ${asked} | ${listed}`)
})
