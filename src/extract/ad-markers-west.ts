/** Ad markers of the Germanic, Romance and Celtic languages other than English, and of Basque. */
import type { MarkerGroup } from './ad-marker-group.js';

const TRANSLATIONS = 'label translations of Wikia ad-products';

export const WEST_EUROPEAN_MARKERS: readonly MarkerGroup[] = [
  {
    languages: ['de', 'lb'],
    source: `press laws of the Länder, section 10 ("Anzeige"); Austrian Mediengesetz section 26 ("entgeltliche Einschaltung"); jump lines of German, Austrian and Swiss newspapers; ${TRANSLATIONS}`,
    stems: 'werb | reklame | inserent',
    always: `
      [,bezahlte ,gesponserte ,externe ,produkt,eigen,text,werbe,werbe ,video,banner]anzeige | anzeigen | reklamm
      [,anzeigen,werbliche ]sonderveröffentlichung | anzeigen sonderveröffentlichung | verlagsspezial | advertorial | publireportage | publi reportage | paid post | native ad
      [werbe,partner][inhalt,beitrag,inhalte,beiträge,artikel] | bezahlter [inhalt,beitrag,artikel] | gesponserter [inhalt,beitrag,artikel,post,link] | gesponserte [inhalte,beiträge,links] | bezahlte [werbung,partnerschaft,einschaltung] | entgeltliche einschaltung
      [gesponsert,präsentiert,finanziert,unterstützt] von | inhalt[, von unserem partner, unseres partners] gesponsert | [ein ,]angebot [unseres partners,von unserem partner] | in kooperation mit unserem partner
      [werbung,anzeige] in eigener sache | werbe[unterbrechung,pause,block,banner,spot,fläche,platz,mittel] | externe werbung | [anzeige,werbung] [schließen,überspringen,ausblenden,entfernen,melden,beenden]
      [,der ,dieser ][artikel,text,beitrag,bericht,inhalt,ticker] [,geht ,wird ][weiter,fortgesetzt] [nach,unter,hinter,unterhalb] [der ,dieser ,][anzeige,werbung,werbeanzeige,werbeunterbrechung]
      [weiter,weiterlesen,hier weiterlesen,lesen sie weiter,artikel weiterlesen,mehr,fortsetzung,hier geht es weiter,es geht weiter] [nach,unter,hinter,unterhalb] [der ,dieser ,][anzeige,werbung,werbeanzeige,werbepause]
      [nach,unter] der [anzeige,werbung] [weiterlesen,geht es weiter,geht der artikel weiter,geht's weiter] | [,der ]artikel wird nach der anzeige fortgesetzt | [scrollen,weiter scrollen][, sie][, um weiterzulesen] | [,bitte ]weiterscrollen[, um weiterzulesen] | scrollen[, sie weiter] um weiterzulesen | [,der ]artikel geht unten weiter | anzeige [ende,beginn]
      dieser [beitrag,artikel,text] [enthält,ist] [werbung,eine anzeige,werbliche inhalte] | [beitrag,artikel,seite] enthält werbung | enthält [werbung,werbelinks,affiliate links] | [werbung,anzeige] endet in 0[, sekunden,s] | hier [geht es,geht's,gehts] nach der [werbung,anzeige] weiter | [die besten angebote ,top angebote ,angebote ]anzeige
      [ende,beginn,anfang] der [anzeige,werbung] | anzeige endet in 0 sekunden | werbung endet in 0 sekunden | [,zum ]artikel [,hier ]weiterlesen | warum sehe ich diese [anzeige,werbung] | hier können sie werben | ihre anzeige hier | ihre werbung hier
    `,
    weak: 'werbung | reklame | gesponsert | sponsored | werben | unsere partner | anzeigenmarkt | in kooperation mit',
  },
  {
    languages: ['nl', 'af', 'fy'],
    source: `Nederlandse Reclame Code article 11; labels of Dutch and Flemish newspapers; ${TRANSLATIONS}`,
    stems: 'adverten | reclame | advertens',
    always: `
      advertentie | advertenties | advertensie | advertinsje | [betaalde,gesponsorde,ingezonden] [advertentie,mededeling,post,inhoud,berichten,link,links] | ingezonden mededeling | gesponsord bericht | gesponsord artikel | gesponsorde content | sponsored | branded content | partnerbijdrage | partner content | advertorial | publireportage | aangeboden door | gesponsord door | mede mogelijk gemaakt door
      [,dit ,het ,de ][artikel,verhaal,tekst] [gaat,loopt] [verder,door] [onder,na] [de ,deze ,]advertentie | [lees,tekst gaat,artikel gaat,gaat] [verder,door] [onder,na] de [advertentie,reclame,foto,video,tweet,afbeelding,kader,tabel,grafiek] | [lees,scroll] [verder,door] | lees verder onder de [advertentie,video] | [scroll ,]verder na de advertentie | tekst loopt door onder [de ,]advertentie
      [scroll ,lees ][door,verder] [voor meer,na de advertentie,na deze advertentie] | ga verder met lezen [na,onder] [de ,deze ,]advertentie
      advertentie [sluiten,overslaan,verbergen] | artikel gaat verder | lees meer na de advertentie | storie gaan voort onder advertensie | artikel gaan voort onder advertensie
    `,
    weak: 'reclame | gesponsord | adverteren',
  },
  {
    languages: ['sv', 'no', 'nb', 'nn', 'da', 'is', 'fo'],
    source: `ICC code article 7 as applied in the Nordic countries (Annons, Annonse, Annonce); Norwegian Vær Varsom-plakaten 2.6; ${TRANSLATIONS}`,
    stems: 'annons | reklam | auglys',
    always: `
      annons | annonser | annonse | annonsør | annonce | annoncer | annoncør | [betald,betalt,köpt] [annons,annonse,annonce] | annonsörsinnehåll | annonsørinnhold | annonceartikel | annonsartikel | annonsbilaga | annonsinnhold | annoncørbetalt indhold | annoncørindhold | kommersielt innhold | kommercielt indhold | kommersiellt innehåll | betalt innhold | betalt indhold | betalt innehåll | betald post | betalt samarbeid | betalt samarbejde | betalt samarbete | reklamsamarbete | annonssamarbete
      [sponsrat,sponset,sponseret,sponsoreret] [innehåll,innhold,indhold,inlägg,innlegg,opslag,artikel] | sponsrad [artikel,länk] | sponsrade länkar | sponset artikkel | [i samarbete med,i samarbeid med,i samarbejde med] annonsör | presenteras av | sponsras av | sponset av | sponseret af | annonssamarbete med
      [artikeln,artikkelen,artiklen,saken,historien,texten,teksten,sagen] [fortsätter,fortsetter,fortsætter] [efter,under,etter,nedenfor] [annonsen,annonserna,annonsene,annoncen,annoncerne,reklamen,reklamefilmen,videon,videoen]
      [artikeln,artikkelen,artiklen,saken,historien] [fortsätter,fortsetter,fortsætter] [nedan,under,nedenfor,efter annons,etter annonse,efter annonce] | fortsätt läsa [,efter annonsen] | fortsätt att läsa efter annonsen | fortsett å lese[, etter annonsen] | fortsæt med at læse efter annoncen | læs videre efter annoncen | läs vidare efter annonsen | les videre etter annonsen | [scroll,scrolla,skroll] [ned ,ner ,][för att fortsätta läsa,for å lese videre,for at læse videre,vidare,videre]
      [dölj,skjul,stäng,lukk,luk] [annons,annonse,annonce,annonsen,annoncen] | detta är en annons | dette er en annonse | dette er en annonce | slut på annons | slutt på annonse | auglýsing | auglýsingar | kostuð kynning | kostað efni
    `,
    weak: 'reklam | reklame | sponsrad | sponset | sponsoreret | advertorial',
    shout: 'ann | kynning | lýsing',
  },
  {
    languages: ['fr', 'oc', 'br', 'wa'],
    source: `French law 2004-575 (LCEN), article 20 ("publicité"); jump lines of French, Belgian, Swiss and Québec newspapers; ${TRANSLATIONS}`,
    stems: 'publicit',
    always: `
      publicité | publicités | annonce publicitaire | annonces publicitaires | message publicitaire | encart publicitaire | espace publicitaire | [bannière,pause,coupure,page] publicitaire | publi reportage | publireportage | publi rédactionnel | publirédactionnel | communiqué publicitaire | publi communiqué | publicommuniqué | infopublicité | publi info
      [contenu,article,lien,post,message,publication] [sponsorisé,partenaire,commandité,promotionnel,publicitaire,commercial] | [contenus,articles,liens,posts] [sponsorisés,partenaires,commandités,publicitaires] | annonce [sponsorisée,partenaire] | annonces sponsorisées | contenu de marque | contenu proposé par | [sponsorisé,commandité,parrainé,présenté,offert,proposé] par | en partenariat avec notre annonceur | contenu payé | contenu commandité par | collaboration commerciale
      [,la ,lire la ]suite [de l'article ,de votre article ,][après,sous,en dessous de,ci dessous après] [la ,cette ,les ,][publicité,pub,annonce,publicités,vidéo]
      [l'article,l’article,cet article,le texte,la lecture,votre lecture,votre article,article] [continue,se poursuit,reprend] [après,sous,en dessous de,plus bas] [la ,cette ,l',][publicité,pub,annonce] | la suite après cette publicité | la suite [,est ]ci dessous | [continuez,poursuivez,continuer,poursuivre] [votre ,la ,][lecture,lire] [après,sous] [la ,cette ,][publicité,pub,annonce] | [continuer,poursuivre] la lecture | [faites défiler,défilez] pour [continuer,lire la suite,poursuivre] [,la lecture,à lire]
      [fermer,passer,ignorer,masquer,sauter] la [publicité,pub] | fermer l'annonce | [fin,début] de la publicité | la publicité se termine dans 0 secondes | pourquoi cette [publicité,annonce] | votre publicité ici | bomm bruderezh | publicitat
    `,
    weak: 'annonce | annonces | annonceur | annonceurs | sponsorisé | sponsorisée | nos partenaires | sponsors',
    shout: 'pub | annonceur | réclame | partenariat',
  },
  {
    languages: ['es', 'gl', 'ca', 'eu', 'an'],
    source: `Spanish Ley 34/1988 General de Publicidad, article 9; jump lines of Spanish and Latin American newspapers; ${TRANSLATIONS}`,
    stems: 'publicid | publicit | anunciante | iragarki | publizit',
    always: `
      publicidad | publicidade | publicitat | publizitatea | iragarkia | iragarkiak | anuncio | anuncis | anunci | [,este es un ]anuncio [publicitario,pagado,patrocinado,comercial] | espacio [publicitario,patrocinado,pagado] | [contenido,artículo,enlace,post,mensaje,publicación] [patrocinado,promocionado,pagado,publicitario,comercial] | [contenidos,artículos,enlaces,anuncios] [patrocinados,promocionados,pagados] | publirreportaje | publireportaje | publinota | publinoticia | contingut patrocinat | contido patrocinado | remitido publicitario | inserción pagada | campo pagado | [pausa,corte,inserto,bloque,tanda] [publicitaria,publicitario,comercial] | contenido de marca | branded content | brandvoice
      [continúa,continuar,seguir,sigue,siga] leyendo | contenido de nuestros [patrocinadores,anunciantes,socios]
      [patrocinado,presentado,ofrecido,traído a usted] por | contenido [ofrecido,patrocinado] por | advertisement publicidad
      [,la ,esta ,el ,este ][nota,noticia,artículo,información,texto,historia,contenido,lectura] [continúa,sigue,prosigue] [debajo,después,abajo,tras,más abajo,luego] [de ,][,la ,esta ,el ,este ,del ][publicidad,anuncio,pauta,aviso,video,vídeo]
      [sigue,continúa,continua,continuar,siga,seguir,continúe] [leyendo,la lectura,la lectura de la nota,lectura] [después,debajo,tras,abajo,luego] [de ,][la ,esta ,el ,este ,del ,][publicidad,anuncio] | [continúa,continuar,continuar la lectura,continúa la lectura,sigue leyendo] [abajo,debajo,tras la publicidad] | [desliza,deslice,desplázate,haz scroll,baja] [,hacia abajo ]para [continuar,seguir leyendo,continuar leyendo,leer más] | [el ,]artículo continúa [después,abajo,debajo]
      [cerrar,saltar,omitir,ocultar,quitar] [la ,el ,este ,][publicidad,anuncio,anuncios] | [fin,inicio] de la publicidad | el anuncio termina en 0 segundos | tu anuncio aquí | anuncie aquí | publicidad en 0 | l'article continua després de la publicitat | continua llegint després de la publicitat | la notícia continua [després de,sota] la publicitat
    `,
    weak: 'anuncios | anunciantes | patrocinado | patrocinador | patrocinadores | patrocinat | aviso publicitario | nuestros patrocinadores',
    shout: 'publi | aviso | avisos',
  },
  {
    languages: ['pt'],
    source: `Brazilian code of advertising self-regulation (CONAR), article 28; labels of Brazilian and Portuguese newspapers; ${TRANSLATIONS}`,
    stems: 'publicid | publicit | anunciante',
    always: `
      publicidade | anúncio | anúncio publicitário | anúncio pago | continua depois da publicidade | [conteúdo,artigo,link,post,informe,espaço,texto] [patrocinado,publicitário,pago,promovido,comercial] | [conteúdos,links,artigos] [patrocinados,promovidos] | informe publicitário | informe comercial | publieditorial | publirreportagem | publipost | conteúdo de marca | branded content | [intervalo,espaço,mensagem] [comercial,publicitária]
      [patrocinado,oferecido,apresentado,oferecimento] por | oferecimento | conteúdo oferecido por
      [,a ,o ,este ,esta ][artigo,texto,matéria,reportagem,notícia,conteúdo,leitura,história] [continua,segue,prossegue] [depois,após,abaixo,a seguir] [da ,do ,à ,ao ,a ,o ,deste ,desta ,este ,esta ,][publicidade,anúncio,propaganda,vídeo] | [continua,continuar,continue,segue] [depois,após,abaixo] [da ,do ,a ,o ,este ,esta ,][publicidade,anúncio,propaganda] | [continue,continuar,siga,segue] [a leitura,lendo,lendo a matéria] [,depois da publicidade,após a publicidade,após o anúncio,depois do anúncio,abaixo] | [role,deslize,arraste] [a tela ,para baixo ,]para [continuar,continuar lendo,ler mais] | [fechar,pular,ignorar,saltar] [o ,]anúncio | fechar publicidade | fim da publicidade | o anúncio termina em 0 segundos | anuncie aqui | seu anúncio aqui | a sua publicidade aqui
    `,
    weak: 'anúncios | patrocinado | patrocínio | anunciantes | patrocinador | patrocinadores',
    shout: 'pub | publi | propaganda',
  },
  {
    languages: ['it', 'roa', 'sc', 'co', 'scn'],
    source: `Codice del consumo article 22 and IAP Digital Chart ("pubblicità", "adv"); labels of Italian newspapers; ${TRANSLATIONS}`,
    stems: 'pubblicit | inserzion',
    always: `
      pubblicità | pubblicita | pubblicita' | annuncio pubblicitario | annunci pubblicitari | messaggio [pubblicitario,promozionale] | spazio [pubblicitario,pubblicità] | informazione pubblicitaria | [contenuto,articolo,post,link,annuncio,messaggio] [sponsorizzato,pubblicitario,promozionale] | [contenuti,articoli,link,annunci,messaggi] [sponsorizzati,pubblicitari,promozionali] | pubbliredazionale | publiredazionale | pubblicità redazionale | redazionale a pagamento | inserzione pubblicitaria | inserzioni pubblicitarie | inserzione a pagamento | contenuto a pagamento | branded content | adv | advertorial | pubblecetà
      [sponsorizzato,offerto,presentato] da | in collaborazione con lo sponsor | [contenuto ,]in collaborazione con il nostro partner | pausa pubblicitaria | interruzione pubblicitaria
      [,l'][articolo,notizia,testo,lettura,storia] [continua,prosegue,riprende] [dopo,sotto,sotto la,dopo la,più in basso dopo] [la ,questa ,l',il ,questo ,][pubblicità,annuncio,video] | [,la ]notizia [continua,prosegue] [dopo,sotto] la pubblicità | [continua,prosegui,continua a,segue] [la lettura ,a leggere ,][dopo,sotto] [la ,questa ,][pubblicità,annuncio] | [continua a leggere,continua la lettura,prosegui la lettura] | [scorri,scorrere] [,verso il basso ,la pagina ]per [continuare,continuare a leggere,leggere] | l'articolo continua [sotto,qui sotto,in basso]
      [chiudi,salta,nascondi] [la ,l',][pubblicità,annuncio] | fine [della ,]pubblicità | l'annuncio termina tra 0 secondi | la tua pubblicità qui | contenuto promozionale
    `,
    weak: 'annuncio | annunci | inserzione | sponsorizzato | sponsor | inserzioni',
    shout: 'adv | promo',
  },
  {
    languages: ['ro', 'mo'],
    source: 'Romanian audiovisual law 504/2002, article 29; labels of Romanian and Moldovan newspapers',
    stems: 'publicit | reclame',
    always: `
      publicitate | publicităţi | reclamă | [articol,conținut,material,comunicat,text] [publicitar,sponsorizat,plătit,promovat,susținut de] | articole sponsorizate | advertorial | spațiu publicitar | anunț publicitar | anunțuri publicitare | pauză publicitară | conținut plătit | sponsorizat de | prezentat de | publicitate plătită
      continuarea [articolului,știrii,textului] [după,sub,mai jos după] [publicitate,reclamă] | [articolul,știrea,textul] [continuă,continua] [după,sub,mai jos după,mai jos] [publicitate,reclamă,anunț,aceasta reclamă] | [articolul,știrea] continuă [mai jos,mai jos după publicitate] | [citește,continuă] [mai departe,lectura,citirea,să citești] [după,sub] [publicitate,reclamă] | continuă lectura | închide reclama | derulează pentru a continua | publicitate continuă să citești mai jos
    `,
    weak: 'reclame | sponsorizat | sponsori | anunțuri',
  },
  {
    languages: ['ga', 'cy', 'gd', 'gv'],
    source: TRANSLATIONS,
    stems: 'fogra | hysbyseb | sanas',
    always: 'fógra | fógraíocht | hysbyseb | hysbysebion | hysbysebu | sanas | sanasachd | soilsheen',
  },
];
