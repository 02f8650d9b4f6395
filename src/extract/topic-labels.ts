/** What newspapers write before the list of an article's topics, by language; folded for comparison. */
import { foldText } from '../text/normalise.js';

const LABELS = `
  topics | topic | tags | tag | tagged | tagged with | tagged in | tagged as | filed under | filed to | filed in | posted in | categories | category
  more on | more about | read more about | explore more on | explore more on these topics | in this article | related topics | related tags | article topics | keywords | key words | story tags | topics in this article | subjects | see more on | more stories about | labels | mentioned in this article | people in this story
  themen | thema | schlagwörter | schlagworte | stichworte | stichwörter | mehr zu | mehr zum thema | mehr zu den themen | verwandte themen | kategorien | kategorie | abgelegt unter | themen in diesem artikel | lesen sie mehr zu
  sujets | sujet | thèmes | thème | thématiques | thématique | mots-clés | mots clés | étiquettes | dans la rubrique | rubriques | rubrique | plus sur | en savoir plus sur | sujets associés | catégories | catégorie | classé sous
  temas | tema | etiquetas | etiqueta | más sobre | temas relacionados | archivado en | archivado bajo | palabras clave | categorías | categoría | te puede interesar sobre
  assuntos | assunto | tópicos | tópico | palavras-chave | mais sobre | categorias | categoria | marcadores | leia mais sobre | tudo sobre | em
  argomenti | argomento | temi | temi trattati | parole chiave | categorie | etichette | altro su | leggi altro su
  onderwerpen | onderwerp | trefwoorden | thema's | meer over | lees meer over | categorieën
  ämnen | ämne | taggar | etiketter | mer om | läs mer om | nyckelord | kategorier | emner | emne | emneord | emneknagger | stikord | nøkkelord | les mer om | læs mere om | mere om | aiheet | aihe | avainsanat | asiasanat | lisää aiheesta | tunnisteet | efnisorð | merki
  теги | тег | метки | метка | темы | тема | рубрики | рубрика | ключевые слова | ещё по теме | еще по теме | сюжеты | сюжет | больше о | тэги | тэгі
  теми | мітки | ключові слова | рубрики | більше про | більше на тему
  tematy | temat | tagi | słowa kluczowe | więcej na temat | więcej o | kategorie | w tym artykule
  témata | téma | štítky | štítek | klíčová slova | značky | více o | kľúčové slová | viac o | rubriky
  címkék | címke | kulcsszavak | témák | kategória | továbbiak a témában
  etichete | subiecte | cuvinte cheie | mai multe despre | categorii | taguri
  етикети | ключови думи | още за | тагове | ознаке | кључне речи | клучни зборови | ознаки
  oznake | ključne riječi | ključne besede | tagovi | teme | više o | kljucne reci | več o
  ετικέτες | ετικέτα | θέματα | σχετικά θέματα | λέξεις κλειδιά | περισσότερα για | temat | etiketat | fjalët kyçe
  etiketler | etiket | konular | konu | anahtar kelimeler | ilgili konular | daha fazlası | teqlər | açar sözlər | თეგები | ტეგები | პითხეები | պիտակներ
  sildid | märksõnad | teemad | birkas | tēmas | atslēgvārdi | žymos | raktažodžiai | temos | žymės
  الوسوم | وسوم | كلمات مفتاحية | كلمات دلالية | الكلمات المفتاحية | الكلمات الدلالية | مواضيع | المواضيع | علامات | اقرأ المزيد عن | تگ ها | تگ‌ها | برچسب ها | برچسب‌ها | کلیدواژه ها | کلیدواژه‌ها | ٹیگز | موضوعات
  תגיות | תגית | נושאים | עוד בנושא | מילות מפתח | עוד על
  टैग | टैग्स | विषय | কীওয়ার্ড | ট্যাগ | ট্যাগস | বিষয় | குறிச்சொற்கள் | ట్యాగ్‌లు | ಟ್ಯಾಗ್‌ಗಳು | ടാഗുകൾ | ટૅગ્સ | ਟੈਗ
  标签 | 标签词 | 标籤 | 標籤 | 关键词 | 關鍵字 | 关键字 | 主题 | 主題 | 话题 | 話題 | 更多关于 | 相关话题 | 文章标签 | 關鍵詞
  タグ | キーワード | トピックス | トピック | 関連キーワード | 関連トピック | 関連ワード | 関連タグ | テーマ | 태그 | 키워드 | 주제 | 관련 태그 | 관련기사 태그
  từ khóa | chủ đề | thẻ | แท็ก | คำค้น | ป้ายกำกับ | หัวข้อ | หัวข้อข่าว | topik | tag terkait | topik terkait | kata kunci | lebih lanjut tentang | tajuk | mada | lebelo
`;

export const TOPIC_LABELS: ReadonlySet<string> = new Set(
  LABELS.split(/[|\n]/u)
    .map((label) => foldText(label))
    .filter((label) => label !== '' && label !== 'em'),
);
