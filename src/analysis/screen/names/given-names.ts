/**
 * Common given names, each with its spellings: transliterations of one name, its forms in neighbouring languages, and its Arabic script.
 * Two words of one line are one name though they be spelled far apart (`Serhiy`, `Sergey`); two words of different lines are two names
 * though they be spelled alike (`Marina`, `Maria`; `Hasan`, `Husayn`). From what is commonly known of names; a name that is as often
 * another's spelling stands on the line of that other, and one that is many names' spelling is left out.
 */
const GIVEN_NAMES = `
muhammad mohammad mohammed mohamed mohamad muhammed muhamad muhamed mohammod mohd mehmet mahomed magomed محمد
ahmad ahmed ahmet achmed akhmed akhmad ahmadh احمد أحمد
mahmud mahmoud mahmood mehmood makhmud محمود
ali aly علي
hassan hasan hassen hassane khasan حسن حسان
hussein husayn hussain husain hossein hosein hussien husein hoseyn housein houssein huseyin khusein حسين الحسين
ibrahim ibraheem ebrahim ebrahem brahim ibragim ابراهيم إبراهيم
khalid khaled kaled halid خالد
omar umar omer oumar عمر
amir ameer emir amer aamer عامر امير أمير
amin ameen emin amine امين أمين
yasin yassin yaseen yassine yasseen ياسين
yusuf yousef youssef yusef yousuf yusif yousif joseph josef jozef iosif يوسف
said saeed saeid sayeed saied سعيد
saad saed سعد
salim saleem selim salem سالم سليم
salman selman سلمان
sulayman suleiman sulaiman soleiman suleyman soleyman سليمان
salah saleh salih صالح صلاح
kamal kemal kamel kamil كمال كامل
jamal gamal djamal jamaal cemal جمال
jamil jameel djamil cemil gamil جميل
rashid rasheed rachid rashed راشد رشيد
nasir nasser naser nasr ناصر نصر
karim kareem kerim كريم
mustafa mostafa mustapha moustafa mustafah مصطفى مصطفي
jafar jaafar jaber gafar jaffar جعفر
jabir gaber جابر
tariq tarik tarek tareq طارق
walid waleed oualid وليد
mansur mansour mansoor منصور
masud masoud massoud masood mesud مسعود
majid majeed maged medjid ماجد مجيد
mahdi mehdi mahdy مهدي
mohsen muhsin mohsin محسن
reza rida ridha riza redha رضا
habib habeeb حبيب
hakim hakeem حكيم
halim haleem حليم
hamid hameed hamed hamit حامد حميد
hamza hamzah hamzeh حمزة
hashim hashem هاشم
hisham hesham hicham هشام
ismail esmail ismael ismaeel smail اسماعيل إسماعيل
musa moussa mousa moosa موسى موسي
isa issa eisa essa عيسى عيسي
yahya yahia yehia يحيى يحيي
idris idrees driss ادريس إدريس
imad emad عماد
adel adil adeel عادل
adnan عدنان
akram اكرم أكرم
anwar anouar enver انور أنور
ashraf اشرف أشرف
ayman aiman aymen ايمن أيمن
bashir basheer bachir beshir بشير
bilal belal بلال
fadil fadel fazil fazel فاضل
fahd fahad فهد
faisal faysal feisal faycal فيصل
farid fareed ferid فريد
faruq farouk farooq faruk farouq فاروق
fuad fouad foad فؤاد
ghassan غسان
haidar haider haydar heydar hayder حيدر
hadi hady هادي
hani هاني
harun haroun haroon هارون
jihad jehad جهاد
khalil khaleel halil خليل
latif lateef لطيف
mahir maher ماهر
marwan marouane مروان
mukhtar mokhtar muhtar مختار
munir mounir mouneer منير
murad mourad morad murat مراد
nabil nabeel nebil نبيل
nadir nader نادر نذير
najib najeeb nagib naguib نجيب
nizar نزار
osama usama oussama اسامة أسامة
othman uthman osman usman othmane عثمان
qasim qassem kasim kassem ghasem qasem قاسم
radwan ridwan rizwan redouane رضوان
rahim raheem رحيم
rahman rehman رحمن
ramadan ramazan ramzan رمضان
riyad riad riyadh رياض
sabir saber صابر
sadiq sadik sadegh sadek صادق
saif sayf seif سيف
salam سلام
sami سامي
samir sameer سمير
shakir shaker شاكر
sharif sherif cherif شريف
tahir taher طاهر
tawfiq taufiq tawfik toufik توفيق
wael wail وائل
wasim waseem وسيم
yaqub yakub yaqoub yacoub jakob jakub jacob يعقوب
younes yunus younis yunis يونس
zaid zayd zayed زيد
ziad ziyad زياد
zakariya zakaria zakariyya زكريا
fatima fatemeh fatma fatimah فاطمة
aisha aicha ayesha aysha ayse عائشة
maryam mariam miriam meryem مريم
khadija khadijeh hatice خديجة
zainab zeinab zaynab zeynep زينب
layla leila laila leyla ليلى
amina amineh emine امينة أمينة
samira سميرة
aleksandr alexander aleksander alexandr alexandre oleksandr aliaksandr
aleksandra alexandra oleksandra aliaksandra
aleksey alexey alexei aleksei alexej oleksiy oleksii aliaksei
anatoly anatoli anatoliy anatolii anatolij anatol
anastasia anastasiya anastasiia
andrey andrei andrej andriy andrii andrew
anna hanna
anton antony anthony
antonina
arkady arkadiy arkadi
arseny arseniy arsenii
artem artyom artiom
artur arthur
bogdan bohdan
boris borys
daniel daniil danila danylo
danielle daniela
daria darya dariya daryna
denis denys
dmitry dmitriy dmitri dmytro dzmitry dimitri dmitrii
eduard edward
egor yegor yehor
ekaterina yekaterina kateryna katerina catherine katherine
elena yelena olena alena helena
elizaveta yelizaveta elizabeth yelyzaveta
evgeny yevgeny evgeniy yevgeniy evgeni yevhen yevheniy evgenii eugene
evgenia yevgenia evgeniya yevgeniya
fedor fyodor fiodor theodor theodore
galina halyna
gennady gennadiy gennadi hennadiy gennadii
georgy georgiy georgi georgii heorhiy george
german
gleb hlib
grigory grigoriy grigori hryhoriy grigorii gregory
igor ihor
ilya ilia illia ilja
inna
irina iryna irene
ivan
john
kirill kyrylo cyril kiril
kira
konstantin kostyantyn constantine
kristina christina khrystyna
ksenia kseniya xenia
oksana
larisa larysa
leonid
lev
lydia lidia lidiya
lyudmila ludmila liudmila lyudmyla
maksim maxim maksym
margarita
maria mariya mariia mary marie marija
marina maryna
mariano
marianne marianna mariana
mikhail mykhailo michael mihail mikhaylo
nadezhda nadiya
natalia natalya nataliya natalie nataliia
nikita mykyta mikita
nikolay nikolai mykola nicholas mikalai nikolaj nicolas
nina
oleg oleh aleh
olga olha volha
pavel pavlo paul pavol
petr pyotr piotr petro peter
polina
roman
ruslan
sergey sergei serhiy sergej siarhei serhii serge
sofia sophia sofiya sofya
stanislav stanislaw
stepan stefan stephen steven
svetlana svitlana
svyatoslav sviatoslav
tamara
tatyana tatiana tetyana tetiana
timur
vadim vadym
valentin valentyn
valentina valentyna
valery valeriy valeri valerii
valeria valeriya
vasily vasiliy vasyl vasili vasilii
vera vira
veronika veronica
viktor victor
viktoria viktoriya victoria
vitaly vitaliy vitali vitalii
vladimir volodymyr uladzimir wladimir
vladislav vladyslav uladzislau
vyacheslav viacheslav
yana jana
yaroslav jaroslav
yulia yuliya julia iuliia yuliia
yuri yury yuriy iurii yurii
adam
charles
carlos
carles
karl carl
christian
david davide
francois
gabriel
gabrielle gabriela gabriella
hans
henri henry
isabel isabella isabelle
jean
mark marc
markus marcus
mario
martin
martina
patrick
philippe philip philipp
pierre
richard
robert
roberto
silvia sylvia
silvio
simon
thomas tomas
vincent
vicente
walter
william
`

const GROUPS: ReadonlyMap<string, number> = new Map(
  GIVEN_NAMES.trim()
    .split('\n')
    .flatMap((line, n) => line.split(' ').map(name => [name, n + 1] as const)),
)

/** The number of the common given name that the word is a spelling of; 0 where it is none. */
export function givenName(word: string): number {
  return GROUPS.get(word) ?? 0
}

/** True where the one is the other's form for a woman: `valery` and `valeria`, `gabriel` and `gabrielle`. */
export function isOtherSex(a: string, b: string): boolean {
  const [long, short] = a.length > b.length ? [a, b] : [b, a]
  if (!/[ae]$/.test(long) || /a$/.test(short)) return false
  return long.startsWith(short.replace(/[iy]+$/, '')) && long.length - short.length <= 3
}
