/** The lines around an article that are not ads: what they say, by rule and in many languages. */

export interface FurnitureForms {
  /** Whole blocks, in the notation of the ad markers. */
  whole: string;
  /** Words before a colon, bar or arrow, with the title of another article after it. */
  labels?: string;
  /** Beginnings of short blocks that are not sentences; each ends in what the page prints after it, often a colon. */
  starts?: string;
  /** Endings of short blocks. */
  ends?: string;
}

/** Facts from the pages of newspapers in the languages concerned; the names of the rules are public. */
export const FURNITURE_FORMS = {
  'newsletter-box': {
    whole: `
      [sign up,signup,subscribe,register] [now ,here ,today ,][for,to] [our ,the ,my ,your ,][free ,daily ,weekly ,morning ,email ,][newsletter,newsletters,updates,alerts,mailing list,briefing,emails]
      [newsletter,newsletters,manage newsletters,newsletter sign up,newsletter signup,email sign up,sign up,sign up here,sign up now,subscribe,subscribe now,subscribe today,get our newsletter,get the newsletter,join our newsletter]
      sign up for [daily newsletters,daily newsletters manage newsletters,daily opinion newsletter,daily opinion newsletter manage newsletters] | get [our ,the ][latest ,top ,best ,][news,stories,headlines] [delivered ,sent ,][to,in] your inbox[ every day, every morning, daily,]
      [jetzt ,][newsletter abonnieren,zum newsletter anmelden,newsletter bestellen,für den newsletter anmelden] | [inscrivez vous,abonnez vous] à [notre,la] newsletter | [suscríbete,suscríbase] a [nuestro,la,nuestra] [newsletter,boletín] | [assine,inscreva se em] [nossa,a nossa] newsletter | iscriviti alla [nostra ,]newsletter | [schrijf je in,meld je aan] voor [de,onze] nieuwsbrief | prenumerera på [vårt ,våra ]nyhetsbrev | meld deg på [vårt ,]nyhetsbrev[,et] | tilmeld dig [vores ,]nyhedsbrev | подпишитесь на [нашу ,]рассылку | zapisz się do [naszego ,]newslettera
    `,
  },
  'share-bar': {
    whole: `
      [share,tweet,email,print,pin,pin it,post,flipboard,facebook,twitter,whatsapp,linkedin,reddit,pinterest,telegram,messenger,copy link,comment,comments,save]
      share [this ,the ,][article,story,post,page,on facebook,on twitter,on x,on linkedin,on whatsapp,via email,by email,with friends] | share [this,this on facebook,it] | [click to ,]share on [facebook,twitter,x,whatsapp,linkedin,reddit,pinterest,telegram,tumblr,pocket,email,flipboard,threads,bluesky,mastodon] | print this [article,page,story] | email this [article,story,page] | save article | [add,post,leave,view,show,read,hide] [a ,][comment,comments,the comments] | [jump,go] to comments | send to kindle | bookmark this | save for later | opens in new window
      [artikel ,beitrag ,seite ,][teilen,drucken,versenden,merken,kommentieren,vorlesen] | partager [,cet article,sur facebook,sur twitter,l'article] | imprimer | compartir [,en facebook,en twitter,en whatsapp] | compartilhe | compartilhar [,no facebook,no twitter,no whatsapp] | condividi [,su facebook,su twitter] | delen [,via facebook,op facebook] | dela [,artikeln] | del [artikel,saken,artiklen] | поделиться [,в соцсетях] | поділитися | udostępnij | sdílet | zdieľať | megosztás | distribuie | сподели | podijeli | podeli | κοινοποίηση | paylaş | شارك | مشاركة | שתף | bagikan | kongsi | 分享 | シェア | 공유 | 공유하기 | chia sẻ | แชร์
    `,
  },
  'read-more': {
    whole: `
      [read,see,find out,learn,show,view,load,get,discover] more[, here, stories, news, articles, on this story,] | click here to read more | [read,view] [full,the full,the original] [story,article,post] | [also,you may also,you might also] [read,like,see,be interested in] | [related,recommended,popular,trending,more,top,latest,must read] [stories,articles,posts,content,coverage,headlines,news,links,topics,reading,videos] | related | recommended | recommended for you | more [from,on] this [section,story,topic,author] | more on this | see also | most [read,popular,viewed,shared] | trending now | editors' picks | editor's picks | more to read | up next | read next | next article | scroll down for [video,the video,videos] | scroll down to watch | previous article | what to read next | don't miss
      [weiterlesen,mehr lesen,mehr erfahren,mehr zum thema,lesen sie auch,lesen sie mehr,auch interessant,das könnte sie auch interessieren,meistgelesen,zum thema] | [lire aussi,à lire aussi,lire la suite,lire plus,en savoir plus,sur le même sujet,voir aussi,les plus lus] | [leer más,lea también,lee también,ver más,te puede interesar,le puede interesar,más información,más noticias,lo más leído,noticias relacionadas] | [leia mais,leia também,saiba mais,veja também,ver mais,notícias relacionadas,mais lidas] | [leggi anche,leggi tutto,leggi di più,per approfondire,vedi anche,i più letti] | [lees ook,lees meer,meer lezen,meest gelezen] | [läs mer,läs också,läs även,les mer,les også,læs også,læs mere,lue myös,lue lisää] | [читайте также,читать далее,читать полностью,подробнее,смотрите также,читайте також,докладніше,по теме] | [czytaj więcej,czytaj także,czytaj też,czytaj dalej,zobacz także,zobacz też,zobacz również] | [čtěte také,číst dál,čítajte aj,čítajte tiež,více,přečtěte si také] | [citește și,citeşte şi,citește mai mult,mai multe] | [прочетете още,вижте още,pročitajte još,pročitajte i,opširnije,preberite še,више,прочитајте још] | [διαβάστε επίσης,διαβάστε περισσότερα,δείτε επίσης] | [devamını oku,ayrıca bakınız,ilgili haberler,bunlar da ilginizi çekebilir] | [اقرأ أيضا,اقرأ المزيد,المزيد,مواضيع ذات صلة,بیشتر بخوانید] | [קראו גם,קרא עוד,קראו עוד,לכתבה המלאה] | [यह भी पढ़ें,और पढ़ें,ये भी पढ़ें,আরও পড়ুন] | [baca juga,baca selengkapnya,baca selanjutnya,lihat juga,baca lagi] | [関連記事,あわせて読みたい,続きを読む,もっと見る,相关阅读,相关新闻,延伸阅读,延伸閱讀,相關新聞,更多新聞,阅读更多,閱讀更多,看更多] | [관련기사,관련 기사,더보기,더 보기] | [xem thêm,đọc thêm,tin liên quan,อ่านเพิ่มเติม,อ่านต่อ,ข่าวที่เกี่ยวข้อง]
    `,
    labels: `
      read more | read also | read next | more | also read | see also | related | related story | related article | related articles | related stories | related video | recommended | must read | don't miss | you may also like | you might also like | further reading | read | watch | also see | in case you missed it | read full story | explore more | editor's pick | trending
      lesen sie auch | lesen sie mehr | lesen sie hier | lies auch | mehr zum thema | auch interessant | passend dazu | mehr dazu | siehe auch | zum thema
      lire aussi | à lire aussi | à lire également | lire également | à lire | lire | pour aller plus loin | voir aussi | sur le même sujet | à voir aussi | notre dossier
      lea también | lee también | lea además | lee además | le puede interesar | te puede interesar | leer más | lea más | ver también | mirá también | más información | te recomendamos | vea también | lea aquí | le recomendamos
      leia também | leia mais | saiba mais | veja também | veja mais | confira também | leia ainda
      leggi anche | leggi | approfondisci | per approfondire | guarda anche | ti potrebbe interessare | vedi anche
      lees ook | lees meer | bekijk ook | luister ook | läs också | läs även | läs mer | les også | læs også | læs mere | les mer | lue myös | lue lisää | katso myös
      читайте также | читайте еще | смотрите также | по теме | читать также | подробнее | читайте також | дивіться також | чытайце таксама
      czytaj także | czytaj też | czytaj również | czytaj więcej | zobacz także | zobacz też | zobacz również | przeczytaj także | przeczytaj też | polecamy
      čtěte také | přečtěte si také | přečtěte si | čítajte aj | čítajte tiež | prečítajte si | prečítajte si aj | viac o téme | související
      citește și | citeşte şi | vezi și | recomandări | прочетете още | вижте още | още по темата | čitajte još | pročitajte još | pročitajte i | pročitaj i | preberite še | preberi še | прочитајте и
      olvassa el ezt is | olvasd el ezt is | kapcsolódó | ezt is olvassa el | διαβάστε επίσης | διαβάστε ακόμα | διαβάστε ακόμη | δείτε επίσης | lexo edhe | lexoni gjithashtu
      ayrıca okuyun | ilgili haber | bunu da okuyun | oxşar xəbərlər | loe ka | loe lisaks | lasi arī | lasi vēl | taip pat skaitykite | skaitykite taip pat
      اقرأ أيضا | اقرأ أيضاً | شاهد أيضا | بیشتر بخوانید | بخوانید | یہ بھی پڑھیں | קראו גם | קראו עוד | עוד בנושא
      यह भी पढ़ें | ये भी पढ़ें | इसे भी पढ़ें | हेही वाचा | আরও পড়ুন | இதையும் படிக்க | ఇది కూడా చదవండి | ಇದನ್ನೂ ಓದಿ | ഇതും വായിക്കുക | આ પણ વાંચો | ਇਹ ਵੀ ਪੜ੍ਹੋ
      baca juga | baca selengkapnya | simak juga | lihat juga | pilihan editor | baca lagi | xem thêm | đọc thêm | อ่านเพิ่มเติม | อ่านต่อ | 関連記事 | あわせて読みたい | 相关阅读 | 延伸阅读 | 延伸閱讀 | 相關新聞 | 更多新聞 | 관련기사 | 관련 기사 | soma zaidi | soma pia
    `,
    starts:
      'read more on | read more about | click here to read | click here for more | click here to sign up',
    ends: ' read more | ...read more',
  },
  'follow-us': {
    whole: `
      follow us | follow us on [facebook,twitter,x,instagram,linkedin,youtube,tiktok,google news,social media,whatsapp,telegram,threads,bluesky,flipboard] | follow us on [facebook,twitter,instagram] and [facebook,twitter,instagram] | [like,find,join] us on [facebook,instagram] | [join,follow] our [whatsapp channel,telegram channel,whatsapp,channel,facebook page,whatsapp community,telegram] | connect with us | stay connected | get the app | download [our ,the ]app | click here to get the fox news app | [folgen sie uns,folge uns] [auf ,bei ,][facebook,twitter,instagram,x,google news,whatsapp,] | suivez nous [sur ,][facebook,twitter,instagram,google news,whatsapp,] | síguenos [en ,][facebook,twitter,instagram,google news,whatsapp,redes sociales,] | siga nos [no ,][instagram,facebook,twitter,] | seguici [su ,][facebook,instagram,twitter,google news,] | volg ons [op ,][facebook,instagram,twitter,] | följ oss [på ,][facebook,instagram,] | følg oss | følg os | подписывайтесь на нас | подпишитесь на [наш ,]канал | obserwuj nas [na ,][google news,facebooku,] | sledujte nás | kövess minket | bizi takip edin | تابعنا | ikuti kami | フォローする
    `,
    starts:
      'follow us on | follow @ | - follow | follow the reporter on | like us on facebook | подписывайтесь на наш | підписуйтесь на наш | folgen sie uns auf | suivez-nous sur | síguenos en | seguici su | siga-nos n | volg ons op | click here to get the | get the fox',
  },
  'cookie-line': {
    whole: `
      accept [all ,][cookies,all] | [reject,decline,manage] [all ,][cookies,all] | cookie [settings,policy,preferences,notice,consent] | [this site,this website,we] use cookies | manage [consent,preferences,cookie preferences] | [privacy,cookie] [policy,settings,notice] | your privacy choices | do not sell or share my personal information | [terms of use,terms of service,terms and conditions] | alle akzeptieren | cookies akzeptieren | cookie einstellungen | tout accepter | accepter les cookies | aceptar cookies | aceptar todas | aceitar cookies | accetta tutti | accetta i cookie | alle cookies accepteren | godkänn alla | принять
    `,
    starts:
      'this site uses cookies | this website uses cookies | we use cookies | by clicking accept | by continuing to use this site | by continuing to browse | wir verwenden cookies | diese website verwendet cookies | nous utilisons des cookies | ce site utilise des cookies | utilizamos cookies | este sitio utiliza cookies | este site utiliza cookies | questo sito utilizza cookie | deze website maakt gebruik van cookies | by signing up, you agree | by subscribing, you agree',
  },
  'page-chrome': {
    whole: `
      listen to this article | listen to article | listen | this article is more than 0 [years,year,months,month] old | [skip,jump] to [,the ,main ,the main ][content,navigation,menu,end of carousel] | press enter to skip to end of carousel | end of carousel | list of 0 items | list 0 of 0 | end of list | [this ,the ]video [can not,cannot] be played | to play this video you need to enable javascript in your browser | your browser does not support the [video,audio] [tag,element] | the bbc is not responsible for the content of external sites | the video will [auto play,autoplay,start] soon | [click,tap] to [play,unmute,expand,enlarge] | play video | video unavailable | loading | please enable javascript | toggle caption | enlarge this image | hide caption | view this post on instagram | view image in fullscreen | end of [twitter,facebook,youtube,instagram] post | after newsletter promotion | skip past newsletter promotion | close this dialog
      artikel anhören | écouter l'article | écouter cet article | escuchar artículo | ouvir artigo | ascolta l'articolo | 이미지 크게 보기
    `,
    starts:
      'skip twitter post by | end of twitter post by | skip facebook post by | skip youtube video by | end of youtube video by | skip instagram post by',
  },
  'copyright-footer': {
    whole:
      'all rights reserved | alle rechte vorbehalten | tous droits réservés | todos los derechos reservados | todos os direitos reservados | tutti i diritti riservati | riproduzione riservata | © riproduzione riservata | alle rechten voorbehouden | все права защищены | wszelkie prawa zastrzeżone | 無断転載禁止 | 無断転載を禁じます | 版权所有 | 版權所有 | 무단 전재 및 재배포 금지 | 무단전재 및 재배포 금지',
    starts: '© | copyright © | copyright (c) | (c) 19 | (c) 20 | copyright 19 | copyright 20',
  },
} as const satisfies Record<string, FurnitureForms>;

export type FurnitureRule = keyof typeof FURNITURE_FORMS;
