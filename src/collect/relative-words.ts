/** Words for times counted from now, by language; written from the usual phrases of news sites. */

export interface RelativeWords {
  /** Beginnings of the words for each unit, longest unit last; folded as `foldName` folds. */
  units: Readonly<Record<'minute' | 'hour' | 'day' | 'week' | 'month' | 'year', readonly string[]>>;
  today: readonly string[];
  yesterday: readonly string[];
  now: readonly string[];
}

const row = (units: string, today: string, yesterday: string, now = ''): RelativeWords => {
  const [minute = '', hour = '', day = '', week = '', month = '', year = ''] = units.split('|');
  const words = (list: string) => list.split(' ').filter((word) => word !== '');
  return {
    units: {
      minute: words(minute),
      hour: words(hour),
      day: words(day),
      week: words(week),
      month: words(month),
      year: words(year),
    },
    today: words(today),
    yesterday: words(yesterday),
    now: words(now),
  };
};

export const relativeWords: Readonly<Record<string, RelativeWords>> = {
  en: row('min|hour hr h|day d|week wk w|month mo|year yr y', 'today', 'yesterday', 'now'),
  de: row('min|stunde std|tag|woche|monat|jahr', 'heute', 'gestern', 'jetzt eben'),
  fr: row('min|heure h|jour j|semaine|mois|an annee', "aujourd'hui aujourd’hui", 'hier', 'instant'),
  es: row('min|hora h|dia|semana|mes|ano', 'hoy', 'ayer', 'ahora'),
  it: row('min|ora ore|giorn|settiman|mes|ann', 'oggi', 'ieri', 'adesso ora'),
  pt: row('min|hora h|dia|semana|mes|ano', 'hoje', 'ontem', 'agora'),
  nl: row('min|uur|dag|week weken|maand|jaar', 'vandaag', 'gisteren', 'zojuist nu'),
  sv: row('min|tim|dag dygn|veck|manad|ar', 'idag', 'igar', 'nyss nu'),
  da: row('min|tim|dag dogn|uge|maned|ar', 'dag', 'gar', 'nu'),
  fi: row('min|tunti tuntia|paiva paivaa|viikko viikkoa|kuukau|vuosi vuotta', 'tanaan', 'eilen', 'nyt'),
  pl: row('min|godz|dzien dni|tydzien tygodni|miesiac miesi|rok lat', 'dzis dzisiaj', 'wczoraj', 'teraz'),
  cs: row('min|hod|den dny dni dnem|tyd|mes|rok let', 'dnes', 'vcera', 'ted'),
  hu: row('perc|ora|nap|het|honap|ev', 'ma', 'tegnap', 'most'),
  ro: row('min|ora ore|zi|saptaman|lun|an', 'astazi azi', 'ieri', 'acum'),
  ru: row('мин|час|день дня днеи|недел|месяц|год лет', 'сегодня', 'вчера', 'сеичас'),
  uk: row('хв|год|день дні днів|тиж|місяц|рік роки років', 'сьогодні', 'вчора', 'зараз'),
  el: row('λεπτ|ωρα ωρες|ημερ|εβδομαδ|μην|χρον', 'σημερα', 'χθες', 'τωρα'),
  tr: row('dakika dk|saat|gun|hafta|ay|yıl yil', 'bugun', 'dun', 'simdi'),
  ar: row('دقيقة دقائق|ساعة ساعات|يوم ايام|اسبوع|شهر اشهر|سنة سنوات', 'اليوم', 'امس', 'الان'),
  he: row('דקות דקה|שעות שעה|ימים יום|שבוע|חודש|שנה שנים', 'היום', 'אתמול', 'עכשיו'),
  id: row('menit|jam|hari|minggu|bulan|tahun', 'hari', 'kemarin', 'baru'),
  vi: row('phut|gio|ngay|tuan|thang|nam', '', '', ''),
  ja: row('分|時間|日|週間|か月 ヶ月 カ月|年', '今日 本日', '昨日'),
  zh: row('分钟 分鐘|小时 小時|天|周 週|个月 個月|年', '今天 今日', '昨天 昨日', '刚刚 剛剛'),
  ko: row('분|시간|일|주|개월|년', '오늘', '어제', '방금'),
};
