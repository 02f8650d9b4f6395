/** Ad markers of the languages of Asia and Africa. */
import type { MarkerGroup } from './ad-marker-group.js';

const TRANSLATIONS = 'label translations of Wikia ad-products';

export const WORLD_MARKERS: readonly MarkerGroup[] = [
  {
    languages: ['ar', 'fa', 'ur', 'ps', 'ckb', 'ku', 'ug', 'sd'],
    source: `Arabic, Persian, Urdu and Kurdish news sites; ${TRANSLATIONS}`,
    stems: 'اعلانات | الاعلانات | تبليغات | تبلیغات | اشتہار',
    always: `
      إعلان | اعلان | إعلانات | اعلانات | الإعلانات | الإعلان | إشهار | دعاية | [إعلان,محتوى,مقال,منشور,رابط] [مدفوع,ممول,برعاية,مدفوع الأجر,ترويجي,إعلاني,مموّل] | مادة [إعلانية,ترويجية] | محتوى [برعاية,بالشراكة] | مساحة إعلانية | فاصل [إعلاني,اعلاني] | [يتبع,يستمر,تابع,المقال يستمر,يستكمل المقال,تكملة الخبر,يتبع الخبر,يستمر المقال] بعد [الإعلان,الاعلان,الفاصل] | [تابع,أكمل,واصل,استمر في] القراءة [بعد ,أسفل ,تحت ][الإعلان,الاعلان] | [تخطي,إغلاق,تخطى,اغلاق] [الإعلان,الاعلان] | نهاية الإعلان | مرر للأسفل لمتابعة القراءة | اقرأ المزيد بعد الإعلان | [إعلان ,اعلان ][,المقال ,الخبر ][مستمر,يستمر] [أدناه,بالأسفل,بعد الإعلان] | [المقال,الخبر] مستمر أدناه | أعلن معنا | إعلان ممول
      تبلیغات | تبلیغ | آگهی | آگهی‌ها | رپورتاژ آگهی | رپرتاژ آگهی | [محتوای,مطلب] [تبلیغاتی,حمایت شده,اسپانسری] | ادامه [مطلب ,خبر ,][بعد,پس] از [تبلیغ,تبلیغات,آگهی] | بستن تبلیغ | رد کردن تبلیغ | ادامه مطلب پس از آگهی
      اشتہار | اشتہارات | [مضمون,خبر] اشتہار کے بعد جاری ہے | ریکلام | خبرتیا | ڕیکلام | مواد إعلانية | ئېلان
    `,
    weak: 'رعاية | برعاية | الرعاة | اسپانسر',
  },
  {
    languages: ['he', 'yi'],
    source: `Israeli news sites; Second Authority rules on marketing content ("תוכן שיווקי"); ${TRANSLATIONS}`,
    stems: 'פרסומת | פרסומות',
    always: `
      פרסומת | פרסומות | מודעה | מודעות | תוכן [שיווקי,ממומן,פרסומי,מקודם,בחסות] | כתבה [שיווקית,פרסומית,ממומנת] | בשיתוף פעולה מסחרי | [הכתבה,המאמר] [ממשיכה,ממשיך,נמשכת,תמשיך] [אחרי,לאחר,מתחת ל,מתחת] [הפרסומת,לפרסומת] | המשך [הכתבה ,קריאה ,][אחרי,לאחר,מתחת] [הפרסומת,לפרסומת] | [המשיכו,המשך] לקרוא [אחרי,לאחר] הפרסומת | [דלג על,סגור,סגירת] [הפרסומת,פרסומת] | גללו להמשך קריאה | פרסום ממומן | ממומן | רעקלאמע | תוכן בחסות
    `,
    weak: 'פרסום | בחסות | נותני חסות',
  },
  {
    languages: ['hi', 'mr', 'ne', 'bn', 'as', 'pa', 'gu', 'or', 'sa'],
    source: `ASCI guidelines of India; labels of Hindi, Bengali, Marathi, Gujarati and Punjabi newspapers; ${TRANSLATIONS}`,
    stems: 'विज्ञापन | जाहिरात | বিজ্ঞাপন | ਇਸ਼ਤਿਹਾਰ | જાહેરાત | ବିଜ୍ଞାପନ',
    always: `
      विज्ञापन | विज्ञापनों | इश्तहार | [प्रायोजित,सशुल्क] [सामग्री,लेख,पोस्ट,कंटेंट,खबर] | विज्ञापन के बाद [जारी,खबर जारी है,पढ़ना जारी रखें,लेख जारी है] | [खबर,लेख,कहानी] [विज्ञापन के ]बाद जारी है | आगे पढ़ने के लिए स्क्रॉल करें | [विज्ञापन ,][बंद करें,हटाएं] विज्ञापन | advertisement विज्ञापन | खबर जारी है | [खबर,ख़बर,लेख,आर्टिकल] विज्ञापन के बाद जारी [है,रहेगी,रहेगा] | खबर अभी जारी है | विज्ञापन बंद करें | विज्ञापन छोड़ें
      जाहिरात | जाहिराती | प्रायोजित मजकूर | बातमी जाहिरातीनंतर सुरू | जाहिरातीनंतर पुढे वाचा | [बातमी,लेख] पुढे चालू | विज्ञापन पछि पढ्नुहोस् | विज्ञापनपछि
      বিজ্ঞাপন | বিজ্ঞাপণ | [স্পনসর করা,প্রচারিত] [কনটেন্ট,বিষয়বস্তু] | বিজ্ঞাপনের পরে [চলবে,পড়ুন,আরও পড়ুন] | বিজ্ঞাপনের পর [আরও পড়ুন,পড়ুন,চলবে] | বিজ্ঞাপন বন্ধ করুন | বিজ্ঞাপন সরান
      ਇਸ਼ਤਿਹਾਰ | ਵਿਗਿਆਪਨ | જાહેરાત | જાહેરખબર | વિજ્ઞાપન | ବିଜ୍ଞାପନ | বিজ্ঞাপন দিন
    `,
    weak: 'प्रायोजित | স্পনসর্ড',
  },
  {
    languages: ['ta', 'te', 'kn', 'ml', 'si'],
    source: `labels of Tamil, Telugu, Kannada, Malayalam and Sinhala newspapers; ${TRANSLATIONS}`,
    stems: 'விளம்பர | ప్రకటన | ಜಾಹೀರಾತು | പരസ്യ | දැන්වීම',
    always: `
      விளம்பரம் | விளம்பரங்கள் | விளம்பரத்திற்குப் பிறகு தொடரும் | விளம்பரத்துக்குப் பின் தொடரும் | వాణిజ్య ప్రకటన | ప్రకటన | ప్రకటనలు | యాడ్ | అడ్వర్టైజ్‌మెంట్ | ಜಾಹೀರಾತು | ಜಾಹೀರಾತುಗಳು | പരസ്യം | പരസ്യങ്ങൾ | പരസ്യത്തിനു ശേഷം തുടരും | ප්‍රචාරක දැන්වීම | දැන්වීම | වෙළඳ දැන්වීම | දැන්වීම්
    `,
  },
  {
    languages: ['zh'],
    source: `Advertising Law of the PRC, article 14 ("广告"); labels of mainland, Hong Kong and Taiwan newspapers; ${TRANSLATIONS}`,
    stems: '广告 | 廣告',
    always: `
      广告 | 廣告 | 广告[位,区,栏,时间,内容,信息] | 廣告[位,區,欄,時間,內容,訊息] | [赞助,贊助,推广,推廣][内容,內容,文章,信息,链接] | 商业推广 | 商業推廣 | 业配文 | 業配文 | 業配 | [以下,以上][为,為][广告,廣告] | [本,此][内容,內容]由[广告商,廣告商,赞助商,贊助商][提供,贊助] | [内容,內容]由[广告商,廣告商][提供,赞助,贊助] | 特約專題 | 特约专题 | 企劃專題廣告 | 廣編特輯 | 廣編專輯 | 广编特辑 | 廣告特輯 | 特刊廣告 | 廣告企劃 | 工商服務 | 工商資訊 | 合作專區廣告
      [文章,内容,內容,本文,新聞,新闻,報道,报道]未完[,请,請][,继续阅读,繼續閱讀] | [文章,内容,內容,本文,新聞,新闻]未完[, ][请,請][繼續往下閱讀,继续往下阅读,往下閱讀,往下滑] | [继续阅读,繼續閱讀,请继续阅读,請繼續閱讀] | [文章,内容,內容,新闻,新聞]在[广告,廣告][后,後,之后,之後,下方][继续,繼續] | 广告[之后,后]继续阅读 | 廣告[之後,後][繼續閱讀,繼續] | [请,請][继续往下阅读,繼續往下閱讀] | [请,請][,继续,繼續][往下阅读,往下閱讀,向下滚动,向下滑動] | 請繼續往下閱讀 | 请继续往下阅读 | [請繼續閱讀本文,请继续阅读本文,請往下繼續閱讀,請繼續往下看,文章未完請繼續往下看] | 廣告 請繼續閱讀本文 | [相關新聞,文章]請見廣告下方 | 下滑[看更多,繼續閱讀] | [关闭,跳过,關閉,略過,跳過][广告,廣告] | 广告 请继续往下阅读 | 廣告 請繼續往下閱讀 | [广告,廣告][结束,結束] | 向下滚动继续阅读 | [继续,繼續][滑動,滑动]
    `,
    weak: '赞助 | 贊助 | 推广 | 推廣 | 赞助商 | 贊助商 | 广告合作 | 廣告合作',
    shout: 'ad',
  },
  {
    languages: ['ja'],
    source: `stealth-marketing notice of the Consumer Affairs Agency of Japan, 2023 ("広告", "宣伝", "プロモーション", "PR"); ${TRANSLATIONS}`,
    stems: '広告 | 宣伝',
    always: `
      広告 | 広告[枠,欄,スペース,エリア] | 記事広告 | タイアップ広告 | 企画広告 | 全面広告 | [スポンサー,スポンサード][リンク,コンテンツ,サイト,広告] | スポンサードリンク | スポンサー リンク | スポンサード リンク | 広告の[後,あと,下]にも[記事が,]続きます | [記事,本文]の続きは広告の[後,あと,下][,に,へ] | [この記事,本記事,当サイト,本ページ,当ページ,このページ]には[広告,プロモーション,アフィリエイト広告,広告リンク]が含まれて[います,おります] | [当サイトは,本記事は,]アフィリエイト広告を[利用して,使用して][います,おります] | 広告・宣伝 | スポンサーリンク | 提供記事 | [広告,pr]の後に続きます | 広告の[後,あと,下]に[記事が,本文が,][続きます,続く] | [記事は,この記事は,本文は,続きは]広告の[後,あと,下][に,へ][続きます,続く] | 広告[を閉じる,をスキップ,を非表示] | 続きを読むにはスクロール[,してください] | プロモーションを含みます | 本ページはプロモーションが含まれています | [この記事,本記事,当サイト,本ページ]は[広告,プロモーション,アフィリエイト広告]を[含みます,含んでいます,利用しています] | [広告,ad] 広告 | 広告です | pr広告 | 広告主 | スクロールして続きを読む
    `,
    weak: 'プロモーション | スポンサー | 宣伝 | 広告掲載 | 協賛',
    shout: 'pr | ad',
  },
  {
    languages: ['ko'],
    source: 'Korean Newspaper Act, article 6 ("광고"); jump lines of Korean news portals',
    stems: '광고',
    always: `
      광고 | 광고 [영역,배너,보기] | 유료광고 포함 | 유료 광고 포함 | 광고를 포함하고 있습니다 | [기사가 ,기사는 ,본문이 ,]광고 [뒤,후,다음,아래]에 [기사가 ,본문이 ,]계속됩니다 | 광고 [후,뒤] 계속됩니다 | 유료광고 | 유료 광고 | 배너광고 | 배너 광고 | 텍스트 광고 | 협찬 광고 | [광고,애드][영역,배너,보기] | 기사형 광고 | 광고성 기사 | 스폰서 [링크,콘텐츠] | 스폰서링크 | [기사는 ,이 기사는 ,기사 ,본문은 ,]광고 [후,뒤,다음,아래]에 [계속됩니다,이어집니다,계속] | 광고 [닫기,건너뛰기,종료,후 계속] | 계속 읽으려면 스크롤하세요 | 아래로 스크롤하여 계속 읽기 | 광고 종료 | 광고문의 | 광고 로드중 | 광고 로딩중
    `,
    weak: '스폰서 | 협찬 | 후원 | 프로모션',
    shout: 'ad',
  },
  {
    languages: ['vi', 'th', 'lo', 'km', 'my'],
    source: `Vietnamese Law on Advertising 2012; Thai, Lao, Khmer and Burmese news sites; ${TRANSLATIONS}`,
    stems: 'quảng cáo | โฆษณา | ໂຄສະນາ | ကြော်ငြာ',
    always: `
      quảng cáo | [nội dung ,bài viết ,bài ,thông tin ,tin ,tin tức ,liên kết ][được tài trợ,quảng cáo,tài trợ] | [bài viết,nội dung,tin] tiếp tục sau quảng cáo | [xem,đọc] tiếp sau quảng cáo | [đóng,bỏ qua,tắt,ẩn] quảng cáo | cuộn xuống để [đọc tiếp,tiếp tục,xem tiếp] | kéo xuống để đọc tiếp | [đọc tiếp,xem tiếp] [bên dưới,phía dưới] | nội dung tiếp tục bên dưới | advertorial
      โฆษณา | การโฆษณา | พื้นที่โฆษณา | บทความโฆษณา | [เนื้อหา,บทความ][สนับสนุน,โฆษณา,ที่ได้รับการสนับสนุน] | [อ่านต่อ,เนื้อหาต่อ,บทความต่อ]หลังโฆษณา | [เลื่อนลง,เลื่อน]เพื่ออ่านต่อ | เนื้อหาต่อไปหลังโฆษณา | อ่านบทความต่อ[ด้านล่าง,หลังโฆษณา] | [อ่านต่อ,เลื่อนลง]ด้านล่าง | ข้ามโฆษณา | ปิดโฆษณา | ข่าวประชาสัมพันธ์โฆษณา | โฆษณา - อ่านบทความต่อด้านล่าง | โฆษณา อ่านบทความต่อด้านล่าง
      ໂຄສະນາ | ការផ្សាយពាណិជ្ជកម្ម | ផ្សាយពាណិជ្ជកម្ម | ពាណិជ្ជកម្ម | ကြော်ငြာ | ကြော်ငြာများ
    `,
    weak: 'tài trợ | ผู้สนับสนุน | สปอนเซอร์ | nhà tài trợ',
  },
  {
    languages: ['id', 'ms', 'jv', 'su', 'tl', 'fil', 'ceb'],
    source: `Indonesian Kode Etik Jurnalistik and Etika Pariwara ("Iklan"); Malaysian and Philippine newspapers; ${TRANSLATIONS}`,
    stems: 'iklan | advertorial | patalastas',
    always: `
      iklan | pariwara | advertorial | [konten,artikel,pos,pautan,kandungan,tautan,kiriman] [bersponsor,sponsor,iklan,berbayar,tajaan,promosi,ditaja] | iklan [berbayar,layanan masyarakat,banner] | [,artikel ,berita ,tulisan ,cerita ]berlanjut [setelah,di bawah,usai] iklan [,ini] | [gulir,geser,scroll,usap] [ke bawah ,][untuk,buat] [melanjutkan,lanjut,lanjut membaca,melanjutkan membaca,membaca,baca selengkapnya] | [lanjutkan,lanjut,teruskan,sambung] [membaca ,baca ,bacaan ,][setelah,selepas,di bawah,usai] iklan [,ini] | [artikel,berita] ini bersambung [setelah,selepas] iklan [,ini] | scroll to continue with content | [,lanjut ]baca [artikel ,berita ,][selanjutnya ,lanjutan ,][di bawah,setelah] iklan[ ini,] | lanjutkan membaca di bawah | [lewati,tutup,langkau,skip] iklan | iklan berakhir dalam 0 detik | tatal untuk terus membaca | advertisement iklan | berita bersambung selepas iklan | cerita bersambung selepas iklan
      patalastas | anunsyo | magpatuloy sa pagbabasa pagkatapos ng patalastas | article continues after this advertisement
    `,
    weak: 'bersponsor | sponsor | tajaan | ditaja | promosi',
  },
  {
    languages: ['sw', 'am', 'ti', 'ha', 'so', 'zu', 'yo', 'ig', 'mg', 'om', 'rw', 'mt', 'eo'],
    source: 'labels of African, Maltese and Esperanto news sites',
    stems: 'tangazo | matangazo | ማስታወቂያ | xayeysiis | isikhangiso | riklam',
    always: `
      tangazo | matangazo | [makala ,habari ,]inaendelea baada ya tangazo | endelea kusoma baada ya tangazo | ማስታወቂያ | xayeysiis | isikhangiso | riklam | riklami | reklamo | dokam-barotra | ipolowo
    `,
  },
];
