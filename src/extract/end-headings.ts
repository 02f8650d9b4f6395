/** Headings under which a page leaves the article: pointers elsewhere, requests, the writer's portrait. */

/** Pointers to other articles. */
const POINTERS: readonly string[] = [
  'related(?: (?:articles?|stor(?:y|ies)|posts?|news|content|links?|reading|coverage|topics?|resources?|pages?|products?|insights?|blogs?|services?))?',
  '(?:read|see|explore|view|check out|discover) (?:more|also|next)(?: (?:about|from|on|in|articles?|stories|posts|news|like this)\\b.{0,40})?|more to (?:read|explore)',
  '(?:more|other|latest|recent|popular|trending|top|featured|similar|new(?:est)?|must|editor.?s) (?:from (?:our|the|this) (?:blog|author|category|site|series|news).{0,20}|articles?|stor(?:y|ies)|posts?|news|reads?|resources|coverage|picks?|insights?|blogs?|videos?|like this|to (?:read|explore)|for you|on this (?:topic|story|subject))(?: (?:from|on|in|about|you|by|for)\\b.{0,40})?',
  '(?:you (?:may|might|could)(?: also)?|readers also|people also|we think you.ll) (?:like|love|enjoy|be interested in|read|want to read|need)\\b.{0,20}',
  '(?:recommended|suggested|most (?:read|popular|viewed|shared)|keep reading|continue reading|further reading|up next|read next|next up|what to read next|don.t miss|in case you missed it|in this series)(?: (?:for you|articles?|reading|posts?|stories|content|today|this week))?',
  'mehr zum thema|das könnte (?:sie|dich) auch interessieren.{0,20}|lesen sie auch.{0,20}|weitere (?:artikel|themen|nachrichten|meldungen).{0,20}|meistgelesen|ähnliche artikel',
  '(?:à )?lire aussi.{0,20}|sur le même (?:sujet|thème)|articles? (?:liés|similaires|connexes|recommandés|associés)|les plus (?:lus|populaires)|voir aussi|dans la même rubrique',
  'noticias relacionadas|art[ií]culos relacionados|(?:tambi[eé]n )?te puede interesar|lea tambi[eé]n|m[aá]s (?:noticias|le[ií]d[ao]s?)|ver tambi[eé]n|relacionad[ao]s',
  'leggi anche.{0,20}|articoli correlati|potrebbe interessarti.{0,20}|ti potrebbe(?: anche)? interessare|i pi[uù] letti|leia (?:também|mais).{0,20}|veja também|mais lidas|notícias relacionadas|artigos relacionados',
  'lees ook.{0,20}|gerelateerde? .{0,20}|läs (?:också|även|mer).{0,20}|les også.{0,20}|læs også.{0,20}|relaterede? artikler|lue myös.{0,20}',
  'czytaj (?:także|również|też|więcej).{0,20}|zobacz (?:także|również).{0,20}|podobne artykuły|čtěte také.{0,20}|související články|читайте (?:также|також).{0,20}|по теме|материалы по теме|другие новости|похожие (?:статьи|новости)',
  'ilgili (?:haberler|yazılar|konular)|関連(?:記事|ニュース|リンク|コンテンツ)|おすすめ(?:記事)?|あわせて読みたい|人気記事|相关(?:阅读|新闻|文章|推荐|报道)|延伸閱讀|相關(?:新聞|文章)|猜你喜欢|관련 ?기사|많이 본 뉴스',
];

/** Requests to the reader and words about the writer or the page. */
const ASIDES: readonly string[] = [
  '(?:about|meet) (?:the |our )?(?:authors?|writers?|contributors?|reviewers?|editors?|podcast|company)\\b.{0,30}|disclaimer|disclosures?',
  '(?:share|like|rate|print|save|bookmark)(?: (?:this|on|it|with)\\b.{0,40})?|follow us\\b.{0,30}',
  '(?:sign up|subscribe)(?: (?:to|for|now|today|here)\\b.{0,60})?|(?:join|get) (?:our|the) (?:free |weekly |daily )?(?:newsletter|mailing list)\\b.{0,40}|stay (?:up to date|informed|connected|updated|in touch|in the loop)(?: with\\b.{0,40})?',
  '(?:our |free |weekly |daily )?newsletters?(?: sign ?up)?',
  '(?:leave|post|write|add|submit) (?:a|your) (?:comment|reply|response|thoughts?)\\b.{0,20}',
  '(?:\\d+ )?(?:comments?|responses?|replies|trackbacks?)(?: \\(?\\d+\\)?)?|(?:join|start) the (?:conversation|discussion)',
  '(?:contact|connect with|find) us\\b.{0,40}',
  '(?:tags?|categories|filed under|archives?|post navigation|privacy (?:overview|preference cent(?:er|re))|cookie (?:settings|policy|preferences))',
  'was this (?:article|page|post|content|information) (?:helpful|useful)\\b.{0,10}',
  'über den autor|zur person|kommentare?|newsletter abonnieren|artikel teilen|à propos de l.auteur|commentaires?|sobre (?:el|o) autor|comentarios|comentários|commenti|reacties|komentarze|комментарии|коментарі|об авторе|yorumlar|この記事を書いた人',
];

function pattern(forms: readonly string[]): RegExp {
  return new RegExp(`^\\W*(?:${forms.join('|')})[\\s:：.!?…»→>]*$`, 'iu');
}

const pointer = pattern(POINTERS);
const aside = pattern(ASIDES);
const MAX_HEADING = 90;

export type EndKind = 'pointer' | 'aside';

/** What a heading says of the section under it; undefined for headings of the article. */
export function endKind(text: string): EndKind | undefined {
  if (text.length > MAX_HEADING) return undefined;
  return pointer.test(text) ? 'pointer' : aside.test(text) ? 'aside' : undefined;
}
