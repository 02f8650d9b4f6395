/** Names of the parts of a page in class names and ids, gathered from themes of common content systems. `|` separates. */

/** Parts beside the article: removed unless they hold a good part of the page's prose. */
export const FURNITURE = [
  // Pointers to other articles
  `
  related|relatedposts|related posts|recirc|recirculation|recommended|recommendation|
  recommendations|recommend|trending|popular|most read|most viewed|mostpopular|more stories|
  more news|more posts|more articles|read next|readnext|up next|next up|also like|you may|
  may also|see also|also read|latest news|latest posts|latest stories|recent posts|recent articles|
  recentposts|prev next|next prev|post navigation|post nav|outbrain|taboola|zergnet|revcontent|
  teads|onward|onwards|further reading|similar|series nav|in this series|link list|linklist|bookmark card|bookmark container|inline promo|inline related|inline newsletter`,
  // Asking for something
  `
  newsletter|newsletters|subscribe|subscription|signup|sign up|optin|opt in|mailchimp|mc4wp|
  donate|donation|paywall|regwall|piano|login|register|registration|cta|call to action|
  lead magnet|feedback|survey|poll|rating|ratings|was this helpful|helpful|contact form|wpcf7|
  hs form|gform`,
  // Sharing
  `
  share|sharing|sharebar|sharedaddy|sharebuttons|shareaholic|addtoany|addthis|social|socials|
  socialmedia|follow us|followus|tweet this|click to tweet|like button|jp relatedposts|sd sharing|
  sassy`,
  // Advertising
  `
  ad|ads|advert|adverts|advertisement|advertisements|advertising|adbox|adslot|adunit|adsense|
  adsbygoogle|adwrapper|adcontainer|dfp|gpt|promo|promos|promobox|promotion|promotions|promoted|
  sponsor|sponsored|sponsors|affiliate`,
  // About the article rather than in it
  `
  byline|bylines|author|authors|author bio|author box|authorbox|author info|about author|
  aboutauthor|bio|biography|contributor|contributors|dateline|timestamp|pubdate|post meta|
  postmeta|entry meta|article meta|metadata|post info|postinfo|reading time|post date|entry date|
  publish date|date published|post author|tags|taglist|tag list|tagcloud|post tags|tags links|
  cat links|topics|keywords|categories|entry footer|post footer|article footer|breadcrumb|
  breadcrumbs|copyright|credit|credits|caption|toolbar|article tools|print|printfriendly|
  audio player|listen|text to speech`,
  // Around the article
  `
  sidebar|side bar|sidenav|rail|right rail|nav|navbar|navigation|menu|submenu|megamenu|footer|
  masthead|topbar|site header|page header|global header|pagination|pager|paging|page links|
  overlay|flyout|
  tooltip|dropdown|ticker|breaking|alert bar|skip|skip link|skiplink|back to top|scroll to top|
  widget area|widgettitle|search form|searchform|weather|carousel|swiper`,
].join('|');

/** Removed only where they hold no prose: the words also name parts of articles. */
export const POINTERS = `
  toc|table of contents|tableofcontents|ez toc|read more|readmore|more on|more from|morefrom|
  widget|list group|jump links|anchor links|on this page`;

/** Laid over the page or leading away from it: removed unless they hold most of its prose. */
export const OVERLAYS = `
  cookie|cookies|cookiebanner|cookie law|onetrust|didomi|usercentrics|consent|gdpr|ccpa|popup|modal|lightbox|offcanvas|
  off canvas menu|testimonial|testimonials|related|relatedposts|recirc|recommended|recommendations|read next|
  also like|outbrain|taboola|newsletter`;

/** What readers wrote: removed unless it is nearly all the prose there is. */
export const COMMENTS = `
  comment|comments|commentlist|comment list|disqus|respond|livefyre|coral|spotim|openweb|
  discussion|replies|webmentions|pingback`;
