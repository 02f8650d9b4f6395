/** Vocabulary of the lines that lead a reader past an ad ("The story goes on below the ad"), by language. */

/** All lists are separated by spaces; a jump line holds no other word. */
export interface JumpWords {
  languages: readonly string[];
  /** The ad, in the forms that follow or precede a place word. */
  ads: string;
  /** After, below, beneath. */
  places: string;
  /** Further down, without an ad after it; left out where prose says it so too. */
  below?: string;
  /** Goes on, read on, scroll. */
  moves: string;
  /** What goes on, and the small words. */
  others: string;
  /** The place word stands behind the ad, as in Finnish and Turkish. */
  isPostpositional?: boolean;
}

export const JUMP_WORDS: readonly JumpWords[] = [
  {
    languages: ['en'],
    ads: 'ad ads advert adverts advertisement advertisements advertising advertisment sponsor sponsors break',
    places: 'after below beneath under underneath following past beyond',
    moves:
      'continue continues continued continuing resume resumes read reading scroll scrolling keep more skip rest',
    others:
      'the this these our your a an article story post content text report page column review interview recipe list news blog coverage video to down please for is of from on with message messages and here',
  },
  {
    languages: ['de', 'lb'],
    ads: 'anzeige anzeigen werbung werbeanzeige werbeunterbrechung werbepause werbeblock werbespot',
    places: 'nach unter unterhalb hinter',
    below: 'unten',
    moves:
      'weiter weiterlesen weitergelesen fortgesetzt fortsetzung lesen liest geht gehts folgt mehr scrollen weiterscrollen',
    others:
      'der die das dieser dem den artikel text beitrag bericht inhalt ticker interview es hier sie wird bitte zum im zu und unten um rest des artikels',
  },
  {
    languages: ['fr', 'oc'],
    ads: 'publicite publicites pub annonce annonces publicitaire',
    places: 'apres sous',
    below: 'dessous bas',
    moves: "suite continue continuez continuer poursuit poursuivez poursuivre reprend lire lecture l'article",
    others:
      "la le les de du des cette ces ce cet votre notre article texte contenu recit se apres l'annonce message coupure pause a en dessous ci plus bas",
  },
  {
    languages: ['es', 'gl', 'ca'],
    ads: 'publicidad publicidade publicitat anuncio anuncios anunci pauta aviso',
    places: 'despues debajo tras bajo abajo luego despres sota',
    below: 'abajo debajo',
    moves:
      'sigue siga seguir continua continue continuar prosigue leyendo leer lee lectura continuacion llegint lendo',
    others:
      "la el los las de del esta este esto nota noticia articulo informacion texto historia contenido mas video su tu a l'article la noticia para hacia y",
  },
  {
    languages: ['pt'],
    ads: 'publicidade anuncio propaganda publicidades anuncios',
    places: 'depois apos abaixo seguir',
    below: 'abaixo',
    moves: 'continua continue continuar segue siga prossegue lendo leia leitura ler',
    others:
      'a o as os da do de ao esta este essa deste desta artigo texto materia reportagem noticia conteudo historia mais video sua seu para',
  },
  {
    languages: ['it'],
    ads: 'pubblicita annuncio annunci',
    places: 'dopo sotto',
    below: 'sotto seguito',
    moves: 'continua continuare prosegue proseguire prosegui riprende leggere lettura leggi segue',
    others:
      "la il lo l' l'articolo l'annuncio articolo notizia testo storia questa questo a di della il video",
  },
  {
    languages: ['ro'],
    ads: 'publicitate publicitatea publicitatii reclama reclame anunt',
    places: 'dupa sub jos',
    below: 'jos',
    moves: 'continua continuare citeste citirea citesti lectura',
    others: 'articolul stirea textul aceasta acest mai departe sa pagina de a',
  },
  {
    languages: ['nl', 'af'],
    ads: 'advertentie advertenties reclame advertensie',
    places: 'onder na onderaan',
    below: 'hieronder onderaan',
    moves: 'verder lees lezen door gaat loopt vervolgt voort doorlezen scroll',
    others: 'de het deze dit artikel tekst verhaal bericht interview storie gaan onder na en',
  },
  {
    languages: ['sv', 'no', 'nb', 'nn', 'da'],
    ads: 'annonsen annonserna annonsene annons annonse annoncen annoncerne annonce reklamen reklame reklam reklamefilmen',
    places: 'efter under etter nedanfor nedenfor',
    below: 'nedan nedanfor nedenfor',
    moves:
      'fortsatter fortsetter fortsatt fortsett fortsaet fortsaetter lasa lese laese las les vidare videre scrolla skroll',
    others:
      'artikeln artikkelen artiklen saken historien texten teksten sagen innlegget denna denne denna den med at att a du kan storyn reportaget',
  },
  {
    languages: ['fi', 'et'],
    ads: 'mainoksen mainosten mainoksien ilmoituksen reklaami reklaamide',
    places: 'jalkeen alla alapuolella parast all jarel',
    below: 'alla alempana',
    moves: 'jatkuu jatka jatkub lukemista lue loe edasi lugemist',
    others: 'juttu artikkeli teksti uutinen artikkel lugu tekst taman selle',
    isPostpositional: true,
  },
  {
    languages: ['et', 'lt', 'lv'],
    ads: 'reklaami reklamos reklamu reklamas skelbimo',
    places: 'parast po pec zem',
    moves: 'jatkub loe edasi tesinys tesiamas skaitykite skaityti toliau turpinas turpinajums turpini lasit',
    others: 'artikkel lugu tekst straipsnis straipsnio tekstas raksts teksts si',
  },
  {
    languages: ['pl'],
    ads: 'reklama reklamie reklamy reklamami materialem wideo',
    places: 'pod po ponizej',
    below: 'poniżej niżej',
    moves: 'dalszy dalsza część pozostała ciag czytaj dalej kontynuuj czytanie reszta reszte kontynuowany',
    others: 'artykulu tekstu materialu znajduje sie dostepna dostepny znajdziesz artykul tekst',
  },
  {
    languages: ['cs', 'sk'],
    ads: 'reklamou reklame reklamy reklama inzerci inzerciou inzeratem inzeratom',
    places: 'pod za po nize nizsie',
    below: 'níže nižšie',
    moves: 'pokracuje pokracovani pokracovanie pokracujte cteni citani citat cist',
    others: 'clanek clanku clanok text textu obsah ve v video dalsi',
  },
  {
    languages: ['hu'],
    ads: 'hirdetes hirdetest hirdetesek reklam',
    places: 'utan alatt kovetoen',
    below: 'lent alább',
    moves: 'folytatodik folytatas folytatasa olvasson olvass tovabb',
    others: 'a az cikk cikkunk iras szoveg lent',
    isPostpositional: true,
  },
  {
    languages: ['hr', 'sr', 'bs', 'sl', 'me'],
    ads: 'oglasa oglas oglasom oglasu oglasi reklame reklamu reklama reklamom огласа рекламе',
    places: 'ispod nakon poslije posle pod po испод након после',
    below: 'ispod niže',
    moves:
      'nastavlja nastavak nadaljuje nadaljevanje nastavite citati citanje branjem nadaljujte наставља наставак',
    others:
      'tekst teksta clanak clanka vijest vijesti vest vesti prica price se clanek prispevek zgodba besedilo novica z s текст текста се вести',
  },
  {
    languages: ['bg', 'mk'],
    ads: 'рекламата реклама огласот оглас',
    places: 'след под по',
    below: 'долу',
    moves: 'продължава продължете четенето четете продолжува продолжение',
    others: 'статията текстът текстот материалът новината да се',
  },
  {
    languages: ['ru', 'be'],
    ads: 'рекламы рекламой рекламу реклама баннера',
    places: 'после под ниже за',
    below: 'ниже',
    moves: 'продолжение продолжается продолжится продолжить продолжите чтение читать читайте далее дальше',
    others: 'статья статьи текст текста материал материала новость новости видео в и',
  },
  {
    languages: ['uk'],
    ads: 'реклами рекламою рекламу',
    places: 'після під нижче',
    below: 'нижче',
    moves: 'продовження продовжується читайте читати далі читання',
    others: 'стаття статті текст матеріал новини',
  },
  {
    languages: ['el'],
    ads: 'διαφημιση διαφημισης διαφημισεις',
    places: 'μετα κατω',
    moves: 'συνεχιζεται συνεχεια συνεχιστε αναγνωση διαβαστε',
    others: 'το αρθρο κειμενο η ειδηση τη την απο του στο',
  },
  {
    languages: ['tr', 'az'],
    ads: 'reklamdan reklamin reklam ilandan',
    places: 'sonra altinda ardindan',
    below: 'aşağıda',
    moves: 'devam devami ediyor edecek etmektedir okumaya okumak',
    others: 'haber haberin yazi yazinin makale icerik et edin icin bu',
    isPostpositional: true,
  },
  {
    languages: ['id', 'ms'],
    ads: 'iklan iklannya',
    places: 'setelah bawah selepas usai',
    below: 'bawah',
    moves:
      'berlanjut bersambung lanjut lanjutkan melanjutkan teruskan membaca baca bacaan gulir scroll sambung',
    others: 'artikel berita tulisan cerita ini di untuk ke kandungan konten',
  },
  {
    languages: ['ar', 'fa'],
    ads: 'الاعلان الاعلانات اعلان تبليغات تبلیغات تبليغ تبلیغ اگهی اگهي',
    places: 'بعد تحت اسفل پس',
    moves: 'يتبع يستمر تابع المتابعه متابعه القراءه ادامه واصل اكمل يستكمل',
    others: 'المقال الخبر قراءه مطلب خبر از في',
  },
  {
    languages: ['he'],
    ads: 'הפרסומת פרסומת הפרסומות',
    places: 'אחרי לאחר מתחת',
    moves: 'ממשיכה ממשיך ממשיכים המשך נמשכת תמשיך לקרוא קריאה',
    others: 'הכתבה המאמר הידיעה הטור',
  },
  {
    languages: ['vi'],
    ads: 'quang cao',
    places: 'sau duoi',
    moves: 'tiep tuc doc xem',
    others: 'bai viet noi dung tin',
  },
];
