/** The last step: only listed elements, attributes and schemes get through. */
import sanitizeHtml from 'sanitize-html';

/** Players that articles embed, by host; anything else in a frame is dropped. */
const EMBED_HOSTS = [
  'www.youtube.com',
  'www.youtube-nocookie.com',
  'player.vimeo.com',
  'www.dailymotion.com',
  'geo.dailymotion.com',
  'w.soundcloud.com',
  'open.spotify.com',
  'embed.podcasts.apple.com',
  'bandcamp.com',
  'www.google.com',
  'datawrapper.dwcdn.net',
  'flo.uri.sh',
  'player.bbc.com',
];

/** Never svg, math, textarea, xmp, noscript, style: their content is parsed by other rules, where mutation attacks live. */
const TAGS = (
  'p br hr h1 h2 h3 h4 h5 h6 blockquote q cite pre code samp kbd var ul ol li dl dt dd table caption thead tbody tfoot tr th td colgroup col ' +
  'figure figcaption img picture source video audio iframe a b strong i em u s del ins sub sup small mark abbr dfn time ruby rt rp bdi bdo wbr span div section article details summary'
).split(' ');

const WEB = ['http', 'https'];

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: TAGS,
  allowedAttributes: {
    a: ['href', 'title', 'rel', 'hreflang'],
    img: ['src', 'srcset', 'sizes', 'alt', 'title', 'width', 'height', 'loading'],
    source: ['src', 'srcset', 'sizes', 'type', 'media'],
    video: ['src', 'poster', 'controls', 'width', 'height'],
    audio: ['src', 'controls'],
    iframe: ['src', 'width', 'height', 'title', 'allowfullscreen', 'loading'],
    blockquote: ['cite'],
    q: ['cite'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan', 'scope'],
    col: ['span'],
    ol: ['start', 'reversed', 'type'],
    li: ['value'],
    time: ['datetime'],
    abbr: ['title'],
    '*': ['lang', 'dir'],
  },
  allowedSchemes: WEB,
  allowedSchemesByTag: { a: [...WEB, 'mailto', 'tel'] },
  allowedSchemesAppliedToAttributes: ['href', 'src', 'srcset', 'poster', 'cite'],
  allowProtocolRelative: false,
  allowedIframeHostnames: EMBED_HOSTS,
  allowIframeRelativeUrls: false,
  disallowedTagsMode: 'discard',
  nonTextTags: [
    'script',
    'style',
    'textarea',
    'option',
    'noscript',
    'xmp',
    'svg',
    'math',
    'title',
    'template',
    'noembed',
    'noframes',
    'plaintext',
    'object',
    'select',
    'button',
  ],
  nestingLimit: 200,
  parseStyleAttributes: false,
  exclusiveFilter: (frame) =>
    (frame.tag === 'iframe' || frame.tag === 'source' || frame.tag === 'img') &&
    !frame.attribs.src &&
    !frame.attribs.srcset,
};

/** Safe HTML of a fragment; addresses must be absolute before. */
export function sanitise(html: string): string {
  return sanitizeHtml(html, OPTIONS).trim();
}
