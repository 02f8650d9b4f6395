import { describe, expect, it } from 'vitest';
import { detectLanguage, isSameLanguage } from '../../src/text/language.js';

/** The same news in each. */
const passages: readonly (readonly [language: string, text: string])[] = [
  [
    'en',
    'The harbour council voted on Tuesday evening to rebuild the old north pier, which a winter storm had broken in two places, and said that the work would take eighteen months.',
  ],
  [
    'de',
    'Der Hafenrat hat am Dienstagabend beschlossen, die alte Nordmole wieder aufzubauen, die ein Wintersturm an zwei Stellen zerbrochen hatte, und rechnet mit achtzehn Monaten Bauzeit.',
  ],
  [
    'fr',
    'Le conseil du port a décidé mardi soir de reconstruire la vieille jetée du nord, qu’une tempête avait brisée en deux endroits, et prévoit dix-huit mois de travaux pour la remettre en état.',
  ],
  [
    'es',
    'El consejo del puerto decidió el martes por la noche reconstruir el viejo muelle del norte, que una tormenta había roto en dos lugares, y calcula que las obras durarán dieciocho meses.',
  ],
  [
    'pt',
    'O conselho do porto decidiu na noite de terça-feira reconstruir o velho cais do norte, que uma tempestade tinha partido em dois lugares, e calcula que as obras vão durar dezoito meses.',
  ],
  [
    'it',
    'Il consiglio del porto ha deciso martedì sera di ricostruire il vecchio molo nord, che una tempesta invernale aveva spezzato in due punti, e prevede che i lavori dureranno diciotto mesi.',
  ],
  [
    'nl',
    'De havenraad heeft dinsdagavond besloten om de oude noordpier te herbouwen, die door een winterstorm op twee plaatsen was gebroken, en verwacht dat het werk achttien maanden zal duren.',
  ],
  [
    'sv',
    'Hamnrådet beslutade på tisdagskvällen att bygga upp den gamla norra piren, som en vinterstorm hade brutit sönder på två ställen, och räknar med att arbetet kommer att ta arton månader.',
  ],
  [
    'da',
    'Havnerådet besluttede tirsdag aften at genopbygge den gamle nordmole, som en vinterstorm havde brudt to steder, og regner med, at arbejdet vil tage atten måneder, hvis vejret ikke bliver dårligt.',
  ],
  [
    'no',
    'Havnerådet vedtok tirsdag kveld å bygge opp igjen den gamle nordmoloen, som en vinterstorm hadde brutt to steder, og regner med at arbeidet vil ta atten måneder dersom været ikke blir dårlig.',
  ],
  [
    'fi',
    'Satamaneuvosto päätti tiistai-iltana rakentaa uudelleen vanhan pohjoislaiturin, jonka talvimyrsky oli rikkonut kahdesta kohdasta, ja arvioi, että työ kestää puolitoista vuotta, mutta ei enempää.',
  ],
  [
    'pl',
    'Rada portu zdecydowała we wtorek wieczorem, że odbuduje stare molo północne, które zimowy sztorm przerwał w dwóch miejscach, i szacuje, że prace potrwają osiemnaście miesięcy.',
  ],
  [
    'cs',
    'Rada přístavu v úterý večer rozhodla, že obnoví staré severní molo, které zimní bouře protrhla na dvou místech, a počítá s tím, že práce budou trvat osmnáct měsíců.',
  ],
  [
    'sk',
    'Rada prístavu v utorok večer rozhodla, že obnoví staré severné mólo, ktoré zimná búrka pretrhla na dvoch miestach, a počíta s tým, že práce budú trvať osemnásť mesiacov.',
  ],
  [
    'sl',
    'Pristaniški svet je v torek zvečer sklenil, da bo obnovil stari severni pomol, ki ga je zimska nevihta prelomila na dveh mestih, in pričakuje, da bodo dela trajala osemnajst mesecev.',
  ],
  [
    'hr',
    'Lučko vijeće odlučilo je u utorak navečer obnoviti stari sjeverni gat, koji je zimska oluja slomila na dva mjesta, te očekuje da će radovi trajati osamnaest mjeseci, a također i da neće biti skuplji nego prije.',
  ],
  [
    'sr',
    'Савет луке одлучио је у уторак увече да обнови стари северни док, који је зимска олуја сломила на два места, и очекује да ће радови трајати осамнаест месеци, а такође и да неће бити скупљи него пре.',
  ],
  [
    'hu',
    'A kikötői tanács kedden este úgy döntött, hogy újjáépíti a régi északi mólót, amelyet egy téli vihar két helyen is áttört, és azt várja, hogy a munka tizennyolc hónapig fog tartani.',
  ],
  [
    'ro',
    'Consiliul portului a decis marți seara să reconstruiască vechiul dig de nord, pe care o furtună de iarnă îl rupsese în două locuri, și se așteaptă ca lucrările să dureze optsprezece luni.',
  ],
  [
    'tr',
    'Liman meclisi salı akşamı, bir kış fırtınasının iki yerinden kırdığı eski kuzey iskelesini yeniden yapmaya karar verdi ve çalışmaların on sekiz ay kadar süreceğini, daha sonra için ise yeni bir plan olduğunu söyledi.',
  ],
  [
    'id',
    'Dewan pelabuhan pada Selasa malam memutuskan untuk membangun kembali dermaga utara yang lama, yang patah di dua tempat akibat badai, dan memperkirakan bahwa pekerjaan itu akan berlangsung delapan belas bulan.',
  ],
  [
    'ca',
    'El consell del port va decidir dimarts al vespre reconstruir el vell moll del nord, que una tempesta havia trencat en dos llocs, i preveu que les obres duraran divuit mesos amb els diners dels veïns.',
  ],
  [
    'sq',
    'Këshilli i portit vendosi të martën në mbrëmje që të rindërtojë molin e vjetër të veriut, të cilin një stuhi dimri e kishte thyer në dy vende, dhe pret që punimet të zgjasin tetëmbëdhjetë muaj.',
  ],
  [
    'ru',
    'Совет порта во вторник вечером решил восстановить старый северный причал, который зимний шторм разрушил в двух местах, и заявил, что работы займут восемнадцать месяцев.',
  ],
  [
    'uk',
    'Рада порту у вівторок увечері вирішила відбудувати старий північний причал, який зимовий шторм зламав у двох місцях, і заявила, що роботи триватимуть вісімнадцять місяців.',
  ],
  [
    'bg',
    'Съветът на пристанището реши във вторник вечерта да възстанови стария северен кей, който зимна буря беше счупила на две места, и очаква работата да отнеме осемнадесет месеца.',
  ],
  [
    'el',
    'Το συμβούλιο του λιμανιού αποφάσισε το βράδυ της Τρίτης να ξαναχτίσει τον παλιό βόρειο μόλο, που μια χειμωνιάτικη καταιγίδα είχε σπάσει σε δύο σημεία, και υπολογίζει δεκαοκτώ μήνες.',
  ],
  [
    'ar',
    'قرر مجلس الميناء مساء الثلاثاء إعادة بناء الرصيف الشمالي القديم الذي كسرته عاصفة شتوية في موضعين، وقال إن العمل سيستغرق ثمانية عشر شهرا وإن السكان انتظروا ثلاث سنوات كاملة.',
  ],
  [
    'ja',
    '港湾評議会は火曜日の夜、冬の嵐で二か所が壊れた古い北桟橋を再建することを決めた。工事には一年半かかる見通しだという。住民は三年も待たされた理由を尋ねた。',
  ],
  [
    'zh',
    '港口委员会周二晚上决定重建旧北码头，该码头在冬季风暴中有两处断裂，预计工程将持续十八个月。居民们问为什么要等三年，市长说资金现在已经到位。',
  ],
];

const textOf = (language: string) => passages.find(([name]) => name === language)?.[1] ?? '';

describe('detectLanguage', () => {
  it.each(passages)('recognises %s', (language, text) => {
    expect(detectLanguage(text)?.language).toBe(language);
  });

  it.each(['', 'OK', '1234567890 '.repeat(50)])('says nothing of %.20j', (text) => {
    expect(detectLanguage(text)).toBeUndefined();
  });

  it('reads a text in capitals as any other', () => {
    expect(detectLanguage(textOf('pt').toUpperCase())?.language).toBe('pt');
  });

  it.each(['bg', 'cs', 'hr', 'nl', 'no', 'pt'])(
    'is sure of a long text in %s, close to others as it is',
    (language) => {
      const detected = detectLanguage(textOf(language).repeat(3));
      expect(detected).toEqual({ language, accuracy: expect.any(Number) });
      expect(detected?.accuracy).toBeGreaterThan(0.8);
    },
  );

  it('is not misled by names, quotations and addresses', () => {
    const names = 'São Paulo, Rio de Janeiro, El País, La Repubblica, https://example.com/de/la/los/las';
    expect(detectLanguage(`${names}: ${textOf('en')}`)?.language).toBe('en');
  });
});

describe('isSameLanguage', () => {
  it('takes a declared tag for the code that detection has for it', () => {
    expect(isSameLanguage('no', 'nb-NO')).toBe(true);
    expect(isSameLanguage('sr', 'hr')).toBe(true);
    expect(isSameLanguage('en', 'en-GB')).toBe(true);
    expect(isSameLanguage('no', 'da')).toBe(false);
    expect(isSameLanguage('de', 'en')).toBe(false);
  });
});
