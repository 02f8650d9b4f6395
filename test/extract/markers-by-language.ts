/** What newspapers print around ads, by language; written from knowledge of their pages, as they print it. */

const lines = (text: string): string[] => text.split('|').map((line) => line.trim());

export const MARKERS_BY_LANGUAGE: Readonly<Record<string, string[]>> = {
  English:
    lines(`Advert | Adverts | AD | Ads | Advertising | Sponsored | Paid Post | Sponsored Content | Sponsored Links | Story continues below advertisement | Story continues below this ad
    | Story Continued Below | STORY CONTINUES BELOW | Article continues below | Article continues below this ad | Article continues after ad | Article continues after this advertisement | Content continues below | Post continues below
    | Scroll to continue | Scroll down to continue reading | SCROLL TO CONTINUE WITH CONTENT | Continue reading the main story | Continue Reading Below | Skip advertisement | SKIP ADVERTISEMENT | Skip Ad | Ad Feedback | Report this ad | Hide this ad
    | This ad will end in 5 seconds | Your video will begin after this ad | You can skip this ad in 5 seconds | Loading ad... | Advertisement (skip) | A message from our sponsor | From our partners | Promoted by | Brought to you by | Presented by
    | This advertisement has not loaded yet, but your article continues below. | Article content | Ads by Google | Why this ad? | About this ad | Read more below | REMOVE ADS | Advertisement - scroll to continue | Keep scrolling to read more | Story continues after this ad | Article Continued Below
    | Recommended by Outbrain | Advertisement - Article continues below - Advertisement | The article continues after this advert | Read the rest of the story below the ad | Advertiser Content | ADVERTISEMENT FEATURE | Supported by | CNN values your feedback | How relevant is this ad to you? | - Advertisment - | Story continues below video | Sponsor message | Advertisement Story continues below | Story continues below ad
    | Sponsored content by Acme | Promoted by Acme | Thank you to our sponsors | Special Advertising Section | Is this ad relevant? | Seen this ad multiple times | Turn off ads | Ad will close in 5 | Video ad will end in 10 seconds | Continue Reading Article | Read on below | Story continues below infographic | Advertisement » Continue to story | Advertisement ⓘ | This content is paid for by an advertiser | Article continues after newsletter promotion | In partnership with`),
  German:
    lines(`Anzeige | ANZEIGE | - Anzeige - | Anzeigen | Werbung | WERBUNG | Weiterlesen nach der Anzeige | Artikel geht weiter nach der Anzeige | Nach der Werbung weiterlesen | Lesen Sie weiter nach der Anzeige | Gesponsert | Advertorial | Bezahlte Anzeige | Sonderveröffentlichung
    | Werbung schließen | Anzeige überspringen | Entgeltliche Einschaltung | Bezahlter Inhalt | Publireportage | Text wird nach der Anzeige fortgesetzt | Der Artikel wird nach der Anzeige fortgesetzt | Hier geht es weiter nach der Werbung | Weiter nach der Werbung | ANZEIGE Anzeige | Ende der Anzeige | Anzeige - weiterlesen | Der Beitrag geht nach der Anzeige weiter | Dieser Beitrag enthält Werbung | Werbung endet in 10 Sekunden | Hier geht's nach der Werbung weiter`),
  French:
    lines(`Publicité | PUBLICITE | PUBLICITÉ | - Publicité - | La suite après la publicité | La suite après cette publicité | L'article continue après la publicité | Suite de l’article après la publicité | Lire la suite après la publicité | Contenu sponsorisé | Passer la publicité | Fermer la publicité | Annonce | Contenu partenaire | Publireportage
    | La lecture continue après la publicité | Votre article continue après la publicité | La suite de cet article après la publicité | Continuer la lecture après la publicité | L’article se poursuit après la publicité | L'article se poursuit ci-dessous | PUBLICITÉ - CONTINUEZ CI-DESSOUS | Sponsorisé par Acme | PARTENARIAT`),
  Spanish:
    lines(`Publicidad | PUBLICIDAD | - Publicidad - | Anuncio | Anuncios | Sigue leyendo después de la publicidad | Continúa leyendo después de la publicidad | La nota continúa debajo de la publicidad | El artículo continúa después de la publicidad | Contenido patrocinado | Espacio publicitario | Continúa después de la publicidad | Publirreportaje | Patrocinado
    | La noticia continúa después de la publicidad | Desliza para continuar leyendo | Sigue debajo de la publicidad | Seguir leyendo después del anuncio | Seguir leyendo | Continúa leyendo | Patrocinado por Acme`),
  Portuguese: lines(
    `Publicidade | PUBLICIDADE | Continua depois da publicidade | Continua após a publicidade | CONTINUA DEPOIS DA PUBLICIDADE | Anúncio | Anúncios | Conteúdo patrocinado | Continue lendo após o anúncio | A matéria continua após o anúncio | Texto continua após publicidade | Publieditorial | Patrocinado | Artigo continua após a publicidade | Leitura continua após a publicidade | Continua a seguir à publicidade`,
  ),
  Italian: lines(
    `Pubblicità | PUBBLICITÀ | PUBBLICITA' | Annuncio pubblicitario | L'articolo continua dopo la pubblicità | Continua a leggere dopo la pubblicità | Contenuto sponsorizzato | ADV | Messaggio pubblicitario | La notizia continua dopo la pubblicità | Articolo sponsorizzato | Continua dopo la pubblicità | Informazione pubblicitaria`,
  ),
  Dutch: lines(
    `Advertentie | ADVERTENTIE | Advertenties | Lees verder onder de advertentie | Artikel gaat verder onder de advertentie | Tekst gaat verder onder de advertentie | Tekst loopt door onder de advertentie | Gesponsorde inhoud | Reclame | Ingezonden mededeling | Het artikel gaat verder onder de advertentie | Verhaal gaat verder na de advertentie`,
  ),
  Swedish: lines(
    'ANNONS | Annons | - Annons - | Annons: | Artikeln fortsätter efter annonsen | Artikeln fortsätter under annonsen | Fortsätt läsa efter annonsen | Betald annons | Annonssamarbete | Reklam | Sponsrat innehåll',
  ),
  Norwegian: lines(
    'ANNONSE | Annonse | Artikkelen fortsetter under annonsen | Saken fortsetter under annonsen | Saken fortsetter etter annonsen | Annonsørinnhold | Reklame | Les videre etter annonsen',
  ),
  Danish: lines(
    'ANNONCE | Annonce | Annoncer | Artiklen fortsætter efter annoncen | Artiklen fortsætter under annoncen | Annoncørbetalt indhold | Sponsoreret indhold | Reklame | Læs videre efter annoncen | Sponsoreret',
  ),
  Finnish: lines(
    'Mainos | MAINOS | Mainokset | Mainos (teksti jatkuu alla) | Juttu jatkuu mainoksen jälkeen | Juttu jatkuu mainoksen alla | Artikkeli jatkuu mainoksen jälkeen | Mainos alkaa | Mainos päättyy | Kaupallinen yhteistyö | Ilmoitus | Teksti jatkuu mainoksen alla',
  ),
  Icelandic: lines('Auglýsing | AUGLÝSING | Auglýsingar'),
  Polish: lines(
    `REKLAMA | Reklama | Dalsza część artykułu pod reklamą | Ciąg dalszy artykułu pod reklamą | Dalszy ciąg materiału pod wideo | Dalsza część artykułu pod materiałem wideo | Czytaj dalej pod reklamą | Artykuł sponsorowany | Materiał sponsorowany | Ogłoszenie | Koniec reklamy | Materiał partnera | Ciąg dalszy pod reklamą`,
  ),
  Czech: lines(
    'Reklama | REKLAMA | Inzerce | Článek pokračuje pod reklamou | Pokračování článku pod reklamou | Pokračování pod reklamou | Komerční sdělení | Text pokračuje pod reklamou | Článek pokračuje po reklamě | Placená inzerce',
  ),
  Slovak: lines(
    'Reklama | Inzercia | Článok pokračuje pod reklamou | Článok pokračuje pod video reklamou | Pokračovanie článku pod reklamou | Platená inzercia | Text pokračuje pod reklamou',
  ),
  Hungarian: lines(
    'Hirdetés | HIRDETÉS | A cikk folytatódik a hirdetés után | Cikkünk folytatódik a hirdetés után | Folytatás a hirdetés után | Támogatott tartalom | Reklám | Szponzorált tartalom | Hirdetés vége | A cikk a hirdetés után folytatódik | A hirdetés után folytatjuk',
  ),
  Romanian: lines(
    'Publicitate | PUBLICITATE | Reclamă | Articolul continuă după publicitate | Articolul continuă după reclamă | Conținut sponsorizat | Advertorial | Articolul continuă mai jos',
  ),
  Bulgarian: lines(
    'Реклама | РЕКЛАМА | Статията продължава след рекламата | Продължава след рекламата | Платена публикация',
  ),
  Serbian: lines(
    'Реклама | Оглас | Oglas | Reklama | Tekst se nastavlja ispod oglasa | Nastavak teksta nakon oglasa | Nastavak vesti ispod reklame | Plaćeni oglas | Sponzorisani sadržaj',
  ),
  Croatian: lines(
    'Oglas | OGLAS | Oglasi | Tekst se nastavlja ispod oglasa | Članak se nastavlja ispod oglasa | Sponzorirani sadržaj | Promo'.replace(
      'Promo',
      'PROMO',
    ),
  ),
  Slovenian: lines(
    'Oglas | OGLAS | Članek se nadaljuje pod oglasom | Zgodba se nadaljuje pod oglasom | Oglasno sporočilo | Nadaljevanje pod oglasom',
  ),
  Macedonian: lines('Реклама | Оглас | Продолжува по рекламата | Платен оглас'),
  Albanian: lines('Reklama | REKLAMË | Lajmi vazhdon pas reklamës'),
  Greek: lines(
    'Διαφήμιση | ΔΙΑΦΗΜΙΣΗ | Διαφημίσεις | Το άρθρο συνεχίζεται μετά τη διαφήμιση | Συνεχίστε την ανάγνωση μετά τη διαφήμιση | Χορηγούμενο περιεχόμενο',
  ),
  Russian: lines(
    'Реклама | РЕКЛАМА | - Реклама - | Реклама: | Продолжение после рекламы | Статья продолжается после рекламы | Читайте далее после рекламы | На правах рекламы | Партнерский материал | Скрыть рекламу | Реклама партнёра | Реклама 18+ | Реклама. ООО «Ромашка» | Реклама Закрыть',
  ),
  Ukrainian: lines(
    'Реклама | РЕКЛАМА | Реклама: | На правах реклами | Продовження після реклами | Читайте далі після реклами | Рекламний блок | Новини партнерів',
  ),
  Belarusian: lines('Рэклама | РЭКЛАМА'),
  Lithuanian: lines('Reklama | REKLAMA | Straipsnis tęsiamas po reklamos | Užsakomasis turinys'),
  Latvian: lines('Reklāma | REKLĀMA | Raksts turpinās pēc reklāmas'),
  Estonian: lines('Reklaam | REKLAAM | Artikkel jätkub pärast reklaami | Sisuturundus'),
  Turkish: lines(
    'Reklam | REKLAM | İlan | İLAN | Haberin devamı reklamdan sonra | Haberin Devamı | Yazının devamı aşağıda | Haberin devamı aşağıda | Sponsorlu içerik | REKLAMI KAPAT | Reklamdan sonra devam ediyor | Haber reklamdan sonra devam ediyor',
  ),
  Azerbaijani: lines('Reklam | REKLAM'),
  Georgian: lines('რეკლამა'),
  Armenian: lines('Գովազդ | ԳՈՎԱԶԴ'),
  Kazakh: lines('Жарнама | ЖАРНАМА'),
  Arabic: lines(
    'إعلان | اعلان | إعلانات | الإعلانات | يتبع بعد الإعلان | تابع القراءة بعد الإعلان | محتوى مدفوع | إعلان مدفوع | إعــلان | تخطي الإعلان',
  ),
  Persian: lines('تبلیغات | آگهی | تبلیغ | ادامه مطلب بعد از تبلیغات | رپورتاژ آگهی'),
  Urdu: lines('اشتہار | اشتہارات'),
  Hebrew: lines(
    'פרסומת | מודעה | הכתבה ממשיכה אחרי הפרסומת | המשך הכתבה אחרי הפרסומת | תוכן שיווקי | תוכן ממומן',
  ),
  Hindi: lines(
    'विज्ञापन | विज्ञापन विज्ञापन | Advertisement विज्ञापन | विज्ञापन के बाद जारी | खबर विज्ञापन के बाद जारी रहेगी | प्रायोजित सामग्री',
  ),
  Marathi: lines('जाहिरात | ADVERTISEMENT'),
  Bengali: lines('বিজ্ঞাপন | বিজ্ঞাপনের পর আরও পড়ুন | বিজ্ঞাপনের পরে চলবে'),
  Gujarati: lines('જાહેરાત'),
  Punjabi: lines('ਇਸ਼ਤਿਹਾਰ'),
  Tamil: lines('விளம்பரம்'),
  Telugu: lines('వాణిజ్య ప్రకటన'),
  Kannada: lines('ಜಾಹೀರಾತು'),
  Malayalam: lines('പരസ്യം'),
  Thai: lines('โฆษณา | พื้นที่โฆษณา | อ่านต่อหลังโฆษณา | เนื้อหาต่อหลังโฆษณา | เนื้อหาต่อไปหลังโฆษณา | อ่านบทความต่อด้านล่าง'),
  Vietnamese: lines('Quảng cáo | QUẢNG CÁO | Nội dung quảng cáo | Bài viết tiếp tục sau quảng cáo'),
  Indonesian: lines(
    'Iklan | IKLAN | ADVERTISEMENT | SCROLL TO CONTINUE WITH CONTENT | ADVERTISEMENT SCROLL TO CONTINUE WITH CONTENT | Scroll untuk melanjutkan | Artikel berlanjut setelah iklan | Gulir ke bawah untuk melanjutkan membaca | Scroll to resume content',
  ),
  Malay: lines('Iklan | Berita bersambung selepas iklan | Artikel ini bersambung selepas iklan ini'),
  Filipino: lines('Patalastas | Article continues after this advertisement | ADVERTISEMENT'),
  Japanese: lines(
    '広告 | 【広告】 | ［広告］ | [PR] | 【PR】 | スポンサーリンク | 広告の後に続きます | 記事は広告の下に続きます | スポンサードリンク | ＰＲ | 〈広告〉 | 記事の続きは広告の下 | アフィリエイト広告を利用しています',
  ),
  Korean: lines(
    '광고 | 【광고】 | 기사는 광고 후에 계속됩니다 | 광고 후 계속 | [광고] | 광고 로드중 | 광고 아래에 기사가 계속됩니다 | 유료광고 포함',
  ),
  'Simplified Chinese': lines(
    '广告 | 【广告】 | 广告 请继续往下阅读 | 赞助内容 | [广告] | 广告位 | 广告 继续阅读 | 以下为广告',
  ),
  'Traditional Chinese': lines(
    '廣告 | 廣告（請繼續閱讀本文） | 請繼續往下閱讀 | 請繼續往下閱讀... | 贊助內容 | 〔廣告〕請繼續往下閱讀 | 廣告－繼續閱讀 | 以下為廣告 | 內容由廣告商提供',
  ),
  Swahili: lines('Tangazo | Matangazo'),
  Afrikaans: lines('Advertensie | Storie gaan voort onder advertensie'),
  Catalan: lines('Publicitat | PUBLICITAT | Contingut patrocinat | Anunci'),
  Basque: lines('Publizitatea | Iragarkia'),
  Galician: lines('Publicidade | Anuncio'),
  Irish: lines('Fógraíocht'),
  Welsh: lines('Hysbyseb'),
};
