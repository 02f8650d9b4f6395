/** Ad markers of the Slavic, Baltic, Uralic, Greek, Albanian, Turkic and Caucasian languages. */
import type { MarkerGroup } from './ad-marker-group.js';

const TRANSLATIONS = 'label translations of Wikia ad-products';

export const EAST_EUROPEAN_MARKERS: readonly MarkerGroup[] = [
  {
    languages: ['ru', 'be', 'kk', 'ky', 'tt', 'ba', 'tg', 'mn', 'uz', 'cv'],
    source: `Russian federal law 38-FZ "On advertising", articles 16 and 18.1 ("реклама"); jump lines of Russian-language media; ${TRANSLATIONS}`,
    stems: 'реклам | рэклам | жарнама | сурталчилгаа',
    always: `
      реклама | рэклама | pеклама | на правах рекламы | [,это ,социальная ,контекстная ,нативная ,спонсорская ]реклама[, партнера, партнёра, от партнера] | рекламный [блок,материал,баннер,контент,пост,текст,ролик] | рекламная [пауза,публикация,статья,информация,вставка] | рекламное [объявление,сообщение] | рекламные объявления | рекламодатель | партнерский материал | партнёрский материал | партнерский [проект,контент,пост] | [материал,материалы,новости,контент] [партнера,партнёра,партнеров,партнёров] | спонсорский [материал,контент] | спонсировано | спонсор показа | при поддержке партнера
      продолжение [после,под] [рекламы,рекламой,баннера] | [статья,текст,материал,новость,чтение,видео] [продолжается,продолжится,продолжение] [после,под] [рекламы,рекламой] | [читать,читайте,смотрите] [далее,дальше] после рекламы | [продолжить,продолжите] чтение [,после рекламы] | продолжение следует после рекламы | [,ваша ]реклама [здесь,на сайте,0,закончится через 0,закончится через 0 секунд] | [скрыть,закрыть,пропустить,отключить,убрать] рекламу | [конец,начало] рекламы | прокрутите [вниз ,]чтобы продолжить [,чтение] | листайте [вниз ,][чтобы читать дальше,дальше]
      реклама закрыть | [реклама,объявление] [яндекса,яндекс,google] | [статья,текст,материал] [продолжится,продолжается] [ниже,после баннера] | спецпроект партнера | промо материал
      жарнама | жарнамалық материал | сурталчилгаа | реклама ҳуқуқи асосида | реклама хукуки асосида
    `,
    weak: 'спонсор | партнеры | спонсоры | объявления',
    shout: 'на правах | erid',
  },
  {
    languages: ['uk'],
    source:
      'Ukrainian law 270/96 "On advertising", article 9 ("реклама", "на правах реклами"); labels of Ukrainian media',
    stems: 'реклам',
    always: `
      на правах реклами | [рекламний,партнерський,спонсорський] [блок,матеріал,банер,контент,проєкт,проект,пост] | рекламне оголошення | рекламна пауза | [матеріал,новини,матеріали] партнера | новини партнерів | новини компаній на правах реклами
      [продовження,читайте далі,читати далі,далі,стаття продовжується,текст продовжується,матеріал продовжується] [після,під] [реклами,рекламою] | [продовжити,продовжуйте] читання [,після реклами] | [приховати,закрити,пропустити,вимкнути] рекламу | кінець реклами | реклама закрити | ваша реклама [тут,на сайті]
    `,
  },
  {
    languages: ['bg', 'mk', 'sr', 'hr', 'bs', 'sl', 'me', 'sh'],
    source: `Croatian Zakon o medijima article 20 ("plaćeni oglas"), Serbian law on advertising, Bulgarian and Macedonian media; ${TRANSLATIONS}`,
    stems: 'реклам | оглас | oglas | reklam | обяв',
    always: `
      реклама | реклами | реклам | обява | платена публикация | платено съдържание | спонсорирано съдържание | рекламно съдържание | рекламна публикация | търговско съобщение | статията продължава [след,под] рекламата | продължава след рекламата | продължете четенето след рекламата | текстът продължава след рекламата | [затвори,скрий] рекламата | материалът продължава след рекламата
      оглас | огласи | промотивен текст | платен оглас | спонзорирана содржина | продолжува по рекламата | текстот продолжува [под,по] [рекламата,огласот] | плаћени оглас | промо текст | спонзорисани садржај | наставак текста [после,испод] [огласа,рекламе] | текст се наставља [испод,после,након] [огласа,рекламе]
      oglas | oglasi | oglašavanje | reklama | [plaćeni,sponzorirani,sponzorisani,promotivni,reklamni,naručeni] [oglas,sadržaj,članak,tekst,post,prilog] | promo [tekst,članak,sadržaj] | promotivno | [prodano,plačana objava,plačano sporočilo,oglasno sporočilo,oglasna vsebina,promocijsko sporočilo,naročena vsebina,sponzorirana vsebina,oglasni prispevek] | plaćeni promo | sponzorirano | sponzorisano | [tekst,članak,vijest,priča] se nastavlja [ispod,nakon,poslije,posle] [oglasa,reklame,reklama,oglasa ] | nastavak [teksta ,članka ,vijesti ,vesti ,][nakon,ispod,posle,poslije] [oglasa,reklame] | nastavlja se nakon oglasa | [članek,prispevek,besedilo,zgodba,novica] se nadaljuje [pod,po] [oglasu,oglasom,oglasi] | nadaljevanje [po,pod] oglasom | nadaljujte z branjem pod oglasom | [zatvori,sakrij,zapri,preskoči] [oglas,reklamu] | kraj oglasa | vaš oglas ovdje | vaša reklama ovde | pr članak | pr tekst
    `,
    weak: 'sponzor | оглашување',
    shout: 'promo | промо | pr | marketing',
  },
  {
    languages: ['pl'],
    source: 'Polish press law of 1984, article 36 ("ogłoszenie", "reklama"); jump lines of Polish portals',
    stems: 'reklam | ogloszen',
    always: `
      reklama | reklamy | ogłoszenie | [artykuł,materiał,tekst,post,wpis,link,treść] [sponsorowany,reklamowy,promocyjny,partnera,partnerski,płatny,komercyjny] | [artykuły,linki,materiały] [sponsorowane,partnerów] | materiał [partnera,zewnętrzny,promocyjny,reklamowy] | treść sponsorowana | treści sponsorowane | ogłoszenie płatne | płatne ogłoszenie | płatna promocja | współpraca reklamowa | tekst promocyjny | sponsorowane przez | [reklama,przerwa] reklamowa | blok reklamowy | przekaz handlowy | autopromocja | reklama własna | okazje i promocje reklama
      [dalszy ciąg,ciąg dalszy,dalsza część] [artykułu,tekstu,materiału] [,znajduje się ,dostępny ][pod,po] [reklamą,reklamie,wideo,materiałem wideo] | [dalszy ciąg,ciąg dalszy] pod [reklamą,wideo,materiałem wideo] | [czytaj,czytaj dalej,kontynuuj czytanie] [pod,po] [reklamą,reklamie] | artykuł [kontynuowany,trwa,ciąg dalszy] pod reklamą | [tekst,artykuł,materiał] pod reklamą | dalej pod reklamą | [koniec,początek] reklamy | [zamknij,pomiń,ukryj,wyłącz] reklamę | reklama zniknie za 0 sekund | kontynuuj czytanie | przewiń[, w dół] aby [czytać dalej,kontynuować] | tu może być twoja reklama | miejsce na twoją reklamę | [reszta,resztę] artykułu [znajdziesz ,dostępna ,][pod,po] [wideo,materiałem wideo,reklamą]
    `,
    weak: 'ogłoszenia | promocja | sponsorowane | sponsor | sponsorzy',
  },
  {
    languages: ['cs', 'sk'],
    source: 'Czech act 40/1995 and Slovak act 147/2001 on advertising; labels of Czech and Slovak newspapers',
    stems: 'reklam | inzer',
    always: `
      reklama | inzerce | inzercia | inzerát | inzeráty | [placená,platená] [inzerce,inzercia,reklama,spolupráce,spolupráca] | [komerční,komerčná] [sdělení,prezentace,prezentácia,článok,článek] | [komerční,reklamní,sponzorovaný,sponzorovaná,pr,placený,reklamný,platený] [článek,obsah,text,článok,příspěvek,príspevok,sdělení] | obchodní sdělení | obchodné oznámenie | reklamní [sdělení,pauza,přestávka,banner] | reklamná prestávka | [článek,text,článok,obsah] [pokračuje,pokračování,pokračovanie] [pod,za,po,níže pod,nižšie pod] [video ,][reklamou,reklamě,inzercí,inzerciou] | [pokračování,pokračovanie] [článku,textu] [pod,za,po] [reklamou,inzercí,inzerciou,reklame] | pokračujte ve čtení [pod reklamou] | [článek,článok] pokračuje [níže,nižšie,pod reklamou] | [zavřít,přeskočit,zatvoriť,preskočiť,skrýt,skryť] reklamu | konec reklamy | koniec reklamy | reklama skončí za 0 | [sponzorováno,sponzorované]
    `,
    weak: 'sponzor | sponzoři | advertorial',
    shout: 'pr | pr článek | pr článok',
  },
  {
    languages: ['lt', 'lv', 'et', 'fi', 'hu'],
    source: `Hungarian Grt. (act XLVIII of 2008), Finnish kuluttajansuojalaki 2:4, labels of Baltic newspapers; ${TRANSLATIONS}`,
    stems: 'reklam | reklaam | mainos | hirdet | skelbim | sludinaj',
    always: `
      reklama | reklamos | skelbimas | [užsakomasis,reklaminis,remiamas] [straipsnis,turinys,tekstas] | [straipsnis,turinys,tekstas,skaitymas] [tęsiamas,tęsiasi] [po reklamos,po reklama,žemiau] | [tęsinys,skaitykite toliau,toliau] po reklamos | reklāma | reklāmraksts | reklāmas [raksts,pauze,saturs] | [apmaksāts,sponsorēts] [saturs,raksts] | raksts turpinās pēc reklāmas | turpinājums [pēc,zem] reklāmas | reklāmas foto | turpini lasīt pēc reklāmas
      reklaam | reklaamid | sisuturundus | sisuturunduslik artikkel | kaubanduslik tekst | sponsoreeritud sisu | toetatud sisu | artikkel jätkub pärast reklaami | lugu jätkub pärast reklaami | artikkel jätkub [allpool,reklaami järel] | [loe edasi,jätkub] pärast reklaami | reklaami lõpp | sulge reklaam
      mainos | mainokset | ilmoitus | mainosilmoitus | [kaupallinen,maksettu,sponsoroitu] [yhteistyö,tiedote,mainos,sisältö,artikkeli] | mainos [alkaa,päättyy,loppuu] | mainos päättyy 0 sekunnin kuluttua | [juttu,artikkeli,teksti,uutinen] jatkuu [mainoksen,mainosten,ilmoituksen,videon] [jälkeen,alla,alapuolella] | jatkuu mainoksen jälkeen | jatka lukemista mainoksen jälkeen | [juttu,artikkeli] jatkuu [alla,kuvan alla,alempana] | [sulje,ohita,piilota] mainos | mainos loppuu | mainos teksti [jatkuu alla,alkaa,jatkuu] | teksti jatkuu [alla,mainoksen alla]
      hirdetés | hirdetések | [fizetett,szponzorált,támogatott] [hirdetés,tartalom,cikk,poszt,politikai hirdetés,megjelenés] | reklám | [,a ][cikk,írás,szöveg,cikkünk] [folytatódik,folytatása] [a ,][hirdetés,hirdetést,reklám] [után,alatt,követően] | [,a ]cikk [folytatódik,folytatása] [lent,a hirdetés után,a hirdetés alatt] | a [hirdetés,reklám] után folytatjuk | a [hirdetés,reklám] után [folytatódik,folytatódik a cikk] | folytatás a hirdetés után | [olvasson,olvass] tovább a hirdetés után | hirdetés [bezárása,vége,átugrása] | támogatói tartalom
    `,
    weak: 'szponzorált | reklamas | támogatott tartalom | hirdetőink',
    shout: 'promóció | pr cikk',
  },
  {
    languages: ['el', 'sq'],
    source: 'Greek and Albanian news portals; Greek law 2863/2000 on audiovisual labels',
    stems: 'διαφημ | reklam',
    always: `
      διαφήμιση | διαφημίσεις | διαφημιστικό [μήνυμα,περιεχόμενο,κείμενο,διάλειμμα] | [χορηγούμενο,χορηγούμενη,προωθούμενο,πληρωμένο] [περιεχόμενο,άρθρο,δημοσίευση,κείμενο,καταχώρηση] | διαφημιστική [καταχώρηση,καταχώριση] | πληρωμένη καταχώρηση | το άρθρο συνεχίζεται [μετά,κάτω από] [τη ,την ,][διαφήμιση] | [συνεχίστε,η συνέχεια,συνέχεια] [την ανάγνωση ,του άρθρου ,][μετά,κάτω από] [τη ,την ,][διαφήμιση] | [κλείσιμο,παράλειψη] διαφήμισης | τέλος διαφήμισης
      reklamë | reklama | reklamat | [lajmi,artikulli,teksti] vazhdon [pas,poshtë] [reklamës,reklamave] | [vazhdon,vijon] [pas,poshtë] [reklamës] | [,përmbajtje ][e sponsorizuar,sponsorizuar] | publicitet
    `,
    weak: 'χορηγός | χορηγοί | διαφημιστείτε',
  },
  {
    languages: ['tr', 'az', 'ka', 'hy'],
    source: `Turkish advertising regulation of 2015, articles 6 and 22; Georgian and Armenian laws on advertising; ${TRANSLATIONS}`,
    stems: 'reklam | რეკლამ | գովազդ',
    always: `
      reklam | reklamlar | ilan | [bu bir ,]reklamdır | [bu bir ,]ilandır | advertorial | sponsorlu [içerik,bağlantı,bağlantılar,haber,gönderi] | reklam [alanı,arası,içeriği,içerir] | resmi ilan | resmi ilanlar | basın ilan | [haberin,yazının,haber,yazı,makale] [devamı,devam ediyor] [reklamın,reklamdan,ilanın,aşağıda] [altında,sonra,] | [haber,yazı,makale,içerik] [reklamdan,reklamın] [sonra,altında,ardından] [devam ediyor,devam edecek,devam etmektedir] | devamı [reklamdan sonra,reklamın altında,aşağıda] | [reklamı,reklamları] [kapat,geç,atla,gizle] | okumaya devam [et,edin] | [haberin,yazının,makalenin,haber] devamı | devamını oku | [haberin,yazının] devamı [aşağıda,için tıklayınız,için kaydırın] | reklamdan sonra devam ediyor | reklam 0 saniye sonra kapanacak | okumak için [aşağı ,]kaydırın
      რეკლამა | სარეკლამო | [სტატია,ტექსტი] გრძელდება რეკლამის შემდეგ | გააგრძელეთ კითხვა რეკლამის შემდეგ | სპონსორირებული | գովազդ | գովազդային | գովազդային [նյութ,հոդված] | հովանավորվող
    `,
    weak: 'sponsorlu | ilanlar',
    shout: 'tanıtım',
  },
];
