/** The words of an item's foot in the language of the article, so that a German text does not end in English. */

export interface FootLabels {
  /** With what separates it from the name that follows. */
  source: string;
  by: string;
  /** Headings of lists. */
  reports: string;
  related: string;
}

function labels(source: string, by: string, reports: string, related: string): FootLabels {
  return { source, by, reports, related };
}

const english = labels('Source: ', 'By ', 'Also reported by', 'Related');

/** By primary language subtag (RFC 5646). */
const byLanguage: ReadonlyMap<string, FootLabels> = new Map([
  ['en', english],
  ['ar', labels('المصدر: ', 'بقلم ', 'أوردته أيضًا', 'مواضيع ذات صلة')],
  ['cs', labels('Zdroj: ', 'Autor: ', 'Píší o tom také', 'Související')],
  ['da', labels('Kilde: ', 'Af ', 'Omtales også af', 'Relateret')],
  ['de', labels('Quelle: ', 'Von ', 'Auch berichtet von', 'Zum Thema')],
  ['es', labels('Fuente: ', 'Por ', 'También lo publican', 'Relacionado')],
  ['fr', labels('Source : ', 'Par ', 'Également traité par', 'À lire aussi')],
  ['he', labels('מקור: ', 'מאת ', 'דווח גם על ידי', 'בנושא זה')],
  ['it', labels('Fonte: ', 'Di ', 'Ne parlano anche', 'Articoli correlati')],
  ['ja', labels('出典: ', '著者: ', '他の報道', '関連')],
  ['ko', labels('출처: ', '글: ', '다른 보도', '관련')],
  ['nb', labels('Kilde: ', 'Av ', 'Omtales også av', 'Relatert')],
  ['nl', labels('Bron: ', 'Door ', 'Ook gemeld door', 'Gerelateerd')],
  ['no', labels('Kilde: ', 'Av ', 'Omtales også av', 'Relatert')],
  ['pl', labels('Źródło: ', 'Autor: ', 'Piszą o tym także', 'Powiązane')],
  ['pt', labels('Fonte: ', 'Por ', 'Também noticiado por', 'Relacionado')],
  ['ru', labels('Источник: ', 'Автор: ', 'Об этом также сообщают', 'По теме')],
  ['sv', labels('Källa: ', 'Av ', 'Rapporteras även av', 'Relaterat')],
  ['tr', labels('Kaynak: ', 'Yazan: ', 'Bunu haber yapan diğer kaynaklar', 'İlgili')],
  ['uk', labels('Джерело: ', 'Автор: ', 'Про це також повідомляють', 'За темою')],
  ['zh', labels('来源：', '作者：', '其他报道', '相关')],
]);

/** English where the language is unknown or not in the list. */
export function footLabels(language: string | undefined): FootLabels {
  const primary = language?.split('-', 1)[0]?.toLowerCase() ?? 'en';
  return byLanguage.get(primary) ?? english;
}
